"""One more tag in the text of a query, that papers must have too, or may have instead; and out of it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from readinglist.domain.tags import fold, trimmed
from readinglist.search.composing import typed, within
from readinglist.search.parsing import tokens
from readinglist.search.prefixes import Prefix

_OR_BEHIND = re.compile(r"(^|\s)OR\s*$")
_OR_BEFORE = re.compile(r"^\s*OR(\s|$)")


def asked_tags(text: str) -> frozenset[str]:
    """Return the folded names of the tags that a query asks for."""
    return frozenset(name for name, _place in _asked(text))


def asks_for_tag(text: str, name: str) -> bool:
    """Tell whether a query asks for this very tag."""
    return fold(trimmed(name)) in asked_tags(text)


def with_tag(text: str, name: str, today: date, *, instead: bool = False) -> str:
    """Return what finds, of what `text` finds, the papers that have this tag, too; or `instead` also those that do."""
    term, asked = typed(Prefix.TAG, name), _closed(text.strip())
    if not asked:
        return term
    return f"{asked} OR {term}" if instead else within(term, asked, today)


def without_tag(text: str, name: str) -> str:
    """Return `text` that no longer asks for this tag."""
    wanted = fold(trimmed(name))
    while place := next((place for asked, place in _asked(text) if asked == wanted), None):
        before, behind = text[: place[0]].rstrip(), text[place[1] :].lstrip()
        if _OR_BEHIND.search(before):
            before = _OR_BEHIND.sub("", before)
        else:
            behind = _OR_BEFORE.sub("", behind)
        while before.endswith("(") and behind.startswith(")"):  # nothing is left between them
            before, behind = before[:-1].rstrip("- "), behind[1:].lstrip()
        gap = "" if before.endswith("(") or behind.startswith(")") else " "
        text = f"{before}{gap}{behind}".strip()
    return text


def _closed(text: str) -> str:
    """Return `text` with its quotation marks and parentheses closed: what follows shall stand behind them."""
    depth, is_quoting = 0, False
    for token in tokens(text):
        depth = max(depth + bool(token["opening"]) - bool(token["closing"]), 0)
        is_quoting = is_quoting or (token["quoted"] is not None and not token["closed"])
    return text + '"' * is_quoting + ")" * depth


def _asked(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the folded name of each tag that a query asks for, and from where to where it stands."""
    for token in tokens(text):
        if (token["prefix"] or "").lower() == Prefix.TAG and not token["minus"]:
            value = token["bare"] if token["quoted"] is None else token["quoted"]
            yield fold(trimmed(" ".join(value.split()))), token.span()
