"""What is typed while it is measured how long an answer takes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from readinglist.domain.query import SortKey
from tests.known_items import remembered

PLAIN = 12
"""How many queries of words are typed with no, one and two errors each."""
FILTERED = 2
"""How many queries are typed with each filter in each of two forms; the first has no error, the next one."""

_WITH_WORDS = {
    "tag:": ("tag:vision {words}", "{words} tag:language/data"),
    "is:": ("is:unread {words}", "{words} is:starred"),
    "year:": ("year:2015..2020 {words}", "{words} year:>2018"),
    "has:": ("has:code {words}", "{words} has:notes"),
    "in:": ('in:"trending part 1" {words}', "{words} in:trending"),
    "site:": ("site:github.com {words}", "{words} site:example.org"),
    "-not": ("-survey {words}", "{words} -tag:speech -models"),
    "OR": ("{first} OR {words}", "({words}) OR {first}"),
    "title:": ("title:{words}", "{words} title:{first}"),
    "a phrase": ('"{words}', '{words} "{first}"'),
}
ALONE = (
    *("", "is:unread", "is:queued", "is:reading", "is:read", "is:dismissed", "is:starred", "is:tagged", "is:trash"),
    *("tag:vision", "tag:language/data", "tag:nothing", "has:code", "has:project", "has:link", "has:notes", "has:tags"),
    *("has:rating", "has:abstract", "has:authors", 'in:"part 1"', "in:trending", "site:github.com", "site:example.org"),
    *("year:2019", "year:2015..2020", "year:>2030", "added:7d", "added:>2016-06-01", "added:2016-03", "-is:unread"),
    *("-tag:vision", "-has:code", "tag:vision OR is:starred", "is:unread has:code year:2020", "-in:trending -has:link"),
)
"""Filters without words."""
SORTS = tuple(f"sort:{turned}{key}" for key in SortKey if key is not SortKey.BEST for turned in ("", "-"))
_SORTED = ("", "is:unread ", "the learning ")
SORTED = tuple(f"{asked}{sort}" for asked in _SORTED for sort in SORTS)
"""Each order, of all papers, of some, and of those that match words."""


def keystrokes(text: str) -> Iterator[str]:
    """Yield what stands in the search line after each letter."""
    return (text[:length] for length in range(1, len(text) + 1))


def plain(titles: Sequence[str]) -> Mapping[str, list[str]]:
    """Return queries of words from `titles`, by what is wrong with them."""
    by_errors = [_texts(titles, errors, PLAIN) for errors in range(3)]
    third = PLAIN // 3
    mixed = [text for errors in range(3) for text in _texts(titles, errors, third, seed=10 + errors)]
    return dict(zip(("no error", "one error", "two errors", "mixed"), [*by_errors, mixed], strict=True))


def filtered(titles: Sequence[str]) -> Mapping[str, list[str]]:
    """Return queries of words and filters, by filter; words come from `titles`, some mistyped."""
    return {
        name: [
            form.format(words=words, first=words.split()[0])
            for errors in range(FILTERED)
            for form, words in zip(forms, _texts(titles, errors, len(forms), seed=20 + number), strict=True)
        ]
        for number, (name, forms) in enumerate(_WITH_WORDS.items())
    }


def _texts(titles: Sequence[str], errors: int, count: int, seed: int = 1) -> list[str]:
    return [text for text, _ in islice(remembered(titles, errors, random.Random(seed)), count)]
