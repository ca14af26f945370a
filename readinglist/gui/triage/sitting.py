"""A sitting of triage: the papers in their order, the one in front, and what was done so far; no Qt, no reading."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import NothingToUndo

if TYPE_CHECKING:
    from readinglist.library.library import Library

Verb = Callable[["Library"], Change | None]


class Outcome(StrEnum):
    """What became of a paper, in the order of the summary."""

    READ = "read"
    READING = "reading"
    QUEUED = "queued"
    DISMISSED = "dismissed"
    TRASHED = "trashed"
    UNREAD = "unread"


@dataclass(slots=True, eq=False)
class Act:
    """Something done to a paper. `says` is what undo would take back, `outcome` what became of the paper by it.

    `changes` are what it became in the library: none where it changed nothing, several where somebody typed for long.
    The thread that writes sets them, where the next write finds them. `before` is what had become of the paper until
    then.
    """

    paper: int
    says: str
    verb: Verb
    outcome: Outcome | None = None
    before: Outcome | None = None
    changes: list[Change] = field(default_factory=list)

    def write(self, library: Library) -> None:
        """Do it; where the latest change has grown by it, that is still one, from what was there before."""
        change = self.verb(library)
        if change is not None:
            fields = (field for one in self.changes if one.id == change.id for field in one.fields)
            whole = replace(change, fields=(*fields, *change.fields))
            self.changes = [*(one for one in self.changes if one.id != change.id), whole]

    def take_back(self, library: Library) -> None:
        """Undo it; raises NothingToUndo where somebody else has. What cannot be undone just now stands."""
        while self.changes:
            try:
                library.undo(self.changes[-1].id)
            except NothingToUndo:
                del self.changes[-1]
                raise
            del self.changes[-1]


class Sitting:
    """Goes through papers; behind the last one it is over.

    It may be the rest of a round that was begun before: then `passed` papers were gone through already. One that
    `is_of_unread` papers goes through no others; to one that is not `is_whole` more papers come by `complete`.
    """

    def __init__(
        self, name: str, ids: Sequence[int], passed: int = 0, *, is_of_unread: bool = False, is_whole: bool = True
    ) -> None:
        self.name = name
        self.is_of_unread = is_of_unread
        self._ids = array("q", ids)
        self._passed = passed
        self._is_whole = is_whole
        self._place = 0
        self._outcomes: dict[int, Outcome] = {}
        self._acts: list[Act] = []
        self._undone: list[Act] = []

    @property
    def is_over(self) -> bool:
        """Whether the last paper was passed."""
        return self._is_whole and self._place >= len(self._ids)

    @property
    def paper_id(self) -> int | None:
        """The paper in front; None once it is over, or as long as more are to come."""
        return self._ids[self._place] if self._place < len(self._ids) else None

    @property
    def number(self) -> int:
        """Which paper of the whole round is in front, from 1; the last one once it is over."""
        return min(self._passed + self._place + 1, self.total)

    @property
    def total(self) -> int:
        """How many papers the whole round has."""
        return self._passed + len(self._ids)

    @property
    def acts(self) -> Sequence[Act]:
        """What was done and stands, in order."""
        return tuple(self._acts)

    @property
    def undo_says(self) -> str:
        """What undo would take back; empty for nothing."""
        return self._acts[-1].says if self._acts else ""

    @property
    def redo_says(self) -> str:
        """What redo would do again; empty for nothing."""
        return self._undone[-1].says if self._undone else ""

    def next(self, count: int) -> Sequence[int]:
        """Return the paper in front and those that follow, so many in all."""
        return self._ids[self._place : self._place + count]

    def complete(self, ids: Sequence[int], total: int) -> None:
        """Let the rest of a list follow the papers that one began with; the whole round has so many."""
        self._ids.extend(ids)
        self._is_whole = True
        self._passed = max(0, total - len(self._ids))

    def step(self, steps: int) -> None:
        """Go forward or back without doing anything; forward from the last paper ends the sitting."""
        self._place = max(0, min(self._place + steps, len(self._ids)))

    def leave_out(self, paper: int) -> None:
        """Leave out a paper that is not in the library any more."""
        if paper in self._ids:
            place = self._ids.index(paper)
            self._place -= place < self._place
            del self._ids[place]
            self._outcomes.pop(paper, None)

    def act(self, says: str, verb: Verb, outcome: Outcome | None = None) -> Act | None:
        """Note what is done to the paper in front; where something becomes of it, the next one comes."""
        paper = self.paper_id
        if paper is None:
            return None
        self._undone.clear()
        act = Act(paper, says, verb, outcome, self._outcomes.get(paper))
        self._do(act)
        return act

    def add(self, paper: int, says: str, verb: Verb, *, goes_on: bool = False) -> Act:
        """Note what is done to a paper and moves nothing; where it `goes_on` with the latest act, it is still that."""
        self._undone.clear()
        latest = self._acts[-1] if self._acts else None
        if goes_on and latest is not None and (latest.paper, latest.says) == (paper, says):
            latest.verb = verb
            return latest
        act = Act(paper, says, verb)
        self._do(act)
        return act

    def undo(self) -> Act | None:
        """Go back to the paper of the last act, as it was before; None where there was none."""
        if not self._acts:
            return None
        act = self._acts.pop()
        self._undone.append(act)
        self._go_back(act)
        return act

    def redo(self) -> Act | None:
        """Do again what was undone last; None where nothing was."""
        if not self._undone:
            return None
        act = self._undone.pop()
        self._go_to(act.paper)
        self._do(act)
        return act

    def refuse(self, act: Act) -> None:
        """Go back to the paper of an act that could not be written; of several, to the first.

        One that could not be taken back stands.
        """
        self._undone.clear()
        if act in self._acts:
            self._acts.remove(act)
            place = self._place
            self._go_back(act)
            self._place = min(place, self._place)
        elif act.changes:
            self._acts.append(act)
            if act.outcome is not None:
                self._outcomes[act.paper] = act.outcome

    def outcomes(self) -> Counter[Outcome]:
        """Count what became of the papers of this sitting; those of which nothing did are unread."""
        found = Counter(self._outcomes.values())
        found[Outcome.UNREAD] += len(self._ids) - found.total()
        return found

    def passed_over(self) -> list[int]:
        """Return the papers before the one in front that were left as they are."""
        kept = (None, Outcome.UNREAD)
        return [paper for paper in self._ids[: self._place] if self._outcomes.get(paper) in kept]

    def left(self) -> int:
        """Return how many papers, from the one in front on, wait to be decided."""
        decided = sum(paper in self._outcomes for paper in self._ids[: self._place])
        return len(self._ids) - self._place - (len(self._outcomes) - decided)

    def _do(self, act: Act) -> None:
        self._acts.append(act)
        if act.outcome is not None:
            self._outcomes[act.paper] = act.outcome
            self.step(1)

    def _go_back(self, act: Act) -> None:
        self._go_to(act.paper)
        if act.outcome is not None and act.before is not None:
            self._outcomes[act.paper] = act.before
        elif act.outcome is not None:
            self._outcomes.pop(act.paper, None)

    def _go_to(self, paper: int) -> None:
        if paper in self._ids:
            self._place = self._ids.index(paper)
