"""The objects of a list in JSON, one by one: where one is damaged the next ones are still found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readinglist.domain.records import Skipped
from readinglist.formats.clean_text import plain, storable

_SHOWN = 100
# Numbers stay as they are written: nobody computes with them, and one of 5,000 digits would be an error.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
_BEGIN = re.compile(r"[\s\ufeff]{0,1000}[\[{]")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)  # or what follows a quotation mark that nothing closes
_LONG = 1_000  # characters
_BETWEEN = re.compile(r"[\s,]*")
_NEXT = re.compile(
    r"\}\s*,\s*(?=\{\s*\"(?!family|given|literal|firstName|lastName|creatorType|tag\"|name\"|path|note\"))"
)


@dataclass(frozen=True, slots=True)
class JsonItem:
    """An object, with the line where it begins."""

    line: int
    values: dict[str, Any]

    def text(self, *names: str) -> str:
        """Return the first of these values that is a text or number, or a list that begins with one; else nothing."""
        return next(filter(None, (text_of(self.values.get(name)) for name in names)), "")

    def list(self, *names: str) -> list[Any]:
        """Return the first of these values that is a list with something in it; else an empty one."""
        return next((value for name in names if isinstance(value := self.values.get(name), list) and value), [])


def text_of(value: object) -> str:
    """Return a JSON value that is a text or number, or a list that begins with one, as text fit to be stored."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return storable(value) if isinstance(value, str) else ""


def beginning(text: str, length: int) -> str:
    """Return how a text in JSON begins, its long strings cut short: a field of megabytes hides no other's name.

    At most so many characters, and nothing of what is no JSON.
    """
    if not _BEGIN.match(text):
        return ""
    pieces, last, rest = list[str](), 0, length
    for string in _STRING.finditer(text):
        if string.end() - string.start() > _LONG:
            pieces.append(text[last : string.start() + _LONG].rstrip("\\") + '"')
            last, rest = string.end(), rest - len(pieces[-1])
        if string.start() - last > rest:
            break
    pieces.append(text[last : last + max(rest, 0)])
    return "".join(pieces)[:length]


def items(text: str, name: str = "items") -> Iterator[JsonItem | Skipped]:
    """Yield the objects of the list in `text` (`[...]`, or the one of this name), or those that stand in a row."""
    line, counted = 1, 0
    position = _first(text, name)
    while position < len(text) and text[position] != "]":
        line, counted = line + text.count("\n", counted, position), position
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            yield Skipped(line, _reason(error), plain(text[position : position + _SHOWN], _SHOWN))
            following = _NEXT.search(text, max(position + 1, getattr(error, "pos", 0) - 1))
            end = following.end() if following else len(text)
        else:
            if isinstance(value, dict):
                yield JsonItem(line, value)
            else:
                yield Skipped(line, "This is no description of a paper.", plain(text[position:end][:_SHOWN], _SHOWN))
        position = _after(text, end)


def _first(text: str, name: str) -> int:
    """Return where the first item begins."""
    start = _after(text, 0)
    named = None if text.startswith("[", start) else re.search(rf'"{name}"\s{{0,100}}:\s{{0,100}}\[', text)
    if named:
        return _after(text, named.end())
    return _after(text, start + 1) if text.startswith("[", start) else start


def _after(text: str, position: int) -> int:
    between = _BETWEEN.match(text, position)
    return between.end() if between else position


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "This item is nested too deeply to be read."
    return "This item is damaged: it is no complete JSON."
