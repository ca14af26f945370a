"""What triage shows of a paper: values, read on the reader's thread; those of the next papers are kept ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.paper import Appearance, Paper
from readinglist.domain.tags import fold
from readinglist.gui.background import Background
from readinglist.gui.snapshot import Snapshot

if TYPE_CHECKING:
    from readinglist.library.library import Library

MOST_KEPT = 60
SOON = 8  # papers that are to be here before one comes to them


@dataclass(frozen=True, slots=True)
class Sight:
    """A paper, where it was seen, and the tags that are proposed for it; None as long as these are not known."""

    paper: Paper
    appearances: tuple[Appearance, ...] = ()
    proposed: tuple[str, ...] | None = None

    @property
    def offered(self) -> tuple[str, ...]:
        """The proposed tags, each at its place as long as the paper is shown; empty is one that it has by now."""
        had = {fold(name) for name in self.paper.tags}
        return tuple("" if fold(name) in had else name for name in self.proposed or ())


def sights_of(library: Library, ids: Sequence[int]) -> list[Sight]:
    """Return what is to be shown of papers, but for their tags; those that are gone are left out."""
    return [Sight(paper, tuple(library.appearances(paper.id))) for paper in library.papers(ids)]


def _proposed(library: Library, paper: Paper, names: Sequence[str]) -> tuple[str, ...]:
    from readinglist.library.proposed_tags import proposed_tags  # not needed before the first triage

    return proposed_tags(library, paper, names)


class Sights(QObject):
    """Has ready what was asked for, and what is asked for next; a paper that changes is read again.

    Papers are read many at a time. What tags to propose takes many times as long (50 ms in a million papers), so it
    is asked paper by paper: nobody who types quickly waits for it.
    """

    arrived = Signal(int)
    gone = Signal(int)  # the paper is not in the library any more

    def __init__(self, background: Background, snapshot: Snapshot, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._snapshot = snapshot
        self._held: dict[int, Sight] = {}
        self._stale: set[int] = set()
        self._asked: dict[int, int] = {}  # in which turn
        self._soon: Sequence[int] = ()  # the paper in front, and those that come next
        self._proposing: int | None = None  # the paper whose tags are looked for
        self._turn = 0

    def __getitem__(self, paper: int | None) -> Sight | None:
        """Return what is to be shown of a paper, if it is here."""
        return self._held.get(paper) if paper is not None else None

    def want(self, ids: Sequence[int]) -> None:
        """Ask for the paper in front and the next ones, as soon as some of the first are missing.

        Many are asked for together, so that each key need not ask.
        """
        self._soon = ids[: 1 + SOON]
        missing = [paper for paper in ids if paper not in self._asked and self._is_wanting(paper)]
        if set(missing).intersection(self._soon):
            self._ask(missing)
        self._propose()

    def assume(self, paper: Paper) -> None:
        """Show a paper as it will be once what is being written is."""
        sight = self._held.get(paper.id)
        if sight is not None:
            self._asked.pop(paper.id, None)
            self._held[paper.id] = replace(sight, paper=paper)

    def renew(self, ids: Iterable[int] | None = None) -> None:
        """Read papers again when they are wanted next (None: all); until then they stay as they are."""
        changed = set(self._held if ids is None else ids)
        self._stale |= changed & set(self._held)
        for paper in changed & set(self._asked):
            del self._asked[paper]

    def clear(self) -> None:
        """Let go of everything."""
        self._held.clear()
        self._stale.clear()
        self._asked.clear()
        self._soon, self._proposing = (), None
        self._background.forget("proposals")

    def _is_wanting(self, paper: int) -> bool:
        return paper not in self._held or paper in self._stale

    def _ask(self, ids: Sequence[int]) -> None:
        self._turn += 1
        turn = self._turn
        self._asked |= dict.fromkeys(ids, turn)
        self._background.read(lambda library: sights_of(library, ids), lambda found: self._take(ids, turn, found))

    def _take(self, ids: Sequence[int], turn: int, found: Sequence[Sight]) -> None:
        here = {sight.paper.id: sight for sight in found}
        for paper in ids:
            if self._asked.get(paper) != turn:
                continue
            del self._asked[paper]
            self._stale.discard(paper)
            before = self._held.pop(paper, None)
            if paper in here:
                self._held[paper] = replace(here[paper], proposed=before.proposed) if before else here[paper]
                self.arrived.emit(paper)
            else:
                self.gone.emit(paper)
        while len(self._held) > MOST_KEPT:
            oldest = next(iter(self._held))
            del self._held[oldest]
            self._stale.discard(oldest)
        self._propose()

    def _propose(self) -> None:
        """Look for the tags of the first paper that lacks them; those of one that was passed are not waited for."""
        lacking = (paper for paper in self._soon if paper in self._held and self._held[paper].proposed is None)
        number = next(lacking, None)
        if number is None or number == self._proposing:
            return
        self._proposing = number
        paper, names = self._held[number].paper, [tag.name for tag in self._snapshot.tags()]
        self._background.read(
            lambda library: _proposed(library, paper, names),
            lambda found: self._take_proposed(number, found),
            topic="proposals",
        )

    def _take_proposed(self, number: int, found: tuple[str, ...]) -> None:
        self._proposing = None
        if number in self._held:
            self._held[number] = replace(self._held[number], proposed=found)
            self.arrived.emit(number)
        self._propose()
