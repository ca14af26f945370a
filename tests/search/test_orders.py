"""The numbers by which the index orders papers grow as what the store compares."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.identity import title_key
from readinglist.domain.paper import State
from readinglist.domain.query import Sort, SortKey
from readinglist.search.orders import letters, numbers, order_of

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC))


def number_of(sort: Sort, *, paper_id: int = 1, title: str = "", year: int | None = None, added: datetime) -> int:
    return dict(numbers(paper_id, title, year, added, 0, State.UNREAD))[order_of(sort)[0]]


@given(one=st.text(), other=st.text())
def test_titles_are_ordered_by_their_bytes(one: str, other: str) -> None:
    first, second = sorted((title_key(one), title_key(other)), key=lambda key: key.encode("utf-8", "replace"))
    assert letters(first, 12) <= letters(second, 12)
    assert 0 <= letters(second, 12) < 2**63


def test_twelve_letters_tell_titles_apart() -> None:
    assert letters("contrastivea", 12) < letters("contrastiveb", 12)


@given(one=MOMENTS, later=st.timedeltas(timedelta(milliseconds=10), timedelta(days=1)))
def test_what_was_added_later_has_the_greater_number(one: datetime, later: timedelta) -> None:
    newest = Sort(SortKey.ADDED)
    assert number_of(newest, paper_id=1, added=one) <= number_of(newest, paper_id=2**24, added=one + later) or (
        one.year < 2000
    )


@given(added=MOMENTS, year=st.none() | st.integers(-5, 12_000))
def test_every_number_fits_the_index(added: datetime, year: int | None) -> None:
    found = numbers(2**40, "zzzzzzzzzzzzzzzzz", year, added, 9, State.DISMISSED)
    assert all(0 <= number < 2**63 for _, number in found)


def test_papers_without_a_year_stand_last_whichever_way() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    for sort in (Sort(SortKey.YEAR), Sort(SortKey.YEAR, descending=False)):
        falling = order_of(sort)[1]
        with_year, without = (number_of(sort, title="a", year=year, added=now) for year in (2024, None))
        assert (with_year > without) is falling
