"""What was done in a library, as it can be looked at later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """Whether a change still stands.

    What is `UNDONE` can be done again, unless something else was done since: then it is `GIVEN_UP`. `FINAL` is what can
    no longer be undone, for papers were deleted for good since.
    """

    DONE = "done"
    UNDONE = "undone"
    GIVEN_UP = "given up"
    FINAL = "final"

    @property
    def is_undone(self) -> bool:
        """Whether the library is as if this had not been done."""
        return self in (Standing.UNDONE, Standing.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class PastChange:
    """One action of the past. `id` is its Change's, by which it is undone; `at` is UTC; so many `papers` it changed."""

    id: int
    label: str
    at: datetime
    standing: Standing
    papers: int
