r"""What stands behind the `=` of a BibTeX field: `{text}`, `"text"`, numbers and macros, joined by `#`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_PART = re.compile(r'\s*(?:(\{)|(")|([^\s#{}",=]+))')
_JOIN = re.compile(r"\s*#")
_FIELD = re.compile(r"\s*([A-Za-z][\w:+.-]*)\s*=")
_IN_BRACES = re.compile(r"(?<!\\)[{}]")  # as bibtexparser sees it: a backslash takes away what a brace means
_IN_QUOTES = re.compile(r'(?<!\\)[{}"]')


def fields(name: str, expression: str, macros: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the field and its value; where a comma was forgotten, also the fields that follow in `expression`."""
    while True:
        value, rest = value_of(expression, macros)
        following = _FIELD.match(rest)
        if following is None:
            yield name.lower(), f"{value} {rest.strip()}".strip()
            return
        yield name.lower(), value
        name, expression = following[1], rest[following.end() :]


def value_of(expression: str, macros: Mapping[str, str]) -> tuple[str, str]:
    """Return the text that `expression` means and what stands behind it. An unknown macro means its own name."""
    pieces: list[str] = []
    position = 0
    while part := _PART.match(expression, position):
        if part[3]:
            pieces.append(macros.get(part[3].lower(), part[3]))
            position = part.end()
        else:
            position = _end(expression, part.end(), "}" if part[1] else '"')
            pieces.append(expression[part.end() : position - 1])
        join = _JOIN.match(expression, position)
        if join is None:
            break
        position = join.end()
    return "".join(pieces), expression[position:]


def _end(expression: str, start: int, closing: str) -> int:
    """Return the position behind the brace or quotation mark that closes what was opened before `start`."""
    depth = 0
    for match in (_IN_BRACES if closing == "}" else _IN_QUOTES).finditer(expression, start):
        if depth <= 0 and match[0] == closing:
            return match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return len(expression) + 1  # it is never closed: all the rest is in it
