"""How much work something is, told so that neither a slow nor a busy machine makes a difference."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

if sys.platform != "win32":
    import resource


def effort(work: Callable[[], object], *, tries: int = 3) -> float:
    """Return what `work` costs, as a multiple of a fixed piece of Python that takes some ten milliseconds.

    Only time on the processor counts, this process's and that of the children that ended meanwhile, and only the best
    of a few tries: other programs, which make a clock on the wall run on, hardly show.
    """
    return _least(work, tries) / _least(_yardstick, 5)


def _least(work: Callable[[], object], tries: int) -> float:
    return min(_processor_time_of(work) for _ in range(tries))


def _processor_time_of(work: Callable[[], object]) -> float:
    begin = _processor_time()
    work()
    return _processor_time() - begin


def _processor_time() -> float:
    children = 0.0
    if sys.platform != "win32":
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        children = usage.ru_utime + usage.ru_stime
    return time.process_time() + children


def _yardstick() -> int:
    return len({f"{number} and {number * number}" for number in range(30_000)})
