"""What a user types, made fit to be kept."""

from __future__ import annotations

import unicodedata

MAX_NOTE = 1_000_000


def storable(text: str, limit: int = MAX_NOTE) -> str:
    """Return `text` without what no file keeps: lone surrogates, NUL and other controls but tab and line break."""
    kept = "".join(
        character
        for character in text[:limit]
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
    )
    return unicodedata.normalize("NFC", kept)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 paper`, `1,204 papers`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
