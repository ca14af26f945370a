"""Taking papers away: to a file or to the clipboard, as text in one of the export formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import ExportFailed
from readinglist.domain.exports import EXPORT_KINDS, ExportChoice, ExportKind
from readinglist.domain.query import Query
from readinglist.gui.answering import KEPT
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.situation import Situation

if TYPE_CHECKING:
    from readinglist.library.library import Library


class What(Enum):
    """Which papers are taken away."""

    SELECTION = "selection"
    LISTED = "listed"
    EVERYTHING = "everything"


def count(situation: Situation, what: What) -> int:
    """Return how many papers that would be."""
    return {What.SELECTION: situation.selected, What.LISTED: situation.listed, What.EVERYTHING: situation.papers}[what]


def to_file(desk: Desk, what: What, format_name: str) -> None:
    """Ask for a file and write papers to it; what stood there stays whole until the new file is."""
    path = _asked_path(desk, _format(format_name))
    if path is None:
        return
    ids_in = _ids_of(desk, what)

    def write(library: Library) -> int:
        from readinglist.library import exporting

        return exporting.export_file(library, ids_in(library), ExportChoice(format_name), path)

    desk.notices.tell(f"Writing papers to {_shown(path)}…")
    desk.background.export(write, lambda written: desk.notices.tell(f"Wrote {_papers(written)} to {_shown(path)}."))


def copy_bibtex(desk: Desk) -> None:
    """Copy the selected papers as BibTeX."""
    copy(desk, desk.papers.selected_ids(), "bibtex")


def copy_markdown(desk: Desk) -> None:
    """Copy the selected papers as a Markdown task list."""
    copy(desk, desk.papers.selected_ids(), "markdown")


def copy(desk: Desk, ids: Sequence[int], format_name: str) -> None:
    """Copy papers as the text of an export format."""

    def take(text: str) -> None:
        desk.clipboard.setText(text)
        desk.notices.tell(f"Copied {_papers(len(ids))} as {_format(format_name).title}.")

    if ids:
        desk.background.export(lambda library: library.export(ids, format_name), take)


def _ids_of(desk: Desk, what: What) -> Callable[[Library], Sequence[int]]:
    """Return how to get at the papers: what is on the screen is taken as it is now, the rest of a search is fetched."""
    found = desk.papers.found
    if what is What.EVERYTHING:
        return lambda library: _all_ids(library, KEPT)
    if what is What.LISTED and found is not None and not found.holds_all:
        return lambda library: _all_ids(library, found.query)
    ids = desk.papers.selected_ids() if what is What.SELECTION or found is None else found.ids
    return lambda _library: ids


def _all_ids(library: Library, query: str | Query) -> Sequence[int]:
    result = library.search(query)
    if not result.complete:
        raise ExportFailed("The search index is still being built, so nothing was written; try again in a moment.")
    return result.ids


def _format(name: str) -> ExportKind:
    return next(kind for kind in EXPORT_KINDS if kind.name == name)


def _asked_path(desk: Desk, format: ExportKind) -> Path | None:
    """Ask where to; a name without a suffix gets the format's, and is asked about again if that file is there."""
    kinds = f"{format.title} (*{format.suffix})"
    answer = desk.questions.file_to_save(f"Export as {format.title}", f"reading-list{format.suffix}", kinds)
    if not answer:
        return None
    path = Path(answer)
    if path.suffix:
        return path
    path = path.with_name(path.name + format.suffix)
    replaces = ("Replace it", "Keep it")
    if path.exists() and desk.questions.choice("Export", f"{_shown(path)} is there already.", replaces) != 0:
        return None
    return path


def _shown(path: Path) -> str:
    return on_one_line(str(path), 120)


def _papers(count: int) -> str:
    return f"{count:,} paper{'' if count == 1 else 's'}"
