"""Which papers triage goes through: those of a list that are unread, or all that were chosen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from readinglist.domain.paper import State
from readinglist.domain.query import Flag, Is, Query
from readinglist.gui.answering import MOST_MATCHES, query_of
from readinglist.gui.asking import Question
from readinglist.gui.triage.rounds import Round

if TYPE_CHECKING:
    from readinglist.library.library import Library


FIRST = 200  # papers that are looked at to begin with; the others may follow


@dataclass(frozen=True)
class Course:
    """The way through a list: its question, whether it goes through unread papers alone, and the round that was begun
    `before`.
    """

    question: Question
    only_unread: bool
    before: Round | None = None

    @property
    def key(self) -> str:
        """What tells this list from others of the library, whatever its order."""
        what = "unread" if self.only_unread else "all"
        return "\n".join((what, self.question.scope.key, self.question.scope.typed, self.question.text.strip()))

    @property
    def name(self) -> str:
        """What this list is called: the line of the sidebar, and what was searched for in it."""
        text, scope = self.question.text.strip(), self.question.scope
        name = f"{scope.text}: {text}" if text else scope.text
        return f"{name} · unread" if self.only_unread and scope.key != State.UNREAD else name


def begun(library: Library, course: Course) -> tuple[Sequence[int], Round | None]:
    """Return papers to begin with: all of a short list, with their round; of a long one the first, and None."""
    ids = _papers(library, course, FIRST)
    if len(ids) < FIRST:
        return _in_round(course, ids)
    before = course.before
    if before is not None:
        seen = frozenset(before.seen)
        ids = array("q", (paper for paper in ids if paper not in seen and paper <= before.newest))
    return ids, None


def gone_on(
    library: Library, course: Course, begun_with: Sequence[int], is_overtaken: Callable[[], bool]
) -> tuple[Sequence[int], Round]:
    """Return the papers of a list but for those that one has begun with, and the round that they are in.

    What it returns once it `is_overtaken` is of no use: it stops as soon as it can.
    """
    ids, one = _in_round(course, _papers(library, course, None, is_overtaken))
    here = frozenset(begun_with)
    return (array("q", (paper for paper in ids if paper not in here)) if here else ids), one


def _in_round(course: Course, ids: Sequence[int]) -> tuple[Sequence[int], Round]:
    """Return what is left of the round that was begun before, or else a new one."""
    if course.before is not None:
        rest, one = course.before.rest(ids)
        if rest:
            return rest, one
    return ids, Round.first(course.key, ids)


def _papers(
    library: Library, course: Course, limit: int | None, is_overtaken: Callable[[], bool] = lambda: False
) -> Sequence[int]:
    """Return the unread papers of a list, or all, in its order; of one without words the first, if there is a limit."""
    query = query_of(course.question)
    if query.has_text:
        ids = library.search(query, limit=MOST_MATCHES).ids
        if course.only_unread:  # asked with "unread" it might find other words instead
            return array("q", (paper.id for paper in library.papers(ids) if paper.state is State.UNREAD))
        return array("q", ids)
    if course.only_unread:
        query = query.within(Query(Is(Flag.UNREAD), query.sort))
    if limit is not None:
        return library.search(query, limit=limit, counted=False).ids
    ids = array("q")
    for batch in takewhile(lambda _batch: not is_overtaken(), library.batches(query)):
        ids += batch
    return ids
