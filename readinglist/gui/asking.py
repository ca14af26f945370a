"""What is asked: the words typed, the place they are looked for in, and the order of the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from readinglist.domain.query import Query, Sort, SortKey
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY, Entry


@dataclass(frozen=True)
class Question:
    """What is typed, within an entry of the sidebar, and in which order.

    `sort` is the order while nothing is searched for (None: the newest first, in the trash what went there last),
    `search_sort` that of this search (None: the best first). So an order that was chosen to look around does not hide
    what is searched for later.
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
        return self.search_sort or (None if query.has_text else self._usual_order())

    def _usual_order(self) -> Sort | None:
        """Return the order to look around in; that of the trash is for the trash alone."""
        if self.scope.is_trash:
            return self.sort or Sort(SortKey.TRASHED)
        return None if self.sort is None or self.sort.key is SortKey.TRASHED else self.sort

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is asked, whatever the sidebar counts by now."""
        if not isinstance(other, Question):
            return NotImplemented
        return self._asked() == other._asked()

    def __hash__(self) -> int:
        return hash(self._asked())

    def _asked(self) -> tuple[object, ...]:
        return self.text, self.scope.key, self.scope.typed, self.sort, self.search_sort
