"""Which backups can go: as Anki does, many of the last days, fewer of the months before, never the last good one.

Numbers order them, not dates: a clock may have stood wrong. Dates only tell what was made on one day, in one week or
one month, and are not believed where more backups share one than can be made in that time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from readinglist.domain.backups import Backup, Reason

MIGRATIONS_KEPT = 2
_IN_A_DAY = 60  # one each half hour, and some ends


@dataclass(frozen=True, slots=True)
class _Tier:
    """The newest backup of each `period` is kept, of the last so many periods."""

    kept: int
    period: Callable[[Backup], object]


# All of two days, at most twenty; then twelve days, ten weeks and nine months more.
_TIERS = (
    _Tier(20, lambda one: one.number),
    _Tier(2 + 12, lambda one: (one.made.date(), one.number // _IN_A_DAY)),
    _Tier(2 + 10, lambda one: (one.made.isocalendar()[:2], one.number // (7 * _IN_A_DAY))),
    _Tier(3 + 9, lambda one: (one.made.year, one.made.month, one.number // (31 * _IN_A_DAY))),
)


def superfluous(backups: Sequence[Backup], limit: int) -> frozenset[int]:
    """Return the numbers of the backups to delete, so that the rest keeps within `limit` bytes as far as it can.

    Far smaller ones are thinned by themselves, so they push no others out. The newest of both kinds stays, and the last
    two from before a migration.
    """
    pinned = sorted(one.number for one in backups if one.reason is Reason.MIGRATION)[-MIGRATIONS_KEPT:]
    kept = set(pinned)
    for is_small in (False, True):
        kept |= _kept([one for one in backups if one.is_small is is_small and one.number not in pinned], limit)
    return frozenset(one.number for one in backups) - kept


def _kept(backups: Iterable[Backup], limit: int) -> set[int]:
    """Return the numbers of those to keep of one kind; beside the newest each is a member of the last tier it is in."""
    newest_first = sorted(backups, key=lambda one: -one.number)
    taken = {one.number for one in newest_first[:1]}
    tiers: list[list[Backup]] = []
    for tier in reversed(_TIERS):
        newest: dict[object, Backup] = {}
        for one in newest_first:
            newest.setdefault(tier.period(one), one)
        members = [one for one in list(newest.values())[: tier.kept] if one.number not in taken]
        taken.update(one.number for one in members)
        tiers.insert(0, members)
    size = sum(one.size for one in newest_first if one.number in taken)
    return taken - _given_up(tiers, size - limit)


def _given_up(tiers: Sequence[list[Backup]], excess: int) -> set[int]:
    """Let the fullest tier, of the shortest periods first, give up its oldest until so many bytes are gone."""
    given: set[int] = set()
    while excess > 0 and any(tiers):
        one = max(tiers, key=len).pop()
        given.add(one.number)
        excess -= one.size
    return given
