"""The text of a query, put together and changed: what the parser reads, written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

from readinglist.domain.query import Query, Sort
from readinglist.search.parsing import TEXT_FIELDS, parse, tokens
from readinglist.search.prefixes import Prefix
from readinglist.search.words import fold, words

_NEEDS_QUOTES = re.compile(r'[\s()"]')
_QUOTES = re.compile('["“”„‟«»]')


def typed(prefix: str, value: str) -> str:
    """Return how one types `value` after `prefix`, in quotes where it needs them.

    There is no way to type a quote inside quotes: a space stands for it.
    """
    plain = " ".join(_QUOTES.sub(" ", value).split())
    return f'{prefix}"{plain}"' if _NEEDS_QUOTES.search(plain) else f"{prefix}{plain}"


def values(text: str, prefix: str) -> list[str]:
    """Return what stands after each `prefix` (`tag:`) in `text`, without quotes."""
    return [value for value, _start, _end in _values(text, prefix)]


def with_values(text: str, prefix: str, value_for: Callable[[str], str | None]) -> str:
    """Return `text` with other values after `prefix`: what `value_for` gives for each, as it was where that is None."""
    parts: list[str] = []
    end = 0
    for value, at, behind in _values(text, prefix):
        other = value_for(value)
        if other is not None:
            parts += [text[end:at], typed("", other)]
            end = behind
    return "".join([*parts, text[end:]])


def as_spelt(text: str, loosened: Collection[str]) -> str:
    """Return `text` with the `loosened` words in quotes, where they are taken as spelt; all words, if none is given.

    What stands in quotes or in a filter, or is refused, is taken so already.
    """
    folded = {fold(word) for word in loosened}
    parts: list[str] = []
    end = 0
    for token in tokens(text):
        prefix = (token["prefix"] or "").lower()
        is_filter = prefix in set(Prefix) and prefix not in TEXT_FIELDS
        if token["bare"] in (None, "OR") or token["minus"] or is_filter:
            continue
        begin = token.start("bare") if prefix in TEXT_FIELDS else token.start()
        asked = set(words(text[begin : token.end()]))
        if asked & folded if folded else asked:
            parts += [text[end:begin], f'"{text[begin : token.end()]}"']
            end = token.end()
    return "".join([*parts, text[end:]])


def within(text: str, scope: str, today: date) -> str:
    """Return what one types to find what `text` finds within what `scope` finds, with as few signs as do."""

    def meant(query: str) -> Query:
        return parse(f"{query} ", today=today)  # with the space behind it, the last word is typed to its end

    wanted = meant(text).within(meant(scope))
    ways = (f"{scope} {text}", f"{scope} ({text})", f"({scope}) {text}", f"({scope}) ({text})")
    return next((way.strip() for way in ways if meant(way) == wanted), ways[-1])


def sorted_by(text: str, sort: Sort) -> str:
    """Return what one types to have what `text` finds in an order, unless it names one itself.

    The order stands first: behind an open quote it would be a word.
    """
    turned = "-" if sort.is_descending != Sort(sort.key).is_descending else ""
    return text if values(text, Prefix.SORT) else f"{Prefix.SORT}{turned}{sort.key} {text}".strip()


def _values(text: str, prefix: str) -> Iterator[tuple[str, int, int]]:
    """Yield each value after `prefix`, and where it begins and ends in `text`, its quotes included."""
    for token in tokens(text):
        if (token["prefix"] or "").lower() == prefix:
            value = token["bare"] if token["quoted"] is None else token["quoted"]
            yield " ".join(value.split()), token.end("prefix"), token.end()
