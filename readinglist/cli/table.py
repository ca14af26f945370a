"""Papers as a table, fitted to the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readinglist.cli.text import padded, shown, width
from readinglist.domain.paper import Paper

GAP = "  "
HEADINGS = ("ID", "STATE", "TITLE", "TAGS", "LINK")
_TITLE, _TAGS, _LINK = 2, 3, 4
NARROWEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table: how wide each is; 0 leaves a column out."""

    widths: tuple[int, ...]

    @classmethod
    def fitted(cls, papers: Sequence[Paper], room: int | None) -> Table:
        """Return the table for these papers within `room` columns; None cuts nothing.

        Where room is short, the longest links give way first, then tags, then titles: a link is read to its end.
        """
        rows = [HEADINGS, *(cells(paper) for paper in papers)]
        widths = [max(width(row[column]) for row in rows) for column in range(len(HEADINGS))]
        if not any(paper.tags for paper in papers):
            widths[_TAGS] = 0
        if room is not None:
            shrink(widths, room)
        return cls(tuple(widths))

    def heading(self) -> str:
        """Return the first line."""
        return self._line(HEADINGS)

    def row(self, paper: Paper) -> str:
        """Return the line of a paper."""
        return self._line(cells(paper))

    def _line(self, row: Sequence[str]) -> str:
        shown_cells = (padded(cell, size) for cell, size in zip(row, self.widths, strict=True) if size)
        return GAP.join(shown_cells).rstrip()


def cells(paper: Paper) -> tuple[str, ...]:
    """Return what the columns say of a paper."""
    link = paper.best_link.url if paper.best_link else ""
    return (str(paper.id), paper.state, shown(paper.title), shown(", ".join(paper.tags)), shown(link))


def shrink(widths: list[int], room: int) -> None:
    """Narrow one column after another until the row fits `room`, in place."""
    for column, least in _least_widths(room):
        excess = sum(widths) + len(GAP) * (sum(size > 0 for size in widths) - 1) - room
        if excess > 0 and widths[column]:
            widths[column] = max(min(least, widths[column]), widths[column] - excess)


def _least_widths(room: int) -> Iterator[tuple[int, int]]:
    yield _LINK, room // 2
    yield _TAGS, max(6, room // 8)
    yield _TITLE, NARROWEST_TITLE
    yield _LINK, 12
    yield _TITLE, 1
