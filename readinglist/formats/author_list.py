"""The names in a line of authors as it is written by hand: commas, "and", affiliations in parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist.formats.clean_text import MAX_ABSTRACT, clean, plain

MAX_AUTHORS = 2_000
MAX_NAME = 200  # characters
_LONG = 2_000  # characters of what should be a name that are looked at

_BETWEEN = re.compile(r",|;|\s(?:and|und|et|&)\s|^(?:and|&)\s|\s(?:and|&)$")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_GROUP = re.compile(r"\b(?:Collaborations?|Consortium|Team|Group):(?=\s)", re.IGNORECASE)
_OTHERS = re.compile(r"(?:\s|^)(?:et\.? ?al\b\.?|and others)|\.\.\.|…", re.IGNORECASE)
_FOR_OTHERS = re.compile(
    r"(?:on behalf of|for) (?=the\b.*\b(?:collaborations?|consortium|team|group)\b)", re.IGNORECASE
)


def author_names(text: str) -> tuple[str, ...]:
    """Return the names in `text`, in its order, "First Last", without what stands in parentheses.

    TeX becomes Unicode. "Last, First; Last, First" is turned round.
    """
    line = _OTHERS.sub(" ", _without_parentheses(clean(text[:MAX_ABSTRACT])))
    line = _GROUP.sub(lambda match: f"{match[0][:-1]},", line)
    if ";" in line and "," in line:
        return names(turned(part.split(",")) for part in line.split(";"))
    parts: list[str] = []
    for part in map(str.strip, _BETWEEN.split(line)):
        if parts and _SUFFIX.fullmatch(part):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return names(parts)


def names(parts: Iterable[str]) -> tuple[str, ...]:
    """Return those of `parts` that can be names, each on one line and of a sensible length."""
    return tuple(_named(parts))[:MAX_AUTHORS]


def _named(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        name = _FOR_OTHERS.sub("", plain(part, _LONG)).strip(" ,;*†‡")
        if any(map(str.isalpha, name)):
            yield name[:MAX_NAME]


def turned(parts: Iterable[str]) -> str:
    """Return "Ada Lovelace" for "Lovelace" and "Ada", "Sammy Davis Jr." for "Davis", "Jr." and "Sammy"."""
    last, *rest = (part.strip() for part in parts)
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    return " ".join(filter(None, [*(part for part in rest if part not in suffixes), last, *suffixes]))


def _without_parentheses(text: str) -> str:
    """Return `text` without all that stands in parentheses; one that is never closed goes on to the end."""
    pieces: list[str] = []
    depth = 0
    for piece in re.split(r"([()])", text):
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(piece)
    return " ".join(pieces)
