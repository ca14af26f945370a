"""What search is measured against: rapidfuzz over all titles, SQLite's FTS5, and Python that does nothing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rapidfuzz import fuzz, process

FOUND = 100
"""How many papers a baseline returns, at most."""


def nothing(text: str) -> None:
    """Answer nothing: what is left is the loop around it."""


class ClosestTitles:
    """rapidfuzz compares what was typed with each title."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles = titles

    def __call__(self, text: str) -> object:
        """Return the closest titles."""
        return process.extract(text, self._titles, scorer=fuzz.WRatio, limit=FOUND)


class FullText:
    """SQLite's FTS5 over titles and abstracts: all words, the last one perhaps unfinished, the best by BM25."""

    def __init__(self, library: Path) -> None:
        self._connection = sqlite3.connect(_index(library))

    def __call__(self, text: str) -> object:
        """Return the numbers of the best papers."""
        words = [f'"{word}"' for word in re.findall(r"\w+", text)]
        if not words:
            return []
        found = self._connection.execute(
            f"SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY rank LIMIT {FOUND}", [" ".join(words) + "*"]
        )
        return found.fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _index(library: Path) -> Path:
    """Return the path of the FTS5 index of a library, made beside it where it is missing."""
    path = library.with_suffix(".fts5")
    if not path.exists():
        unfinished = library.with_suffix(".fts5-unfinished")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("ATTACH ? AS library", [str(library)])
            with connection:
                connection.execute("CREATE VIRTUAL TABLE paper USING fts5(title, abstract, content='')")
                papers = "SELECT id, title, abstract FROM library.paper"
                connection.execute(f"INSERT INTO paper(rowid, title, abstract) {papers}")
        unfinished.rename(path)
    return path
