"""What was typed into a form and not saved when the program came to its end: kept, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from readinglist.gui.desk import Desk
from readinglist.gui.labels import muted
from readinglist.gui.naming import named

if TYPE_CHECKING:
    from readinglist.domain.paper import Paper
    from readinglist.gui.adding.add_dialog import AddDialog
    from readinglist.gui.editing.edit_dialog import EditDialog
    from readinglist.gui.keeping import Keeping
    from readinglist.gui.unfinished import Unfinished
    from readinglist.gui.unfinished_file import UnfinishedFile

FOLDER = "unfinished"  # beside the settings
TOLD = "What you had typed and not saved when Reading List was ended is here again."


def new_file(desk: Desk) -> UnfinishedFile:
    """Return a file for what will stand in a form."""
    from readinglist.gui.unfinished_file import UnfinishedFile

    return UnfinishedFile(*_place(desk))


def follow(desk: Desk, form: AddDialog | EditDialog, file: UnfinishedFile) -> None:
    """Keep what stands in a form from now on; who saves it calls `drop` then."""
    from readinglist.gui.keeping import Keeping

    Keeping(form, file, desk.background)
    layout = form.layout()
    if file.came_back and isinstance(layout, QVBoxLayout):  # said here: the form hides the notices of the window
        layout.insertWidget(0, named(muted(TOLD), "came-back"))


def drop(desk: Desk, file: UnfinishedFile) -> None:
    """Keep nothing any more: it is saved."""
    desk.background.keep(file.drop)


def form(desk: Desk) -> AddDialog | EditDialog | None:
    """Return the form that is open, if anything that stands in it would be lost."""
    return next((one.form for one in _shown(desk) if one.form.unfinished is not None), None)


def leave(desk: Desk) -> None:
    """Leave what stands in the form that is open for the next start with this library."""
    for one in _shown(desk):
        one.leave()


def bring_back(desk: Desk) -> None:
    """Open the form with what was left, if anything was; what may have led to a crash waits until one goes on."""
    place, is_careful = _place(desk), desk.starting.is_careful

    def take() -> tuple[UnfinishedFile, Unfinished] | None:
        if not any(place[0].glob("*")):
            return None  # as at most starts, which need not load what follows
        from readinglist.gui.unfinished_file import UnfinishedFile

        file = UnfinishedFile(*place)
        unfinished = file.take_over(is_careful=is_careful)
        return (file, unfinished) if unfinished is not None else None

    desk.background.keep(take, lambda taken: _show(desk, *taken) if taken is not None else None)


def _place(desk: Desk) -> tuple[Path, Path, str]:
    return desk.settings.beside(FOLDER), desk.background.path, desk.background.identity


def _shown(desk: Desk) -> list[Keeping]:
    from readinglist.gui.keeping import Keeping

    return [one for one in desk.window.findChildren(Keeping) if one.form.isVisible()]


def _show(desk: Desk, file: UnfinishedFile, unfinished: Unfinished) -> None:
    if _shown(desk):
        desk.background.keep(file.leave)  # whoever was quicker is not disturbed
    elif unfinished.paper:
        _edit(desk, unfinished, file)
    else:
        _add(desk, unfinished, file)


def _edit(desk: Desk, unfinished: Unfinished, file: UnfinishedFile) -> None:
    def show(papers: Sequence[Paper]) -> None:
        from readinglist.gui.editing.draft import Draft
        from readinglist.gui.operations import editing

        drafts = [draft for paper in papers if (draft := Draft(paper, unfinished.typed)).changes()]
        if drafts:
            editing.ask(desk, drafts[0], file)
        else:  # it was saved in the last moment, or the paper deleted for good
            drop(desk, file)

    desk.background.read(lambda library: library.papers([unfinished.paper]), show)


def _add(desk: Desk, unfinished: Unfinished, file: UnfinishedFile) -> None:
    from readinglist.gui.operations import adding

    adding.begin_again(desk, unfinished, file)
