"""Files that are kept up to date, and ticks in them."""

from __future__ import annotations

from pathlib import Path

from readinglist.domain.exports import ExportChoice
from readinglist.library import Library, keeping, living_exports

MARKDOWN = ExportChoice("markdown")


def bind(library: Path, query: str, file: Path, choice: ExportChoice = MARKDOWN) -> None:
    """Keep a file up to date, and write it."""
    with Library.open(library) as opened:
        living_exports.add(opened, query, file, choice)
        keeping.update(opened)


def tick(file: Path, *titles: str) -> None:
    """Tick papers, as an editor does."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    ticked = [_ticked(line) if any(title in line for title in titles) else line for line in lines]
    file.write_text("".join(ticked), "utf-8")


def _ticked(line: str) -> str:
    return line.replace("- [ ]", "- [x]", 1)
