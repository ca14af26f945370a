"""Watching a folder, and what is done with the files that are ready there."""

from __future__ import annotations

from readinglist.gui.desk import Desk
from readinglist.library.text import counted


def choose_folder(desk: Desk) -> None:
    """Ask for a folder and watch it, in place of another one."""
    folder = desk.questions.folder_to_open("Watch a Folder")
    if folder:
        desk.watching.watch(folder)
        desk.notices.tell(f"Lists of papers saved in “{desk.watching.folder_name}” are now offered for import.")


def stop(desk: Desk) -> None:
    """Watch no folder any more, with a way back."""
    folder, name = desk.watching.folder, desk.watching.folder_name
    desk.watching.watch("")
    desk.notices.tell(f"“{name}” is no longer watched.", "Undo", lambda: desk.watching.watch(folder))


def show_ready(desk: Desk) -> None:
    """Offer what is ready in the watched folder, unless nothing can be imported into the library."""
    desk.ready.show_ready(() if desk.snapshot.is_read_only else desk.watching.ready, desk.watching.folder)


def import_ready(desk: Desk) -> None:
    """Import all files that are ready, in one review; while an import goes on, they stay ready."""
    if desk.imports.is_busy:
        desk.notices.tell("Another import is on its way; what is ready stays so.")
    else:
        desk.imports.start_import([file.path for file in desk.watching.ready])


def leave_out(desk: Desk) -> None:
    """Offer these files no more, with a way back."""
    files = desk.watching.ready
    desk.watching.leave_out(files)
    pronoun = "it" if len(files) == 1 else "they"
    desk.notices.tell(
        f"{counted(len(files), 'file')} left out; {pronoun} will not be offered again.",
        "Undo",
        lambda: desk.watching.offer_again(files),
    )
