"""Whether a mistyped word may have meant another: what the index loosens, told of two words."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from readinglist.domain.query import Word
from readinglist.search.vocabulary import KNOWN_START, allowed_errors


def is_near(typed: Word, word: str) -> bool:
    """Tell whether `typed` (folded) may have meant `word`: spelt nearly so, or begun nearly so where unfinished."""
    errors = allowed_errors(typed.text)
    if not errors:
        return False
    return _differs_by(errors, typed.text, word) or (typed.unfinished and _begins_near(typed.text, word))


def _differs_by(errors: int, typed: str, word: str) -> bool:
    return abs(len(word) - len(typed)) <= errors and OSA.distance(typed, word, score_cutoff=errors) <= errors


def _begins_near(typed: str, word: str) -> bool:
    if len(word) <= len(typed) or word[:KNOWN_START] != typed[:KNOWN_START]:
        return False
    return any(_differs_by(1, typed, word[:length]) for length in range(len(typed) - 1, len(typed) + 2))
