"""Text as a terminal shows it: nothing that moves the cursor, and each character as wide as it is drawn."""

from __future__ import annotations

import sys
import unicodedata

ELLIPSIS = "…"


def shown(text: str) -> str:
    """Return `text` on one line, with control characters and undecodable bytes replaced, so that it only shows."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def note(sentence: str) -> None:
    """Say something beside the output, where pipes do not carry it."""
    sys.stdout.flush()
    print(shown(sentence), file=sys.stderr)


def width(text: str) -> int:
    """Return how many columns `text` takes (Unicode Standard Annex 11): two for wide characters, none for marks."""
    return sum(_columns(character) for character in text)


def cut(text: str, columns: int) -> str:
    """Return `text` within this many columns, with an ellipsis where something was left out."""
    if width(text) <= columns:
        return text
    kept, room = [], columns - 1
    for character in text:
        room -= _columns(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def padded(text: str, columns: int) -> str:
    """Return `text` in exactly this many columns."""
    fitting = cut(text, columns)
    return fitting + " " * (columns - width(fitting))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
