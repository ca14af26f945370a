"""Citation keys that would be others by another pattern, and which of them shall be changed."""

from __future__ import annotations

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

    def turned(self, paper_id: int) -> KeyChoice:
        """Return the choice with one paper chosen that was not, or the other way round."""
        return KeyChoice(self.also_given, self.others ^ {paper_id})
