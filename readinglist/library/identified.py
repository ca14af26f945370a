"""What an arXiv id, a DOI or a web address says by itself of its paper; nothing is looked up anywhere.

No title is made of an address: what stands there has lost its capitals and signs, and would go on into citations.
"""

from __future__ import annotations

import re

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import Link, arxiv_page, checked_url, doi_page, host_of
from readinglist.domain.records import Record
from readinglist.formats.anthology import year_and_venue
from readinglist.formats.arxiv_submission import submission_year
from readinglist.formats.paper_links import doi_in_address
from readinglist.search.identifiers import identifier

MOST = 4_000  # characters
_ONE = re.compile(r"(?![@{\[])(?:(?:arxiv|doi):\s{0,9})?\S+(?:\s{1,9}\[[a-z.-]{2,20}\])?", re.IGNORECASE)
_RESOLVERS = ("doi.org", "dx.doi.org")


def identified(text: str) -> Record | None:
    """Return a record without a title of the paper that `text` as a whole names; None where it names none."""
    text = text.strip(' \t\r\n"<>')
    found = identifier(text) if len(text) <= MOST and _ONE.fullmatch(text) else None
    if found is None:
        return None
    if found.scheme == "arxiv":
        year = submission_year(found.value)
        return Record(1, "", "", arxiv=found.value, year=year, links=_links(arxiv_page(found.value)))
    return _by_doi(text) if found.scheme == "doi" else _by_address(found.value)


def _by_doi(text: str) -> Record:
    """Return what a DOI says, or the page of a publisher that has one in its address."""
    name = doi_in_address(text)
    page = text if "://" in text and host_of(text) not in _RESOLVERS else doi_page(name or "")
    year, venue = year_and_venue(page)
    return Record(1, "", "", doi=name, year=year, venue=venue, links=_links(page))


def _by_address(address: str) -> Record | None:
    year, venue = year_and_venue(address)
    links = _links(address)
    return Record(1, "", "", year=year, venue=venue, links=links) if links else None


def _links(address: str) -> tuple[Link, ...]:
    try:
        return (Link.to(checked_url(address)),)
    except LinkNotOpened:
        return ()
