"""What is said of exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.gui.foreign_text import on_one_line
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.library.notes_folder import NotesWritten

PREVIEWED = 20  # papers
_MOST_NAMED = 3  # notes


def shown(path: Path) -> str:
    """Return a path as it fits a sentence."""
    return on_one_line(str(path), 120)


def papers_written(count: int, path: Path) -> str:
    """Say what was written to a file."""
    return f"Wrote {counted(count, 'paper')} to {shown(path)}."


def notes_written(done: NotesWritten, folder: Path) -> str:
    """Say what was written to a folder of notes, and what was left as it is."""
    sentences = [f"Wrote {counted(done.written, 'note')} to {shown(folder)}."]
    if done.same:
        sentences.append(f"{done.same:,} {'was' if done.same == 1 else 'were'} there already.")
    if done.kept:
        names = ", ".join(on_one_line(name, 40) for name in done.kept[:_MOST_NAMED])
        names += ", …" if len(done.kept) > _MOST_NAMED else ""
        count = len(done.kept)
        sentences.append(f"{count:,} {'was' if count == 1 else 'were'} left as you changed them: {names}.")
    return " ".join(sentences)


def extent(count: int | None) -> str:
    """Say how much of so many papers the preview shows; None: not counted yet."""
    if count is None:
        return f"the first {PREVIEWED}"
    return counted(count, "paper") if count <= PREVIEWED else f"the first {PREVIEWED} of {count:,}"


def progress(written: int, checked: int, count: int) -> str:
    """Say how far an export is."""
    return f"Reading back {checked:,} of {count:,}…" if checked else f"Writing {written:,} of {count:,}…"
