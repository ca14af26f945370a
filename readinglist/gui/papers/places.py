"""Where papers stand in a list: looked up off the GUI thread, as a list may hold a million."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_RUNS = 1_000  # a selection in more pieces than that would take Qt too long to paint

Run = tuple[int, int]  # first and last row


@dataclass(frozen=True)
class Places:
    """Papers that were sought, and the rows where they stand: unbroken runs from top to bottom, none where too many."""

    sought: Sequence[int] = ()
    runs: Sequence[Run] = ()


NOWHERE = Places()


def places_of(sought: Sequence[int], ids: Iterable[int], first: int = 0) -> Places:
    """Look for papers in `ids`, the first of which stands in the row `first`."""
    wanted = frozenset(sought)
    runs: list[Run] = []
    begun: int | None = None
    row = first - 1
    for row, number in enumerate(ids if wanted else (), first):
        if number in wanted:
            begun = row if begun is None else begun
        elif begun is not None:
            runs.append((begun, row - 1))
            begun = None
    if begun is not None:
        runs.append((begun, row))
    return Places(sought, tuple(runs) if len(runs) <= MOST_RUNS else ())
