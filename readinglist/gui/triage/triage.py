"""Triage: a sitting in the window. What is done shows at once, and is written meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import Paper
from readinglist.gui.background import Background
from readinglist.gui.between_writes import BetweenWrites
from readinglist.gui.papers.pane import PapersPane
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.triage.sights import Sight, Sights
from readinglist.gui.triage.sitting import Act, Outcome, Sitting, Verb

if TYPE_CHECKING:
    from readinglist.gui.triage.rounds import Round

AHEAD = 24  # papers that are asked for together


class Triage(QObject):
    """Holds the sitting, if there is one; `moved` tells that another paper is in front, or that it looks different."""

    moved = Signal()
    refused = Signal(str)  # why something could not be done

    def __init__(self, background: Background, snapshot: Snapshot, papers: PapersPane, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._papers = papers
        self._sitting: Sitting | None = None
        self._round: Round | None = None
        self._is_expected = False
        self.rest = BetweenWrites(background, "triage", self)
        self._waiting: deque[Callable[[], object]] = deque()  # what was typed before its paper was here
        self._sights = Sights(background, snapshot, self)
        self._sights.arrived.connect(self._show_arrived)
        self._sights.gone.connect(self._leave_out)
        background.changed.connect(self._take_change)
        background.refreshed.connect(lambda: self._renew(None))

    @property
    def sitting(self) -> Sitting | None:
        """The sitting, while there is one."""
        return self._sitting

    @property
    def round(self) -> Round | None:
        """The round through a list that the sitting is a part of; None where it goes through a selection."""
        return self._round

    @property
    def is_open(self) -> bool:
        """Whether there is a sitting, or one is about to begin."""
        return self._sitting is not None or self._is_expected

    @property
    def is_expected(self) -> bool:
        """Whether a sitting is about to begin."""
        return self._is_expected

    @property
    def sight(self) -> Sight | None:
        """What is to be shown of the paper in front, if it is here already."""
        return self._sights[self._sitting.paper_id] if self._sitting is not None else None

    def expect(self) -> None:
        """Let what is typed from now on wait for the sitting whose papers are being looked for."""
        self._is_expected = True

    def begin(self, sitting: Sitting, one: Round | None = None) -> None:
        """Begin to go through papers, or go on with a round."""
        self._sitting, self._round = sitting, one
        self._is_expected = False
        self._move()

    def complete(self, sitting: Sitting, ids: Sequence[int], one: Round) -> None:
        """Take in the rest of a list whose first papers a sitting was begun with, and the round that it is."""
        if sitting is self._sitting:
            sitting.complete(ids, one.total)
            self._round = one
            self._move()
            self._go_on()

    def end(self) -> None:
        """Make an end, wherever one is."""
        self._sitting = self._round = None
        self._is_expected = False
        self.rest.forget()
        self._waiting.clear()
        self._sights.clear()
        self._papers.put_in_front(None)
        self.moved.emit()

    def step(self, steps: int) -> None:
        """Go forward or back without doing anything."""

        def do() -> None:
            if self._sitting is not None:
                self._sitting.step(steps)
                self._move()

        self._in_turn(do)

    def with_paper(self, do: Callable[[Paper], object]) -> None:
        """Call `do` with the paper in front: at once, or as soon as it is here. Each key acts, however quick it is."""

        def do_it() -> None:
            if self.sight is not None:
                do(self.sight.paper)

        self._in_turn(do_it)

    def act(
        self, says: str, verb: Verb, outcome: Outcome | None = None, seen: Callable[[Paper], Paper] | None = None
    ) -> None:
        """Do something to the paper in front, which looks as `seen` says until it is written."""
        if self._sitting is None or self.sight is None:
            return
        paper, act = self.sight.paper, self._sitting.act(says, verb, outcome)
        if act is not None:
            if seen is not None:
                self._sights.assume(seen(paper))
            self._move()
            self._write(act, act.write)

    def add(
        self,
        act_on: int,
        says: str,
        verb: Verb,
        *,
        refused: Callable[[ReadingListError], object],
        then: Callable[[], object] = lambda: None,
        goes_on: bool = False,
    ) -> None:
        """Do something to a paper, in front or not, that moves nothing. What is `refused` is kept by who asked for it,
        so nothing is gone back to; where it `goes_on` with the latest act, one undo takes back both.
        """
        if self._sitting is None:
            act = Act(act_on, says, verb)
        else:
            act = self._sitting.add(act_on, says, verb, goes_on=goes_on)
            self._move()
        self._background.write(act.write, lambda _nothing: then(), refused=refused)

    def undo(self) -> None:
        """Take back the last act of the sitting, and step back to its paper."""

        def do() -> None:
            act = self._sitting.undo() if self._sitting is not None else None
            if act is not None:
                self._move()
                self._write(act, act.take_back)

        self._in_turn(do)

    def redo(self) -> None:
        """Do again what was taken back last."""

        def do() -> None:
            act = self._sitting.redo() if self._sitting is not None else None
            if act is not None:
                self._move()
                self._write(act, act.write)

        self._in_turn(do)

    def _in_turn(self, do: Callable[[], object]) -> None:
        self._waiting.append(do)
        self._go_on()

    def _go_on(self) -> None:
        """Do what waits, as far as the papers that it is done to are here."""
        while self._waiting and self._sitting is not None and (self._sitting.is_over or self.sight is not None):
            self._waiting.popleft()()

    def _write(self, act: Act, work: Callable[..., None]) -> None:
        sitting = self._sitting

        def refused(error: ReadingListError) -> None:
            if sitting is not None and sitting is self._sitting:
                sitting.refuse(act)
                self._renew({act.paper})
            self.refused.emit(str(error))

        self._background.write(work, refused=refused)

    def _move(self) -> None:
        """Put the paper in front, and have the next ones fetched."""
        assert self._sitting is not None
        self._sights.want(self._sitting.next(AHEAD))
        self._tell()

    def _tell(self) -> None:
        sight = self.sight
        self._papers.put_in_front((sight.paper,) if sight is not None else ())
        self.moved.emit()

    def _show_arrived(self, paper: int) -> None:
        if self._sitting is not None and self._sitting.paper_id == paper:
            self._tell()
            self._go_on()

    def _leave_out(self, paper: int) -> None:
        if self._sitting is not None:
            self._sitting.leave_out(paper)
            self._move()
            self._go_on()

    def _take_change(self, change: Change) -> None:
        self._renew(None if change.changes(Entity.TAG) or change.changes(Entity.LISTING) else change.papers)

    def _renew(self, ids: Iterable[int] | None) -> None:
        if self._sitting is not None:
            self._sights.renew(ids)
            self._move()
