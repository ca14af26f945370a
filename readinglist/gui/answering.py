"""What a question finds, gathered on the threads that read: first what a screen shows, then all of it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from readinglist.domain.paper import Paper
from readinglist.domain.query import Flag, Is, Query, Sort, SortKey
from readinglist.gui.asking import Question
from readinglist.gui.papers.marking import Marks, marks_of, no_marks
from readinglist.gui.papers.places import NOWHERE, Places, places_of
from readinglist.gui.sidebar.entries import Entry

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.searching import SearchResult
    from readinglist.search.corrections import Correction

FIRST_ROWS = 500  # of an answer; a list as short as that comes whole
RENEWED_ROWS = 2_000  # of a long one that is on the screen, after a change
FIRST_SCREEN = 50  # papers that come along with them
ROWS_ON_SCREEN = 16  # of them, in most windows
MOST_MATCHES = 2_000  # of a search with words; who looks further types another word
KEPT = "is:dismissed OR -is:dismissed"  # all but the trash


@dataclass(frozen=True)
class Found:
    """An answer: ids in order, how many there are in all (None: not counted yet), and the papers of the first screen.

    An answer that is not `whole` is the beginning of a list whose rest is on its way, or a list whose rest is old; of
    one that is, `places` are those of the papers that were asked about. One that is not `complete` lacks papers that
    the text index lacks. `marks` finds in the text of a row what was searched.
    """

    question: Question
    query: Query
    ids: Sequence[int]
    total: int | None
    papers: tuple[Paper, ...] = ()
    is_library_empty: bool = False
    is_loosened: bool = False
    corrections: tuple[Correction, ...] = ()
    is_complete: bool = True
    is_whole: bool = True
    places: Places = NOWHERE
    marks: Marks = no_marks

    @property
    def sort(self) -> Sort:
        """The order that the papers stand in."""
        return self.query.sort or Sort(SortKey.BEST if self.query.has_text else SortKey.ADDED)

    @property
    def ignored(self) -> tuple[str, ...]:
        """What of the text means nothing; what is not typed to its end yet is left out."""
        return tuple(part for part in self.query.ignored if not part.endswith(":"))

    @property
    def is_long(self) -> bool:
        """Whether this is more than the beginning that comes first."""
        return self.total is not None and len(self.ids) >= FIRST_ROWS

    @property
    def holds_all(self) -> bool:
        """Whether `ids` are all that was found."""
        return len(self.ids) == self.total

    def counted(self, of: int | None) -> str:
        """Return how many papers were found, in words; of how many, where that is known."""
        if self.total is None:
            return "…"
        if not self.holds_all:
            return f"best {len(self.ids):,} of {self.total:,}"
        if self.question.text.strip() and of is not None and of >= self.total:
            return f"{self.total:,} of {of:,}"
        return f"{self.total:,} paper{'' if self.total == 1 else 's'}"


def beginning(library: Library, question: Question, rows: int = FIRST_ROWS) -> Found:
    """Return what a question finds first; the whole answer, where that has fewer rows."""
    result = library.search(query_of(question), limit=rows, counted=False)
    ids = array("q", result.ids)
    is_whole = len(ids) < rows
    papers = tuple(library.papers(ids[:FIRST_SCREEN]))
    return Found(
        question,
        result.query,
        ids,
        total=len(ids) if is_whole else None,
        papers=papers,
        is_library_empty=not ids and _is_empty(library, question.scope),
        is_loosened=result.loosened,
        corrections=_corrections(result, papers),
        is_complete=result.complete,
        is_whole=is_whole,
        marks=marks_of(result.query, papers[:ROWS_ON_SCREEN], is_loosened=result.loosened),
    )


def renewed(library: Library, before: Found) -> Found:
    """Return a long answer with its first rows as they are by now: those further down follow with the whole one.

    So who goes through a list of a million papers waits for no more than for one of a thousand.
    """
    first = beginning(library, before.question, RENEWED_ROWS)
    if first.is_whole or before.total is None:
        return first
    ids = continued(first.ids, before.ids)
    return replace(first, ids=ids, total=before.total + len(ids) - len(before.ids))


def continued(first: Sequence[int], before: Sequence[int]) -> Sequence[int]:
    """Return the `first` ids with those that follow the last of them in a list from before, as far as can be told."""
    known = before[: 2 * len(first)]
    if first[-1] not in known:
        return before
    place = known.index(first[-1]) + 1
    risen = frozenset(first).difference(before[:place])
    rest = (number for number in before[place:] if number not in risen) if risen else before[place:]
    return array("q", first) + array("q", rest)


def whole(library: Library, question: Question, sought: Sequence[int], is_overtaken: Callable[[], bool]) -> Found:
    """Return all that a question finds, and where the papers that are `sought` stand in it.

    What it returns once it `is_overtaken` is of no use: it stops as soon as it can.
    """
    query = query_of(question)
    if query.has_text:
        result = library.search(query, limit=MOST_MATCHES)
        ids = array("q", result.ids)
        found = Found(
            question,
            result.query,
            ids,
            result.total,
            is_loosened=result.loosened,
            corrections=_corrections(result, library.papers(ids[:FIRST_SCREEN] if result.loosened else [])),
            is_complete=result.complete,
            marks=marks_of(result.query, (), is_loosened=result.loosened),
        )
    else:
        ids = array("q")
        for batch in takewhile(lambda _batch: not is_overtaken(), library.batches(query)):
            ids += batch
        found = Found(question, query, ids, len(ids))
    return replace(
        found, is_library_empty=not ids and _is_empty(library, question.scope), places=places_of(sought, ids)
    )


def _corrections(result: SearchResult, papers: Sequence[Paper]) -> tuple[Correction, ...]:
    """Return what a loosened search, which found these papers first, took the words for."""
    if not result.loosened:
        return ()
    from readinglist.search.corrections import corrections

    return corrections(result.query, papers)


def query_of(question: Question) -> Query:
    """Return what a question asks for: what is typed, within the entry of the sidebar, in its order."""
    from readinglist.search.parsing import parse

    today = datetime.now(UTC).date()
    typed = parse(question.text, today=today)
    scope = replace(question.scope.scope, sort=question.order(typed))
    if question.scope.typed:
        scope = parse(question.scope.typed, today=today).within(scope)
    return typed.within(scope)


def _is_empty(library: Library, scope: Entry) -> bool:
    """Tell whether there are no papers at all, dismissed ones included; the trash is looked at where it is shown."""
    places: list[str | Query] = [KEPT, Query(Is(Flag.TRASH))] if scope.key == "trash" else [KEPT]
    return not any(library.search(place, limit=1, counted=False).ids for place in places)
