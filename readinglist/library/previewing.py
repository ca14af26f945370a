"""What an export will look like: the text of a few papers, as plain text whatever the format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readinglist.domain.exports import HTML, NOTES, ExportChoice
from readinglist.formats import note_writing, rich_writing
from readinglist.library import exporting

if TYPE_CHECKING:
    from readinglist.library.library import Library


def preview(library: Library, ids: Sequence[int], choice: ExportChoice) -> str:
    """Return the text of papers: of a page what is to be read on it, of notes one after the other with their names.

    Raises:
        InvalidValue: there is no such format or style.
    """
    papers = library.papers(ids)
    match choice.format:
        case NOTES.name:
            notes = (note_writing.note(choice.parts.of(paper), choice.parts) for paper in papers)
            names = map(note_writing.file_name, papers)
            return "\n\n".join(f"{name}\n{note}" for name, note in zip(names, notes, strict=True))
        case HTML.name:
            return rich_writing.plain(rich_writing.list_of(papers, choice.parts))
        case "references-html":
            return exporting.text_of(library, ids, replace(choice, format="references"))
    return exporting.text_of(library, ids, choice)
