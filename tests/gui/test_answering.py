"""A question is answered twice: with the first screen at once, with all of it later."""

from __future__ import annotations

from array import array

import pytest

from readinglist.domain.query import Sort, SortKey
from readinglist.domain.records import Record
from readinglist.gui.answering import FIRST_ROWS, FIRST_SCREEN, Found, beginning, continued, renewed, whole
from readinglist.gui.asking import Question
from readinglist.library import Library, importing
from readinglist.library.review import Source

MANY = FIRST_ROWS + 50
BY_TITLE = Question(sort=Sort(SortKey.TITLE))


@pytest.fixture
def long_library(library: Library) -> Library:
    """A library of more papers than come first; all but the first say "paper", which says "alone"."""
    titles = ["Alone", *(f"Paper {number:03}" for number in range(1, MANY))]
    records = tuple(Record(line, title, title) for line, title in enumerate(titles, start=1))
    importing.commit(library, importing.review(library, [Source("p", "p", "p", "test", "", records)]))
    return library


def all_of(library: Library, question: Question, sought: tuple[int, ...] = ()) -> Found:
    return whole(library, question, sought, lambda: False)


def test_a_short_answer_comes_whole_and_counted(long_library: Library) -> None:
    found = beginning(long_library, Question("alone"))
    assert (list(found.ids), found.total, found.is_whole, found.counted(MANY)) == ([1], 1, True, f"1 of {MANY}")


@pytest.mark.parametrize("question", [Question(), BY_TITLE, Question("paper"), Question("is:unread")])
def test_a_long_one_begins_as_it_will_go_on(long_library: Library, question: Question) -> None:
    first, rest = beginning(long_library, question), all_of(long_library, question)
    assert (len(first.ids), len(first.papers), first.total, first.is_whole) == (FIRST_ROWS, FIRST_SCREEN, None, False)
    assert rest.ids[:FIRST_ROWS] == first.ids
    assert (len(rest.ids), rest.total, rest.is_whole) == (rest.total, rest.total, True)
    assert first.counted(MANY) == "…"


def test_the_whole_answer_tells_where_papers_stand(long_library: Library) -> None:
    found = all_of(long_library, BY_TITLE, (1, MANY, MANY - 1))
    assert found.places.runs == ((0, 0), (MANY - 2, MANY - 1))


def test_a_long_answer_is_renewed_from_its_top(long_library: Library) -> None:
    before = all_of(long_library, BY_TITLE)
    long_library.trash([before.ids[3], before.ids[5]])
    found = renewed(long_library, before)
    assert (list(found.ids), found.total) == (
        [n for n in before.ids if n not in (before.ids[3], before.ids[5])],
        MANY - 2,
    )


@pytest.mark.parametrize(
    ("first", "before", "then"),
    [
        ([1, 2, 3], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        ([1, 3, 4], [1, 2, 3, 4, 5], [1, 3, 4, 5]),
        ([9, 1, 2], [1, 2, 3, 4, 5], [9, 1, 2, 3, 4, 5]),
        ([4, 1, 2], [1, 2, 3, 4, 5], [4, 1, 2, 3, 5]),
        ([7, 8, 9], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
    ],
    ids=["as it was", "one left", "one came", "one rose", "all are new: what is between is not known yet"],
)
def test_first_rows_go_on_as_the_list_before(first: list[int], before: list[int], then: list[int]) -> None:
    assert list(continued(array("q", first), array("q", before))) == then


def test_what_is_overtaken_is_gathered_no_further(long_library: Library) -> None:
    assert not whole(long_library, Question(), (), lambda: True).ids


def test_the_rows_of_the_first_screen_are_marked_beforehand(long_library: Library) -> None:
    found = beginning(long_library, Question("paper"))
    looked_up = found.marks.cache_info()  # type: ignore[attr-defined]
    assert looked_up.currsize > 0
    from readinglist.domain.query import TextField

    assert found.marks(found.papers[0].title, TextField.TITLE) == [(0, 5)]
    assert found.marks.cache_info().misses == looked_up.misses  # type: ignore[attr-defined]


def test_a_library_without_papers_is_told_from_a_search_without_matches(library: Library) -> None:
    assert beginning(library, Question()).is_library_empty
    assert beginning(library, Question("is:starred")).is_library_empty


def test_nothing_found_is_no_empty_library(long_library: Library) -> None:
    assert not beginning(long_library, Question("is:starred")).is_library_empty
