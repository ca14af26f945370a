"""What came of a harness."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often it `tried`, which `faults` it found, one sentence each, and what else is to be said."""

    tried: int
    faults: tuple[str, ...] = ()
    note: str = ""
