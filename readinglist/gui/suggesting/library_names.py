"""What a library has names for, as its overview tells it: tags, listings and sites, each with a word about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from readinglist.domain.overview import Overview
from readinglist.library.text import counted
from readinglist.search.names import Name, NameList, Names


def names_of(overview: Overview, sites: Sequence[tuple[str, int]], today: date) -> Names:
    """Return the names that can be typed on the day `today` (UTC); `sites` are hosts with the number of their links."""
    return Names(
        today,
        tags=NameList(partial(_tags, overview), _tag),
        listings=NameList(partial(_listings, overview), _listing),
        sites=NameList(lambda: dict(sites), lambda host, links: Name(host, counted(links, "link"))),
    )


def _tags(overview: Overview) -> dict[str, tuple[int, str]]:
    """Return tags, and levels that are none themselves, the most used first: papers and colour of each."""
    known = {tag.name: (count, tag.colour) for tag, count in overview.tags}
    known.update((level, (count, "")) for level, count in overview.levels.items())
    return dict(sorted(known.items(), key=lambda one: -one[1][0]))


def _tag(name: str, known: tuple[int, str]) -> Name:
    count, colour = known
    return Name(name, counted(count, "paper"), colour)


def _listings(overview: Overview) -> dict[str, tuple[int, str]]:
    """Return listings as the sidebar names them, the newest first: papers and date of the newest of each name."""
    known: dict[str, tuple[int, str]] = {}
    for listing, count in overview.listings:
        known.setdefault(listing.short_name, (count, listing.date_text))
    return known


def _listing(name: str, known: tuple[int, str]) -> Name:
    count, date_text = known
    return Name(name, " · ".join(part for part in (date_text, counted(count, "paper")) if part))
