"""How much memory the program has to itself once it has searched: the library alone, and the open window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.prepared import Made
from tests.bench.private_memory import SEARCHES, private_bytes
from tests.bench.programs import searched, told, until_filled
from tests.bench.table import Goal, Report, Row

GOAL = 120
"""Megabytes above what the smallest library takes."""
_LINGER_SECONDS = 1.5
_SCREEN = 20


def tell(report: Report, libraries: Sequence[Made]) -> None:
    """Measure with each library, and print what it has above the first."""
    if private_bytes() is None:
        report.note("Memory is measured on Linux alone.")
        return
    with TemporaryDirectory(prefix="readinglist-bench-") as folder:
        measured = [_megabytes(made, Path(folder)) for made in libraries]
    rows = []
    for made, here in zip(libraries, measured, strict=True):
        above = [one - least for one, least in zip(here, measured[0], strict=True)]
        goals = [Goal(above[1], GOAL, f" MB above {libraries[0].label}")]
        rows.append(Row(made.label, [f"{figure:,.0f} MB" for figure in (here[0], above[0], here[1], above[1])], goals))
    report.table("Memory after searches", ("library", "above", "window", "above"), rows)


def _megabytes(made: Made, scratch: Path) -> tuple[float, float]:
    alone = told(searched(made.path, SEARCHES), scratch)
    window = told(until_filled(_SCREEN, made.path, linger_seconds=_LINGER_SECONDS), scratch)
    return int(alone[-1]) / 1e6, int(window[-1]) / 1e6
