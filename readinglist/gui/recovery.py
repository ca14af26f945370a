"""What is asked when the library cannot be opened: nothing is made in its place unless the user says so."""

from __future__ import annotations

from pathlib import Path

from readinglist.domain.errors import LibraryTooNew, NotALibrary, ReadingListError
from readinglist.gui.questions import Questions

KINDS = "Libraries (*.db);;All files (*)"
RETRY, OTHER, NEW, QUIT = "Try Again", "Open Another Library…", "New Library…", "Quit"


def ask_for_library(path: Path, error: ReadingListError, questions: Questions) -> tuple[Path, bool] | None:
    """Ask what to do instead of opening `path`; return a path and whether a new library may be made there.

    None means to leave the program. Trying again is not what is proposed where it can change nothing.
    """
    is_hopeless = isinstance(error, NotALibrary | LibraryTooNew)
    buttons = (OTHER, NEW, RETRY, QUIT) if is_hopeless else (RETRY, OTHER, NEW, QUIT)
    while True:
        chosen = questions.choice("Reading List", str(error), buttons, is_serious=True)
        match buttons[chosen] if chosen >= 0 else QUIT:
            case "Try Again":
                return path, False
            case "Open Another Library…":
                picked = questions.files_to_open("Open Library", KINDS)
                if picked:
                    return Path(picked[0]), False
            case "New Library…":
                place = questions.file_to_save("New Library", "library.db", KINDS)
                if place:
                    return Path(place), True
            case _:
                return None
