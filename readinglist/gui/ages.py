"""How long ago something was, in words, by the days on the user's wall."""

from __future__ import annotations

from datetime import datetime

from readinglist.library.text import counted

_DAYS_COUNTED, _MONTHS_COUNTED = 60, 24  # before larger units are


def ago(moment: datetime, now: datetime) -> str:
    """Return when something was done: "just now", "5 minutes ago", "yesterday", "12 days ago", "3 months ago"."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    days = _days(moment, now)
    if days < 1:
        return f"{counted(minutes // 60, 'hour')} ago"
    return days_ago(days)


def days_ago(days: int) -> str:
    """Return so many days in words: "today", "yesterday", "12 days ago", "3 months ago"."""
    if days < 1:
        return "today"
    return "yesterday" if days == 1 else f"{_span(days)} ago"


def in_trash(since: datetime, now: datetime) -> str:
    """Return how long something has been in the trash, as a sentence."""
    days = _days(since, now)
    when = f"since {exact(since)}"
    return f"In the trash for {_span(days)}, {when}." if days > 0 else f"In the trash {when}, today."


def exact(moment: datetime) -> str:
    """Return a moment as the clock on the user's wall has it: "3 Mar 2026, 14:05"."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def _days(moment: datetime, now: datetime) -> int:
    return (now.astimezone().date() - moment.astimezone().date()).days


def _span(days: int) -> str:
    months = round(days / 30.44)
    if days <= _DAYS_COUNTED:
        return counted(days, "day")
    return counted(months, "month") if months <= _MONTHS_COUNTED else counted(round(days / 365.25), "year")
