"""Papers as a folder of notes, one for each, that may stand within a vault of other notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import ExportFailed
from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.note_writing import file_name, is_as_written, note, read_back
from readinglist.formats.told import NotAsWritten, told_of
from readinglist.library.exporting import Progress, failure, papers_of, stepping
from readinglist.storage.files import replacing, sweep

if TYPE_CHECKING:
    from readinglist.library.library import Library

_LONGEST = 8_000_000  # bytes; no note of ours is as long
_STRIDE = 50  # notes between two looks at whether to go on: each waits for the disk


@dataclass(frozen=True, slots=True)
class NotesWritten:
    """How many notes were written, and were there already; and the names of files that were left as they are.

    Those are not ours, or somebody has written in them since.
    """

    written: int
    same: int
    kept: tuple[str, ...]


def write_notes(
    library: Library,
    ids: Sequence[int],
    folder: str | Path,
    parts: Parts = ALL_PARTS,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> NotesWritten:
    """Write a note for each paper to a folder, which is made where it is missing; other files in it are untouched.

    Raises:
        ExportFailed, DiskFull: a note could not be written; those before it are whole, and so is what stood there.
        ExportCancelled: `cancelled`, which is asked as often as `progress` is told, said so; the same holds.
    """
    target = Path(folder)
    written = same = 0
    kept: list[str] = []
    taken: set[str] = set()
    step = stepping(progress, cancelled, "The export was stopped; the notes that were written before are whole.")
    try:
        target.mkdir(exist_ok=True)
        sweep(target)
        for number, paper in enumerate(papers_of(library, ids)):
            if number % _STRIDE == 0:
                step(number, 0)
            path = target / _unused_name(paper, taken)
            content = _checked_note(paper, path, parts)
            there = _content(path)
            if there == content:
                same += 1
            elif there is None or is_as_written(there.decode("utf-8", "replace")):
                with replacing(path) as file:
                    file.write(content)
                written += 1
            else:
                kept.append(path.name)
    except (OSError, RuntimeError, ValueError) as error:
        raise failure(target, error) from error
    return NotesWritten(written, same, tuple(kept))


def _unused_name(paper: Paper, taken: set[str]) -> str:
    name = file_name(paper)
    if name.lower() in taken:
        name = f"{name.removesuffix('.md')}-{paper.id}.md"
    taken.add(name.lower())
    return name


def _checked_note(paper: Paper, path: Path, parts: Parts) -> bytes:
    content = note(parts.of(paper), parts).encode("utf-8", "replace")
    try:
        if read_back(content.decode()) == told_of(paper):
            return content
    except NotAsWritten:
        pass
    raise ExportFailed(f"{path} was not written, since it did not read back as it should. Please report this.")


def _content(path: Path) -> bytes | None:
    """Return what stands in a file, None where there is none; of what is no file of ours, something that is no note."""
    if not path.exists() and not path.is_symlink():
        return None
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LONGEST:
        return b""
    return path.read_bytes()
