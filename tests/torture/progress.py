"""How far a harness is: long forms take many minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from readinglist.cli.progress import ProgressLine

_Trial = TypeVar("_Trial")


def each(trials: Iterable[_Trial], total: int) -> Iterator[_Trial]:
    """Yield trials, and say on a terminal how many of them are done."""
    with ProgressLine() as line:
        for done, trial in enumerate(trials):
            line.count("tried", done, total)
            yield trial
