"""The lines of a saved page, and which of them are the page's furniture: its header, its footer, its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from readinglist.formats.clean_text import plain

LONG = 200  # characters; a header holds no line of this length, almost every abstract is one


class Unit(NamedTuple):
    """What stands together on a page: a line, or a paragraph that was broken into lines. `line` counts from 1.

    A plain tuple, since a large page has a hundred thousand.
    """

    line: int
    text: str
    after_gap: bool


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s)?"
_DATE = re.compile(
    rf"{_DAY}(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    re.IGNORECASE,
)
# Lines that only a page of papers has.
_MARK = re.compile(
    r"(?:trending|daily|weekly|monthly|latest|top|today's) papers|subscribe"
    r"|(?:get|receive) .{0,60}\b(?:inbox|e-?mail)\b.{0,40}|by ?@?\w{1,40} and the (?:research )?community",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"new|trending|daily|weekly|monthly|latest|top|papers|sign (?:up|in)|log (?:in|out)"
    r"|previous|next|today|yesterday|load more|view (?:all|more)|back to top|upvotes?|\d{1,6}|·|©.{0,100}"
    r"|company|tos|terms(?: of (?:use|service))?|privacy(?: policy)?|about|careers|jobs|contact|website"
    r"|models|datasets|spaces|pricing|docs|system theme|all rights reserved.{0,60}",
    re.IGNORECASE,
)
HEADER_LINES = 20  # at most
_GLUED_TO_TITLE = re.compile(r"Subscribe(?=[^\sa-z])")


def units(lines: Iterable[str]) -> list[Unit]:
    """Return a page's `lines` that are not blank, paragraphs that were broken for lack of room joined."""
    found: list[Unit] = []
    paragraph: list[Unit] = []
    for number, line in enumerate(lines, 1):
        stripped = line.strip(" \t\n\xa0\ufeff\u200b\f\v")
        if stripped:
            paragraph.append(Unit(number, stripped, not paragraph))
        elif paragraph:
            found += _mended(paragraph)
            paragraph = []
    return found + _mended(paragraph)


def _mended(paragraph: list[Unit]) -> list[Unit]:
    """Return the lines of a paragraph as one where it was broken for lack of room."""
    if len(paragraph) < 2:
        return paragraph
    lines = [unit.text for unit in paragraph]
    width = width_of(lines)
    is_broken = width < LONG and all(is_full(line, following, width) for line, following in pairwise(lines))
    if is_broken and not is_furniture(lines[0]):
        return [Unit(paragraph[0].line, "\n".join(lines), True)]
    return paragraph


def width_of(lines: Sequence[str]) -> int:
    """Return the width that lines were broken at: only one of a single word (an address) may be longer."""
    return max((len(line) for line in lines if " " in line), default=max(map(len, lines)))


def is_full(line: str, following: str, width: int) -> bool:
    """Tell whether a line was broken for lack of room: the first word of the `following` one would not have fitted."""
    return len(line) + 1 + len(following.partition(" ")[0]) > width


def is_furniture(text: str) -> bool:
    """Tell whether a line is known to belong to the page and not to a paper."""
    return len(text) < LONG and bool(_MARK.fullmatch(text) or _FURNITURE.fullmatch(text) or _DATE.fullmatch(text))


def is_mark(text: str) -> bool:
    """Tell whether a line is one that only a page of papers has ("Daily Papers", "Subscribe")."""
    return len(text) < LONG and _MARK.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    return len(text) < LONG and _DATE.fullmatch(text) is not None


def is_title_like(text: str) -> bool:
    """Tell whether a line looks like a title: some words, most of the longer ones with a capital, no full stop."""
    if len(text) >= LONG or text[-1] in ".!,;":
        return False
    words = text.split()
    starts = [word[0] for word in words if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 3 and len(starts) > 0 and sum(map(str.isupper, starts)) >= 0.6 * len(starts)


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its furniture. `date` is as its header says it; `has_mark` tells of a page of papers."""

    body: tuple[Unit, ...]
    date: str
    has_mark: bool


def without_furniture(page: Sequence[Unit]) -> Page:
    """Return what of a page belongs to papers."""
    first = _header_end(page)
    date = next((plain(unit.text, LONG) for unit in page[:first] if is_date(unit.text)), "")
    body = list(page[first : _footer_start(page)])
    glue = _GLUED_TO_TITLE.match(body[0].text) if body else None
    if glue:
        body[0] = Unit(body[0].line, body[0].text[glue.end() :], body[0].after_gap)
    has_mark = glue is not None or any(is_mark(unit.text) for unit in page[:first])
    return Page(tuple(unit for unit in body if not is_furniture(unit.text)), date, has_mark)


def _header_end(page: Sequence[Unit]) -> int:
    """Return where the header ends: behind its last known line, else above the title of the first long abstract."""
    first_long = next((index for index, unit in enumerate(page) if len(unit.text) >= LONG), len(page))
    for index in range(min(first_long, HEADER_LINES) - 1, -1, -1):
        if _GLUED_TO_TITLE.match(page[index].text):
            return index
        if is_furniture(page[index].text):
            return index + 1
    if not 0 < first_long < HEADER_LINES or is_title_like(page[0].text):
        return 0
    first = first_long - 1
    while first > 0 and is_title_like(page[first - 1].text):
        first -= 1
    return first


def _footer_start(page: Sequence[Unit]) -> int:
    """Return where the footer begins: at its first known line after the last abstract, else at stray last lines."""
    last_long = max((index for index, unit in enumerate(page) if len(unit.text) >= LONG), default=len(page))
    for index in range(last_long + 1, len(page)):
        if is_furniture(page[index].text):
            return index
    end = len(page)
    while end - 1 > last_long and _is_stray(page[end - 1].text):
        end -= 1
    return end


def _is_stray(text: str) -> bool:
    """Tell whether a last line is likelier a farewell of the page than a paper whose abstract was cut off."""
    return not is_title_like(text) and (len(text.split()) < 5 or text.endswith("!") or "|" in text or "©" in text)
