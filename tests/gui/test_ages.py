"""How long ago something was, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from readinglist.gui.ages import ago, exact, in_trash

NOON = datetime(2026, 3, 17, 12).astimezone()


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=-5), "just now"),  # a clock that was put right
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=11), "11 hours ago"),
        (timedelta(hours=13), "yesterday"),
        (timedelta(days=12), "12 days ago"),
        (timedelta(days=60), "60 days ago"),
        (timedelta(days=92), "3 months ago"),
        (timedelta(days=1_100), "3 years ago"),
    ],
)
def test_the_unit_grows_with_the_time_that_has_passed(passed: timedelta, words: str) -> None:
    assert ago(NOON - passed, NOON) == words


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "In the trash since 17 Mar 2026, 12:00, today."),
        (1, "In the trash for 1 day, since 16 Mar 2026, 12:00."),
        (12, "In the trash for 12 days, since 5 Mar 2026, 12:00."),
    ],
)
def test_how_long_something_has_been_in_the_trash_is_told_to_the_day(days: int, sentence: str) -> None:
    assert in_trash((NOON - timedelta(days=days)).astimezone(), NOON) == sentence


def test_a_moment_is_told_by_the_clock_on_the_wall() -> None:
    assert exact(datetime(2026, 3, 3, 14, 5).astimezone()) == "3 Mar 2026, 14:05"
