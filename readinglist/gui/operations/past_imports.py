"""Looking at the imports of the past, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations import undoing, viewing

if TYPE_CHECKING:
    from readinglist.domain.imports import PastImport
    from readinglist.domain.records import Skipped
    from readinglist.gui.imports.import_history import ImportHistory
    from readinglist.library.library import Library


def show(desk: Desk, change: int = 0) -> None:
    """Show the history of imports beside the window, with the import of this change chosen, or the newest."""
    shown = _shown(desk) or _make(desk)
    if change:
        shown.table.choose(change)
    beside.bring_up(shown)


def _shown(desk: Desk) -> ImportHistory | None:
    """Return the history, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.imports.import_history import ImportHistory

    return beside.shown(desk.window, ImportHistory)


def _make(desk: Desk) -> ImportHistory:
    from readinglist.gui.imports.import_history import ImportHistory
    from readinglist.gui.imports.reading import HistoryReading

    made = ImportHistory(desk.window, is_read_only=desk.snapshot.is_read_only)
    HistoryReading(desk.background, made)
    made.undo_wanted.connect(partial(_undo, desk))
    made.redo_wanted.connect(partial(_redo, desk))
    made.papers_wanted.connect(partial(_show_papers, desk))
    made.report_wanted.connect(partial(_copy_report, desk))
    made.copied.connect(partial(_copy, desk))
    return made


def _undo(desk: Desk, change: int) -> None:
    """Take back an import, whatever was done since; that of 50,000 papers takes some seconds."""
    shown = _shown(desk)
    if shown is not None:
        shown.tell("The import is being undone…")
    desk.changes.write(
        0,
        lambda library: library.undo(change),
        lambda undone: _tell(desk, "Undone", undone, can_redo=True),
        refused=lambda error: _complain(desk, error),
    )


def _redo(desk: Desk) -> None:
    """Bring back the import that was undone just now."""
    desk.changes.write(
        0,
        lambda library: library.redo(),
        lambda redone: _tell(desk, "Done again", redone),
        refused=lambda error: _complain(desk, error),
    )


def _show_papers(desk: Desk, listing: int) -> None:
    """Show the papers of a listing in the window, and leave the history."""
    shown = _shown(desk)
    if shown is not None:
        shown.close()
    viewing.clear_search(desk)
    viewing.show_listing(desk, listing)
    desk.window.activateWindow()
    viewing.go_to_list(desk)


def _copy_report(desk: Desk, past: PastImport) -> None:
    """Copy all that is known of an import."""

    def read(library: Library) -> str:
        from readinglist.gui.imports.sentences import report

        skipped: Sequence[Sequence[Skipped]] = [library.skipped(source.listing) for source in past.sources]
        return report(past, skipped)

    desk.background.gather(read, lambda text: _copy(desk, text), topic="report")


def _copy(desk: Desk, text: str) -> None:
    desk.clipboard.setText(text)
    shown = _shown(desk)
    if shown is not None:
        shown.tell("Copied the report." if "\n" in text else f"Copied {on_one_line(text, 120)}")


def _tell(desk: Desk, what: str, change: Change, *, can_redo: bool = False) -> None:
    """Say it where it was asked for, or else in the window."""
    shown, done = _shown(desk), undoing.sentence(what, change)
    if shown is not None:
        shown.tell(done, can_redo=can_redo)
    else:
        desk.notices.tell(done)


def _complain(desk: Desk, error: ReadingListError) -> None:
    shown = _shown(desk)
    if shown is not None:
        shown.tell(str(error))
    else:
        desk.notices.complain(str(error))
