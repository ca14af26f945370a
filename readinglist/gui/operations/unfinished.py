"""What was typed into a form and not saved when the program was ended from outside: kept, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from readinglist.gui import beside
from readinglist.gui.desk import Desk

if TYPE_CHECKING:
    from readinglist.domain.paper import Paper
    from readinglist.gui.adding.add_dialog import AddDialog
    from readinglist.gui.editing.edit_dialog import EditDialog
    from readinglist.gui.unfinished import Unfinished

TOLD = "What you had typed and not saved when Reading List was ended is here again."


def form(desk: Desk) -> AddDialog | EditDialog | None:
    """Return the form that is open, if anything that stands in it would be lost."""
    if not any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog)):
        return None
    from readinglist.gui.adding.add_dialog import AddDialog
    from readinglist.gui.editing.edit_dialog import EditDialog

    shown = beside.shown(desk.window, EditDialog) or beside.shown(desk.window, AddDialog)
    return shown if shown is not None and shown.unfinished is not None else None


def keep(desk: Desk) -> None:
    """Keep what stands in the form that is open, for the next start with this library."""
    shown = form(desk)
    if shown is not None and shown.unfinished is not None:
        from readinglist.gui.unfinished import as_text

        desk.settings.put(_key(desk), as_text(shown.unfinished))


def bring_back(desk: Desk) -> None:
    """Open the form with what was kept, if anything was, and keep it no longer."""
    kept = desk.settings.text(_key(desk))
    if not kept:
        return
    from readinglist.gui.unfinished import from_text

    desk.settings.put(_key(desk), "")
    unfinished = from_text(kept)
    if unfinished is not None and unfinished.paper:
        _edit(desk, unfinished)
    elif unfinished is not None:
        _add(desk, unfinished)


def _edit(desk: Desk, unfinished: Unfinished) -> None:
    def show(papers: Sequence[Paper]) -> None:
        from readinglist.gui.editing.draft import Draft
        from readinglist.gui.operations import editing

        for paper in papers:  # unless it was deleted for good meanwhile
            editing.ask(desk, Draft(paper, unfinished.typed))
            desk.notices.tell(TOLD)

    desk.background.read(lambda library: library.papers([unfinished.paper]), show)


def _add(desk: Desk, unfinished: Unfinished) -> None:
    from readinglist.gui.operations import adding

    adding.begin_again(desk, unfinished)
    desk.notices.tell(TOLD)


def _key(desk: Desk) -> str:
    return f"library-{desk.snapshot.identity}/unfinished"
