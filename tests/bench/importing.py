"""How fast a page of papers goes from its file to a library that can be searched, and what that costs meanwhile."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests import listings
from tests.bench.libraries import REAL, sources
from tests.bench.peak_memory import peak_below
from tests.bench.prepared import cache_folder
from tests.bench.programs import bare_import, imported, imported_in_window, told
from tests.bench.table import Goal, Report, Row

SPEED_GOAL = 10_000
"""Papers a second, from the file to the library and its index."""
MEMORY_GOAL = 500
"""Megabytes that the program and the process that reads for it have to themselves, together."""
PAUSE_GOAL = 50
"""Milliseconds in which the window does not come round to anything new."""
LISTING_GOAL = 0.5
"""Seconds for a listing as people save them, the start of the process that reads included."""
LISTING = 229
RUNS = 5
_HEADER = ("new", "Get trending papers in your email inbox!", "Subscribe", "byAK and the research community", "Mar 12")


def tell(report: Report) -> None:
    """Import a page of 52,009 papers beside a bare pipeline, in a window, and a short one; print what that takes."""
    with TemporaryDirectory(prefix="import-", dir=cache_folder()) as folder:
        scratch = Path(folder)
        page, listing = _large_page(scratch / "page.txt"), scratch / "listing.txt"
        listing.write_text(listings.page(range(LISTING)), encoding="utf-8")
        bare, bare_memory = _measured(bare_import(scratch / "bare.db", page), scratch)
        ours, memory = _measured(imported(scratch / "ours.db", page), scratch)
        short = median(_measured(imported(scratch / f"{run}.db", listing), scratch)[0] for run in range(RUNS))
        window = json.loads(told(imported_in_window(scratch / "window.db", page), scratch)[-1])
    rows = [
        Row("bare serial pipeline: split, SQLite, tantivy", _figures(REAL, bare, bare, bare_memory)),
        Row(
            "ours, as in the terminal",
            _figures(REAL, ours, bare, memory),
            [Goal(REAL / ours, SPEED_GOAL, " papers/s", at_least=True), Goal(memory, MEMORY_GOAL, " MB")],
        ),
        Row(f"ours, a listing of {LISTING}", (f"{short:.2f} s", "", "", ""), [Goal(short, LISTING_GOAL, " s")]),
    ]
    columns = ("file to index", "papers/s", "x bare", "memory")
    report.table(f"Import of {REAL:,} papers", columns, rows)
    figures = (f"{window['seconds']:.2f} s", f"{window['longest_gap']:.1f} ms", f"{window['longest_worked']:.1f} ms")
    row = Row("ours, in the window", figures, [Goal(window["longest_gap"], PAUSE_GOAL, " ms gap")])
    report.table("The window meanwhile", ("file to index", "longest gap", "longest busy"), [row])


def _figures(count: int, seconds: float, bare: float, memory: float) -> tuple[str, ...]:
    return (f"{seconds:.2f} s", f"{count / seconds:,.0f}", f"{seconds / bare:.2f}", f"{memory:,.0f} MB")


def _measured(command: Sequence[str], scratch: Path) -> tuple[float, float]:
    """Return the seconds that a script tells, and the most megabytes that it had, with the processes it started."""
    with peak_below() as peak:
        seconds = float(told(command, scratch)[-1])
    return seconds, peak.size / 1e6


def _large_page(path: Path) -> Path:
    """Write the papers of the corpus as one page: what somebody would save who could scroll through all of them."""
    papers = ((" ".join(one.title.split()), _abstract(one.abstract)) for one in islice(sources(), REAL))
    path.write_text("\n\n".join(chain(_HEADER, chain.from_iterable(papers))) + "\n", encoding="utf-8")
    return path


def _abstract(text: str) -> str:
    known = " ".join(text.split())
    return known or "No abstract is known of this paper so far, so that this sentence stands for one."
