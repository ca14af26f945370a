"""What differs within two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq, Prefix

from readinglist.gui.foreign_text import Span

MOST_WORDS = 4_000
"""Words that are compared, one with each: beyond these, all that follows counts as different."""

_LEAST_SEEN = 8  # characters, from where two texts part

_WORD = re.compile(r"\w+|[^\w\s]")


def differences(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Return the places of the words in `one` that `other` lacks, and the reverse. Spaces do not count."""
    mine, its = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    steps = LCSseq.opcodes([word[0] for word in mine[:MOST_WORDS]], [word[0] for word in its[:MOST_WORDS]])
    changed = [step for step in steps if step.tag != "equal"]
    left = [(step.src_start, step.src_end) for step in changed] + [(MOST_WORDS, len(mine))]
    right = [(step.dest_start, step.dest_end) for step in changed] + [(MOST_WORDS, len(its))]
    return _places(mine, left), _places(its, right)


def parting_seen_from(one: str, other: str, room: int) -> int:
    """Return where to begin with both, so that where they part is seen within so many characters: most often 0."""
    parting = Prefix.similarity(one, other)
    if parting + _LEAST_SEEN <= room or one == other:
        return 0
    return one.rfind(" ", 0, max(0, parting - room // 2)) + 1


def parts_lacking(one: Sequence[str], other: Sequence[str], gap: str) -> tuple[list[Span], list[Span]]:
    """Return where, of two lists joined by `gap`, the parts stand that the other one lacks."""
    return _lacking(one, frozenset(other), gap), _lacking(other, frozenset(one), gap)


def _places(words: Sequence[re.Match[str]], runs: Iterable[Span]) -> list[Span]:
    """Return from which to which character runs of words reach."""
    return [(words[first].start(), words[last - 1].end()) for first, last in runs if first < last]


def _lacking(parts: Sequence[str], known: frozenset[str], gap: str) -> list[Span]:
    spans, start = [], 0
    for part in parts:
        if part not in known:
            spans.append((start, start + len(part)))
        start += len(part) + len(gap)
    return spans
