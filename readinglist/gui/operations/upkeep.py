"""Looking after the library file: a backup where one likes, and a check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.recovery import KINDS

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.checking import CheckReport


def back_up(desk: Desk) -> None:
    """Ask where to, and copy the library there."""

    def suggest(library: Library) -> Path:
        from readinglist.library import upkeep

        return upkeep.place_for_backup(library)

    desk.background.read(suggest, lambda place: _ask_and_copy(desk, place), topic="backup")


def check(desk: Desk) -> None:
    """Look for damage, and say what was found."""

    def look(library: Library) -> CheckReport:
        from readinglist.library import checking

        return checking.check(library)

    desk.notices.tell("The library is being checked…")
    desk.background.export(look, lambda report: _show(desk, report))


def _ask_and_copy(desk: Desk, place: Path) -> None:
    answer = desk.questions.file_to_save("Back Up Library", str(place), KINDS)
    if not answer:
        return
    target = Path(answer)
    if not target.suffix:
        target = target.with_name(target.name + place.suffix)

    def copy(library: Library) -> Path:
        from readinglist.library import upkeep

        return upkeep.backup(library, target)

    desk.notices.tell("The library is being backed up…")
    desk.background.export(
        copy, lambda copied: desk.notices.tell(f"The library was backed up to {on_one_line(str(copied), 120)}.")
    )


def _show(desk: Desk, report: CheckReport) -> None:
    """Tell that all is well in passing, and ask to be read where it is not."""
    if report.sound:
        desk.notices.tell(" ".join(report.sentences))
    else:
        desk.notices.clear()
        desk.questions.choice("Check Library", "\n".join(report.sentences), ("Close",), is_serious=True)
