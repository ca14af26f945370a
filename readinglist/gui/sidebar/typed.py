"""The lines of the sidebar, as one would type them in the search line."""

from __future__ import annotations

from readinglist.domain.overview import Listing
from readinglist.domain.query import AddedBetween, Has, Is, Tagged
from readinglist.gui.sidebar.entries import Entry
from readinglist.search.composing import typed
from readinglist.search.prefixes import Prefix

RECENTLY = "7d"


def scope_text(entry: Entry) -> str:
    """Return what one types to find what an entry shows; empty for the whole library."""
    if isinstance(entry.source, Listing):
        return typed(Prefix.IN, entry.source.name)
    match entry.scope.where:
        case Is(flag):
            return f"{Prefix.IS}{flag}"
        case Has(feature):
            return f"{Prefix.HAS}{feature}"
        case Tagged(name):
            return typed(Prefix.TAG, name)
        case AddedBetween():
            return f"{Prefix.ADDED}{RECENTLY}"
        case _:
            return entry.typed
