"""Which candidates hold the words of the filter: as they are typed, or else as they are nearly spelt."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from readinglist.gui.importing.rows import Row

MOST_COMPARED = 1_000  # rows whose words are compared letter by letter: a few milliseconds


def matching(rows: Sequence[Row], text: str) -> list[Row]:
    """Return the rows that hold all words of `text`; where there is none, those that hold words spelt nearly so."""
    words = text.casefold().split()
    found = [row for row in rows if all(word in row.folded for word in words)]
    return found or _nearly(rows[:MOST_COMPARED], words)


def _nearly(rows: Sequence[Row], words: Sequence[str]) -> list[Row]:
    vocabulary = {spelt for row in rows for spelt in row.folded.split()}
    meant = [_spellings(word, vocabulary) for word in words]
    return [row for row in rows if all(any(each in row.folded for each in spellings) for spellings in meant)]


def _spellings(word: str, vocabulary: set[str]) -> list[str]:
    """Return `word` and the beginnings of words that differ from it in a letter, or in two where it is long."""
    errors = 0 if len(word) < 5 else 1 if len(word) < 8 else 2
    if not errors:
        return [word]
    beginnings = list({spelt[: len(word) + more] for spelt in vocabulary for more in (0, 1)})
    near = process.extract(word, beginnings, scorer=OSA.distance, score_cutoff=errors, limit=None)
    return [word, *(spelt for spelt, _errors, _place in near)]
