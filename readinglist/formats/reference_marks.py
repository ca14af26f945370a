"""Marks that a citation processor puts into a reference for italics, bold and quotes, and what becomes of them.

They are controls, which no text of a paper and no XML can hold (`one_line`), so all that a reference consists of is
escaped at the end, in one place, and what is markup is never mistaken for text. Between them punctuation is settled as
the CSL specification asks (docs.citationstyles.org, "punctuation-in-quote"): not twice, and in American styles within
the quotation marks.
"""

from __future__ import annotations

import html
import re

ITALIC, BOLD, RAISED, LOWERED, SMALL_CAPITALS = "\x01\x02", "\x03\x04", "\x05\x06", "\x07\x08", "\x0e\x0f"
QUOTED, QUOTED_BEFORE_PUNCTUATION = "\x10\x11", "\x10\x12"
"""In quotation marks, which take a full stop or comma that follows them within, or do not."""
END = "\x13"
"""Here a text of the paper ends."""

_PAIRS = {
    ITALIC: ("<i>", "</i>"),
    BOLD: ("<b>", "</b>"),
    RAISED: ("<sup>", "</sup>"),
    LOWERED: ("<sub>", "</sub>"),
    SMALL_CAPITALS: ('<span style="font-variant:small-caps">', "</span>"),
}
_TO_HTML = {ord(mark): tag for marks, tags in _PAIRS.items() for mark, tag in zip(marks, tags, strict=True)}
TAGS = frozenset(_TO_HTML.values())
"""All the markup that there is in a reference as HTML."""
_TO_TEXT = dict.fromkeys(_TO_HTML)

_MARK = "[\x01-\x08\x0e-\x13]"
_STOP_TWICE = re.compile(rf"([.?!])({_MARK}+)\.")
_STOP_APART = re.compile(r"(?<![ .])\. \.(?! ?\.)")  # but not three, which are an ellipsis
_COMMA_TWICE = re.compile(rf",({_MARK}+),")
_BLANK_TWICE = re.compile(rf"( {_MARK}*) +")
_COMMA_NOT_NEEDED = re.compile(rf"([?!]{_MARK}*\x11{_MARK}*),")
_BLANK_BEFORE_STOP = re.compile(rf"(\x13{_MARK}*) +(?=[.,])|(?<![. ]) +(?=\.$)")
_STOP_OUTSIDE = re.compile("(\x11[\x01-\x08\x0e-\x13]*)([.,])")


def marked(marks: str, text: object) -> str:
    """Return `text` within a pair of marks."""
    return f"{marks[0]}{text}{marks[1]}"


def settled(text: str, quotes: tuple[str, str]) -> str:
    """Return a reference as it was put together with its punctuation in order; `quotes` open and close a title."""
    text = _BLANK_BEFORE_STOP.sub(r"\1", text)
    text = _COMMA_TWICE.sub(r",\1", _STOP_TWICE.sub(r"\1\2", text))
    text = _STOP_OUTSIDE.sub(r"\2\1", _COMMA_NOT_NEEDED.sub(r"\1", text))
    opening, closing = quotes
    text = text.translate({9: " ", 10: " ", 13: " ", 0x10: opening, 0x11: closing, 0x12: closing, 0x13: None})
    return _STOP_APART.sub(".", _BLANK_TWICE.sub(r"\1", text)).strip()


def plain(reference: str) -> str:
    """Return a settled reference as text."""
    return reference.translate(_TO_TEXT)


def as_html(reference: str) -> str:
    """Return a settled reference as HTML within a paragraph; all but our marks is escaped."""
    return html.escape(reference).translate(_TO_HTML)
