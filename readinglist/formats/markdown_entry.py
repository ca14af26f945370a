"""An item of a list, or a row of a table, in Markdown as a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.identity import arxiv_id, stand_in_title
from readinglist.domain.links import Link, checked_url
from readinglist.domain.paper import State
from readinglist.domain.records import Record, Skipped
from readinglist.formats.arxiv_submission import reason_to_skip, submission_year
from readinglist.formats.author_list import author_names, names
from readinglist.formats.clean_text import MAX_ABSTRACT, clean, plain
from readinglist.formats.keywords import keywords
from readinglist.formats.markdown_inline import Piece
from readinglist.formats.markdown_title import Title, find_title
from readinglist.formats.paper_links import doi_in_address, leads_to_paper, united
from readinglist.formats.record import record

MAX_VENUE = 300  # characters
_SHOWN = 100  # characters of a skipped place that are shown
_MANY_PIECES = 500
_MENTION = re.compile(r"\barXiv:\s?(\d{4}\.\d{4,5}|[a-z-]{2,15}(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
# Acronyms of venues have two capitals; "arXiv 2023" is no venue.
_VENUE = re.compile(
    r"\b(?!ar[Xx]iv|TODO)((?:[A-Z][A-Za-z]{0,15}[A-Z][A-Za-z]{0,10}|Interspeech|Nature|Science)(?: Workshops?)?)"
    r"[ ,'’-]{1,2}((?:19|20)\d\d|\d\d)(?!\d)"
)
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]{0,30}|(?:van|von|de|der|den|du|da|di|del|la|le|al|bin|ten|ter)\b)"
    r"(?:[ ](?:[^\W\d_a-z][\w.'’-]{0,30}|(?:van|von|de|der|den|du|da|di|del|la|le|al|bin|ten|ter)\b)){1,5}"
)
# "Byron, A. B." in a reference.
_INVERTED = re.compile(r"([^\W\d_][\w'’ -]{1,40}), ((?:[^\W\d_a-z]\.[ -]?){1,4})(?=[,&(]|\s|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be a paper in a list: where it stands, its pieces, and what columns and headings say of it.

    `title` is set where a column names it. `is_paper` says that it stands in a table of papers.
    """

    line: int
    pieces: tuple[Piece, ...]
    topics: tuple[str, ...] = ()
    ticked: bool | None = None
    title: Title | None = None
    authors: str = ""
    venue: str = ""
    date: str = ""
    abstract: str = ""
    notes: str = ""
    keywords: tuple[str, ...] = ()
    is_paper: bool = False

    @property
    def addresses(self) -> list[str]:
        """The web addresses that it links to, those that can be opened."""
        return [piece.url for piece in self.pieces if _is_fine(piece.url)]

    @property
    def text(self) -> str:
        """All that is read in it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def leads_to_paper(self) -> bool:
        """Whether it links to a paper, or names its arXiv id."""
        found = any(_is_fine(piece.url) and leads_to_paper(piece.url) for piece in self.pieces)
        return found or _MENTION.search(self.text) is not None


def record_of_entry(entry: Entry) -> Record | Skipped | None:
    """Return the record of a paper, why there is none, or None for what only belongs to the text around the list."""
    addresses = entry.addresses
    title = entry.title or find_title(entry.pieces)
    if not entry.leads_to_paper and not entry.is_paper:
        if not addresses and (entry.ticked is None or title is None):
            return None
        if title is None or title.weight < 3:
            return Skipped(entry.line, "This item leads to no paper.", plain(entry.text, _SHOWN))
    number, doi = _identifiers(entry, title)
    shown = title.text if title else stand_in_title(number, doi, next(filter(leads_to_paper, addresses), ""))
    reason = reason_to_skip(shown, entry.abstract)
    if reason:
        return Skipped(entry.line, reason, plain(entry.text, _SHOWN))
    made = record(entry.line, shown, entry.abstract)
    around = f"{title.before}\n{title.after}" if title else ""
    venue, year = _venue_and_year(entry, around)
    return replace(
        made,
        authors=_authors(entry, title),
        year=year or (submission_year(number) if number else None),
        venue=venue,
        arxiv=number,
        doi=doi,
        links=united([*made.links, *map(Link.to, addresses)]),
        tags=keywords([*entry.topics, *entry.keywords]),
        notes=plain(entry.notes, MAX_ABSTRACT),
        state=State.READ if entry.ticked else None,
    )


def _is_fine(url: str) -> bool:
    if not url.startswith(("http://", "https://")):
        return False
    try:
        return bool(checked_url(url))
    except LinkNotOpened:
        return False


def _identifiers(entry: Entry, title: Title | None) -> tuple[str | None, str | None]:
    """Return the arXiv id and the DOI: those behind the title, else the first that the entry leads to."""
    addresses = [title.url, *entry.addresses] if title else entry.addresses
    numbers = [number for number in map(arxiv_id, addresses) if number]
    mention = _MENTION.search(entry.text)
    if mention:
        numbers.append(mention[1].lower())
    dois = [doi for doi in map(doi_in_address, addresses) if doi and not doi.startswith("10.48550/arxiv.")]
    return next(iter(numbers), None), next(iter(dois), None)


def _venue_and_year(entry: Entry, around: str) -> tuple[str, int | None]:
    found = _VENUE.search(around[:2_000])
    venue = clean(entry.venue, MAX_VENUE) or (found[1] if found else "")
    dated = _YEAR.search(entry.date) or _YEAR.search(entry.venue) or _YEAR.search(around[:2_000])
    if dated:
        return venue, int(dated[0])
    return venue, 2000 + int(found[2]) if found and len(found[2]) == 2 and found[2] < "60" else None


def _authors(entry: Entry, title: Title | None) -> tuple[str, ...]:
    """Return the authors: of their own column, of a reference that begins with them, or of what follows the title."""
    if entry.authors or title is None:
        return author_names(entry.authors)
    inverted = _INVERTED.findall(title.before[:5_000])
    return names(f"{first} {last}" for last, first in inverted) or _authors_in(title.after)


def _authors_in(after: str) -> tuple[str, ...]:
    """Return the authors where a part of what follows a title is nothing but names."""
    for part in re.split(r"\n|\s[·|]\s|\.\s|;\s", after[:5_000])[:6]:
        bare = _VENUE.split(part, maxsplit=1)[0].strip(" \t,.:*-–—()[]")
        found = author_names(re.sub(r"^(?:by|authors?:?)\s", "", bare, flags=re.IGNORECASE))
        if found and all(map(_NAME.fullmatch, found)) and (len(found) > 1 or "et al" in bare):
            return found
    return ()


def merged(entry: Entry, pieces: Sequence[Piece]) -> Entry:
    """Return an entry with what stands below it, as far as that is not a book."""
    if len(entry.pieces) > _MANY_PIECES:
        return entry
    return replace(entry, pieces=(*entry.pieces, Piece("\n"), *pieces))
