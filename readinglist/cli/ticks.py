"""Ticked boxes in the terminal: what a task list in Markdown says otherwise than the library, and taking it over."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from readinglist.cli.table import GAP
from readinglist.cli.text import note, shown
from readinglist.library import Library
from readinglist.library.taking_ticks import take_ticks
from readinglist.library.text import counted
from readinglist.library.ticked import Ticks, ticked

_NAMED = 5  # titles that a sentence names


def ticks(library: Library, chosen: Namespace) -> int:
    """Print which boxes of a file say otherwise than the library; or mark the papers read that were ticked there."""
    found = ticked(library, chosen.file)
    proposed = [tick for tick in found.ticks if tick.is_proposed]
    if chosen.mark:
        change = take_ticks(library, found, proposed) if proposed else None
        print(f"{shown(change.label)}." if change else "No box was ticked that says otherwise; nothing was changed.")
    else:
        for tick in found.ticks:
            print(GAP.join([str(tick.paper), f"{tick.now} → {tick.then}", shown(tick.title)]))
    for sentence in _remarks(found, len(proposed), is_done=chosen.mark):
        note(sentence)
    return 0


def _remarks(found: Ticks, proposed: int, *, is_done: bool) -> Iterable[str]:
    left = len(found.ticks) - proposed
    if not is_done:
        hint = f"; --mark marks {counted(proposed, 'paper')} read" if proposed else ""
        verb = "says" if len(found.ticks) == 1 else "say"
        yield f"{len(found.ticks):,} of {found.boxes:,} boxes {verb} otherwise than the library{hint}."
    elif left:
        yield f"Left as in the library, since boxes were cleared or not ticked by hand: {counted(left, 'paper')}."
    if found.missing:
        more = ", …" if len(found.missing) > _NAMED else ""
        names = ", ".join(f"“{title}”" for title in found.missing[:_NAMED])
        yield f"Ticked, but not in the library ({len(found.missing):,}): {names}{more}."
