"""Tables of what was measured, and whether it is what was aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and what it is to be: at most `bound`, or at least where `at_least`; both in `unit`."""

    value: float
    bound: float
    unit: str = ""
    at_least: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the figure is as aimed at."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        aim = f"{'≥' if self.at_least else '≤'} {_figure(self.bound)}{self.unit}"
        return f"within {aim}" if self.is_kept else f"MISSES {aim}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its name, its figures, and the goals that they are held to."""

    name: str
    figures: Sequence[str]
    goals: Sequence[Goal] = ()


class Report:
    """Prints tables as they come, and counts the goals at the end."""

    def __init__(self) -> None:
        self._goals = 0
        self._missed: list[str] = []

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Print rows under `title`; the first column is of names, `columns` are those of the figures."""
        names = max(len(title), *(len(row.name) for row in rows))
        widths = [max(map(len, column)) for column in zip(columns, *(row.figures for row in rows), strict=True)]
        print(f"\n{_line(title, names, columns, widths)}")
        for row in rows:
            print(f"{_line(row.name, names, row.figures, widths)}   {_verdict(row.goals)}".rstrip(), flush=True)
        self._count(title, rows)

    def note(self, text: str) -> None:
        """Print a line that stands by itself."""
        print(f"\n{text}", flush=True)

    def close(self) -> None:
        """Print how many goals were kept, and name the others."""
        if self._goals:
            print(f"\n{self._goals - len(self._missed)} of {self._goals} goals kept{':' if self._missed else '.'}")
        for line in self._missed:
            print(f"  {line}")

    def _count(self, title: str, rows: Sequence[Row]) -> None:
        for row in rows:
            self._goals += len(row.goals)
            self._missed += [
                f"{title} - {row.name.strip()}: {_figure(goal.value)}{goal.unit}, {goal}"
                for goal in row.goals
                if not goal.is_kept
            ]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _line(name: str, width: int, figures: Sequence[str], widths: Sequence[int]) -> str:
    cells = (figure.rjust(width) for figure, width in zip(figures, widths, strict=True))
    return "  ".join([name.ljust(width), *cells])


def _verdict(goals: Sequence[Goal]) -> str:
    return "; ".join(str(goal) for goal in goals)
