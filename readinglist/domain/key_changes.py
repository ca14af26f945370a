"""Citation keys that would be others by another pattern, and which of them shall be changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class KeyChange(NamedTuple):
    """A paper whose key would be `new`; there may be a million.

    The old one was `given` where no pattern of the library made it: it was typed, or came with a file. Of one that is
    not to be changed, `new` is what the pattern makes, whoever has it already.
    """

    id: int
    title: str
    old: str
    new: str
    is_given: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """Which keys are to be changed: those that were not given, or `also_given` ones, but for the `others` (ids of
    papers), with which it is the other way round.
    """

    also_given: bool = False
    others: frozenset[int] = frozenset()

    def takes(self, paper_id: int, *, is_given: bool) -> bool:
        """Tell whether the key of a paper is to be changed."""
        return (self.also_given or not is_given) != (paper_id in self.others)

    def turned(self, ids: Iterable[int]) -> KeyChoice:
        """Return the choice with these papers chosen that were not, or the other way round."""
        return KeyChoice(self.also_given, self.others.symmetric_difference(ids))


@dataclass(frozen=True, slots=True)
class KeyTally:
    """How many `papers` were looked at, and of them: how many keys would change, and how many others could.

    Of the latter, `given` were typed or came with a file; those that are `left` were only not chosen. `all_given` are
    the given ones that would change, too.
    """

    papers: int = 0
    changing: int = 0
    given: int = 0
    left: int = 0
    all_given: int = 0

    def plus(self, papers: int, changes: Sequence[KeyChange]) -> KeyTally:
        """Return the counts after a page of changes; `papers` were looked at by then."""
        changing = sum(change.is_chosen for change in changes)
        all_given = sum(change.is_given for change in changes)
        given = sum(change.is_given and not change.is_chosen for change in changes)
        left = len(changes) - changing - given
        return KeyTally(
            papers, self.changing + changing, self.given + given, self.left + left, self.all_given + all_given
        )

    @property
    def sentence(self) -> str:
        """What the counts say: "1,204 of 52,009 keys would change; 37 that were given stay."."""
        parts = [f"{self.given:,} that {'was' if self.given == 1 else 'were'} given"] * bool(self.given)
        parts += [f"{self.left:,} that {'is' if self.left == 1 else 'are'} not ticked"] * bool(self.left)
        stay = f"; {' and '.join(parts)} {'stays' if self.given + self.left == 1 else 'stay'}" if parts else ""
        changing = f"{self.changing:,} of {self.papers:,} keys" if self.changing else "No key"
        return f"{changing} would change{stay}."
