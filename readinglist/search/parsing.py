"""From the text of the search line to a query. Any text is a query; what is only half typed means nothing yet.

What can be typed, and what it finds, stands in `examples`; the years and days in `ranges`. A prefix that is none of
the language's own is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from readinglist.domain.query import (
    EVERYTHING,
    And,
    Feature,
    Flag,
    Has,
    InListing,
    Is,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Site,
    Sort,
    SortKey,
    Tagged,
    TextField,
    Word,
)
from readinglist.domain.tags import trimmed
from readinglist.search import ranges
from readinglist.search.identifiers import identifier
from readinglist.search.prefixes import Prefix
from readinglist.search.words import spans, words

MAX_LENGTH = 2_000
MAX_WORDS = 64
MAX_DEPTH = 20

_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TOKEN = re.compile(
    r"""
    (?P<opening> -*\( ) | (?P<closing> \) )
    | (?P<address> (?: https?:// | (?:doi:)? 10\.[0-9]{4,9}/ ) [^\s"]+ )
    | (?P<minus> -* ) (?P<prefix> [A-Za-z]+: )? (?: "(?P<quoted> [^"]* )(?P<closed> "? ) | (?P<bare> [^\s()"]* ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
TEXT_FIELDS: Mapping[str, TextField] = {
    Prefix.TITLE: TextField.TITLE,
    Prefix.ABSTRACT: TextField.ABSTRACT,
    Prefix.AUTHOR: TextField.AUTHOR,
    Prefix.NOTES: TextField.NOTES,
}

_Name = TypeVar("_Name", bound=StrEnum)


def parse(text: str, *, today: date) -> Query:
    """Return what `text` asks for on the day `today`.

    Never fails. What stands beyond 2,000 characters, 64 words or 20 open parentheses is not read.
    """
    clean = _clean(text)
    if whole := identifier(clean):
        return Query(whole)
    return _Reading(today).read(clean)


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the terms, signs and parentheses of `text` as `parse` sees them, each at its place in `text`.

    A term has the groups `minus`, `prefix` (with its colon), and `quoted` or `bare`.
    """
    return _TOKEN.finditer(_clean(text))


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands between two parentheses: alternatives, each a list of what must hold."""

    negated: bool = False
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])

    def node(self) -> Node | None:
        """Return the group as a value, None if nothing stands in it."""
        options = [_all(parts) for parts in self.alternatives if parts]
        if not options:
            return None
        node = options[0] if len(options) == 1 else Or(tuple(options))
        return _negated(node) if self.negated else node


def _clean(text: str) -> str:
    """Return what is read of `text`, character for character: straight quotes, and a space for what is no sign."""
    return "".join(c if c.isprintable() else " " for c in text[:MAX_LENGTH].translate(_QUOTES))


class _Reading:
    """One pass over the tokens, with the groups that are open."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._sort: Sort | None = None
        self._ignored: list[str] = []
        self._groups = [_Group()]

    def read(self, text: str) -> Query:
        """Return the query that `text` is."""
        asked = 0
        for token in _TOKEN.finditer(text):
            if asked >= MAX_WORDS or len(self._groups) > MAX_DEPTH:
                break
            value = token["address"] or token["quoted"] or token["bare"] or ""
            if value or token["prefix"]:
                asked += max(1, len(words(value)))
            if token["opening"]:
                self._groups.append(_Group(negated=len(token["opening"]) % 2 == 0))
            elif token["closing"]:
                self._close()
            elif token["bare"] == "OR" and not token["minus"] and not token["prefix"]:
                self._groups[-1].alternatives.append([])
            else:
                self._add(self._term(token, unfinished=token.end() == len(text)))
        while len(self._groups) > 1:
            self._close()
        return Query(self._groups[0].node() or EVERYTHING, self._sort, tuple(self._ignored))

    def _close(self) -> None:
        if len(self._groups) > 1:
            self._add(self._groups.pop().node())

    def _add(self, node: Node | None) -> None:
        if node is not None:
            self._groups[-1].alternatives[-1].append(node)

    def _term(self, token: re.Match[str], *, unfinished: bool) -> Node | None:
        """Return what one term means; None for nothing (yet)."""
        if token["address"]:
            return identifier(token["address"]) or _text(token["address"], None, unfinished)
        prefix = (token["prefix"] or "").lower()
        negated = len(token["minus"]) % 2 == 1
        unfinished = unfinished and not negated and not token["closed"]
        if prefix == Prefix.SORT:
            self._read_sort(("-" if negated else "") + (token["bare"] or token["quoted"] or ""))
            return None
        if token["quoted"] is not None:
            node = self._quoted(prefix, token["quoted"], unfinished)
        elif reading := self._filter(prefix):
            node = reading(token["bare"]) or self._unless_half_typed(prefix, token["bare"], unfinished)
        elif prefix in TEXT_FIELDS:
            node = _text(token["bare"], TEXT_FIELDS[prefix], unfinished)
        else:
            whole = (token["prefix"] or "") + token["bare"]
            node = identifier(whole) or _text(whole, None, unfinished)
        return _negated(node) if negated and node is not None else node

    def _filter(self, prefix: str) -> Callable[[str], Node | None] | None:
        """Return the function that reads the value after `prefix`."""
        match prefix:
            case Prefix.TAG:
                return _tagged
            case Prefix.IN:
                return lambda value: InListing(value) if value else None
            case Prefix.IS:
                return lambda value: Is(flag) if (flag := _named(Flag, value)) else None
            case Prefix.HAS:
                return lambda value: Has(feature) if (feature := _named(Feature, value)) else None
            case Prefix.SITE:
                return _site
            case Prefix.YEAR:
                return ranges.years
            case Prefix.ADDED:
                return lambda value: ranges.days(value.lower(), self._today)
            case _:
                return None

    def _quoted(self, prefix: str, value: str, unfinished: bool) -> Node | None:
        """Return what a quoted value means after `prefix`."""
        value = " ".join(value.split())
        if not value:
            return None
        if reading := self._filter(prefix):
            return reading(value) or self._unless_half_typed(prefix, value, unfinished)
        phrase = Phrase(_beginning(value), TEXT_FIELDS.get(prefix), unfinished) if words(value) else None
        if prefix and prefix not in TEXT_FIELDS:
            return _all([part for part in (_text(prefix, None, False), phrase) if part is not None])
        return phrase

    def _unless_half_typed(self, prefix: str, value: str, unfinished: bool) -> Node | None:
        """Return a value that is none (`is:nothing`) as plain text; while it is still being typed, it is ignored."""
        if unfinished or not value:
            self._ignored.append(prefix + value)
            return None
        return _text(prefix + value, None, False)

    def _read_sort(self, value: str) -> None:
        """Take an order; one that is not known (yet) is ignored."""
        key = _named(SortKey, value.lstrip("-"))
        if key is None:
            self._ignored.append(f"sort:{value}")
            return
        natural = Sort(key)
        turned = value.startswith("-") and key is not SortKey.BEST
        self._sort = Sort(key, not natural.is_descending) if turned else natural


def _text(text: str, where: TextField | None, unfinished: bool) -> Node | None:
    return Word(_beginning(text), where, unfinished) if words(text) else None


def _beginning(text: str) -> str:
    """Return as many words of a term as are read in all: a line of Chinese is one term of many."""
    standing = spans(text)
    return text if len(standing) <= MAX_WORDS else text[: standing[MAX_WORDS - 1].end]


def _tagged(value: str) -> Node | None:
    name = trimmed(value)
    return Tagged(name) if name else None


def _site(value: str) -> Node | None:
    address = re.sub(r"^(?:https?:/*)?(?:www\.)?", "", value.strip(), flags=re.IGNORECASE).rstrip("/")
    host, slash, path = address.partition("/")
    return Site(host.lower() + slash + path) if host else None


def _named(names: type[_Name], value: str) -> _Name | None:
    """Return the member of `names` that `value` spells, None if there is none."""
    return next((name for name in names if name == value.lower()), None)


def _all(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _negated(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)
