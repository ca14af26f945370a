"""How long the program takes from its start to a filled list, and to have imported three listings.

Real listings are used where they stand beside the checkout, else pages of the same size are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from readinglist.library import Library
from tests.bench.prepared import Made
from tests.bench.programs import BARE, CHECKOUT, seconds_until_told, until_filled
from tests.bench.table import Goal, Report, Row
from tests.listings import page

RUNS = 7
SIZES = (229, 64, 108)  # records in the three listings
START_GOAL = 1.5
"""Times what a bare process costs."""
RATIO_GOAL = 1.3
"""Times the start with the smallest library."""
IMPORT_GOAL = 1.5
"""Seconds from the start to all listings on the screen."""
_SCREEN = 20  # papers, more than a window shows at first


def tell(report: Report, libraries: Sequence[Made]) -> None:
    """Start the program on the listings and on each library, in turns, and print the medians."""
    with TemporaryDirectory(prefix="readinglist-bench-") as folder:
        scratch = Path(folder)
        listings = _listings(scratch)
        filled = scratch / "filled.db"
        with Library.open(filled) as library:
            count = library.import_files(listings).new
        commands = {
            "bare process: Qt, SQLModel, an empty window": list(BARE),
            f"start to the filled list, {count} papers": until_filled(count, filled),
            **{f"start to the filled list, {made.label}": until_filled(_SCREEN, made.path) for made in libraries},
        }
        names = list(commands)
        seconds = _medians([commands[name] for name in names], scratch)
        imported = _import_seconds(scratch, listings, count)
    bare, first, smallest = seconds[:3]
    rows = [Row(names[0], (f"{bare:.3f} s", "", ""))]
    rows.append(
        Row(names[1], (f"{first:.3f} s", f"{first / bare:.2f}", ""), [Goal(first / bare, START_GOAL, " x bare")])
    )
    for name, taken in zip(names[2:], seconds[2:], strict=True):
        goals = [Goal(taken / smallest, RATIO_GOAL, f" x {libraries[0].label}")] if taken != smallest else []
        rows.append(Row(name, (f"{taken:.3f} s", f"{taken / bare:.2f}", f"{taken / smallest:.2f}"), goals))
    rows.append(
        Row(
            f"empty library to {len(listings)} listings on the screen",
            (f"{imported:.3f} s", "", ""),
            [Goal(imported, IMPORT_GOAL, " s")],
        )
    )
    report.table(f"Start, medians of {RUNS}", ("time", "x bare", f"x {libraries[0].size:,}"), rows)


def _medians(commands: Sequence[Sequence[str]], scratch: Path) -> list[float]:
    """Return the median seconds of each; they take turns, so that a busy machine slows all alike."""
    runs = [[seconds_until_told(command, scratch) for command in commands] for _ in range(RUNS + 1)]
    return [median(times) for times in zip(*runs[1:], strict=True)]  # the first was for the disk cache


def _import_seconds(scratch: Path, listings: Sequence[Path], count: int) -> float:
    commands = (until_filled(count, scratch / f"new {number}.db", listings) for number in range(RUNS))
    return median(seconds_until_told(command, scratch) for command in commands)


def _listings(scratch: Path) -> list[Path]:
    real = sorted((CHECKOUT.parent / "shared" / "listings").glob("*.txt"))
    if real:
        return real
    first, paths = 0, []
    for size in SIZES:
        path = scratch / f"invented {size}.txt"
        path.write_text(page(range(first, first + size)), encoding="utf-8")
        paths.append(path)
        first += size - 10  # ten papers stand on two pages
    return paths
