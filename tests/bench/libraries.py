"""Libraries of any size, made of the real papers of the corpus, or of invented ones where that is absent.

Beyond the real papers, they come again in rounds: in each, a sixth of the vocabulary is spelt in another way, so that
titles differ and the vocabulary grows about as fast as that of real papers does.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path

from sqlalchemy import Connection, insert, update

from readinglist.domain.identity import title_key
from readinglist.domain.links import Link, LinkKind
from readinglist.storage import sqlite, tables
from readinglist.storage.fields import link_row
from readinglist.storage.store import Store
from tests import corpus, listings
from tests.corpus import Source

MAKER = 1
"""One up whenever the libraries made here become other ones: those of before are not taken for them then."""
REAL = 52_009
"""How many papers there are before they come again."""
TAGS = tuple(f"{field}/{topic}" for field in ("vision", "language", "speech") for topic in ("data", "models", "theory"))
LISTING_SIZE = 1_000
_BATCH = 20_000
_BEGAN = datetime(2016, 1, 1, 9, tzinfo=UTC)
_SYLLABLES = "ba co du fe gi ho ju ka li mo nu pe qua ro su te vi wo xa zy".split()
_STATES = ("unread",) * 12 + ("read",) * 5 + ("queued", "reading", "dismissed")


def make_library(path: Path, size: int) -> None:
    """Make a library of so many papers at `path`, with states, stars, tags, links and listings.

    It is written in parts, since a transaction is held in memory: one that was cut short is no library of that size.
    """
    Store(path).close()
    with closing(sqlite.connect(path)) as connection:
        with sqlite.writing(connection):
            connection.execute(insert(tables.tag), [{"name": name, "folded": name, "removed": False} for name in TAGS])
            connection.execute(update(tables.library).values(revision=1))
        numbered = enumerate(islice(sources(), size), start=1)
        while batch := list(islice(numbered, _BATCH)):
            with sqlite.writing(connection):
                _add(connection, batch)


def _add(connection: Connection, batch: Sequence[tuple[int, Source]]) -> None:
    numbers = [number for number, _ in batch]
    connection.execute(insert(tables.paper), [_row(number, source) for number, source in batch])
    connection.execute(insert(tables.link), [row for number in numbers[::3] for row in _links(number)])
    tagged = [{"paper_id": n, "tag_id": 1 + n // 4 % len(TAGS)} for n in numbers if n % 4 == 0]
    connection.execute(insert(tables.paper_tag), tagged)
    if begun := [(number - 1) // LISTING_SIZE for number in numbers if (number - 1) % LISTING_SIZE == 0]:
        connection.execute(insert(tables.listing), [_listing(number) for number in begun])
    connection.execute(insert(tables.appearance), [_appearance(number) for number in numbers])


def sources() -> Iterator[Source]:
    """Yield papers without end; the real ones first."""
    papers = _papers()
    yield from papers
    for turn in count(1):
        respell = _respelling(turn)
        for paper in papers:
            yield Source(respell(paper.title), respell(paper.abstract), paper.authors, paper.year, paper.venue)


@cache
def _papers() -> Sequence[Source]:
    if corpus.PATH.exists():
        return list(corpus.papers())
    return [Source(listings.title(n), listings.abstract(n), ("Ada Example",), 2024, "") for n in range(REAL)]


def _respelling(turn: int) -> Callable[[str], str]:
    """Return what spells a text as it is spelt in a round."""
    syllable = _SYLLABLES[turn % len(_SYLLABLES)]
    spelt: dict[str, str] = {}

    def other(word: str) -> str:
        if word not in spelt:
            is_changed = len(word) > 4 and word.isalpha() and zlib.crc32(f"{turn} {word.lower()}".encode()) % 6 == 0
            spelt[word] = f"{word[:-2]}{syllable}{word[-2:]}" if is_changed else word
        return spelt[word]

    return lambda text: " ".join(map(other, text.split(" ")))


def _row(number: int, source: Source) -> dict[str, object]:
    return {
        "id": number,
        "title": source.title,
        "abstract": source.abstract,
        "title_key": title_key(source.title),
        "authors": "\n".join(source.authors),
        "year": source.year,
        "venue": source.venue,
        "state": _STATES[number * 7 % len(_STATES)],
        "starred": number % 50 == 0,
        "rating": 0,
        "notes": "Read the second section again." if number % 500 == 0 else "",
        "cite_key": f"paper{number}",
        "added": _BEGAN + timedelta(minutes=5 * number),
        "touches": 0,
        "revision": 1,
    }


def _links(number: int) -> Iterator[dict[str, object]]:
    yield link_row(number, Link(f"https://github.com/example/paper-{number}", LinkKind.REPOSITORY))
    if number % 2:
        yield link_row(number, Link(f"https://paper-{number}.example.org/", LinkKind.PROJECT))


def _listing(number: int) -> dict[str, object]:
    return {
        "id": number + 1,
        "name": f"Trending, part {number + 1}",
        "format": "trending_page",
        "sha256": f"{number:064x}",
        "imported": _BEGAN + timedelta(minutes=5 * number * LISTING_SIZE),
        "date_text": "",
        "found": LISTING_SIZE,
        "new": LISTING_SIZE,
        "known": 0,
        "skipped": "[]",
        "removed": False,
    }


def _appearance(number: int) -> dict[str, object]:
    listing, position = divmod(number - 1, LISTING_SIZE)
    return {"paper_id": number, "listing_id": listing + 1, "position": position + 1}
