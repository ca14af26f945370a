"""A change of the past in words."""

from __future__ import annotations

from readinglist.domain.history import PastChange, Standing
from readinglist.gui.ages import exact
from readinglist.gui.foreign_text import on_one_line

NOW = {
    Standing.DONE: "",
    Standing.UNDONE: "undone",
    Standing.GIVEN_UP: "undone",
    Standing.FINAL: "final",
}
_STANDINGS = {
    Standing.DONE: "",
    Standing.UNDONE: "Undone; it can be done again.",
    Standing.GIVEN_UP: "Undone; it cannot be done again, since something else was done after that.",
    Standing.FINAL: "This can no longer be undone, because papers were deleted for good then or since.",
}


def heading(past: PastChange) -> str:
    """Return what was done, and exactly when."""
    return f"{on_one_line(past.label, 120)}  ·  {exact(past.at)}"


def standing(past: PastChange) -> str:
    """Return what became of a change; nothing where it stands and can be undone."""
    return _STANDINGS[past.standing]
