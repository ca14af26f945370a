"""Taking papers away: the Export window, and what is done with what is chosen there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import ReadingListError
from readinglist.domain.exports import ExportKind
from readinglist.gui.answering import KEPT
from readinglist.gui.desk import Desk
from readinglist.gui.exporting import meant, remembered, sentences
from readinglist.gui.operations import copying, links

if TYPE_CHECKING:
    from readinglist.gui.exporting.export_window import ExportWindow
    from readinglist.gui.exporting.saving import Saving, Target
    from readinglist.library.library import Library


def show(desk: Desk, kind: ExportKind | None = None) -> None:
    """Show the Export window with this format, or the last one."""
    from readinglist.gui.exporting.export_window import ExportWindow

    window = desk.window.findChild(ExportWindow) or _make(desk)
    window.begin(kind or remembered.last_kind(desk.settings), meant.offer(desk))


def _make(desk: Desk) -> ExportWindow:
    from readinglist.gui.exporting.export_window import ExportWindow
    from readinglist.gui.exporting.saving import Saving

    window = ExportWindow(desk.settings, desk.window)
    saving = Saving(desk.background, window)
    window.preview_wanted.connect(partial(_preview, desk, window))
    window.copy_wanted.connect(partial(_copy, desk, window))
    window.save_wanted.connect(partial(_save, desk, window, saving))
    window.stop_wanted.connect(saving.stop)
    window.style_wanted.connect(partial(_choose_style, desk, window))
    saving.advanced.connect(window.advance)
    saving.saved.connect(partial(_tell_saved, desk, window))
    saving.refused.connect(partial(_refuse, window))
    for changed in (desk.papers.list.selected, desk.snapshot.updated):
        changed.connect(partial(_follow, desk, window))
    return window


def _follow(desk: Desk, window: ExportWindow) -> None:
    """Keep to what is selected and listed in the main window by now."""
    if window.isVisible():
        window.show_offer(meant.offer(desk))


def _preview(desk: Desk, window: ExportWindow) -> None:
    """Show the text of the first papers; what is typed in the main window does not wait for it."""
    first, choice = meant.first_of(desk, window.what, sentences.PREVIEWED), window.choice

    def read(library: Library) -> str:
        from readinglist.library.previewing import preview

        return preview(library, first(library), choice)

    desk.background.gather(
        read, window.show_preview, topic="export-preview", refused=lambda error: window.show_preview(str(error))
    )


def _choose_style(desk: Desk, window: ExportWindow) -> None:
    """Ask for a file with a citation style."""
    paths = desk.questions.files_to_open("Citation Style", "Citation styles (*.csl)")
    if paths:
        window.choose_style(paths[0])


def _copy(desk: Desk, window: ExportWindow) -> None:
    """Copy what is chosen; what is known to be too much is not even looked up."""
    try:
        copying.refuse_too_many(meant.count(desk, window.what) or 0, window.kind)
    except ReadingListError as error:
        window.tell(str(error), is_error=True)
        return
    remembered.remember(desk.settings, window.choice)
    window.tell("Copying…")
    ids_in = meant.ids_of(desk, window.what)
    copying.put(desk, ids_in, window.choice, window.tell, lambda error: _refuse(window, str(error)))


def _save(desk: Desk, window: ExportWindow, saving: Saving) -> None:
    """Ask where to, and write there; what stood there stays whole until the new file is."""
    from readinglist.gui.exporting.saving import Target

    if saving.is_busy:
        return
    ids_in, what, choice = meant.ids_of(desk, window.what), window.what, window.choice
    kept = _query(desk, what) if window.is_kept else None
    path = _asked_path(desk, window.kind)
    if path is None:
        return
    remembered.remember(desk.settings, choice)
    remembered.remember_place(desk.settings, window.kind, path)
    window.tell("Writing…")
    window.show_busy(True)
    saving.begin(Target(what, ids_in, choice, path, kept))


def _query(desk: Desk, what: meant.What) -> str:
    """Return the search that finds these papers."""
    from readinglist.gui.operations import keeping

    return KEPT if what is meant.What.EVERYTHING else keeping.searched(desk)


def _tell_saved(desk: Desk, window: ExportWindow, target: Target, sentence: str) -> None:
    """Leave the window, and say in the main one what was written."""
    window.show_busy(False)
    window.accept()
    window.saved.emit(target.choice, target.what, target.path)
    folder = target.path if remembered.kind_named(target.choice.format).is_folder else target.path.parent
    desk.notices.tell(sentence, "Show in Folder", lambda: links.open_folder(desk, folder))
    if target.kept is not None:
        from readinglist.gui.operations import keeping

        keeping.keep(desk, target.kept, target.choice, target.path, is_agreed=True)


def _refuse(window: ExportWindow, sentence: str) -> None:
    """Say why it was not done where it can be done otherwise."""
    window.show_busy(False)
    window.tell(sentence, is_error=True)


def _asked_path(desk: Desk, kind: ExportKind) -> Path | None:
    """Ask where to; a name without a suffix gets the format's, and is asked about again if that file is there."""
    suggested = remembered.place_for(desk.settings, kind)
    if kind.is_folder:
        folder = desk.questions.folder_to_open(f"Export as {kind.title}", suggested)
        return Path(folder) if folder else None
    answer = desk.questions.file_to_save(f"Export as {kind.title}", suggested, f"{kind.title} (*{kind.suffix})")
    if not answer:
        return None
    path = Path(answer)
    if path.suffix:
        return path
    path = path.with_name(path.name + kind.suffix)
    replaces = ("Replace It", "Keep It")
    if path.exists() and desk.questions.choice("Export", f"{sentences.shown(path)} is there already.", replaces) != 0:
        return None
    return path
