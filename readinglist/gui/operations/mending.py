"""Mending what a check of the library found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from readinglist.domain.errors import ChangeStopped, ReadingListError
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.operations.upkeep import CLOSE
from readinglist.gui.ways_dialog import Way
from readinglist.gui.work_progress import WorkProgress
from readinglist.library import checking, mending

if TYPE_CHECKING:
    from readinglist.library.checking import CheckReport
    from readinglist.library.library import Library
    from readinglist.library.mending import Mended

KEEP = Way("Keep These Words", "Look at them first: from then on they count as right, and no check tells of them.")


def mend(desk: Desk, report: CheckReport) -> None:
    """Mend what was found; one can go on meanwhile, and stop it until the library itself is changed."""
    for going in desk.window.findChildren(WorkProgress, "mend-progress"):
        if going.is_going:
            beside.bring_up(going)
            return
    progress = WorkProgress("mend", "Mend", desk.window)

    def work(library: Library) -> tuple[Mended, Sequence[str]]:
        mended = mending.mend(library, report, progress.hear, progress.settle)
        return mended, checking.on_papers(library.store, mended.left)

    def end(go_on: Callable[[], object]) -> None:
        progress.end()
        progress.deleteLater()
        go_on()

    desk.background.broken.connect(progress.end)
    progress.begin("Mending the library")
    desk.background.write(
        work,
        lambda done: end(lambda: _show(desk, *done)),
        refused=lambda error: end(lambda: _refuse(desk, error)),
    )


def _show(desk: Desk, mended: Mended, left: Sequence[str]) -> None:
    """Say what was done; ask about words that stand in no backup, of which `left` tells."""
    if not mended.left:
        desk.notices.tell(" ".join(mended.sentences))
        return
    told = "\n".join((*mended.sentences, *left))
    if desk.questions.way("Some words are in no backup", told, (CLOSE, KEEP)) == 1:
        desk.background.write(
            lambda library: mending.take_as_they_are(library, mended.left),
            lambda _none: desk.notices.tell("The words were kept."),
        )


def _refuse(desk: Desk, error: ReadingListError) -> None:
    if isinstance(error, ChangeStopped):
        desk.notices.tell("Mending was stopped; the library is as it was.")
    else:
        desk.background.tell_failure(error)
