"""The selected papers on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readinglist.domain.paper import Paper
from readinglist.gui.desk import Desk


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
        count = len(papers)
        desk.notices.tell(f"{count:,} {what}{' was' if count == 1 else 's were'} copied.")

    if ids:
        desk.background.read(lambda library: library.papers(ids), take)
