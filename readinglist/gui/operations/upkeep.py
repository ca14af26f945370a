"""Looking after the library file: a copy where one likes, and a check."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import ChangeStopped, LibraryDamaged, ReadingListError
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.questions import LIBRARY_FILES
from readinglist.gui.ways_dialog import Way
from readinglist.library.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from readinglist.gui.work_progress import WorkProgress
    from readinglist.library.checking import CheckReport
    from readinglist.library.library import Library

MEND = Way(
    "Mend",
    "What a backup has is put back from it, what points to nothing is deleted, the search index is built anew; on a "
    "copy first, and after a backup.",
)
CLOSE = Way("Close", "Change nothing; the next check tells of it again.")


def copy_elsewhere(desk: Desk) -> None:
    """Ask where to, and copy the library there."""
    desk.background.read(lambda library: library.path, lambda path: _ask_and_copy(desk, path), topic="copy")


def check(desk: Desk) -> None:
    """Look for damage, and say what was found; one can go on meanwhile, and stop it."""
    from readinglist.gui.work_progress import WorkProgress

    progress = desk.window.findChild(WorkProgress, "check-progress") or _check_progress(desk)
    if progress.is_going:
        beside.bring_up(progress)
        return

    def look(library: Library, is_unwanted: Callable[[], bool]) -> CheckReport:
        from readinglist.library import checking

        def hear(what: str, done: int, total: int) -> None:
            if is_unwanted():
                raise ChangeStopped("The window is being closed.")
            progress.hear(what, done, total)

        with library.heard(lambda _rows: progress.is_stopped or is_unwanted()):
            return checking.check(library, hear)

    progress.begin("Checking the library")
    desk.background.compare(
        look, partial(_take_report, desk, progress), topic="check", refused=partial(_refuse, desk, progress)
    )


def _check_progress(desk: Desk) -> WorkProgress:
    from readinglist.gui.work_progress import WorkProgress

    progress = WorkProgress("check", "Check Library", desk.window)
    desk.background.broken.connect(progress.end)
    return progress


def _take_report(desk: Desk, progress: WorkProgress, report: CheckReport) -> None:
    progress.end()
    _show(desk, report)


def _refuse(desk: Desk, progress: WorkProgress, error: ReadingListError) -> None:
    progress.end()
    if isinstance(error, ChangeStopped):
        desk.notices.tell("The check was stopped; nothing was changed.")
    else:
        desk.background.tell_failure(error)


def _ask_and_copy(desk: Desk, path: Path) -> None:
    suggested = f"{path.stem} {datetime.now().astimezone():%Y-%m-%d}{path.suffix}"
    answer = desk.questions.file_to_save("Copy Library", suggested, LIBRARY_FILES)
    if not answer:
        return
    target = Path(answer)
    if not target.suffix:
        target = target.with_name(target.name + path.suffix)

    def copy(library: Library) -> Path:
        from readinglist.library import backups

        return backups.copy(library.path, target)

    desk.notices.tell("The library is being copied…")
    desk.background.export(
        copy, lambda copied: desk.notices.tell(f"The library was copied to {on_one_line(str(copied), 120)}.")
    )


def _show(desk: Desk, report: CheckReport) -> None:
    """Tell that all is well in passing, and ask what to do where it is not."""
    if report.sound:
        desk.notices.tell(" ".join(report.sentences))
        return
    desk.notices.clear()
    if report.damage:
        places = counted(len(report.damage), "place")
        desk.background.tell_failure(LibraryDamaged(f"The file is damaged at {places}. {report.sentences[-1]}"))
        return
    ways = (MEND, CLOSE) if report.can_be_mended and not desk.snapshot.is_read_only else (CLOSE,)
    chosen = desk.questions.way("The library is not sound", "\n".join(report.sentences), ways)
    if chosen >= 0 and ways[chosen] is MEND:
        from readinglist.gui.operations import mending  # with luck never needed

        mending.mend(desk, report)
