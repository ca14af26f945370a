"""How long it takes until a change is found."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from readinglist.library import Library
from tests.bench.prepared import Made, cache_folder
from tests.bench.table import Goal, Report, Row
from tests.bench.times import milliseconds

RUNS = {1: 7, 100: 7, 50_000: 2}
"""How many papers are changed at once, and how often."""
GOALS = {1: 0.1, 100: 0.1, 50_000: 3.0}
"""Seconds until all of them are found."""


def tell(report: Report, made: Made) -> None:
    """Tag papers of a library, and search for the tag as a word until it finds them all."""
    rows = []
    with scratch_copy(made) as path, Library.open(path) as library:
        library.search("learning", limit=1)
        for count in (count for count in RUNS if count <= made.size):
            runs = [_change(library, range(1, count + 1), f"benchmarked{count}times{n}") for n in range(RUNS[count])]
            stored, found = (median(times) for times in zip(*runs, strict=True))
            goals = [Goal(found, GOALS[count], " s")]
            rows.append(Row(f"{count:,} tagged", (milliseconds(stored), milliseconds(found)), goals))
    report.table(f"From a change to its being found, {made.label}", ("stored", "found"), rows)


def _change(library: Library, ids: range, tag: str) -> tuple[float, float]:
    """Return the seconds from the call until the change is stored, and until it is found."""
    stored: list[float] = []
    forget = library.subscribe(lambda _change: stored.append(time.perf_counter()))
    began = time.perf_counter()
    library.tag(ids, add=[tag])
    while library.count(f"{tag} is:dismissed OR {tag}") < len(ids):
        library.catch_up()
    found = time.perf_counter()
    forget()
    return stored[0] - began, found - began


@contextmanager
def scratch_copy(made: Made, *, with_index: bool = True) -> Iterator[Path]:
    """Give the path of a copy, to be changed; it is gone afterwards."""
    with TemporaryDirectory(prefix="copy-", dir=cache_folder()) as folder:
        path = Path(folder) / made.path.name
        shutil.copyfile(made.path, path)
        if with_index:
            shutil.copytree(made.index, path.with_name(made.index.name))
        yield path
