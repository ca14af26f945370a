"""Bringing papers in: from files and folders, from the clipboard, from the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readinglist.domain.resources import sample_listing
from readinglist.gui.desk import Desk
from readinglist.gui.operations import adding, viewing
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.review import ImportReport

MOST_WORDS = 2  # of what names one paper: `arXiv:2403.00001 [cs.CV]`
SHOWING_ALL_NEW = {WHOLE_LIBRARY.key, "unread", "recent"}  # lines of the sidebar


def choose_files(desk: Desk) -> None:
    """Ask for files and import them."""
    desk.imports.choose_files()


def choose_folder(desk: Desk) -> None:
    """Ask for a folder and import the files in it."""
    desk.imports.choose_folder()


def from_clipboard(desk: Desk) -> None:
    """Import the page of papers that was copied."""
    text = desk.clipboard.text()
    if text.strip():
        take_text(desk, text)
    else:
        desk.notices.tell("There is no text on the clipboard: copy a page of papers first.")


def take_text(desk: Desk, text: str, name: str = "Pasted text") -> None:
    """Import a text that was pasted or dropped; what only names one paper goes into the form of a new one."""
    if len(text.split(None, MOST_WORDS)) > MOST_WORDS or desk.imports.is_busy:
        desk.imports.import_text(text, name)
        return

    def names_one(_library: Library) -> bool:
        from readinglist.library.identified import identified

        return identified(text) is not None

    def take(is_one: bool) -> None:
        if is_one and not desk.snapshot.is_read_only:
            adding.begin_with(desk, text)
        else:
            desk.imports.import_text(text, name)

    desk.background.read(names_one, take)


def sample(desk: Desk) -> None:
    """Import the sample page."""
    desk.imports.start_import([str(sample_listing())])


def go_to_first_new(desk: Desk, report: ImportReport) -> None:
    """Go to the first paper that an import brought, so that one can begin to go through them; let nothing hide them."""
    if report.change is not None and report.change.created:
        desk.papers.list.expect(report.change.created[:1])
        viewing.clear_search(desk)
        if desk.sidebar.entry.key not in SHOWING_ALL_NEW:
            desk.sidebar.choose(WHOLE_LIBRARY.key)
        desk.finder.repeat()
