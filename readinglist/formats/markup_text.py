"""Short pieces of HTML as they stand in feeds: their paragraphs as plain text, and the addresses they link to.

A text in which no tag of HTML stands is left as it is, so that "a < b and c > d" keeps its sense.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_BLOCKS = "p|div|br|li|ul|ol|h[1-6]|tr|td|table|blockquote|section|article|hr|pre"
_INLINE = (
    "a|b|i|u|em|strong|span|font|img|code|tt|sub|sup|small|big|abbr|cite|q|mark|figure|figcaption|iframe|video|audio"
    "|source|picture|svg|button|input|label|center|details|summary"
)
_HIDING = re.compile(
    r"(<!--|<script\b[^<>]{0,2000}>|<style\b[^<>]{0,2000}>|-->|</script\s{0,9}>|</style\s{0,9}>)", re.IGNORECASE
)
_ENDS = {"<!--": "-->", "<scr": "</scr", "<sty": "</sty"}
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]{{0,4000}})?/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_INLINE}|{_BLOCKS})(?:\s[^<>]{{0,4000}})?/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"<a\s[^<>]{0,2000}?href\s?=\s?[\"']([^\"'<>]{1,4000})[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkupText:
    """The text of a piece of HTML, paragraph by paragraph, and the addresses of its links."""

    paragraphs: tuple[str, ...]
    addresses: tuple[str, ...]


def text_of(source: str) -> MarkupText:
    """Return the text of a piece of HTML; of plain text, that."""
    if not _TAG.search(source):
        return MarkupText((source.strip(),) if source.strip() else (), ())
    blocks = (_TAG.sub("", block) for block in _BLOCK.split(_without_hidden(source)))
    paragraphs = (html.unescape(block).strip() for block in blocks)
    addresses = tuple(html.unescape(address).strip() for address in _ADDRESS.findall(source))
    return MarkupText(tuple(paragraph for paragraph in paragraphs if paragraph), addresses)


def _without_hidden(source: str) -> str:
    """Return `source` without comments, scripts and styles; one that is never closed goes on to the end."""
    pieces: list[str] = []
    end = ""
    for number, piece in enumerate(_HIDING.split(source)):
        if number % 2 == 0:
            pieces.append("" if end else piece)
        elif end:
            end = "" if piece.lower().startswith(end) else end
        else:
            end = _ENDS.get(piece[:4].lower(), "")
    return "".join(pieces)
