"""What a library has names for, as its overview tells it: tags, listings and sites, each with a word about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from readinglist.domain.overview import Overview
from readinglist.library.text import counted
from readinglist.search.names import Name, NameList, Names


def names_of(overview: Overview, sites: Sequence[tuple[str, int]], today: date) -> Names:
    """Return the names that can be typed on the day `today` (UTC); `sites` are hosts with the number of their links."""
    return Names(
        today,
        tags=NameList(_tags(overview)),
        listings=NameList(_listings(overview)),
        sites=NameList(Name(host, counted(links, "link")) for host, links in sites),
    )


def _tags(overview: Overview) -> Iterator[Name]:
    """Yield tags, and levels that are none themselves, the most used first."""
    names = [(tag.name, tag.colour, count) for tag, count in overview.tags]
    names += [(level, "", count) for level, count in overview.levels.items()]
    for name, colour, count in sorted(names, key=lambda one: -one[2]):
        yield Name(name, counted(count, "paper"), colour)


def _listings(overview: Overview) -> Iterator[Name]:
    """Yield listings as the sidebar names them, the newest first; of those of one name only the newest."""
    seen: set[str] = set()
    for listing, count in overview.listings:
        name = PurePath(listing.name).stem
        if name not in seen:
            seen.add(name)
            yield Name(name, " · ".join(part for part in (listing.date_text, counted(count, "paper")) if part))
