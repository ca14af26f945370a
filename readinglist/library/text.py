"""Text: what a user types, made fit to be kept, and counts in words."""

from __future__ import annotations

import unicodedata

from readinglist.domain.change import Change

MAX_NOTE = 1_000_000
_LONGEST = 60  # characters of a text within a sentence


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


def shortened(text: str) -> str:
    """Return `text` short enough for a sentence: its beginning with an ellipsis, where it has more characters."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def tell_nobody(*_far: object) -> None:
    """Go on without saying how far it is."""


def paced(count: int, seconds: float) -> str:
    """Return how quickly so many came: `9,800 a second`; nothing before there is something to go by."""
    pace = count / seconds if seconds >= 1 else 0
    return f"{round(pace, -2) if pace >= 1_000 else pace:,.0f} a second" if pace >= 1 else ""


def what_stayed(change: Change) -> str:
    """Return in a sentence or two what an undo left alone; nothing where it left nothing."""
    papers, values = change.kept_papers, change.kept - change.kept_papers
    sentences = []
    if papers:
        stay, them = ("stays", "it") if papers == 1 else ("stay", "them")
        sentences.append(f"{counted(papers, 'paper')} {stay}: you changed {them} since, or another listing has {them}.")
    if values:
        sentences.append(f"{counted(values, 'value')} changed since then stayed.")
    return " ".join(sentences)
