"""Which backups are kept, by examples and by what must hold whatever the clock says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.backups import ACCEPTED_AFTER, Backup, Reason, is_far_smaller
from readinglist.domain.thinning import superfluous

NOON = datetime(2026, 3, 17, 12, tzinfo=UTC)
ROOM = 10**12


def backup(
    number: int, made: datetime = NOON, reason: Reason = Reason.EXIT, *, size: int = 100, is_small: bool = False
) -> Backup:
    return Backup(number, made, reason, 10, {"unread": 10}, 0, size, 5, "", is_small=is_small)


def made_every(step: timedelta, count: int) -> list[Backup]:
    return [backup(number, NOON + number * step) for number in range(1, count + 1)]


def kept(backups: Sequence[Backup], limit: int = ROOM) -> list[int]:
    gone = superfluous(backups, limit)
    return [one.number for one in backups if one.number not in gone]


@pytest.mark.parametrize(
    ("step", "count", "expected"),
    [
        (timedelta(minutes=30), 20, 20),  # all of a working day
        (timedelta(minutes=30), 48, 21),  # noon to noon: and the newest of the day before
        (timedelta(days=1), 14, 14),
        (timedelta(days=1), 365, 20 + 9 + 8),  # days, weeks to the twelfth, months to the twelfth
        (timedelta(days=7), 52, 20 + 7),
        (timedelta(days=31), 40, 20),
    ],
)
def test_many_are_kept_of_the_last_days_and_fewer_of_those_before(step: timedelta, count: int, expected: int) -> None:
    assert len(kept(made_every(step, count))) == expected


def test_of_a_day_the_newest_is_kept() -> None:
    days = [backup(3 * day + part, NOON + timedelta(days=day, hours=part)) for day in range(12) for part in (1, 2, 3)]
    assert kept(days)[:5] == [3, 6, 9, 12, 15]


def test_the_last_two_from_before_a_migration_are_never_deleted() -> None:
    old = [backup(number, NOON, Reason.MIGRATION) for number in (1, 2, 3)]
    later = [backup(number, NOON + timedelta(days=31 * number)) for number in range(4, 60)]
    assert kept(old + later, limit=0) == [2, 3, 59]


def test_where_room_is_short_days_weeks_and_months_give_up_their_oldest_in_turn() -> None:
    backups = made_every(timedelta(hours=12), 400)
    week, month, day, newest = (one.made for one in backups if one.number in kept(backups, limit=400))
    assert newest == backups[-1].made
    assert newest.date() != day.date()
    assert newest.isocalendar().week != week.isocalendar().week
    assert newest.month != month.month


def test_small_ones_push_no_others_out() -> None:
    good = made_every(timedelta(days=1), 15)
    small = [backup(number, NOON + timedelta(days=20), is_small=True) for number in range(16, 60)]
    assert kept(good + small)[:15] == [one.number for one in good]
    assert kept(good + small, limit=100) == [15, 59]


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_deletes_nothing(years: int) -> None:
    before = made_every(timedelta(days=1), 14)
    jumped = backup(15, NOON + timedelta(days=365 * years))
    back = backup(16, NOON + timedelta(days=15))
    assert kept([*before, jumped, back]) == list(range(1, 17))


def test_a_clock_that_stands_still_leaves_more_than_one_behind() -> None:
    standing = [backup(number) for number in range(1, 400)]
    assert len([number for number in kept(standing) if number < 300]) >= 5


def test_far_fewer_papers_than_before_are_noticed_until_they_have_stood_for_a_while() -> None:
    earlier = [backup(7), backup(8, is_small=True)]
    assert not is_far_smaller(1, 0, [])
    assert is_far_smaller(9, 4, earlier)
    assert not is_far_smaller(9, 5, earlier)
    assert not is_far_smaller(7 + ACCEPTED_AFTER + 1, 4, earlier)


moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
any_backups = st.lists(
    st.tuples(moments, st.sampled_from(Reason), st.integers(1, 500), st.booleans()), min_size=1, max_size=90
).map(
    lambda rows: [
        backup(7 * number, made, reason, size=size, is_small=small)
        for number, (made, reason, size, small) in enumerate(rows, start=1)
    ]
)


@given(any_backups, st.integers(0, 20_000))
def test_whatever_the_dates_the_newest_stay_and_a_second_look_deletes_nothing_more(
    backups: list[Backup], limit: int
) -> None:
    left = [one for one in backups if one.number in kept(backups, limit)]
    assert superfluous(left, limit) == frozenset()
    for is_small in (False, True):
        kind = [one.number for one in backups if one.is_small is is_small]
        assert kind == [] or kind[-1] in [one.number for one in left]


@given(any_backups)
def test_the_last_twenty_are_kept_whatever_the_dates(backups: list[Backup]) -> None:
    usual = [one.number for one in backups if not one.is_small]
    assert set(usual[-20:]) <= set(kept(backups))


@given(any_backups, st.integers(0, 20_000))
def test_the_kept_ones_take_no_more_room_than_they_may(backups: list[Backup], limit: int) -> None:
    usual = [one for one in backups if not one.is_small and one.reason is not Reason.MIGRATION]
    left = [one for one in usual if one.number in kept(usual, limit)]
    assert len(left) <= 1 or sum(one.size for one in left) <= limit
