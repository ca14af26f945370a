"""Measures what the program promises: a quick start, and a quick import.

Real listings are used where they stand in `../shared/listings`, else pages of the same size are invented. The runs that
are compared alternate, so that a busy machine slows both alike; medians are told.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
sys.path.insert(0, str(CHECKOUT))  # this script is run by its path

from readinglist.library import Library  # noqa: E402 - the path comes first
from tests.listings import page  # noqa: E402

REPETITIONS = 9
SIZES = (229, 64, 108)  # records in the three listings
START_GOAL = 1.5  # times what a bare process costs
IMPORT_GOAL = 1.5  # seconds


def main() -> int:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory(prefix="readinglist-bench-") as folder:
        scratch = Path(folder)
        listings = _listings(scratch)
        filled = scratch / "filled.db"
        with Library.open(filled) as library:
            report = library.import_files(listings)
        count = report.new
        print(f"{len(listings)} listings, {report.found} records, {count} papers; medians of {REPETITIONS} runs\n")
        environment = _environment(scratch)
        bare = [str(HERE / "bare.py")]
        start = [str(HERE / "until_filled.py"), str(count), "--library", str(filled)]
        for command in (bare, start):  # once for the disk cache
            _seconds(command, environment)
        pairs = [(_seconds(bare, environment), _seconds(start, environment)) for _ in range(REPETITIONS)]
        imports = [_import_seconds(scratch, number, listings, count, environment) for number in range(REPETITIONS)]
    _tell(pairs, imports)
    return 0


def _tell(pairs: Sequence[tuple[float, float]], imports: Sequence[float]) -> None:
    bare, start = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio, taken = start / bare, statistics.median(imports)
    rows = (
        ("bare process: Qt, SQLModel, an empty window", f"{bare:.3f} s", ""),
        ("start to the filled list", f"{start:.3f} s", ""),
        ("  times the bare process", f"{ratio:.2f}", _verdict(ratio, START_GOAL, "")),
        ("empty library to all listings on the screen", f"{taken:.3f} s", _verdict(taken, IMPORT_GOAL, " s")),
    )
    for what, value, verdict in rows:
        print(f"{what:<46}{value:>9}  {verdict}".rstrip())


def _verdict(value: float, goal: float, unit: str) -> str:
    return f"{'within' if value <= goal else 'MISSES'} the goal of {goal}{unit}"


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


def _environment(scratch: Path) -> dict[str, str]:
    """Return an environment without this user's settings, and with windows that nobody sees."""
    folders = {f"XDG_{name}_HOME": str(scratch / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    own = {"HOME": str(scratch), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **folders, **own}  # an installed program has its bytecode, as the libraries beside it have


def _seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the time from the start of a process to the moment it tells."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True, timeout=120, check=True
    )
    return float(done.stdout) - began  # the monotonic clock is one for all processes


def _import_seconds(
    scratch: Path, number: int, listings: Sequence[Path], count: int, environment: dict[str, str]
) -> float:
    library = scratch / f"new {number}.db"
    return _seconds(
        [str(HERE / "until_filled.py"), str(count), "--library", str(library), *map(str, listings)], environment
    )


if __name__ == "__main__":
    sys.exit(main())
