"""How long it takes to find papers that may be one, and how that grows with their number."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import islice

from readinglist.domain.duplicates import Titled
from readinglist.library.near_duplicates import near_duplicates
from tests.bench.chart import Line
from tests.bench.libraries import REAL, sources
from tests.bench.table import Goal, Report, Row

GOAL = 20
"""Seconds of one processor for all papers of the corpus."""
EXPONENT_GOAL = 1.3
"""Comparing each paper with each would be 2."""
HALVINGS = 3


def tell(report: Report) -> None:
    """Look for duplicates among all papers of the corpus and each second, fourth and eighth of them."""
    papers = [
        Titled(number, source.title, source.authors, source.year)
        for number, source in enumerate(islice(sources(), REAL), start=1)
    ]
    parts = [papers[:: 2**halving] for halving in reversed(range(HALVINGS + 1))]
    measured = [_measured(part) for part in parts]
    seconds = [cpu for cpu, _ in measured]
    growth = Line("possible duplicates", [len(part) for part in parts], seconds).exponent
    rows = [
        Row(f"{len(part):,} papers", (f"{cpu:.2f} s", f"{len(part) / cpu:,.0f}", f"{pairs:,}"))
        for part, (cpu, pairs) in zip(parts, measured, strict=True)
    ]
    rows[-1] = Row(rows[-1].name, rows[-1].figures, [Goal(seconds[-1], GOAL, " s")])
    report.table("Possible duplicates", ("processor", "papers/s", "pairs"), rows)
    fitted = Row("fitted", (f"papers ** {growth:.2f}",), [Goal(growth, EXPONENT_GOAL)])
    report.table("How finding duplicates grows with the library", ("growth",), [fitted])


def _measured(papers: Sequence[Titled]) -> tuple[float, int]:
    """Return the seconds of processor time that it takes, and how many pairs are found."""
    began = time.process_time()
    pairs = sum(1 for _ in near_duplicates(papers))
    return time.process_time() - began, pairs
