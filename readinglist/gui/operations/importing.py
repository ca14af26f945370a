"""Bringing papers in: from files and folders, from the clipboard, from the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readinglist.domain.resources import sample_listing
from readinglist.gui.desk import Desk
from readinglist.gui.operations import viewing
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY

if TYPE_CHECKING:
    from readinglist.library.review import ImportReport

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
        desk.imports.import_text(text)
    else:
        desk.notices.tell("There is no text on the clipboard: copy a page of papers first.")


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
