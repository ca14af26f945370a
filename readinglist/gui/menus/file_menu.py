"""File: bringing papers in and taking them away."""

from __future__ import annotations

from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import exporting, helping, importing, libraries, past_imports, upkeep, watching
from readinglist.gui.situation import Situation
from readinglist.library.text import counted


def _export(name: str, text: str, tip: str, what: exporting.What, format_name: str) -> Action:
    return Action(
        f"export-{name}",
        text,
        tip,
        lambda desk: exporting.to_file(desk, what, format_name),
        icon="export",
        enabled=lambda situation: exporting.count(situation, what) > 0,
    )


def _ready_files(situation: Situation) -> str:
    return counted(situation.ready, "Ready File") if situation.ready else "Ready Files"


WATCHED = Menu(
    "Watched Folder",
    (
        (
            Action(
                "watch-folder",
                lambda situation: "Watch Another Folder…" if situation.watched else "Watch a Folder…",
                "Offer for import what is saved in a folder",
                watching.choose_folder,
            ),
            Action(
                "stop-watching",
                lambda situation: f"Stop Watching “{situation.watched}”" if situation.watched else "Stop Watching",
                "Offer no more what is saved in the watched folder",
                watching.stop,
                enabled=lambda situation: bool(situation.watched),
            ),
        ),
        (
            Action(
                "import-ready",
                lambda situation: f"Import {_ready_files(situation)}…",
                "Import what was saved in the watched folder, in one review",
                watching.import_ready,
                ("Ctrl+Shift+I",),
                enabled=lambda situation: situation.ready > 0,
            ),
            Action(
                "leave-out-ready",
                lambda situation: f"Leave Out {_ready_files(situation)}",
                "Offer what was saved in the watched folder no more",
                watching.leave_out,
                enabled=lambda situation: situation.ready > 0,
            ),
        ),
    ),
)

EXPORT = Menu(
    "Export",
    (
        (
            _export(
                "selection-bibtex",
                "Selection as BibTeX…",
                "Write the selected papers to a .bib file",
                exporting.What.SELECTION,
                "bibtex",
            ),
            _export(
                "selection-markdown",
                "Selection as Markdown…",
                "Write the selected papers to a Markdown file",
                exporting.What.SELECTION,
                "markdown",
            ),
        ),
        (
            _export(
                "list-bibtex",
                "Listed Papers as BibTeX…",
                "Write all papers of the list to a .bib file",
                exporting.What.LISTED,
                "bibtex",
            ),
            _export(
                "list-markdown",
                "Listed Papers as Markdown…",
                "Write all papers of the list to a Markdown file",
                exporting.What.LISTED,
                "markdown",
            ),
        ),
        (
            _export(
                "all-bibtex",
                "Everything as BibTeX…",
                "Write the whole library to a .bib file, dismissed papers too; only the trash stays",
                exporting.What.EVERYTHING,
                "bibtex",
            ),
            _export(
                "all-markdown",
                "Everything as Markdown…",
                "Write the whole library to a Markdown file, dismissed papers too; only the trash stays",
                exporting.What.EVERYTHING,
                "markdown",
            ),
        ),
    ),
)

FILE = Menu(
    "File",
    (
        (
            Action(
                "import",
                "Import Files…",
                "Choose saved pages of papers to import",
                importing.choose_files,
                ("Ctrl+O", "Ctrl+I"),
                icon="import",
            ),
            Action(
                "import-folder",
                "Import Folder…",
                "Choose a folder and import the lists of papers in it, and in the folders below",
                importing.choose_folder,
                ("Ctrl+Shift+O",),
            ),
            Action(
                "import-clipboard",
                "Import from Clipboard",
                "Import the page of papers that was copied",
                importing.from_clipboard,
                ("Ctrl+V",),
                icon="paste",
            ),
            Action(
                "import-sample",
                "Import the Sample Page",
                "Try things with a page of a dozen well-known papers",
                importing.sample,
            ),
            WATCHED,
            Action(
                "import-history",
                "Import History…",
                "Look at every import, what it skipped and why, and undo one",
                past_imports.show,
                ("Ctrl+Shift+H",),
                icon="history",
            ),
        ),
        (EXPORT,),
        (
            Action("open-library", "Open Library…", "Open another library in this window", libraries.open_other),
            Action("new-library", "New Library…", "Begin a new library and open it", libraries.make_new),
        ),
        (
            Action(
                "back-up",
                "Back Up Library…",
                "Copy the whole library to another file, and compare the copy",
                upkeep.back_up,
                icon="backup",
            ),
            Action("check", "Check Library", "Look for damage in the library file", upkeep.check, icon="shield"),
        ),
        (Action("quit", "Quit", "Close the window", helping.quit_program, ("Ctrl+Q",), icon="quit"),),
    ),
)
