"""Whether two papers may be one: by the words of their titles, and by who wrote them.

To propose what is not so costs more than to miss something, so every rule asks for evidence. Identifiers, numbers
("Task 3"), authors and years that contradict each other part two papers, however much their titles are alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.identity import same_identifiers
from readinglist.library.compared_paper import SMALL_WORDS, Compared

_ABOUT_ANOTHER = frozenset(
    "addendum comment continued correction corrigendum erratum reply response retraction revisited".split()
)
"""What such a word is added to is another paper."""
_CUT = 60
"""Letters that a title which was cut short has at least: few cut sooner, and many papers begin as shorter ones do."""
_YEARS = 3
"""From a preprint to its journal it may take so long."""
_SHARED_AUTHORS = 0.5
"""The share of the shorter list of authors that stands in the longer one, too: lists are cut, names misspelt."""
_SHARED_WORDS = 0.75
"""The share of their words that two titles of one paper have in common at least, where they are worded otherwise."""
_STEM = 4
"""Letters with which words of one stem begin alike."""


class Likeness(NamedTuple):
    """How much two papers are alike, above 0 and at most 1, and in what they differ."""

    alike: float
    why: Why


class _Authors(IntEnum):
    """What the authors of two papers say of them."""

    OTHERS = 0
    UNKNOWN = 1
    SAME = 2


def likeness(one: Compared, other: Compared) -> Likeness | None:
    """Tell how much two papers are alike; None where nothing speaks for their being one. It is symmetric."""
    mine, its = one.paper, other.paper
    if contradict(mine, its):
        return None
    if _share_identifier(mine, its):
        return Likeness(1.0, Why.SAME_IDENTIFIER)
    authors = _authors(one, other)
    if authors is _Authors.OTHERS or (authors is _Authors.UNKNOWN and _years_apart(mine, its) > 1):
        return None
    short, long = sorted((one, other), key=lambda each: (len(each.key), each.key))
    why = _why(short, long, known=authors is _Authors.SAME)
    return Likeness(_alike(short, long, why, authors), why) if why else None


def contradict(one: Titled, other: Titled) -> bool:
    """Tell whether two papers cannot be one, whatever they are called; quick, and symmetric."""
    if not same_identifiers((one.arxiv, one.doi), (other.arxiv, other.doi)):
        return True
    return _years_apart(one, other) > _YEARS and not _share_identifier(one, other)


def _share_identifier(one: Titled, other: Titled) -> bool:
    return bool(one.arxiv and one.arxiv == other.arxiv) or bool(one.doi and one.doi == other.doi)


def _years_apart(one: Titled, other: Titled) -> int:
    return abs(one.year - other.year) if one.year is not None and other.year is not None else 0


def _authors(one: Compared, other: Compared) -> _Authors:
    if not (one.names and other.names):
        return _Authors.UNKNOWN
    shared = len(one.names & other.names) / min(len(one.names), len(other.names))
    return _Authors.SAME if shared >= _SHARED_AUTHORS else _Authors.OTHERS


def _why(short: Compared, long: Compared, *, known: bool) -> Why | None:
    if short.key == long.key:
        return Why.SAME_TITLE
    if short.numbers == long.numbers and (why := _spelt(short, long, known=known)):
        return why
    if not short.numbers <= long.numbers or _ABOUT_ANOTHER & set(long.words) - set(short.words):
        return None
    least = 1 if known and short.names == long.names else 3 if known else 5
    if len(short.words) >= least and short.words in long.parts:
        return Why.SUBTITLE
    if len(short.key) >= _CUT and long.key.startswith(short.key):
        return Why.CUT
    return Why.RETITLED if known and _are_retitled(short, long) else None


def _spelt(short: Compared, long: Compared, *, known: bool) -> Why | None:
    """Return in what two titles of the same words, or nearly the same, differ."""
    if not _telling(short.words):
        return None
    mine, its = Counter(short.words), Counter(long.words)
    left, right = list((mine - its).elements()), list((its - mine).elements())
    if all(word in SMALL_WORDS for word in left + right):
        is_turned = _telling(short.words) != _telling(long.words)  # "Urdu to Hindi" is not "Hindi to Urdu"
        if not known and (is_turned or len(short.words) < 4):
            return None
        return Why.SMALL_WORDS if left or right else Why.TURNED if is_turned else Why.MISTYPED
    most = 1 if len(short.words) < (5 if known else 8) else 2
    if len(left) == len(right) <= most and len(short.words) >= (2 if known else 4):
        is_slip = all(_is_mistyped(one, other, known=known) for one, other in zip(left, right, strict=True))
        return Why.MISTYPED if is_slip else None
    return None


def _telling(found: Sequence[str]) -> list[str]:
    return [word for word in found if word not in SMALL_WORDS]


def _is_mistyped(one: str, other: str, *, known: bool) -> bool:
    """Tell whether a word is another one with a slip: not in a short word, whose neighbours are words, too.

    In the first letter only of what the same authors wrote, and none that turns the sense: "typical", "atypical".
    """
    length = max(len(one), len(other))
    begins_alike = one[0] == other[0]
    allowed = 0 if length < 5 else 1 if length < 8 or not begins_alike else 2
    if not begins_alike and (not known or f"a{one}" == other or f"a{other}" == one):
        return False
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _are_retitled(short: Compared, long: Compared) -> bool:
    """Tell whether the very same authors worded one title in two ways: a word more, or another of the same stem.

    Where one word stands for another ("Entity", "Event"), it is the next paper of these authors.
    """
    if short.numbers != long.numbers or short.names != long.names or _years_apart(short.paper, long.paper) > 1:
        return False
    mine, its = set(short.words) - SMALL_WORDS, set(long.words) - SMALL_WORDS
    if len(mine & its) < max(3, _SHARED_WORDS * max(len(mine), len(its))):
        return False
    fewer, more = sorted((mine - its, its - mine), key=len)
    stems = {word[:_STEM] for word in more if len(word) > _STEM}
    return all(word[:_STEM] in stems for word in fewer)


def _alike(short: Compared, long: Compared, why: Why, authors: _Authors) -> float:
    """Return the share of letters that the titles, as far as they reach, have in common; less without authors.

    It is 1 only where the very same authors stand under the very same title.
    """
    if why is Why.SAME_TITLE:
        ratio = 100.0 if short.names == long.names else 98.0
    elif why in (Why.SUBTITLE, Why.CUT):
        ratio = 90.0
    else:
        ratio = fuzz.ratio(" ".join(sorted(short.words)), " ".join(sorted(long.words)))
    return round((ratio / 100) * (1.0 if authors is _Authors.SAME else 0.9), 3)
