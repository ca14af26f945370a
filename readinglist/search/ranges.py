"""Years and days as they are typed after `year:` and `added:`.

=====================  =======================================================
typed                  the years or days meant
=====================  =======================================================
``2021``               that year
``2021..2024``         from the first to the last, both included
``2021..``  ``..2024`` open at one end
``>2021``  ``>=2021``  after; from then on (``<`` and ``<=`` likewise)
``2026-03``            a month (days only), ``2026-03-01`` a day
``today``              this day; ``yesterday`` the one before
``7d``                 the last seven days; ``2w`` weeks, ``3m`` months of 30 days, ``1y`` years of 365
=====================  =======================================================
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from readinglist.domain.query import AddedBetween, YearBetween

_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGE = re.compile(r"([0-9]{1,5})([dwmy])")
_COMPARISON = re.compile(r"(>=|<=|>|<)(.+)")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}

_Days = tuple[date, date]


def years(text: str) -> YearBetween | None:
    """Return the years that `text` means, None where it means none (yet)."""
    if comparison := _COMPARISON.fullmatch(text):
        year = _year(comparison[2])
        return None if year is None else _years_beside(comparison[1], year)
    begin, dots, end = text.partition("..")
    first, last = _year(begin), _year(end if dots else begin)
    if (begin and first is None) or (end and last is None) or (first is None and last is None):
        return None
    if first is not None and last is not None and last < first:
        first, last = last, first
    return YearBetween(first, last)


def year_examples(today: date) -> list[tuple[str, str]]:
    """Return what one may type for years, each with its meaning."""
    year = today.year
    return [
        (f"{year}", "this year"),
        (f"{year - 1}", "last year"),
        (f"{year - 4}..{year}", "the last five years"),
        (f">{year - 3}", f"after {year - 3}"),
        (f"..{year - 5}", f"until {year - 5}"),
    ]


def _year(text: str) -> int | None:
    return int(text) if _YEAR.fullmatch(text) else None


def _years_beside(sign: str, year: int) -> YearBetween:
    if sign.startswith(">"):
        return YearBetween(year if sign == ">=" else year + 1, None)
    return YearBetween(None, year if sign == "<=" else year - 1)


def days(text: str, today: date) -> AddedBetween | None:
    """Return the UTC days that `text` means on the day `today`, None where it means none (yet)."""
    if age := _AGE.fullmatch(text):
        span = timedelta(days=int(age[1]) * _DAYS[age[2]])
        return AddedBetween(today - span if today - date.min > span else date.min, today)
    if comparison := _COMPARISON.fullmatch(text):
        span_of_day = _named_days(comparison[2], today)
        return None if span_of_day is None else _days_beside(comparison[1], span_of_day)
    begin, dots, end = text.partition("..")
    first, last = _named_days(begin, today), _named_days(end if dots else begin, today)
    if (begin and first is None) or (end and last is None) or (first is None and last is None):
        return None
    if first is not None and last is not None and last < first:
        first, last = last, first
    return AddedBetween(first[0] if first else None, last[1] if last else None)


def day_examples(today: date) -> list[tuple[str, str]]:
    """Return what one may type for days, each with its meaning."""
    return [
        ("today", "since midnight UTC"),
        ("yesterday", "the day before"),
        ("7d", "the last seven days"),
        ("4w", "the last four weeks"),
        ("6m", "the last six months"),
        (f"{today:%Y-%m}", "this month"),
        (f">={today - timedelta(days=today.weekday())}", "since Monday"),
        (f"{today.year}", "this year"),
    ]


def _named_days(text: str, today: date) -> _Days | None:
    """Return the first and the last day of a day, month or year that is spelt out."""
    if text in ("today", "yesterday"):
        day = today - timedelta(days=text == "yesterday")
        return day, day
    match = _DAY.fullmatch(text)
    if not match:
        return None
    year, month, day_of_month = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if year == date.max.year:  # the calendar has no day after it, and a range needs one
        return None
    try:
        if day_of_month:
            return (day := date(year, month, day_of_month)), day
        last_month = month or 12
        return date(year, month or 1, 1), date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:  # no such day
        return None


def _days_beside(sign: str, span: _Days) -> AddedBetween | None:
    """Return the days on one side of `span`; None beyond the calendar's end."""
    first, last = span
    try:
        if sign.startswith(">"):
            return AddedBetween(first if sign == ">=" else last + timedelta(days=1), None)
        return AddedBetween(None, last if sign == "<=" else first - timedelta(days=1))
    except OverflowError:
        return None
