"""Measures what the program promises, beside other ways to do the same, and says which goals are kept.

Started as `python -m tests.bench.run [--scale PAPERS] [--chart PATH] [PART ...]`; without parts, all are measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import (
    building,
    changes,
    chart,
    duplicates,
    exporting,
    first_rows,
    gaps,
    importing,
    keystrokes,
    living,
    memory,
    quality,
    starting,
)
from tests.bench.prepared import SIZES, Made, cache_folder, prepare
from tests.bench.table import Report, Row
from tests.bench.times import Spread


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured: libraries, the smallest first."""

    report: Report
    libraries: Sequence[Made]
    chart: Path

    @property
    def of_interest(self) -> Sequence[Made]:
        """The sizes for which there are goals."""
        return [made for made in self.libraries if made.size >= max(SIZES)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is missing, measure, and print tables."""
    options = _options(arguments)
    sizes = sorted({*SIZES, options.scale} if options.scale else SIZES)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors{load}")
    print(f"Libraries are kept in {cache_folder()}; delete the folder to have them made anew.", flush=True)
    options.chart.parent.mkdir(parents=True, exist_ok=True)
    bench = Bench(Report(), prepare(sizes), options.chart)
    for part in options.parts or PARTS:
        PARTS[part](bench)
    bench.report.close()
    return 0


def _keystrokes(bench: Bench) -> None:
    measured = {}
    for made in bench.libraries:
        measured[made.size] = keystrokes.measure(made)
        keystrokes.tell(bench.report, made, measured[made.size])
    _draw(bench, measured)


def _draw(bench: Bench, measured: Mapping[int, keystrokes.Typing]) -> None:
    sizes = list(measured)
    ours = [Spread.of(typing.ours[keystrokes.COMPARED]) for typing in measured.values()]
    lines = [chart.Line("Reading List", sizes, [one.median for one in ours], [one.p95 for one in ours])]
    for name in next(iter(measured.values())).baselines:
        if name != keystrokes.EMPTY_LOOP:
            lines.append(chart.Line(name, sizes, [median(typing.baselines[name]) for typing in measured.values()]))
    rows = [Row(line.name, (f"papers ** {line.exponent:.2f}",)) for line in lines]
    bench.report.table("How a keystroke grows with the library", ("fitted",), rows)
    try:
        chart.draw(lines, bench.chart)
    except ImportError:
        bench.report.note("No chart was drawn, since matplotlib is not installed.")
    else:
        bench.report.note(f"The chart is {bench.chart}.")


def _changes(bench: Bench) -> None:
    for made in bench.of_interest:
        changes.tell(bench.report, made)


PARTS: Mapping[str, Callable[[Bench], None]] = {
    "keystrokes": _keystrokes,
    "rows": lambda bench: first_rows.tell(bench.report, bench.libraries),
    "changes": _changes,
    "building": lambda bench: building.tell(bench.report, bench.libraries),
    "memory": lambda bench: memory.tell(bench.report, bench.libraries),
    "start": lambda bench: starting.tell(bench.report, bench.libraries),
    "window": lambda bench: gaps.tell(bench.report, bench.of_interest),
    "quality": lambda bench: quality.tell(bench.report, bench.of_interest[0]),
    "duplicates": lambda bench: duplicates.tell(bench.report),
    "importing": lambda bench: importing.tell(bench.report),
    "exporting": lambda bench: exporting.tell(bench.report, bench.of_interest[0]),
    "living": lambda bench: living.tell(bench.report, bench.of_interest[0]),
}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description="Measure how fast the program is.")
    parser.add_argument("--scale", type=int, metavar="PAPERS", help="measure a library of so many papers, too")
    parser.add_argument("--chart", type=Path, metavar="PATH", help="where to draw the chart (PNG)")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(PARTS)}")
    options = parser.parse_args(arguments)
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    options.chart = options.chart or cache_folder() / "keystrokes.png"
    return options


if __name__ == "__main__":
    sys.exit(main())
