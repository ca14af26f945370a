"""A library's citation keys follow a pattern where the user says so, and stay as they are where not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.cite_key import valid_key
from readinglist.domain.key_changes import KeyChange, KeyChoice
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library import Library, citation_keys, editing
from readinglist.storage.intake import add_papers
from readinglist.storage.transaction import Transaction

AUTHOR_YEAR = KeyPattern.of("auth + year")
USUAL = KeyPattern.of("")


def record(title: str, author: str = "Ada Lovelace", year: int = 1843, key: str = "") -> Record:
    return Record(1, title, title, authors=(author,), year=year, cite_key=key)


def add(library: Library, *records: Record) -> list[int]:
    first = len(keys(library)) + 1
    numbered = dict(enumerate(records, first))

    def verb(transaction: Transaction) -> str:
        add_papers(transaction, numbered, State.UNREAD)
        return "Add"

    library.do(verb)
    return list(numbered)


def keys(library: Library) -> list[str]:
    return [paper.cite_key for paper in library.store.keyed_after(0, 1_000)]


def proposed(library: Library, pattern: KeyPattern, choice: KeyChoice | None = None) -> list[KeyChange]:
    pages = citation_keys.proposed_changes(library, pattern, choice or KeyChoice())
    return [change for _done, page in pages for change in page]


def told(changes: Sequence[KeyChange]) -> list[tuple[str, str, bool]]:
    return [(change.old, change.new, change.is_chosen) for change in changes]


def test_new_papers_get_keys_by_the_pattern_of_the_library(library: Library) -> None:
    add(library, record("On Notes"))
    citation_keys.use_pattern(library, AUTHOR_YEAR)
    add(library, record("On Numbers"), record("On Cards"), record("On Looms", key="Jacquard"))
    assert keys(library) == ["lovelace-1843-notes", "Lovelace1843", "Lovelace1843-2", "Jacquard"]


def test_two_new_papers_that_want_one_free_key_get_numbers_that_nobody_has(library: Library) -> None:
    add(library, record("On Looms", key="Loom-2"))
    add(library, record("On Notes", key="loom"), record("On Cards", key="LOOM"))
    assert keys(library) == ["Loom-2", "loom", "LOOM-3"]


def test_the_pattern_is_undone_and_lasts(library: Library) -> None:
    citation_keys.use_pattern(library, AUTHOR_YEAR)
    with Library.open(library.path) as again:
        assert citation_keys.pattern_in_force(again) == AUTHOR_YEAR
    assert library.undo().label == "Change the Pattern of Citation Keys"
    assert citation_keys.pattern_in_force(library) == USUAL


def test_each_key_that_would_be_another_is_proposed(library: Library) -> None:
    add(library, record("On Notes"), record("On Numbers", "Charles Babbage", 1864))
    (first, second) = proposed(library, AUTHOR_YEAR)
    assert first == KeyChange(1, "On Notes", "lovelace-1843-notes", "Lovelace1843", is_given=False, is_chosen=True)
    assert (second.title, second.new) == ("On Numbers", "Babbage1864")
    assert proposed(library, USUAL) == []


def test_a_key_that_was_typed_or_came_with_a_file_is_left_out_unless_asked_for(library: Library) -> None:
    add(library, record("On Notes"), record("On Looms", key="Jacquard"), record("On Cards"))
    editing.edit(library, 3, cite_key="mine")
    assert [change.is_given for change in proposed(library, AUTHOR_YEAR)] == [False, True, True]
    assert told(proposed(library, AUTHOR_YEAR)) == [
        ("lovelace-1843-notes", "Lovelace1843", True),
        ("Jacquard", "Lovelace1843", False),
        ("mine", "Lovelace1843", False),
    ]
    assert [change.new for change in proposed(library, AUTHOR_YEAR, KeyChoice(also_given=True))] == [
        "Lovelace1843", "Lovelace1843-2", "Lovelace1843-3",
    ]  # fmt: skip


def test_a_key_that_the_usual_pattern_made_was_not_given_whatever_the_pattern_by_now(library: Library) -> None:
    add(library, record("On Notes"))
    citation_keys.use_pattern(library, KeyPattern.of("year"))
    assert [change.is_given for change in proposed(library, AUTHOR_YEAR)] == [False]


def test_a_key_with_a_number_behind_what_the_pattern_makes_stays(library: Library) -> None:
    citation_keys.use_pattern(library, AUTHOR_YEAR)
    add(library, record("On Notes"), record("On Numbers"))
    library.store.purge([1])
    assert proposed(library, AUTHOR_YEAR) == []


def test_what_stays_holds_its_key_whatever_the_case(library: Library) -> None:
    add(library, record("On Looms", key="LOVELACE1843"), record("On Cards", key="lovelace1843-2"), record("On Notes"))
    editing.trash(library, [2])
    assert [change.new for change in proposed(library, AUTHOR_YEAR) if change.is_chosen] == ["Lovelace1843-3"]


def test_single_papers_are_chosen_or_left_out(library: Library) -> None:
    add(library, record("On Notes"), record("On Numbers"), record("On Looms", key="Jacquard"))
    choice = KeyChoice().turned([1, 3])
    citation_keys.change_keys(library, AUTHOR_YEAR, choice)
    assert keys(library) == ["lovelace-1843-notes", "Lovelace1843", "Lovelace1843-2"]
    assert choice.turned([3, 1]) == KeyChoice()


def test_pattern_and_keys_are_one_change_that_is_undone_and_done_again(library: Library) -> None:
    add(library, record("On Notes"), record("On Numbers"), record("On Looms", key="Jacquard"))
    before = keys(library)
    change = citation_keys.change_keys(library, AUTHOR_YEAR)
    assert change is not None
    assert change.label == "Change Citation Keys of 2 Papers"
    assert keys(library) == ["Lovelace1843", "Lovelace1843-2", "Jacquard"]
    assert citation_keys.pattern_in_force(library) == AUTHOR_YEAR
    library.undo()
    assert (keys(library), citation_keys.pattern_in_force(library)) == (before, USUAL)
    library.redo()
    assert keys(library) == ["Lovelace1843", "Lovelace1843-2", "Jacquard"]


def test_papers_exchange_their_keys_and_take_them_back(library: Library) -> None:
    add(
        library,
        record("On Notes", "A Lovelace", 1, key="Babbage2"),
        record("On Numbers", "C Babbage", 2, key="Lovelace1"),
    )
    citation_keys.change_keys(library, AUTHOR_YEAR, KeyChoice(also_given=True))
    assert keys(library) == ["Lovelace1", "Babbage2"]
    assert library.undo().kept == 0
    assert keys(library) == ["Babbage2", "Lovelace1"]


def test_an_undo_leaves_keys_that_were_changed_since_or_that_others_have_by_now(library: Library) -> None:
    add(
        library,
        record("On Notes", "A", 1, key="x1"),
        record("On Numbers", "B", 2, key="A1"),
        record("On Cards", "C", 3),
    )
    change = citation_keys.change_keys(library, AUTHOR_YEAR, KeyChoice(also_given=True))
    assert change is not None
    assert keys(library) == ["A1", "B2", "C3"]
    editing.edit(library, 3, cite_key="X1")  # what the first had: so that one stays, and the second, whose key it has
    undone = library.undo(change.id)
    assert (keys(library), undone.kept) == (["A1", "B2", "X1"], 3)


def test_where_no_key_would_be_another_only_the_pattern_changes(library: Library) -> None:
    add(library, record("On Looms", key="Jacquard"))
    change = citation_keys.change_keys(library, AUTHOR_YEAR)
    assert change is not None
    assert change.label == "Change the Pattern of Citation Keys"
    assert citation_keys.change_keys(library, AUTHOR_YEAR) is None


TITLES = st.sampled_from(["Deep Nets", "On Nets", "Nets", "Deep", "深度", ""])
AUTHORS = st.sampled_from(["Ada Lovelace", "Lovelace, A.", "Charles Babbage", ""])
RECORDS = st.builds(
    record, TITLES.map(lambda title: title or "Untitled"), AUTHORS, st.integers(2019, 2021),
    st.sampled_from(["", "Lovelace2019", "lovelace2019", "key", "key-2", "nets"]),
)  # fmt: skip
PATTERNS = st.sampled_from(["auth + year", "auth.lower + year", "'key'", "words(1)", "year", ""])


@settings(max_examples=25)
@given(st.lists(RECORDS, max_size=12), PATTERNS, PATTERNS, st.booleans(), st.frozensets(st.integers(1, 12)))
def test_keys_are_unique_as_proposed_and_come_back(
    records: list[Record], before: str, after: str, also_given: bool, others: frozenset[int]
) -> None:
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", waits=False) as library:
        citation_keys.use_pattern(library, KeyPattern.of(before))
        add(library, *records)
        had = keys(library)
        pattern, choice = KeyPattern.of(after), KeyChoice(also_given, others)
        wanted = {change.id: change.new for change in proposed(library, pattern, choice) if change.is_chosen}
        changed = citation_keys.change_keys(library, pattern, choice)
        have = keys(library)
        assert have == [wanted.get(number, key) for number, key in enumerate(had, 1)]
        assert len({key.lower() for key in have}) == len(have)
        assert all(map(valid_key, have))
        if changed:
            assert library.undo().kept == 0
        assert keys(library) == had


def test_pages_of_papers_that_all_want_one_key_get_numbers(library: Library) -> None:
    add(library, *(record(f"On {number}") for number in range(999)))
    citation_keys.change_keys(library, KeyPattern.of("'key'"))
    assert keys(library) == ["key", *(f"key-{number}" for number in range(2, 1_000))]
