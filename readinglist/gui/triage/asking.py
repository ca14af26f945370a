"""Which papers triage goes through: those of a list that are unread, or all that were chosen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readinglist.domain.paper import State
from readinglist.domain.query import Flag, Is, Query
from readinglist.gui.answering import MOST_MATCHES, query_of
from readinglist.gui.asking import Question
from readinglist.gui.triage.rounds import Round

if TYPE_CHECKING:
    from readinglist.library.library import Library


FIRST = 200  # papers of a round that is begun; the others may follow


def begun(library: Library, question: Question, *, only_unread: bool) -> Sequence[int]:
    """Return the first papers of a list, at least those that one comes to before the others are here."""
    return _unread(library, question, FIRST) if only_unread else _everything(library, question, FIRST)


def gone_on(
    library: Library, question: Question, key: str, before: Round | None, *, only_unread: bool
) -> tuple[Sequence[int], Round]:
    """Return the papers of a list, and the round that they are in: the one that was begun `before` as long as it has
    papers left, or else a new one.
    """
    ids = _unread(library, question) if only_unread else _everything(library, question)
    if before is not None:
        rest, one = before.rest(ids)
        if rest:
            return rest, one
    return ids, Round.first(key, ids)


def _unread(library: Library, question: Question, limit: int | None = None) -> Sequence[int]:
    """Return the unread papers of a list, in its order."""
    query = query_of(question)
    if query.has_text:  # asked with "unread" it might find other words instead
        found = library.papers(library.search(query, limit=MOST_MATCHES).ids)
        return array("q", (paper.id for paper in found if paper.state is State.UNREAD))
    return _all(library, query.within(Query(Is(Flag.UNREAD), query.sort)), limit)


def _everything(library: Library, question: Question, limit: int | None = None) -> Sequence[int]:
    """Return all papers of a list, in its order."""
    query = query_of(question)
    if query.has_text:
        return array("q", library.search(query, limit=MOST_MATCHES).ids)
    return _all(library, query, limit)


def key_of(question: Question, *, only_unread: bool) -> str:
    """Return what tells this list from others of the library, whatever its order."""
    what = "unread" if only_unread else "all"
    return "\n".join((what, question.scope.key, question.scope.typed, question.text.strip()))


def name_of(question: Question, *, only_unread: bool) -> str:
    """Return what this list is called: the line of the sidebar, and what was searched for in it."""
    text = question.text.strip()
    name = f"{question.scope.text}: {text}" if text else question.scope.text
    return f"{name} · unread" if only_unread and question.scope.key != State.UNREAD else name


def _all(library: Library, query: Query, limit: int | None) -> Sequence[int]:
    if limit is not None:
        return library.search(query, limit=limit, counted=False).ids
    ids = array("q")
    for batch in library.batches(query):
        ids += batch
    return ids
