"""The report of a fault of ours: where it came about, and none of the user's words.

It is what the log holds, what a notice shows and what one sends along with a question; so it may name lines of code,
kinds of errors and ids, but no title, note, search or file of a person.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator

FAULT = 70  # the status of a process of ours that failed by a fault: EX_SOFTWARE of sysexits(3)
TELLS_FAULTS = "READINGLIST_TELLS_FAULTS"  # is set for it where whoever started it reads its report
BEGIN = "Traceback (most recent call last):\n"
WITHHELD = "(its words are left out here: they may be yours)"
MOST_CALLS = 40
MOST_SAID = 300  # characters, the last ones: what fails again and again below Qt is told with all that failed before
# What Python itself says in these is about code: names, types and sizes.
_ABOUT_CODE = (
    ArithmeticError,
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    RuntimeError,
    TypeError,
)


class FaultElsewhere(Exception):
    """A fault of ours in another process; what it says is the report that was made there."""


def report_of(error: BaseException) -> str:
    """Return the trace of `error` and of what led to it, the first fault first, as Python writes it but for texts."""
    return "\nThen, because of that or after it:\n\n".join(reversed([_told(one) for one in _chain(error)]))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield `error`, what it came from, and so on."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _told(error: BaseException) -> str:
    calls = "".join(traceback.format_tb(error.__traceback__, limit=-MOST_CALLS))
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = _said(error)
    return f"{BEGIN}{calls}{name}{': ' if said else ''}{said}\n"


def _said(error: BaseException) -> str:
    """Return what `error` says, as far as that is about code."""
    if isinstance(error, FaultElsewhere):
        return str(error)
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {error.strerror}"
    if isinstance(error, _ABOUT_CODE) or all(isinstance(value, int) for value in error.args):
        return str(error)[-MOST_SAID:]
    return WITHHELD
