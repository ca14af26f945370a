"""What files that are kept up to date cost the window: one types while none is, and while many are being written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from readinglist.domain.change import Entity
from readinglist.domain.exports import ExportChoice, Parts
from readinglist.library import Library
from readinglist.storage.transaction import Transaction
from tests.bench.prepared import Made
from tests.bench.programs import told, typed_into
from tests.bench.table import Goal, Report, Row

MANY = 10_000
GOAL = 16
"""Milliseconds that the window's thread may be busy at a time: a frame of the screen."""


def tell(report: Report, made: Made) -> None:
    """Type into a window on a library without living exports, and on one with many that are not written yet.

    These are written meanwhile, by the process that the window starts: more of that at a time there cannot be.
    """
    with TemporaryDirectory(prefix="readinglist-bench-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        rows = [_row("none", made.path, scratch), _row(f"{MANY:,}", _with_many(made, scratch), scratch)]
    columns = ("letters", "99.9 %", "longest gap", "99.9 % busy", "longest busy")
    report.table(f"Typing beside living exports, {made.label}", columns, rows)


def _row(label: str, library: Path, scratch: Path) -> Row:
    measured = json.loads(told(typed_into(library), scratch)[-1])
    milliseconds = [measured[name] for name in ("gap_999", "longest_gap", "worked_999", "longest_worked")]
    figures = (f"{measured['letters']:,}", *(f"{figure:.1f} ms" for figure in milliseconds))
    return Row(label, figures, [Goal(milliseconds[3], GOAL, " ms busy")])


def _with_many(made: Made, scratch: Path) -> Path:
    """Return a copy of a library with many living exports, of the papers of one title each."""
    library, files = scratch / "many.db", scratch / "files"
    shutil.copy(made.path, library)
    shutil.copytree(made.index, library.with_name(f"{library.name}.index"))
    files.mkdir()
    with Library.open(library) as opened:
        titles = [paper.title for paper in opened.papers(opened.search("sort:title", limit=MANY).ids)]

        def bind(transaction: Transaction) -> str:
            for number, title in enumerate(titles):
                words = " ".join(word for word in title.split() if word.isalpha())
                choice = ExportChoice("markdown", Parts(abstract=False))
                row = {"query": f"title:{words}", "path": str(files / f"{number}.md"), "format": choice.format}
                transaction.create(Entity.LIVING_EXPORT, row | {"parts": choice.parts.names})
            return "Keep Many Files Up to Date"

        opened.do(bind)
    return library
