"""Runs the program, types queries into its window, and tells as JSON how long its thread was busy at a time.

Started as `python typing_gaps.py --library PATH`. Twenty queries are made from the library's titles, some of them
mistyped, and typed letter by letter at eight letters a second, and again as fast as keys repeat. The program is left
to import what it needs in its own order; only once it has an application is a typist put beside it.
"""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from readinglist.__main__ import main
from tests.bench.application import running_application

PAUSES = (125, 30)  # milliseconds between letters: of a quick typist, and of a key that is held down
QUERIES = {0: 10, 1: 6, 2: 4}  # how many with so many errors


def _texts(library: Path) -> list[str]:
    from readinglist.library import Library
    from tests.known_items import remembered

    with Library.open(library, create=False) as opened:
        found = opened.search("sort:title has:abstract", limit=2_000, counted=False).ids
        titles = [paper.title for paper in opened.papers(found)]
    chance = random.Random(7)
    return [text for errors, count in QUERIES.items() for text, _ in islice(remembered(titles, errors, chance), count)]


def _watch(texts: Sequence[str]) -> None:
    application = running_application()
    from tests.bench.typist import Typist

    typist = Typist(application, texts, PAUSES)
    typist.began.emit()
    threading.Event().wait()  # keeps the typist alive


if __name__ == "__main__":
    made = _texts(Path(sys.argv[sys.argv.index("--library") + 1]))
    threading.Thread(target=_watch, args=(made,), daemon=True).start()
    sys.exit(main(sys.argv[1:]))
