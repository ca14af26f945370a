"""Papers handed over to other programs: text for an editor, rich text for a word processor, a file for a folder."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.exports import (
    EXPORT_KINDS,
    MARKDOWN,
    MARKDOWN_TABLE,
    REFERENCES,
    REFERENCES_HTML,
    ExportChoice,
)
from readinglist.formats import references, rich_writing
from readinglist.formats.note_writing import file_name
from readinglist.library import exporting

if TYPE_CHECKING:
    from readinglist.library.library import Library


@dataclass(frozen=True, slots=True)
class Texts:
    """Papers in a format as plain text, and the same for a word processor as HTML (empty: nothing is richer)."""

    format: str
    plain: str
    rich: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """All that another program may ask for of some papers."""

    texts: Texts
    path: Path


def hand_over(library: Library, ids: Sequence[int], choice: ExportChoice) -> HandedOver:
    """Return papers as texts and as a file, which nobody else can read and which goes when the program ends.

    Raises:
        InvalidValue: there is no such format.
        ExportFailed, DiskFull: the file could not be written.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="reading-list-"))
    except OSError as error:
        raise exporting.failure(Path(tempfile.gettempdir()), error) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = file_of(library, ids, choice, folder)
    return HandedOver(Texts(choice.format, path.read_bytes().decode(), _rich_text(library, ids, choice)), path)


def texts_of(library: Library, ids: Sequence[int], choice: ExportChoice) -> Texts:
    """Return papers as texts; raises InvalidValue where there is no such format."""
    return Texts(choice.format, exporting.text_of(library, ids, choice), _rich_text(library, ids, choice))


def file_of(library: Library, ids: Sequence[int], choice: ExportChoice, folder: Path) -> Path:
    """Write papers to a new file of a folder and return its path; one paper gives it the name of its citation key.

    Raises:
        InvalidValue: there is no such format.
        ExportFailed, DiskFull: the file could not be written.
    """
    suffix = next((kind.suffix for kind in EXPORT_KINDS if kind.name == choice.format), "")
    papers = library.papers(ids[:2])
    name = file_name(papers[0]).removesuffix(".md") if len(papers) == 1 else "reading-list"
    path = folder / f"{name}{suffix}"
    exporting.export_file(library, ids, choice, path)
    return path


def _rich_text(library: Library, ids: Sequence[int], choice: ExportChoice) -> str:
    match choice.format:
        case MARKDOWN.name | "html":
            return rich_writing.list_of(exporting.papers_of(library, ids), choice.parts)
        case MARKDOWN_TABLE.name:
            return rich_writing.table_of(exporting.papers_of(library, ids), choice.parts)
        case REFERENCES.name | REFERENCES_HTML.name:
            return "".join(references.paragraphs(exporting.papers_of(library, ids), choice.style))
    return ""
