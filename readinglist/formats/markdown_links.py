"""Where links and pictures of Markdown stand in a page, also where they go on over many lines.

Page readers make links of whole paragraphs and lists, and seldom escape the brackets in these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LINK = 30_000  # characters that a link goes on for within a paragraph
MAX_LINK_WITH_GAP = 3_000  # characters of one with a blank line in it

_TOKEN = re.compile(
    r"""
      (?P<gap>\n[ \t\xa0]{0,99}(?=\n))
    | (?P<escaped>\\[\[\]])
    | (?P<image>!\[)
    | (?P<open>\[)
    | \]\(\s{0,9}(?:<(?P<pointed>[^<>\n]{0,4000})>|(?P<plain>(?:[^\s()<>]|\([^\s()]{0,500}\)){0,4000}+))
        (?:\s{1,9}"[^"\n]{0,500}")?\s{0,9}\)
    | \][ ]?\[(?P<reference>[^\[\]\n]{1,200})\]
    | (?P<close>\])
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[([^\[\]\n]{1,200})\]:[ \t]{0,9}<?(https?://[^\s<>]{1,4000})>?[^\n]{0,500}$", re.MULTILINE
)
_PICTURE = re.compile(
    r"(?:图片|图像|画像|image|img|picture|photo|figure|thumbnail|avatar)\b[^\[\]]{0,100}", re.IGNORECASE
)
_BEFORE_LINE = re.compile(r"(?:^|\n)[ \t>#*+-]{0,20}$")


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """Where a link stands in a text: from `start` to `end`, its words from `inner` to `close`.

    A picture, and what defines the address of a link elsewhere, has no `url`: it is no part of the text.
    """

    start: int
    inner: int
    close: int
    end: int
    url: str


def find_links(text: str) -> list[MarkdownLink]:
    """Return the links, pictures and definitions in `text` by their places; of links within links, the outer ones."""
    definitions = list(_DEFINITION.finditer(text)) if "]:" in text else []
    brackets = _Brackets(text, {_name(match[1]): match[2] for match in definitions})
    for match in _TOKEN.finditer(text):
        brackets.take(match)
    found = [*brackets.found, *(MarkdownLink(*match.span(), match.end(), match.end(), "") for match in definitions)]
    outer: list[MarkdownLink] = []
    for link in sorted(found, key=lambda link: (link.start, -link.end)):
        if not outer or link.start >= outer[-1].end or not link.url:
            outer.append(link)
    return outer


def _name(reference: str) -> str:
    return " ".join(reference.lower().split())


@dataclass(frozen=True, slots=True)
class _Bracket:
    start: int
    end: int
    is_image: bool


class _Brackets:
    """The brackets that are open at a place in the text, and the links found up to there."""

    def __init__(self, text: str, addresses: dict[str, str]) -> None:
        self.found: list[MarkdownLink] = []
        self._text = text
        self._addresses = addresses
        self._open: list[_Bracket] = []
        self._gap = 0  # where the last blank line ends,
        self._above_gap = 0  # and how many of the open brackets stand above it

    def take(self, token: re.Match[str]) -> None:
        """Take the next token of the text."""
        if token["gap"] is not None:
            self._gap, self._above_gap = token.end(), len(self._open)
        elif token["image"] or token["open"]:
            self._open.append(_Bracket(token.start(), token.end(), bool(token["image"])))
        elif token["escaped"] is None and self._open:
            address = token["pointed"] or token["plain"] or self._addresses.get(_name(token["reference"] or ""), "")
            self._close(token, address)

    def _close(self, token: re.Match[str], url: str) -> None:
        index = len(self._open) - 1
        if url and not self._open[-1].is_image and self._is_whole_line(token.end()):
            index = self._above_gap
        bracket = self._open[index]
        del self._open[index:]
        self._above_gap = min(self._above_gap, index)
        is_picture = bracket.is_image or _PICTURE.fullmatch(self._text, bracket.end, token.start())
        longest = MAX_LINK if self._gap <= bracket.start else MAX_LINK_WITH_GAP
        if is_picture or (url and token.end() - bracket.start < longest):
            link = MarkdownLink(bracket.start, bracket.end, token.start(), token.end(), "" if is_picture else url)
            self.found.append(link)

    def _is_whole_line(self, end: int) -> bool:
        """Tell whether the first bracket of the paragraph begins its line, and the address at `end` ends one."""
        if self._above_gap >= len(self._open):
            return False
        start = self._open[self._above_gap].start
        at_end = not self._text[end : end + 20].partition("\n")[0].strip()
        return at_end and _BEFORE_LINE.search(self._text, max(0, start - 22), start) is not None
