"""Papers dragged out of the list: into an editor, a word processor, a folder or a browser, or onto the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl

from readinglist.domain.exports import ExportKind
from readinglist.gui.desk import Desk
from readinglist.gui.exporting import remembered
from readinglist.gui.papers.dragging import mark_papers, picture_of
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.library.handing_over import HandedOver
    from readinglist.library.library import Library

MOST, MOST_CITED = 2_000, 200  # papers: their text has to be there when the drag begins, and references take long
MOST_AT_ALL = 100_000  # papers; to say which they are, the window stands still for some milliseconds


def take_out(desk: Desk) -> None:
    """Drag the selected papers, as soon as their text is here, if the button is still held then.

    More papers than other programs are given can still be dropped on the sidebar.
    """
    ids = desk.papers.selected_ids()
    kind = desk.dragging.kind
    choice, most = remembered.choice_of(desk.settings, kind), MOST_CITED if kind.is_cited else MOST
    if len(ids) > MOST_AT_ALL:
        desk.notices.tell(f"At most {MOST_AT_ALL:,} papers can be dragged at once; the menu Paper takes any number.")
        return
    if len(ids) > most:
        sentence = f"Other programs are given at most {most:,} papers as {kind.title}; File > Export takes any number."
        desk.notices.tell(sentence)
        _carry(desk, ids, QMimeData())
        return

    def prepare(library: Library) -> HandedOver:
        from readinglist.library import handing_over

        return handing_over.hand_over(library, ids, choice)

    desk.background.gather(prepare, lambda given: _carry(desk, ids, _mime_of(given)), topic="drag")


def mention(desk: Desk, ids: Sequence[int], put: Callable[[str], object]) -> None:
    """Put papers into a text as Markdown, one a line: each as a link, with its citation."""
    some = ids[:MOST_CITED]

    def text_of(library: Library) -> str:
        from readinglist.formats.markdown import mention

        return "\n".join(map(mention, library.papers(some)))

    desk.background.read(text_of, put, topic="mention")


def choose_format(desk: Desk, kind: ExportKind) -> None:
    """Drag papers in another format from now on."""
    desk.dragging.choose(kind)


def _mime_of(given: HandedOver) -> QMimeData:
    from readinglist.gui.exporting.mime import mime_of

    mime = mime_of(given.texts)
    mime.setUrls([QUrl.fromLocalFile(str(given.path))])
    return mime


def _carry(desk: Desk, ids: Sequence[int], mime: QMimeData) -> None:
    papers = desk.papers.list
    if not papers.is_held:
        return
    mark_papers(mime, ids)
    held = papers.papers.held(ids[0]) if len(ids) == 1 else None
    text = held.title if held else counted(len(ids), "paper")
    picture = picture_of(text, papers.palette(), papers.font(), papers.devicePixelRatioF())
    desk.dragging.carry(papers, mime, picture)
