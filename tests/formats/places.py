"""Where on a page a reading found something."""

from __future__ import annotations

from readinglist.domain.records import Reading


def lines_of(reading: Reading) -> list[int]:
    """Return the lines of all that was found, read or not."""
    return [*(record.line for record in reading.records), *(place.line for place in reading.skipped)]
