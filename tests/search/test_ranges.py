"""Years and days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.query import AddedBetween, YearBetween
from readinglist.search.ranges import days, years

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021", 2021, 2021),
        ("2021..2024", 2021, 2024),
        ("2024..2021", 2021, 2024),
        ("2021..", 2021, None),
        ("..2024", None, 2024),
        (">2021", 2022, None),
        (">=2021", 2021, None),
        ("<2021", None, 2020),
        ("<=2021", None, 2021),
    ],
)
def test_years(typed: str, first: int | None, last: int | None) -> None:
    assert years(typed) == YearBetween(first, last)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("7d", "2026-03-13", "2026-03-20"),
        ("2w", "2026-03-06", "2026-03-20"),
        ("99999y", "0001-01-01", "2026-03-20"),
        ("today", "2026-03-20", "2026-03-20"),
        ("yesterday", "2026-03-19", "2026-03-19"),
        ("2026-03-01", "2026-03-01", "2026-03-01"),
        ("2026-2", "2026-02-01", "2026-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2026-01..2026-02-10", "2026-01-01", "2026-02-10"),
        ("2026-02..2026-01", "2026-01-01", "2026-02-28"),
        ("2026-02-10..", "2026-02-10", None),
        ("..yesterday", None, "2026-03-19"),
        (">2026-03-01", "2026-03-02", None),
        (">=2026-03", "2026-03-01", None),
        ("<2026-03", None, "2026-02-28"),
        ("<=2026-03", None, "2026-03-31"),
    ],
)
def test_days(typed: str, first: str | None, last: str | None) -> None:
    expected = AddedBetween(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    assert days(typed, TODAY) == expected


@pytest.mark.parametrize("typed", ["", "..", "20", "new", "2021..x", ">", ">..", "2021....2022", "２０２１", "-2021"])
def test_what_is_no_year_means_none(typed: str) -> None:
    assert years(typed) is None


@pytest.mark.parametrize("typed", ["", "..", "7", "d", "2026-13", "2026-02-30", ">7d", "0000", "9999", "<0001", "soon"])
def test_what_is_no_day_means_none(typed: str) -> None:
    assert days(typed, TODAY) is None


@given(st.text(alphabet="0123456789.-<>=dwmy"))
def test_any_text_is_a_range_or_none(text: str) -> None:
    years(text)
    days(text, TODAY)
