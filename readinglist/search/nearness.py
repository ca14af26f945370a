"""Whether a mistyped word may have meant another: what the index loosens, told of two words."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from readinglist.domain.query import Word
from readinglist.search.vocabulary import allowed_errors, may_have_begun


def errors_between(typed: Word, word: str) -> int | None:
    """Return in how many letters `typed` (folded) differs from a word that it may have meant; None if it may not.

    An unfinished word may also have meant one that begins nearly so: then the letters still to come count nothing.
    """
    allowed = allowed_errors(typed.text)
    if not allowed:
        return None
    errors = _within(allowed, typed.text, word)
    return _begun(typed.text, word) if errors is None and typed.unfinished else errors


def _within(allowed: int, typed: str, word: str) -> int | None:
    if abs(len(word) - len(typed)) > allowed:
        return None
    errors = OSA.distance(typed, word, score_cutoff=allowed)
    return int(errors) if errors <= allowed else None


def _begun(typed: str, word: str) -> int | None:
    if not may_have_begun(typed, word):
        return None
    found = (_within(1, typed, word[:length]) for length in range(len(typed) - 1, len(typed) + 2))
    return min((errors for errors in found if errors is not None), default=None)
