from __future__ import annotations

import pytest

from readinglist.domain.paper import State
from readinglist.domain.records import Record, Skipped
from readinglist.formats.bibliography import MAX_NOTES, Item, repository, taken, year_of
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE


def record(**fields: object) -> Record:
    found = taken(Item(1, **{"title": "Boats", **fields}))  # type: ignore[arg-type]
    assert isinstance(found, Record)
    return found


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2021", 2021), ("2021-03", 2021), ("1948/07//", 1948), ("March 2014", 2014), ("c. 1999", 1999), (" 33 ", 33),
        ("12.03.2021", 2021), ("", None), ("in press", None), ("123456", None), ("0000 Year", 0), ("²", None),
    ],
)  # fmt: skip
def test_the_year_of_a_date_is_found_however_it_is_written(date: str, year: int | None) -> None:
    assert year_of(date) == year


@pytest.mark.parametrize(
    ("text", "rating"),
    [("3", 3), ("rank4", 4), (" 5/5 ", 5), ("★★", 2), ("⭐", 1), ("", 0), ("0", 0), ("8", 0), ("rank", 0), ("3.5", 0)],
)
def test_a_rating_is_one_to_five(text: str, rating: int) -> None:
    assert record(rating=text).rating == rating


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("lab/boats", "https://github.com/lab/boats"),
        ("https://github.com/lab/boats", "https://github.com/lab/boats"),
        ("see a/b/c", "see a/b/c"),
        ("", ""),
    ],
)
def test_a_repository_that_is_only_named_gets_its_address(text: str, address: str) -> None:
    assert repository(text) == address


@pytest.mark.parametrize(
    ("item", "reason", "shown"),
    [
        (Item(3, " ", key="byron"), "This entry has no title.", "byron"),
        (Item(3, "", doi="10.1/x"), "This entry has no title.", "10.1/x"),
        (Item(3, "x" * (MAX_TITLE + 1)), "The title has more than 2,000 characters.", "x" * 100),
        (Item(3, "T", "x" * (MAX_ABSTRACT + 1)), "The abstract has more than 100,000 characters.", "T"),
    ],
)
def test_what_cannot_be_taken_says_why(item: Item, reason: str, shown: str) -> None:
    assert taken(item) == Skipped(3, reason, shown)


def test_text_stays_within_limits() -> None:
    found = record(
        authors=("a" * 500,) * 3_000, keywords=tuple(map(str, range(500))), notes="n" * (2 * MAX_NOTES),
        venue="v" * 5_000, addresses=("https://a.org/" * 50_000,),
    )  # fmt: skip
    assert len(found.authors) <= 2_000
    assert max(map(len, found.authors)) <= 200
    assert len(found.tags) <= 100
    assert len(found.notes) <= MAX_NOTES
    assert len(found.venue) <= 500


def test_notes_keep_their_lines_and_indents() -> None:
    assert record(notes="\n- one\n    - two\n\nlast\n").notes == "- one\n    - two\n\nlast"


def test_an_identifier_that_stands_in_for_a_title_is_no_longer_than_one() -> None:
    assert len(record(title="", doi="10.1234/" + "5" * 1_990).title) == MAX_TITLE


def test_links_stand_once_those_of_their_own_fields_first() -> None:
    found = record(
        abstract="See https://b.org and http://www.A.org/.", addresses=("https://a.org https://c.org",), notes="c.org/x"
    )
    assert [link.url for link in found.links][:3] == ["https://a.org", "https://c.org", "https://b.org"]


def test_only_a_key_that_a_bib_file_can_hold_is_kept() -> None:
    assert record(key="byron:2024").cite_key == "byron:2024"
    assert record(key="byron {2024}").cite_key == ""


@pytest.mark.parametrize(
    ("word", "state"),
    [("Read", State.READ), ("to-read", State.QUEUED), ("In progress", State.READING), ("NO", State.UNREAD), ("", None)],
)
def test_states_have_many_words(word: str, state: State | None) -> None:
    assert record(state=word).state == state
