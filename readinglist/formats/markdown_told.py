"""What a Markdown task list that we wrote says of its papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist.formats.told import NotAsWritten, Told, told

_LINKED = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(<[^<>\s]+>\)((?: #\w\S*)*)")
_TAGS = re.compile(r"((?:(?! #\w).)*)((?: #\w\S*)*)")
_ITEM = re.compile(r"- \[[ x]\] (.*)\n")
_YEAR = re.compile(r"-?\d+")
_BELOW = re.compile(r"(?:  .*)?\n")
_ESCAPE = re.compile(r"\\(.)|&(?:middot|#44|#124);")
_ENTITIES = {"&middot;": "·", "&#44;": ",", "&#124;": "|"}


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the items of a list say, in their order; raises NotAsWritten where it is not as we write it."""
    heading: str | None = None
    below: list[str] = []
    for number, line in enumerate(lines, start=1):
        item = _ITEM.fullmatch(line)
        if item:
            if heading is not None:
                yield _told(heading, below)
            heading, below = item[1], []
        elif heading is None or not _BELOW.fullmatch(line):
            raise NotAsWritten(f"line {number} is of no item")
        elif line.startswith("  - "):
            below.append(line[4:-1])
    if heading is not None:
        yield _told(heading, below)


def plain(text: str) -> str:
    """Return what a text means that was escaped for Markdown."""
    return _ESCAPE.sub(_meant, text) if "\\" in text or "&" in text else text


def title_of(heading: str) -> str:
    """Return the title in the first line of an item or in a cell, which may be linked and followed by tags."""
    found = _LINKED.fullmatch(heading) or _TAGS.fullmatch(heading)
    if found is None:
        raise NotAsWritten("a title is followed by something else than its tags")
    return plain(found[1])


def _told(heading: str, below: list[str]) -> Told:
    names: list[str] = []
    year, key = None, ""
    for part in below[0].split(" · ") if below else ():
        if part.startswith("by "):
            names = [plain(name) for name in part[3:].split(",")]
        elif _YEAR.fullmatch(part):
            year = int(part)
    for part in below[-1].split(" · ") if below else ():
        if part.startswith("cited as "):
            key = plain(part[9:])
    return told(key, title_of(heading), names, year)


def _meant(escape: re.Match[str]) -> str:
    return escape[1] or _ENTITIES[escape[0]]
