"""What may complete the word at the cursor of the search line.

==================  ================================================================================================
typed               proposed
==================  ================================================================================================
``ta``              ``tag:``; from two letters on, since any word may begin so
``titel:``          ``title:``
``tag:vis``         ``tag:vision``, ``tag:vision/depth``; tags of the library, with a typing error forgiven
``in:tren``         ``in:"trending march"``; listings, in quotes where they have spaces
``is:`` ``has:``    all that can stand there; likewise ``sort:`` and ``sort:-``
``site:gi``         ``site:github.com``; hosts that papers have links to
``year:`` ``added:``  examples
``-ta`` ``(ta``     as without the sign
==================  ================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from readinglist.domain.tags import fold
from readinglist.search import ranges
from readinglist.search.composing import typed as spelt
from readinglist.search.names import Name, NameList, Names
from readinglist.search.parsing import tokens
from readinglist.search.prefixes import VALUES, Prefix

FEWEST_LETTERS = 2
"""Of a word that may become a prefix."""
FEWEST_MISSPELT = 3


@dataclass(frozen=True, slots=True)
class Completion:
    """A proposal: `text` instead of what stands from `first` to before `last` (characters) in the line.

    `label` is what is proposed and `explanation` what it means; `colour` is that of a tag. It is a value after
    `prefix`, or where `label` is the prefix, the prefix itself.
    """

    first: int
    last: int
    text: str
    label: str
    explanation: str
    prefix: Prefix
    colour: str = ""


def completions(text: str, cursor: int, names: Names) -> list[Completion]:
    """Return what may complete the word of `text` that ends or goes on at `cursor`, the likeliest first.

    Nothing is proposed for a plain word, nor for what is typed out already.
    """
    token = next((token for token in tokens(text) if token.start() < cursor <= token.end()), None)
    if token is None:
        return []
    written = (token["prefix"] or "").lower()
    prefix = next((prefix for prefix in Prefix if prefix == written), None)
    if prefix is not None:
        return _values(prefix, token, cursor, names)
    if written:
        return _meant_prefixes(written, token) if cursor == token.end() else []
    return _begun_prefixes(token, cursor)


def _begun_prefixes(token: re.Match[str], cursor: int) -> list[Completion]:
    first, last = token.span("bare")
    word = (token["bare"] or "").lower()
    if cursor != last or len(word) < FEWEST_LETTERS:
        return []
    return [_prefix(first, last, prefix) for prefix in Prefix if prefix.startswith(word)]


def _meant_prefixes(typed: str, token: re.Match[str]) -> list[Completion]:
    """Return the prefixes that `typed` misspells by one letter."""
    if len(typed) <= FEWEST_MISSPELT:
        return []
    from rapidfuzz import process  # no start waits for it: who reads the library loads it meanwhile
    from rapidfuzz.distance import OSA

    meant = process.extract(typed, list(Prefix), scorer=OSA.distance, score_cutoff=1)
    return [_prefix(*token.span("prefix"), prefix) for prefix, _distance, _place in meant]


def _prefix(first: int, last: int, prefix: Prefix) -> Completion:
    return Completion(first, last, prefix, prefix, prefix.meaning, prefix)


def _values(prefix: Prefix, token: re.Match[str], cursor: int, names: Names) -> list[Completion]:
    """Return what may stand after `prefix`, where the cursor is in its value."""
    group = "bare" if token["quoted"] is None else "quoted"
    first, last = token.span(group)
    if not first <= cursor <= last:
        return []
    typed = token[group][: cursor - first]
    turned = "-" if prefix is Prefix.SORT and typed.startswith("-") else ""
    best = _meant(prefix, typed, names)
    is_closed = group == "bare" or token["closed"]
    if is_closed and [fold(name.text) for name in best] == [fold(token[group].removeprefix(turned))]:
        return []
    end = " " if token.end() == len(token.string) else ""  # the next word can be typed at once
    return [
        Completion(
            token.end("prefix"),
            token.end(),
            turned + spelt("", name.text) + end,
            turned + name.text,
            name.explanation,
            prefix,
            name.colour,
        )
        for name in best
    ]


def _meant(prefix: Prefix, typed: str, names: Names) -> list[Name]:
    """Return the values after `prefix` that `typed` may mean, the likeliest first."""
    match prefix:
        case Prefix.TAG:
            return [name for name in names.tags.best(typed) if '"' not in name.text]  # which no query can ask for
        case Prefix.IN:
            return names.listings.best(typed)
        case Prefix.SITE:
            return names.sites.best(typed)
        case Prefix.YEAR:
            return _begun(typed, ranges.year_examples(names.today))
        case Prefix.ADDED:
            return _begun(typed, ranges.day_examples(names.today))
        case _:
            values = {value.value: meaning for value, meaning in VALUES.get(prefix, {}).items()}
            return NameList(lambda: values, Name).best(typed)


def _begun(typed: str, examples: Iterable[tuple[str, str]]) -> list[Name]:
    return [Name(*example) for example in examples if example[0].startswith(typed.lower())]
