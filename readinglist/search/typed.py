"""What was typed, cut to single folded words as the index holds them: "Fine-tuning" is "fine" and "tuning"."""

from __future__ import annotations

from readinglist.domain.query import Phrase, Word
from readinglist.search.words import words


def cut(part: Word | Phrase) -> list[Word]:
    """Return the words of `part`, folded; of an unfinished part only the last is unfinished."""
    texts = words(part.text)
    return [
        Word(text, part.field, part.unfinished and place == len(texts)) for place, text in enumerate(texts, start=1)
    ]
