"""Times of many runs, and what is told of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something takes, in seconds: half of the runs are within the median, 95 of a hundred within `p95`."""

    median: float
    p95: float
    p99: float
    worst: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        """Return the spread of two times or more."""
        hundredths = quantiles(seconds, n=100, method="inclusive")
        return cls(median(seconds), hundredths[94], hundredths[98], max(seconds))

    def figures(self) -> tuple[str, ...]:
        """Return the columns of a table, as `SPREAD_COLUMNS` names them."""
        return tuple(milliseconds(seconds) for seconds in (self.median, self.p95, self.p99, self.worst))


SPREAD_COLUMNS = ("median", "95 %", "99 %", "worst")


def seconds_of(work: Callable[..., object], *arguments: object) -> float:
    """Return how long a call takes."""
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began


def milliseconds(seconds: float) -> str:
    """Return a time as a table shows it."""
    shown = seconds * 1000
    return f"{shown:,.0f} ms" if shown >= 100 else f"{shown:.1f} ms" if shown >= 0.1 else f"{shown:.4f} ms"
