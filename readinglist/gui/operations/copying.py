"""Papers on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from readinglist.domain.errors import ExportFailed, ReadingListError
from readinglist.domain.exports import ExportChoice, ExportKind
from readinglist.domain.paper import Paper
from readinglist.gui.desk import Desk
from readinglist.gui.exporting import remembered
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.library.handing_over import Texts
    from readinglist.library.library import Library

MOST = 10_000  # papers; what is more stops the window for longer than is noticed, and other programs for seconds
MOST_CITED = 2_000  # papers that are set in a citation style, which takes some milliseconds each


def copy_as(desk: Desk, kind: ExportKind) -> None:
    """Copy the selected papers in a format, with the parts that were last chosen for it."""
    copy(desk, desk.papers.selected_ids(), kind)


def copy(desk: Desk, ids: Sequence[int], kind: ExportKind) -> None:
    """Copy papers in a format, with the parts that were last chosen for it."""
    if ids:
        choice = remembered.choice_of(desk.settings, kind)
        put(desk, lambda _library: ids, choice, desk.notices.tell, lambda error: desk.notices.complain(str(error)))


def put(
    desk: Desk,
    ids_in: Callable[[Library], Sequence[int]],
    choice: ExportChoice,
    tell: Callable[[str], object],
    refused: Callable[[ReadingListError], object],
) -> None:
    """Put papers on the clipboard as text, and as rich text where the format has any; say so, or why not."""

    kind = remembered.kind_named(choice.format)

    def read(library: Library) -> tuple[int, Texts]:
        from readinglist.library import handing_over  # not needed before the first

        ids = ids_in(library)
        refuse_too_many(len(ids), kind)
        return len(ids), handing_over.texts_of(library, ids, choice)

    def take(copied: tuple[int, Texts]) -> None:
        from readinglist.gui.exporting.mime import mime_of

        count, texts = copied
        desk.clipboard.setMimeData(mime_of(texts))
        tell(f"Copied {counted(count, 'paper')} as {kind.title}.")

    desk.background.export(read, take, refused=refused)


def copy_keys(desk: Desk) -> None:
    """Copy the citation keys, as `\\cite` takes them."""
    _copy(desk, lambda papers: ",".join(paper.cite_key for paper in papers), "citation key")


def copy_titles(desk: Desk) -> None:
    """Copy the titles, one a line."""
    _copy(desk, lambda papers: "\n".join(paper.title for paper in papers), "title")


def copy_key(desk: Desk, key: str) -> None:
    """Copy one citation key."""
    desk.clipboard.setText(key)
    desk.notices.tell(f"The citation key {key} was copied.")


def _copy(desk: Desk, as_text: Callable[[Sequence[Paper]], str], what: str) -> None:
    ids = desk.papers.selected_ids()

    def take(papers: Sequence[Paper]) -> None:
        desk.clipboard.setText(as_text(papers))
        desk.notices.tell(f"{counted(len(papers), what)} {'was' if len(papers) == 1 else 'were'} copied.")

    def read(library: Library) -> Sequence[Paper]:
        refuse_too_many(len(ids))
        return library.papers(ids)

    if ids:
        desk.background.export(read, take)


def refuse_too_many(count: int, kind: ExportKind | None = None) -> None:
    """Raise ExportFailed where so many papers are too many to be copied (in this format)."""
    most = MOST_CITED if kind is not None and kind.is_cited else MOST
    if count > most:
        what = f" as {kind.title}" if kind is not None else ""
        raise ExportFailed(
            f"At most {most:,} papers can be copied{what}, and these are {count:,}; nothing was copied. "
            "Export them to a file instead (File > Export)."
        )
