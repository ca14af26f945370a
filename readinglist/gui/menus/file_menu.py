"""File: bringing papers in, taking them away, and the library as a whole: other ones, backups, a check."""

from __future__ import annotations

from readinglist.domain.exports import EXPORT_KINDS, ExportKind
from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import (
    adding,
    backups,
    exporting,
    helping,
    importing,
    keeping,
    libraries,
    living_exports,
    past_imports,
    starting,
    ticks,
    upkeep,
    watching,
)
from readinglist.gui.recent import MOST
from readinglist.gui.situation import Situation
from readinglist.library.text import counted


def _export_as(kind: ExportKind) -> Action:
    return Action(
        f"export-{kind.name}",
        f"{kind.title}…",
        f"{kind.purpose}: the selected or listed papers, or everything",
        lambda desk: exporting.show(desk, kind),
        enabled=_has_papers,
    )


def _has_papers(situation: Situation) -> bool:
    return situation.listed > 0 or situation.papers > 0


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
            Action(
                "export",
                "Export…",
                "Choose papers and a format, see how it will look, and save or copy it",
                exporting.show,
                ("Ctrl+E",),
                icon="export",
                enabled=_has_papers,
            ),
        ),
        tuple(map(_export_as, EXPORT_KINDS)),
    ),
)


def _recent(number: int) -> Action:
    def is_known(situation: Situation) -> bool:
        return number <= len(situation.recent)

    return Action(
        f"recent-library-{number}",
        lambda situation: situation.recent[number - 1].title if is_known(situation) else f"Library {number} (none yet)",
        "Open this library in this window, as it was open before",
        lambda desk: libraries.open_recent(desk, number),
        enabled=lambda situation: is_known(situation) and situation.recent[number - 1].is_there,
        shown=is_known,
    )


FILE = Menu(
    "File",
    (
        (
            Action(
                "add-paper",
                "Add Paper…",
                "Add a paper by hand, or from a DOI, an arXiv id, an address or an entry that was copied",
                adding.begin,
                ("Ctrl+N",),
                icon="plus",
            ),
        ),
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
        (
            EXPORT,
            Action(
                "keep-search",
                "Keep Up to Date in a File…",
                "Have a file written again, from now on, whenever what is shown has changed",
                keeping.keep_search,
            ),
            Action(
                "living-exports",
                "Living Exports…",
                "See which files are kept up to date, and how each stands",
                living_exports.show,
                ("Ctrl+Shift+E",),
                icon="living",
            ),
            Action(
                "read-ticks",
                "Read Ticked Boxes…",
                "Take over which papers were ticked in a Markdown list by another program",
                ticks.choose_file,
                icon="check",
            ),
        ),
        (
            Action("open-library", "Open Library…", "Open another library in this window", libraries.open_other),
            Menu("Recent Libraries", (tuple(map(_recent, range(1, MOST + 1))),)),
            Action("new-library", "New Library…", "Begin a new library and open it", libraries.make_new),
            Action(
                "move-library",
                "Move Library…",
                "Move the library to another folder or name; this window follows",
                libraries.move,
            ),
            Action(
                "show-library",
                "Show Library in Folder",
                "Show the folder that the library is in",
                libraries.show_folder,
            ),
        ),
        (
            Action(
                "backups",
                "Backups…",
                "See which backups there are, make one now, and go back to one",
                backups.show,
                ("Ctrl+Shift+B",),
                icon="backup",
            ),
            Action(
                "copy-library",
                "Copy Library To…",
                "Copy the whole library to another file, on a stick for one, and compare the copy",
                upkeep.copy_elsewhere,
            ),
            Action("check", "Check Library", "Look for damage in the library file", upkeep.check, icon="shield"),
            Action(
                "go-on",
                "Go On as Usual",
                "Follow the watched folder and the living exports again, after the program did not end as it should",
                starting.go_on,
                shown=lambda situation: situation.is_careful,
            ),
        ),
        (Action("quit", "Quit", "Close the window", helping.quit_program, ("Ctrl+Q",), icon="quit", everywhere=True),),
    ),
)
