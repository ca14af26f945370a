"""How long the first rows of each filter and each order take."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from readinglist.library import Library
from tests.bench import queries
from tests.bench.keystrokes import first_screen
from tests.bench.prepared import Made
from tests.bench.table import Goal, Report, Row
from tests.bench.times import milliseconds, seconds_of

RUNS = 5
GOAL = 0.033
"""Seconds until the first rows are there, at any size."""


def measure(made: Made, texts: Sequence[str]) -> dict[str, float]:
    """Return the median seconds of each query; the queries take turns, so that none finds its own pages warm."""
    runs: dict[str, list[float]] = {text: [] for text in texts}
    with Library.open(made.path) as library:
        first_screen(library, "learning")
        for _ in range(RUNS + 1):
            for text in texts:
                runs[text].append(seconds_of(first_screen, library, text))
    return {text: median(times[1:]) for text, times in runs.items()}  # the first run warmed up


def tell(report: Report, libraries: Sequence[Made]) -> None:
    """Measure at each size; print a table of filters and one of orders."""
    for title, texts in (("First rows of a filter", queries.ALONE), ("First rows of an order", queries.SORTED)):
        measured = [measure(made, texts) for made in libraries]
        rows = []
        for text in texts:
            times = [of_size[text] for of_size in measured]
            goals = [Goal(max(times) * 1000, GOAL * 1000, " ms")]
            rows.append(Row(text or "all papers", [milliseconds(seconds) for seconds in times], goals))
        report.table(title, [made.label for made in libraries], rows)
