"""Invented papers as the text index takes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from readinglist.domain.document import Document
from readinglist.domain.identity import title_key
from readinglist.domain.paper import State
from readinglist.search.index import TextIndex
from readinglist.search.parsing import parse
from readinglist.search.ranking import closest_first

TODAY = date(2026, 3, 20)
ADDED = datetime(2026, 3, 17, 12, tzinfo=UTC)


def document(
    number: int,
    title: str,
    abstract: str = "",
    *,
    authors: tuple[str, ...] = (),
    notes: str = "",
    tags: tuple[str, ...] = (),
    state: State = State.UNREAD,
    arxiv: str | None = None,
    revision: int = 1,
) -> Document:
    """Return a paper with these words; its tags are numbered from 1."""
    return Document(
        id=number,
        revision=revision,
        title=title,
        title_key=title_key(title),
        abstract=abstract,
        authors="\n".join(authors),
        year=2024,
        arxiv=arxiv,
        doi=None,
        state=state,
        starred=False,
        rating=0,
        notes=notes,
        added=ADDED,
        is_trashed=False,
        tags=tags,
        tag_ids=tuple(range(1, len(tags) + 1)),
    )


def indexed(*papers: Document | str) -> TextIndex:
    """Return an index in memory of these papers; bare titles are numbered from 1."""
    index = TextIndex("test")
    index.write(documents(*papers), (), 1)
    return index


def documents(*papers: Document | str) -> list[Document]:
    """Return papers; bare titles are numbered from 1."""
    return [document(n, paper) if isinstance(paper, str) else paper for n, paper in enumerate(papers, start=1)]


def found(index: TextIndex, text: str, limit: int = 50) -> list[int]:
    """Return what the typed text finds, in the index's order."""
    return list(index.search(parse(text, today=TODAY).where, limit).hits.ids)


def ranked(papers: list[Document], text: str) -> list[int]:
    """Return what the typed text finds among the papers, the closest first."""
    where = parse(text, today=TODAY).where
    ids = indexed(*papers).search(where, 200).hits.ids
    return closest_first(where, ids, {one.id: one.title for one in papers})
