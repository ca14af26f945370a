"""The names of a library come with their counts, the likeliest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from readinglist.domain.overview import Listing
from readinglist.domain.tags import Tag
from readinglist.gui.snapshot import NOTHING
from readinglist.gui.suggesting.library_names import names_of
from readinglist.search.names import Name

TODAY = date(2026, 3, 20)


def listing(number: int, name: str, date_text: str = "") -> Listing:
    return Listing(number, name, "page", "00", datetime(2026, 3, 1, tzinfo=UTC), date_text, 3, 3, 0)


def test_tags_and_levels_come_the_most_used_first() -> None:
    tags = ((Tag(1, "maths/topology", "#d9534f"), 4), (Tag(2, "vision"), 1))
    names = names_of(replace(NOTHING, tags=tags, levels={"maths": 7}), (), TODAY)
    assert names.tags.best("") == [
        Name("maths", "7 papers"),
        Name("maths/topology", "4 papers", "#d9534f"),
        Name("vision", "1 paper"),
    ]


def test_listings_have_their_names_of_the_sidebar_and_their_dates() -> None:
    listings = ((listing(2, "trending.txt", "Mar 17"), 12), (listing(1, "trending.txt"), 3), (listing(3, "mail"), 1))
    names = names_of(replace(NOTHING, listings=listings), (), TODAY)
    assert names.listings.best("") == [Name("trending", "Mar 17 · 12 papers"), Name("mail", "1 paper")]


def test_sites_come_as_they_are_given() -> None:
    names = names_of(NOTHING, [("github.com", 1_200), ("arxiv.org", 1)], TODAY)
    assert names.sites.best("") == [Name("github.com", "1,200 links"), Name("arxiv.org", "1 link")]
