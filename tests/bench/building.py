"""How fast the text index is built, how large it is, and what catching up costs where nothing changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from readinglist.library import Library
from tests.bench.changes import scratch_copy
from tests.bench.prepared import Made
from tests.bench.table import Goal, Report, Row
from tests.bench.times import milliseconds, seconds_of

SPEED_GOAL = 20_000
"""Papers a second, from 52,009 papers on: below, opening files counts for too much."""
SHARE_GOAL = 100 / 3
"""Percent of the library's size."""
_LEAST = 52_009


def tell(report: Report, libraries: Sequence[Made]) -> None:
    """Build the index of a copy of each library, and print what that takes."""
    columns = ("built in", "papers/s", "nothing to do", "library", "index", "share")
    report.table("The text index", columns, [_row(made) for made in libraries])


def _row(made: Made) -> Row:
    with scratch_copy(made, with_index=False) as path:
        with Library.open(path) as library:
            seconds = seconds_of(library.catch_up)
            idle = median(seconds_of(library.catch_up) for _ in range(9))
        size, index = path.stat().st_size, _folder_size(path.with_name(made.index.name))
    speed, share = made.size / seconds, 100 * index / size
    goals = [Goal(round(speed), SPEED_GOAL, " papers/s", at_least=True)] if made.size >= _LEAST else []
    goals.append(Goal(share, SHARE_GOAL, " % of the library"))
    built = f"{seconds:.2f} s"
    return Row(
        made.label,
        (built, f"{speed:,.0f}", milliseconds(idle), _megabytes(size), _megabytes(index), f"{share:.0f} %"),
        goals,
    )


def _folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"
