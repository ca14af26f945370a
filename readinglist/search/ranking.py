"""The order among the best: by how likely somebody who has this title in mind types these words.

A paper found by the index is weighed by what each typed word cost it: nothing where the title has it, more for every
error, most where it stands elsewhere than in the title. Short titles go before long ones, as fewer of their words were
left out. What weighs the same keeps the index's own order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import comb, log
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from readinglist.domain.query import Node, TextField, Word, wanted_text
from readinglist.search.typed import cut
from readinglist.search.vocabulary import allowed_errors
from readinglist.search.words import words

# Costs are negative logarithms of likelihoods; they were fitted to known-item searches.
_BEGUN = 1.5
_WITHIN = 2.0
_ERROR = 6.0
_ELSEWHERE = 9.0
_NOWHERE = (_ELSEWHERE, -1)
_TURNED = 0.7
_LONGEST_TITLE = 500
"""Characters of a title that are compared; the rest is no title, and would cost time on every keystroke."""

_IN_PARENTHESES = re.compile(r"\(([^()]{2,30})\)")


def closest_first(where: Node, ids: Sequence[int], titles: Mapping[int, str]) -> list[int]:
    """Return `ids`, the best first that the index found for `where`, in the order of their titles' closeness to it.

    Meant for some hundred papers: 200 take about a millisecond.
    """
    typed = [word for part in wanted_text(where) if part.field in (None, TextField.TITLE) for word in cut(part)]
    if not typed or len(ids) < 2:
        return list(ids)
    standing = {number: _title(titles.get(number, "")) for number in ids}
    distinct = list({word for title in standing.values() for word in title.words})
    costs = [_costs(word, distinct) for word in typed]
    weights = {number: _weight(typed, costs, title) for number, title in standing.items()}
    return sorted(ids, key=lambda number: weights[number])


class _Title(NamedTuple):
    """The words of a title, and the names it gives: "CLIP: Learning ...", "A Simple Framework ... (SimCLR)"."""

    words: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=5_000)
def _title(text: str) -> _Title:
    """Take a title apart; as one types, the same titles come again with every letter."""
    text = text[:_LONGEST_TITLE]
    head, colon, _ = text.partition(":")
    names = ([head] if colon else []) + _IN_PARENTHESES.findall(text)
    return _Title(tuple(words(text)), tuple(tuple(words(name)) for name in names))


def _costs(typed: Word, distinct: Sequence[str]) -> dict[str, float]:
    """Return what it costs each of the `distinct` words to have been meant by `typed`, where it can have been."""
    errors = allowed_errors(typed.text)
    found = process.extract(typed.text, distinct, scorer=OSA.distance, score_cutoff=errors, limit=None)
    costs = {word: _ERROR * distance for word, distance, _ in found}
    if typed.unfinished:
        costs |= {word: _BEGUN for word in distinct if word.startswith(typed.text) and word != typed.text}
    return costs


def _weight(typed: Sequence[Word], costs: Sequence[Mapping[str, float]], title: _Title) -> float:
    """Return how unlikely it is that somebody with `title` in mind typed these words."""
    glued = "".join(title.words)
    weight, last = 0.0, -1
    matched: list[str] = []
    for word, cost_of in zip(typed, costs, strict=True):
        cost, place = min(((cost_of[t], i) for i, t in enumerate(title.words) if t in cost_of), default=_NOWHERE)
        if cost > _WITHIN and len(word.text) > 2 and word.text in glued:
            cost, place = _WITHIN, last
        weight += cost
        if cost < _ELSEWHERE:
            matched.append(title.words[place] if cost < _WITHIN else "")
            weight += _TURNED * (place < last)
            last = place
    if tuple(matched) in title.names:  # who knows a paper by its name types no other word
        return weight
    return weight + log(comb(max(len(title.words), len(matched)), len(matched)))
