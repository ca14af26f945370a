"""Papers that are one: found, and merged."""

from __future__ import annotations

from collections.abc import Collection

from readinglist.gui.desk import Desk
from readinglist.gui.operations.undoing import tell_undoable


def find(desk: Desk) -> None:
    """Show which papers of the library may be one, beside the window."""
    from readinglist.gui.duplicates.duplicates_window import DuplicatesWindow

    shown = desk.window.findChild(DuplicatesWindow)
    if shown is None:
        shown = DuplicatesWindow(desk.background, desk.snapshot, desk.settings, desk.window)
    shown.look()


def merge_selected(desk: Desk) -> None:
    """Show the two selected papers side by side, to be merged."""
    from readinglist.gui.duplicates.merge_dialog import MergeDialog

    ids = desk.papers.selected_ids()
    if len(ids) != 2:
        return
    dialog = MergeDialog(desk.background, (ids[0], ids[1]), desk.window)
    dialog.merge_wanted.connect(lambda keep, other, taken: _merge(desk, keep, other, taken))
    dialog.apart_wanted.connect(lambda one, other: _tell_apart(desk, one, other))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _merge(desk: Desk, keep: int, other: int, taken: Collection[str]) -> None:
    from readinglist.library import duplicates  # not needed before the first

    desk.background.write(
        lambda library: duplicates.merge(library, keep, other, taken),
        lambda change: tell_undoable(desk, "The two are one paper now; the other one is in the trash.", change),
    )


def _tell_apart(desk: Desk, one: int, other: int) -> None:
    from readinglist.library import duplicates  # not needed before the first

    desk.background.write(
        lambda library: duplicates.tell_apart(library, [(one, other)]),
        lambda change: tell_undoable(desk, "The two stay apart, and are not proposed as one.", change),
    )
