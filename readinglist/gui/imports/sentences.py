"""An import of the past in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport, PastSource
from readinglist.domain.records import Skipped
from readinglist.gui.foreign_text import on_one_line
from readinglist.library.text import counted

NAMES_SHOWN = 3
_STANDINGS = {
    Standing.DONE: "",
    Standing.UNDONE: "Undone; import the file again to bring it back.",
    Standing.FINAL: "It can no longer be undone, because papers were deleted for good since.",
}


def when(moment: datetime) -> str:
    """Return a moment as the clock on the user's wall has it: "3 Mar 2026, 14:05"."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def files(past: PastImport) -> str:
    """Return the names of the files of an import, the first ones of many."""
    names = [on_one_line(source.name, 120) for source in past.sources[:NAMES_SHOWN]]
    more = len(past.sources) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more else "")


def totals(past: PastImport) -> tuple[int, int, int, int]:
    """Return what an import found, in all its files, and how much of it was new, known and skipped."""
    kinds = ("found", "new", "known", "skipped")
    found, new, known, skipped = (sum(getattr(source, kind) for source in past.sources) for kind in kinds)
    return found, new, known, skipped


def left(past: PastImport) -> str:
    """Return how many papers of an import are in the library now, or that it was undone."""
    if past.standing is Standing.UNDONE:
        return "undone"
    return f"{past.papers:,}"


def standing(past: PastImport) -> str:
    """Return why an import cannot be undone; nothing where it can."""
    return _STANDINGS[past.standing]


def source_line(source: PastSource) -> str:
    """Return a file with its counts, of then and of now."""
    counts = f"{source.found:,} found, {source.new:,} new, {source.known:,} known, {source.skipped:,} skipped"
    now = "no longer in the sidebar" if source.is_gone else f"{counted(source.papers, 'paper')} in your library now"
    return f"{on_one_line(source.name, 120)}  ·  {source.format}  ·  {counts}  ·  {now}"


def skipped_line(one: Skipped) -> str:
    """Return what was not read, why, and where it stood."""
    text = f"   {on_one_line(one.text, 160)}" if one.text else ""
    return f"Line {one.line:,}: {on_one_line(one.reason, 200)}{text}"


def report(past: PastImport, skipped: Sequence[Sequence[Skipped]]) -> str:
    """Return all that is known of an import as plain text; `skipped` is of its sources, in their order."""
    found, new, known, left_out = totals(past)
    lines = [
        f"{past.label}, {when(past.at)}",
        f"{found:,} found, {new:,} new, {known:,} known, {left_out:,} skipped",
        *filter(None, [standing(past)]),
    ]
    for source, places in zip(past.sources, skipped, strict=True):
        lines += ["", source_line(source)]
        lines += [f"  {name}: {value}" for name, value in origin(source)]
        lines += [f"  {on_one_line(note, 1_000)}" for note in source.notes]
        lines += [f"  {skipped_line(one)}" for one in places]
    return "\n".join(lines) + "\n"


def origin(source: PastSource) -> tuple[tuple[str, str], ...]:
    """Return where a source was and what its bytes were, each with its name."""
    path = (("File", on_one_line(source.path, 4_096)),) if source.path else ()
    return (*path, ("SHA-256", source.sha256))
