"""The signs and words that a pattern for citation keys is written with, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from readinglist.domain.errors import InvalidPattern

MAX_LENGTH = 500
_TOKEN = re.compile(
    r"""(?P<space>[^\S\n]+) | (?P<name>[A-Za-z_][A-Za-z0-9_]*) | (?P<number>-?[0-9]{1,4}(?![0-9]))
    | (?P<text>"[^"\n]*"|'[^'\n]*') | (?P<sign>[+|;().,=\n])""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a pattern: a name, a number, a text in quotes, a sign, or the end."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)


def tokens(text: str) -> list[Token]:
    """Return the pieces of a pattern, the last of which is its end.

    Raises:
        InvalidPattern: it is too long, or something in it is no piece of a pattern.
    """
    if len(text) > MAX_LENGTH:
        raise InvalidPattern(f"A pattern has at most {MAX_LENGTH} characters.", MAX_LENGTH, len(text))
    found: list[Token] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            _refuse(text, place)
        if match.lastgroup != "space":
            found.append(Token(str(match.lastgroup), match[0], place))
        place = match.end()
    return [*found, Token("end", "", len(text))]


def _refuse(text: str, place: int) -> NoReturn:
    character = text[place]
    if character in "\"'":
        told = "this quotation mark is never closed"
    elif character in "[]":
        told = "square brackets are of older patterns: instead of [auth:lower][year] write auth.lower + year"
    elif character.isdecimal():
        told = "this number is too long"
    else:
        told = f"{f'“{character}”' if character.isprintable() else 'this character'} means nothing in a pattern"
    raise InvalidPattern(f"At character {place + 1}: {told}.", place, place + 1)
