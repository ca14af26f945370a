"""Foreign text made fit for the screen: nothing invisible, nothing that turns the line round, nothing endless.

Laying out one word of a megabyte takes Qt 25 s; with a place to break every 80 characters it takes a fraction of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]  # first and one past the last character

MAX_CHARACTERS = 100_000
MAX_LINES = 2_000
LONGEST_WORD = 80
BREAK = "\u200b"  # zero-width space: a place where a line may break

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_REPLACEMENT = "\ufffd"
# Control characters, lone surrogates, and the explicit direction characters of Unicode Standard Annex 9, 2, with the
# separators of lines and paragraphs (Annex 14), and the byte order mark, which Qt leaves out at a beginning.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """Return `text` with each control and direction character replaced, so that positions stay what they were."""
    return _UNFIT.sub(_REPLACEMENT, text)


def on_one_line(text: str, limit: int = 300) -> str:
    """Return the beginning of `text` for a label or a cell: one line, single spaces, at most `limit` characters."""
    words = " ".join(visible(text[: limit * 2]).split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def breakable(text: str, marks: Sequence[Span] = ()) -> tuple[str, list[Span]]:
    """Return `text` for a text document, and `marks` moved to where they stand in it.

    It is made visible and cut at `MAX_CHARACTERS`; words longer than `LONGEST_WORD` get places to break; what follows
    after `MAX_LINES` lines is one line.
    """
    *lines, rest = visible(text[:MAX_CHARACTERS]).split("\n", MAX_LINES)
    shown = "\n".join([*lines, rest.replace("\n", " ")])
    if len(text) > MAX_CHARACTERS:
        shown += "…"
    breaks = [match.end() for match in _LONG_WORD.finditer(shown)]
    if not breaks:
        return shown, [mark for mark in marks if mark[1] <= len(shown)]
    pieces = [shown[start:end] for start, end in zip([0, *breaks], [*breaks, len(shown)], strict=True)]
    moved = [(_moved(first, breaks), _moved(last, breaks)) for first, last in marks if last <= len(shown)]
    return BREAK.join(pieces), moved


def utf16_offset(text: str, position: int) -> int:
    """Return where the character at `position` stands for Qt, which counts UTF-16 units."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def utf16_position(text: str, offset: int) -> int:
    """Return which character of `text` stands where Qt counts `offset` UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * offset].decode("utf-16-le", "surrogatepass"))


def _moved(position: int, breaks: Sequence[int]) -> int:
    return position + sum(1 for place in breaks if place < position)
