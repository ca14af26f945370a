"""How long the window does not come round to anything new while one types into it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.prepared import Made
from tests.bench.programs import told, typed_into
from tests.bench.table import Goal, Report, Row

GOAL = 16
"""Milliseconds, at any size: a frame of the screen."""


def tell(report: Report, libraries: Sequence[Made]) -> None:
    """Type into a window on each library, and print the longest gaps between two turns of its thread.

    A gap counts waiting for Python's lock and for a processor too, which other programs may hold; "busy" does not.
    """
    with TemporaryDirectory(prefix="readinglist-bench-") as folder:
        rows = [_row(made, Path(folder)) for made in libraries]
    report.table("Typing into the window", ("letters", "99.9 %", "longest gap", "99.9 % busy", "longest busy"), rows)


def _row(made: Made, scratch: Path) -> Row:
    measured = json.loads(told(typed_into(made.path), scratch)[-1])
    milliseconds = [measured[name] for name in ("gap_999", "longest_gap", "worked_999", "longest_worked")]
    goals = [Goal(milliseconds[1], GOAL, " ms gap"), Goal(milliseconds[3], GOAL, " ms busy")]
    return Row(made.label, (f"{measured['letters']:,}", *(f"{figure:.1f} ms" for figure in milliseconds)), goals)
