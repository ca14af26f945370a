"""The filters of a pattern for citation keys: each changes what stands before it, as in Better BibTeX for Zotero.

What they are given is ASCII (`words.py`), so what would fold accents leaves it as it is.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping

from readinglist.domain.cite_key import SMALL_WORDS

Filter = Callable[[str], str]

_COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "==": operator.eq, "!=": operator.ne, ">=": operator.ge,
    ">": operator.gt,
}  # fmt: skip
_OTHER_PUNCTUATION = re.compile(r"[^A-Za-z0-9\s-]+")
_OTHER_SIGNS = re.compile(r"[^A-Za-z0-9\s]+")
_WORD_BEGINNING = re.compile(r"(?<!\S)[a-z]")


class PassedOver(Exception):
    """A condition of a pattern does not hold for this paper: the next pattern is tried."""


def _lower() -> Filter:
    return str.lower


def _upper() -> Filter:
    return str.upper


def _capitalize() -> Filter:
    return lambda text: _WORD_BEGINNING.sub(lambda match: match[0].upper(), text)


def _condense(sep: str = "") -> Filter:
    return lambda text: sep.join(text.split())


def _prefix(prefix: str) -> Filter:
    return lambda text: prefix + text if text else ""


def _postfix(postfix: str) -> Filter:
    return lambda text: text + postfix if text else ""


def _default(text: str) -> Filter:
    return lambda made: made or text


def _abbr(chars: int = 1) -> Filter:
    return lambda text: "".join([word[:chars] for word in text.split()])


def _select(start: int = 1, n: int = 0) -> Filter:
    def select(text: str) -> str:
        words = text.split()
        first = max(len(words) + start, 0) if start < 0 else max(start - 1, 0)
        return " ".join(words[first : first + n] if n > 0 else words[first:])

    return select


def _substring(start: int = 1, n: int = 0) -> Filter:
    first = max(start - 1, 0)
    return lambda text: text[first : first + n] if n > 0 else text[first:]


def _skipwords() -> Filter:
    return lambda text: " ".join([word for word in text.split() if word.lower() not in SMALL_WORDS])


def _nopunct(dash: str = "-") -> Filter:
    return lambda text: _OTHER_PUNCTUATION.sub("", text).replace("-", dash)


def _nopunctordash() -> Filter:
    return _alphanum()


def _alphanum() -> Filter:
    return lambda text: _OTHER_SIGNS.sub("", text)


def _replace(find: str, replace: str) -> Filter:
    found = re.compile(re.escape(find), re.IGNORECASE)
    return lambda text: found.sub(lambda _match: replace, text) if find else text


def _len(relation: str = ">", length: int = 0) -> Filter:
    if relation not in _COMPARISONS:
        raise ValueError(f"compares by one of {' '.join(_COMPARISONS)}")
    holds = _COMPARISONS[relation]

    def checked(text: str) -> str:
        if not holds(len("".join(text.split())), length):
            raise PassedOver
        return text

    return checked


def _in_ascii() -> Filter:
    return lambda text: text


FILTERS: Mapping[str, Callable[..., Filter]] = {
    "lower": _lower,
    "upper": _upper,
    "capitalize": _capitalize,
    "condense": _condense,
    "prefix": _prefix,
    "postfix": _postfix,
    "default": _default,
    "abbr": _abbr,
    "select": _select,
    "substring": _substring,
    "skipwords": _skipwords,
    "nopunct": _nopunct,
    "nopunctordash": _nopunctordash,
    "alphanum": _alphanum,
    "replace": _replace,
    "len": _len,
    "ascii": _in_ascii,
    "fold": _in_ascii,
    "clean": _in_ascii,
}
"""What each filter does; the parameters of the function are those of the filter."""
