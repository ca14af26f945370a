"""What was typed, apart from the filters, and cut to single words as the index holds them."""

from __future__ import annotations

from readinglist.domain.query import And, Node, Or, Phrase, Word
from readinglist.search.words import words


def cut(part: Word | Phrase) -> list[Word]:
    """Return the words of `part`, folded: "Fine-tuning" is two. Of an unfinished part only the last is unfinished."""
    texts = words(part.text)
    return [
        Word(text, part.field, part.unfinished and place == len(texts)) for place, text in enumerate(texts, start=1)
    ]


def text_alone(node: Node) -> Node | None:
    """Return what `node` asks of the words of a paper, without filters and refusals; None where it asks nothing."""
    match node:
        case Word() | Phrase():
            return node
        case And(parts):
            asked = tuple(part for part in map(text_alone, parts) if part is not None)
            return And(asked) if asked else None
        case Or(parts):
            options = tuple(part for part in map(text_alone, parts) if part is not None)
            return Or(options) if len(options) == len(parts) else None
        case _:
            return None
