"""Binding a search to a file that is kept up to date, and changing what is bound."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.domain.exports import ExportChoice, ExportKind
from readinglist.domain.living import LivingExport
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.exporting import remembered
from readinglist.gui.operations import living_exports
from readinglist.gui.sidebar.entries import Entry
from readinglist.gui.sidebar.typed import scope_text
from readinglist.search.composing import sorted_by, within
from readinglist.search.parsing import parse

if TYPE_CHECKING:
    from readinglist.gui.living_exports.keep_dialog import KeepDialog
    from readinglist.library.library import Library


def keep_search(desk: Desk) -> None:
    """Ask for a file to keep up to date with what is shown."""
    _ask(desk, searched(desk))


def keep_entry(desk: Desk, entry: Entry) -> None:
    """Ask for a file to keep up to date with what a line of the sidebar finds."""
    _ask(desk, scope_text(entry))


def edit(desk: Desk, export: LivingExport) -> None:
    """Let search, format and file of a living export be changed."""
    _ask(desk, export.query, export)


def searched(desk: Desk) -> str:
    """Return what one types to find what is shown, in the order in which it is shown."""
    query = asked(desk)
    order = desk.finder.question.order(parse(desk.search.text().strip(), today=datetime.now(UTC).date()))
    return sorted_by(query, order) if order else query


def asked(desk: Desk) -> str:
    """Return what one types to find what is shown, in whatever order."""
    typed, scope = desk.search.text().strip(), scope_text(desk.sidebar.entry)
    return within(typed, scope, datetime.now(UTC).date()) if typed and scope else typed or scope


def keep(desk: Desk, query: str, choice: ExportChoice, path: Path, *, is_agreed: bool) -> None:
    """Keep a file up to date from now on; `is_agreed`: whatever stands there."""

    def write(library: Library) -> Change | None:
        from readinglist.library.living_exports import add

        return add(library, query, path, choice)

    desk.background.write(write, lambda change: _take(desk, change, path, is_agreed=is_agreed))


def _ask(desk: Desk, query: str, export: LivingExport | None = None) -> None:
    """Ask what is to be kept up to date; the form stays until the library has taken it."""
    from readinglist.gui.living_exports.keep_dialog import KeepDialog

    kind = remembered.last_kind(desk.settings)
    choice = export.choice if export else remembered.choice_of(desk.settings, kind)
    dialog = KeepDialog(desk.settings, living_exports.shown(desk) or desk.window)
    dialog.count_wanted.connect(partial(_count, desk))
    dialog.place_wanted.connect(partial(_choose_place, desk, dialog))
    dialog.style_wanted.connect(partial(_choose_style, desk, dialog))
    dialog.save_wanted.connect(partial(_save, desk, dialog, export))
    dialog.begin(query, choice, str(export.path) if export else _proposed(desk, kind), is_new=export is None)
    dialog.open()


def _form(desk: Desk) -> KeepDialog | None:
    """Return the form, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.living_exports.keep_dialog import KeepDialog

    return beside.shown(desk.window, KeepDialog)


def _proposed(desk: Desk, kind: ExportKind) -> str:
    """Return a file in the folder that was exported to last; none where nothing was."""
    place = remembered.place_for(desk.settings, kind)
    return place if Path(place).is_absolute() else ""


def _count(desk: Desk, query: str) -> None:
    def count(library: Library) -> int | None:
        found = library.search(query, limit=1)
        return None if found.loosened or not found.complete else found.total

    def tell(found: int | None) -> None:
        if form := _form(desk):
            form.show_count(query, found)

    desk.background.gather(count, tell, topic="count of a living export")


def _choose_place(desk: Desk, dialog: KeepDialog) -> None:
    """Ask for a file, which the desktop does not let be replaced without asking; or for a folder of notes."""
    kind = dialog.kind
    if kind.is_folder:
        dialog.put_place(desk.questions.folder_to_open("Folder of notes to keep up to date"))
        return
    suggested = dialog.place or f"reading-list{kind.suffix}"
    place = desk.questions.file_to_save("File to keep up to date", suggested, f"{kind.title} (*{kind.suffix})")
    is_named = bool(Path(place).suffix)
    dialog.put_place(place if is_named or not place else f"{place}{kind.suffix}", is_agreed=is_named)


def _choose_style(desk: Desk, dialog: KeepDialog) -> None:
    """Ask for a file with a citation style."""
    files = desk.questions.files_to_open("Citation Style", "Citation styles (*.csl)")
    if files:
        dialog.choose_style(files[0])


def _save(desk: Desk, dialog: KeepDialog, export: LivingExport | None) -> None:
    """Bind what was asked for, and close the form; what cannot be so is said there."""
    path = Path.home() / dialog.place.removeprefix("~/")
    query, choice, is_agreed = dialog.query, dialog.choice, dialog.is_agreed

    def write(library: Library) -> Change | None:
        from readinglist.library.living_exports import add, change

        if export is None:
            return add(library, query, path, choice)
        return change(library, export.id, query, path, choice)

    def take(change: Change | None) -> None:
        if form := _form(desk):
            form.accept()
        _take(desk, change, path, is_agreed=is_agreed)

    def refuse(error: ReadingListError) -> None:
        if form := _form(desk):
            form.complain(str(error))
        else:
            desk.notices.complain(str(error))

    remembered.remember(desk.settings, choice)
    remembered.remember_place(desk.settings, dialog.kind, path)
    desk.background.write(write, take, refused=refuse)


def _take(desk: Desk, change: Change | None, path: Path, *, is_agreed: bool) -> None:
    """Have the file written at once, and say so."""
    if change is None:
        return
    number = change.fields[0].id
    if is_agreed:
        desk.updating.overwrite(number)
    else:
        desk.updating.update()
    window = living_exports.shown(desk)
    if window is not None:
        window.table.choose(number)
    living_exports.say(desk, f"{path.name} is kept up to date from now on.", change)
