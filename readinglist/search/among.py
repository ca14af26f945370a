"""Which of some papers queries find, whether the text index has these papers yet or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readinglist.domain.document import Document, Place
from readinglist.domain.query import Node
from readinglist.search.engine import Engine, Looseness, Wanted
from readinglist.search.entries import About


def found_among(documents: Iterable[Document], asked: Sequence[Node]) -> list[tuple[int, ...]]:
    """Return for each of the resolved queries which of the papers it finds as typed, in no order.

    They are put into an index in memory for this: 150 microseconds of a processor each, as in the text index.
    """
    held = list(documents)
    place = Place(max((document.revision for document in held), default=0))
    engine = Engine(None)
    engine.write(held, (), About(place=place, began=place.revision), About(), anew=True)
    every = Wanted(None, counted=False)
    return [engine.search(node, every, Looseness.AS_TYPED).ids for node in asked]
