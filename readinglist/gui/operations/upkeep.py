"""Looking after the library file: a copy where one likes, and a check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.recovery import KINDS

if TYPE_CHECKING:
    from readinglist.library.checking import CheckReport
    from readinglist.library.library import Library


def copy_elsewhere(desk: Desk) -> None:
    """Ask where to, and copy the library there."""
    desk.background.read(lambda library: library.path, lambda path: _ask_and_copy(desk, path), topic="copy")


def check(desk: Desk) -> None:
    """Look for damage, and say what was found."""

    def look(library: Library) -> CheckReport:
        from readinglist.library import checking

        return checking.check(library)

    desk.notices.tell("The library is being checked…")
    desk.background.export(look, lambda report: _show(desk, report))


def _ask_and_copy(desk: Desk, path: Path) -> None:
    suggested = f"{path.stem} {datetime.now().astimezone():%Y-%m-%d}{path.suffix}"
    answer = desk.questions.file_to_save("Copy Library", suggested, KINDS)
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
    """Tell that all is well in passing, and ask to be read where it is not."""
    if report.sound:
        desk.notices.tell(" ".join(report.sentences))
    else:
        desk.notices.clear()
        desk.questions.choice("Check Library", "\n".join(report.sentences), ("Close",), is_serious=True)
