"""What the sidebar lists, as values made from the overview; the first entry of all is the whole library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from readinglist.domain.overview import Listing, Overview, SmartList
from readinglist.domain.paper import State
from readinglist.domain.query import (
    EVERYTHING,
    Feature,
    Flag,
    Has,
    Is,
    ListingIds,
    Node,
    Query,
    Tagged,
    recently_added,
)
from readinglist.domain.tags import Tag, fold, is_within, lineage, put_below


class Kind(Enum):
    """What an entry stands for, and so what can be done with it."""

    HEADING = "heading"
    LIBRARY = "library"
    TAG = "tag"
    LISTING = "listing"
    SMART_LIST = "smart list"


@dataclass(frozen=True)
class Entry:
    """One line of the sidebar. `key` stays the same as long as it stands for the same thing.

    Choosing it shows the papers of `scope`, or of the query `typed`. `source` is the tag, listing or smart list;
    `detail` what is said of it beside its name.
    """

    key: str
    text: str
    kind: Kind
    scope: Query = field(default_factory=Query)
    typed: str = ""
    icon: str = ""
    colour: str = ""
    count: int | None = None
    detail: str = ""
    tip: str = ""
    source: Tag | Listing | SmartList | None = None
    children: tuple[Entry, ...] = ()

    @property
    def is_trash(self) -> bool:
        """Whether it is the trash."""
        return self.key == "trash"

    @property
    def takes_papers(self) -> bool:
        """Whether papers can be dropped on it: to be tagged, marked or put in the trash."""
        return self.kind is Kind.TAG or self.key in {*State, "trash"}

    def takes_tag(self, name: str) -> bool:
        """Whether a tag can be dropped on it, to be put below it; on the heading of all tags, below none."""
        where = self.scope.where
        if self.key != TAGS and not (self.kind is Kind.TAG and isinstance(where, Tagged)):
            return False
        above = where.name if isinstance(where, Tagged) else ""
        return put_below(name, above) != name and not (above and is_within(above, name))

    def finds_as(self, other: Entry) -> bool:
        """Tell whether choosing it shows the same papers as choosing `other`."""
        return (self.scope, self.typed) == (other.scope, other.typed)


def entries(overview: Overview, today: date, counts: Mapping[str, int]) -> tuple[Entry, ...]:
    """Return all lines of the sidebar for a library; sections without an entry are left out.

    `counts` says how many papers the queries of smart lists find, as far as that is known.
    """
    sections = (
        (SMART_LISTS, "Smart lists", tuple(_smart_list(one, counts.get(one.query)) for one in overview.smart_lists)),
        (TAGS, "Tags", _tag_tree(overview.tags, overview.levels)),
        ("listings", "Listings", tuple(_listing(one, count) for one, count in overview.listings)),
    )
    return (
        *_library(overview, today),
        *(Entry(key, text, Kind.HEADING, children=children) for key, text, children in sections if children),
    )


SMART_LISTS, TAGS = "smart-lists", "tags"  # keys of the headings
WHOLE_LIBRARY = Entry("all", "All papers", Kind.LIBRARY, icon="all")


def _library(overview: Overview, today: date) -> Iterable[Entry]:
    def entry(key: str, text: str, where: Node, count: int) -> Entry:
        return Entry(key, text, Kind.LIBRARY, Query(where), icon=key, count=count)

    yield entry("all", "All papers", EVERYTHING, overview.papers)
    for state in State:
        yield entry(state.value, state.value.capitalize(), Is(Flag(state.value)), overview.states.get(state, 0))
    yield entry("star", "Starred", Is(Flag.STARRED), overview.starred)
    yield entry("code", "With code", Has(Feature.CODE), overview.with_code)
    yield entry("recent", "Recently added", recently_added(today), overview.recent)
    yield entry("trash", "Trash", Is(Flag.TRASH), overview.trashed)


def _smart_list(smart_list: SmartList, count: int | None) -> Entry:
    return Entry(
        f"smart-list:{smart_list.id}",
        smart_list.name,
        Kind.SMART_LIST,
        typed=smart_list.query,
        icon="smart-list",
        count=count,
        tip=f"{smart_list.name}, which finds: {smart_list.query}",
        source=smart_list,
    )


def _listing(listing: Listing, count: int) -> Entry:
    tip = f"{listing.name}: {listing.found} found, {listing.new} were new, imported {listing.imported.date()}"
    scope = Query(ListingIds((listing.id,)))
    return Entry(
        f"listing:{listing.id}",
        listing.short_name,
        Kind.LISTING,
        scope,
        icon="listing",
        count=count,
        detail=listing.date_text,
        tip=tip,
        source=listing,
    )


def _tag_tree(tags: Iterable[tuple[Tag, int]], levels: Mapping[str, int]) -> tuple[Entry, ...]:
    """Nest tags by their names; a level that is no tag itself is shown all the same."""
    held = {fold(tag.name): (tag, count) for tag, count in tags}
    names = {fold(name): name for tag, _ in held.values() for name in lineage(tag.name)}
    below: dict[str, list[str]] = {}
    for name in sorted(names):
        below.setdefault(name.rpartition("/")[0], []).append(name)

    def branch(name: str) -> Entry:
        tag, count = held.get(name, (None, levels.get(name, 0)))
        full = tag.name if tag else names[name]
        return Entry(
            f"tag:{tag.id}" if tag else f"level:{name}",
            full.rpartition("/")[2],
            Kind.TAG,
            Query(Tagged(full)),
            icon="tag",
            colour=tag.colour if tag else "",
            count=count,
            tip=f"{full} (key {tag.number})" if tag and tag.number else full,
            source=tag,
            children=tuple(branch(child) for child in below.get(name, ())),
        )

    return tuple(branch(name) for name in below.get("", ()))
