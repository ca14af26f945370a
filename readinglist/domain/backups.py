"""A backup of a library, and what is told of it before anybody opens it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FAR_FEWER = 0.5  # of the papers there were before: what is smaller was hardly meant
ACCEPTED_AFTER = 20  # small backups in a row; by then somebody would have missed the rest


class Reason(StrEnum):
    """Why a backup was made."""

    EXIT = "exit"
    HALF_HOUR = "half-hour"
    BY_HAND = "by-hand"
    RESTORE = "restore"
    MIGRATION = "migration"
    MENDING = "mending"


@dataclass(frozen=True, slots=True)
class Contents:
    """How many papers a library has in each state, by its name, outside of the trash, and how many in the trash."""

    states: Mapping[str, int]
    trashed: int

    @property
    def papers(self) -> int:
        """All of them."""
        return sum(self.states.values()) + self.trashed


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of a library: `number` counts up from 1 and orders them, whatever the clock said (`made`, UTC).

    `papers` are all of its papers, those in the trash too; `states` those in no trash, by the name of their state,
    where the library was of a version that has states. `size` is in bytes, with what belongs to it; `sha256` is of the
    copy's bytes (hex). `mark` tells whether the library has changed since. What `is_small` has far fewer papers than
    the one before, and was made after a loss, perhaps.
    """

    number: int
    made: datetime
    reason: Reason
    papers: int
    states: Mapping[str, int]
    trashed: int
    size: int
    schema: int
    sha256: str
    mark: str = ""
    is_small: bool = False


def is_far_smaller(number: int, papers: int, earlier: Iterable[Backup]) -> bool:
    """Tell whether the backup of this number has far fewer papers than it should.

    It is compared with the last one that was not small, so that a loss is not forgotten with the second backup after
    it. What has stood for `ACCEPTED_AFTER` backups was meant.
    """
    usual = max((one for one in earlier if not one.is_small), key=lambda one: one.number, default=None)
    return usual is not None and are_far_fewer(papers, usual.papers) and number - usual.number <= ACCEPTED_AFTER


def are_far_fewer(papers: int, before: int) -> bool:
    """Tell whether so few papers in place of those there were before were hardly meant."""
    return papers < FAR_FEWER * before
