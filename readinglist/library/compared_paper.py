"""A paper, made ready to be compared with many others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from readinglist.domain.duplicates import Titled
from readinglist.domain.identity import title_key
from readinglist.search.words import fold, words

SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or the their to toward towards using via with".split()
)
_NUMBERS = frozenset("ii iii iv vi vii viii ix first second third fourth fifth sixth".split())
_PARTED = re.compile(r" ?[:?!] | [-–]{1,3} | ?— ?| \(|\. ")
_MOST_GAPS = 3
_LONGEST_TITLE = 500
"""Characters that are compared; the rest is no title."""


class Compared(NamedTuple):
    """A paper, made ready to be compared with many: the words of its title in the singular, and who wrote it.

    `parts` are the words before and behind each colon, dash or the like.
    """

    paper: Titled
    key: str
    words: tuple[str, ...]
    numbers: frozenset[str]
    parts: tuple[tuple[str, ...], ...]
    names: frozenset[str]


def compared(paper: Titled) -> Compared:
    """Return a paper ready to be compared."""
    found = title_words(paper.title)
    return Compared(
        paper,
        title_key(paper.title),
        found,
        frozenset(word for word in found if word in _NUMBERS or not word.isalpha()),
        tuple(_parts(paper.title[:_LONGEST_TITLE])),
        frozenset(short_name(author) for author in paper.authors),
    )


def _parts(title: str) -> Iterator[tuple[str, ...]]:
    for gap in islice(_PARTED.finditer(title), _MOST_GAPS):
        yield from filter(None, (title_words(title[: gap.start()]), title_words(title[gap.end() :])))


def title_words(title: str) -> tuple[str, ...]:
    """Return the folded words of a title, without the endings of an English plural."""
    return singular(words(title[:_LONGEST_TITLE]))


def singular(found: Sequence[str]) -> tuple[str, ...]:
    """Return folded words without the endings of an English plural."""
    return tuple([word[:-1] if word[-1] == "s" and len(word) > 3 and word[-2] not in "sui" else word for word in found])


def short_name(author: str) -> str:
    """Return last name and first initial of "First Last" or "Last, First", folded: "lovelace a"."""
    last, comma, first = author.partition(",")
    found = [*words(first), *words(last)] if comma else words(author)
    return f"{found[-1]} {found[0][0]}" if len(found) > 1 else fold(author)
