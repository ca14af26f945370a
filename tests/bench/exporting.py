"""How fast all papers of a library become a file, reading it back and comparing it with them included."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from readinglist.domain.exports import ExportChoice
from readinglist.formats.writing import FORMATS, ExportFormat, ReferenceFormat
from readinglist.library import Library, exporting
from tests.bench.prepared import Made
from tests.bench.table import Goal, Report, Row

GOAL = 8_000
"""Papers a second of one processor, to BibTeX."""
GOAL_FOR = "bibtex"


FEW = 5_000
"""Papers that are set as references: some thousand a second, as each paper runs through the whole style."""


def tell(report: Report, made: Made) -> None:
    """Export everything in each format that is one file."""
    with tempfile.TemporaryDirectory() as scratch, Library.open(made.path, create=False) as library:
        ids = library.search("sort:title").ids
        rows = [_row(library, ids[:FEW] if format.kind.is_cited else ids, format, Path(scratch)) for format in FORMATS]
    report.table(f"Exports of {len(ids):,} papers", ("papers/s", "processor", "file"), rows)


def _row(library: Library, ids: Sequence[int], format: ExportFormat | ReferenceFormat, scratch: Path) -> Row:
    target = scratch / f"all{format.kind.suffix}"
    began, used = time.perf_counter(), time.process_time()
    written = exporting.export_file(library, ids, ExportChoice(format.kind.name), target)
    used, passed = time.process_time() - used, time.perf_counter() - began
    figures = (f"{written / passed:,.0f}", f"{used:.2f} s", f"{target.stat().st_size / 1e6:.0f} MB")
    goals = [Goal(written / used, GOAL, "/s", at_least=True)] if format.kind.name == GOAL_FOR else []
    title = f"{format.kind.title}, of {len(ids):,}" if format.kind.is_cited else format.kind.title
    return Row(title, figures, goals)
