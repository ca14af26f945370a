"""Exports: papers as the text of a format, and as a file."""

from __future__ import annotations

import errno
import hashlib
import io
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from readinglist.domain.errors import DiskFull, ExportFailed, InvalidValue, ReadingListError
from readinglist.domain.exports import ExportChoice
from readinglist.domain.paper import Paper
from readinglist.formats.told import NotAsWritten, Told
from readinglist.formats.writing import FORMATS, ExportFormat, ReferenceFormat
from readinglist.storage.files import replacing, sweep

if TYPE_CHECKING:
    from readinglist.library.library import Library

Progress = Callable[[int, int], object]
"""Hears every thousand papers how many are written, and how many of them are read back."""

_PORTION = 500  # papers that are fetched at a time
_STRIDE = 1_000  # papers between two looks at whether to go on


class ExportCancelled(ReadingListError):
    """The user stopped an export; what stood there is untouched."""


def text_of(library: Library, ids: Sequence[int], choice: ExportChoice) -> str:
    """Return papers as text; raises InvalidValue where there is no such format or citation style."""
    return "".join(pieces_of(library, ids, choice))


def pieces_of(library: Library, ids: Sequence[int], choice: ExportChoice) -> Iterator[str]:
    """Return papers as text, bit by bit and so in any number; raises as `text_of`."""
    return _format(choice).pieces(papers_of(library, ids), choice.parts, choice.style)


def export_file(
    library: Library,
    ids: Sequence[int],
    choice: ExportChoice,
    path: str | Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    accept: Callable[[BinaryIO], object] | None = None,
) -> int:
    """Write papers to a file, whole or not at all; return how many.

    What was written is read back and compared with the papers before it takes the place of what stood there. Then
    `accept` is given the new file, and may raise to leave all as it was.

    Raises:
        InvalidValue: there is no such format or citation style.
        ExportFailed, DiskFull: the file could not be written; what stood there is untouched.
        ExportCancelled: `cancelled`, which is asked as often as `progress` is told, said so.
    """
    chosen = _format(choice)
    target = Path(path)
    try:
        _refuse_databases(library.path.resolve(), target)
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle and a NUL in a name are no OSErrors
        raise failure(target, error) from error
    try:
        sweep(target.resolve().parent)
        with replacing(target) as file:
            step = stepping(progress, cancelled, f"The export was stopped; nothing was written to {target}.")
            count = write_checked(chosen, papers_of(library, ids), file, choice, step)
            if accept is not None:
                accept(file)
            return count
    except NotAsWritten as error:
        raise ExportFailed(
            f"{target} was not written, since it did not read back as it should ({error}); what was there is "
            "untouched. Please report this, or choose another format."
        ) from error
    except OSError as error:
        raise failure(target, error) from error


def _format(choice: ExportChoice) -> ExportFormat | ReferenceFormat:
    chosen = next((one for one in FORMATS if one.kind.name == choice.format), None)
    if chosen is None:
        names = ", ".join(one.kind.name for one in FORMATS)
        raise InvalidValue(f"There is no export format “{choice.format}” for one text; those are {names}.")
    return chosen


def papers_of(library: Library, ids: Sequence[int]) -> Iterator[Paper]:
    """Yield papers in the order of `ids`, never all of them in memory at once."""
    for start in range(0, len(ids), _PORTION):
        yield from library.papers(ids[start : start + _PORTION])


def stepping(progress: Progress | None, cancelled: Callable[[], bool] | None, sentence: str) -> Progress:
    """Return what to call as work goes on: it tells `progress`, and raises ExportCancelled once it is `cancelled`."""

    def step(written: int, checked: int) -> None:
        if cancelled is not None and cancelled():
            raise ExportCancelled(sentence)
        if progress is not None:
            progress(written, checked)

    return step


def _no_step(_written: int, _checked: int) -> None:
    """Go on, whatever happens."""


def write_checked(
    format: ExportFormat | ReferenceFormat,
    papers: Iterable[Paper],
    file: BinaryIO,
    choice: ExportChoice,
    step: Progress = _no_step,
) -> int:
    """Write papers, read them back from the file, and return how many; raises NotAsWritten where they differ."""
    expected = array("q")  # of what each should say only the hash is kept: eight bytes a paper

    def note(said: Told | str) -> None:
        if len(expected) % _STRIDE == 0:
            step(len(expected), 0)
        expected.append(hash(said))

    for piece in format.pieces(papers, choice.parts, choice.style, note):
        file.write(piece.encode("utf-8", errors="replace"))
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-8", newline="\n")
    try:
        for number, (told, wanted) in enumerate(zip_longest(format.read_back(text), expected), start=1):
            if told is None or hash(told) != wanted:
                raise NotAsWritten(f"paper {number:,} is another" if told else f"paper {number:,} is missing")
            if number % _STRIDE == 0:
                step(len(expected), number)
    finally:
        text.detach()
    return len(expected)


def content_hash(file: BinaryIO) -> str:
    """Return the hash of all that stands in a file (SHA-256, hex)."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _refuse_databases(library: Path, target: Path) -> None:
    """Keep an export from being written over a library, which would be gone with all that is in it."""
    companions = [library.with_name(library.name + ending) for ending in ("", "-journal", "-wal", "-shm")]
    is_library = target.resolve() in companions or (target.exists() and target.samefile(library))
    # Another database is told by its first bytes; ours is not opened for that, which would drop SQLite's locks on it.
    if is_library or (target.is_file() and _first_bytes(target, 16) == b"SQLite format 3\0"):
        raise ExportFailed(
            f"{target} is a library, and an export would destroy it; nothing was written. Choose another."
        )


def _first_bytes(path: Path, count: int) -> bytes:
    with path.open("rb") as file:
        return file.read(count)


def failure(target: Path, error: OSError | RuntimeError | ValueError) -> DiskFull | ExportFailed:
    """Return the sentence that says why `target` could not be written."""
    if not isinstance(error, OSError):
        return ExportFailed(f"{target} could not be written (no file can be there); choose another place.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"The disk is full, so {target.name} was not written; free some space and try again.")
    if error.errno == errno.ENOENT:
        return ExportFailed(
            f"{target} could not be written, since its folder is not there. Choose another place, or make the folder."
        )
    reason = error.strerror or "unknown error"
    return ExportFailed(f"{target} could not be written ({reason}); what was there is untouched. Choose another place.")
