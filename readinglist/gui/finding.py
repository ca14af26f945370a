"""What is asked of the library as one types and chooses, and what it found; only the last question is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.paper import Paper
from readinglist.domain.query import Query, Sort, SortKey
from readinglist.gui.background import Background
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY, Entry

if TYPE_CHECKING:
    from readinglist.library.library import Library

FIRST_SCREEN = 50
MOST_MATCHES = 2_000  # of a search with words; who looks further types another word


@dataclass(frozen=True)
class Question:
    """What is typed, within an entry of the sidebar, and in which order.

    `sort` is the order while nothing is searched for (None: the newest first), `search_sort` that of this search (None:
    the best first). So an order that was chosen to look around does not hide what is searched for later.
    """

    text: str = ""
    scope: Entry = WHOLE_LIBRARY
    sort: Sort | None = None
    search_sort: Sort | None = None

    @property
    def is_search(self) -> bool:
        """Whether something is typed."""
        return bool(self.text.strip())

    def typed(self, text: str) -> Question:
        """Return the question after other words were typed; what begins otherwise is another search."""
        is_same_search = self.text[:1] == text[:1] != ""
        return replace(self, text=text, search_sort=self.search_sort if is_same_search else None)

    def sorted(self, sort: Sort) -> Question:
        """Return the question after an order was chosen."""
        chosen = None if sort.key is SortKey.BEST else sort
        return replace(self, search_sort=chosen) if self.is_search else replace(self, sort=chosen)

    def order(self, query: Query) -> Sort | None:
        """Return the order to ask for where `query` was typed; one without words has no best matches."""
        return self.search_sort or (None if query.has_text else self.sort)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is asked, whatever the sidebar counts by now."""
        if not isinstance(other, Question):
            return NotImplemented
        return self._asked() == other._asked()

    def __hash__(self) -> int:
        return hash(self._asked())

    def _asked(self) -> tuple[object, ...]:
        return self.text, self.scope.key, self.sort, self.search_sort


@dataclass(frozen=True)
class Found:
    """An answer: ids in order, how many there are in all, and the papers of the first screen."""

    question: Question
    query: Query
    ids: Sequence[int]
    total: int
    papers: tuple[Paper, ...]
    is_library_empty: bool = False
    is_loosened: bool = False

    @property
    def sort(self) -> Sort:
        """The order that the papers stand in."""
        return self.query.sort or Sort(SortKey.BEST if self.query.has_text else SortKey.ADDED)

    @property
    def ignored(self) -> tuple[str, ...]:
        """What of the text means nothing; what is not typed to its end yet is left out."""
        return tuple(part for part in self.query.ignored if not part.endswith(":"))

    def counted(self, of: int | None) -> str:
        """Return how many papers were found, in words; of how many, where that is known."""
        if len(self.ids) < self.total:
            return f"best {len(self.ids):,} of {self.total:,}"
        if self.question.text.strip() and of is not None and of >= self.total:
            return f"{self.total:,} of {of:,}"
        return f"{self.total:,} paper{'' if self.total == 1 else 's'}"


class Finder(QObject):
    """Holds the question, asks it whenever it changes, and fetches the papers of rows."""

    found = Signal(object)  # Found
    fetched = Signal(object, int)  # papers that were asked for with `fetch`, and the turn in which

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._question = Question()

    @property
    def question(self) -> Question:
        """What is asked."""
        return self._question

    def ask(self, *, text: str | None = None, scope: Entry | None = None, sort: Sort | None = None) -> None:
        """Ask something else; what is not given stays as it was."""
        question = self._question
        question = question if text is None else question.typed(text)
        question = question if scope is None else replace(question, scope=scope)
        question = question if sort is None else question.sorted(sort)
        self.begin(question)

    def begin(self, question: Question) -> None:
        """Ask this."""
        self._question = question
        self.repeat()

    def repeat(self) -> None:
        """Ask the same again, because the library has changed."""
        question = self._question
        self._background.read(lambda library: _answer(library, question), self.found.emit, topic="search")

    def fetch(self, ids: Sequence[int], turn: int) -> None:
        """Fetch papers by their ids."""
        self._background.read(lambda library: library.papers(ids), lambda papers: self.fetched.emit(papers, turn))


def _answer(library: Library, question: Question) -> Found:
    """Search on the reader's thread."""
    from readinglist.search.parsing import parse

    today = datetime.now(UTC).date()
    typed = parse(question.text, today=today)
    scope = replace(question.scope.scope, sort=question.order(typed))
    if question.scope.typed:
        scope = parse(question.scope.typed, today=today).within(scope)
    query = typed.within(scope)
    result = library.search(query, limit=MOST_MATCHES if query.has_text else None)
    papers = tuple(library.papers(result.ids[:FIRST_SCREEN]))
    is_empty = not result.ids and _is_empty(library, question.scope)
    total = result.total or 0
    return Found(question, result.query, result.ids, total, papers, is_empty, result.loosened)


def _is_empty(library: Library, scope: Entry) -> bool:
    """Tell whether there are no papers at all, dismissed ones included; the trash is looked at where it is shown."""
    overview = library.overview()
    return not (overview.papers or any(overview.states.values()) or (scope.key == "trash" and overview.trashed))
