"""Offers below the search line what may complete the word that is typed."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject

from readinglist.domain.overview import Overview
from readinglist.domain.query import Feature, Flag
from readinglist.gui.background import Background
from readinglist.gui.foreign_text import utf16_position
from readinglist.gui.palette.commands import Command
from readinglist.gui.search_bar import SearchBar
from readinglist.gui.snapshot import NOTHING, Snapshot
from readinglist.gui.suggesting.library_names import names_of
from readinglist.search.completing import Completion, completions
from readinglist.search.names import Names
from readinglist.search.prefixes import Prefix

MOST_SITES = 500

_ICONS = {
    Prefix.TAG: "tag",
    Prefix.IS: "unread",
    Prefix.HAS: "code",
    Prefix.IN: "listing",
    Prefix.TITLE: "paper",
    Prefix.ABSTRACT: "paper",
    Prefix.AUTHOR: "author",
    Prefix.NOTES: "notes",
    Prefix.SITE: "other",
    Prefix.YEAR: "calendar",
    Prefix.ADDED: "calendar",
    Prefix.SORT: "sort-descending",
}
_VALUE_ICONS: dict[StrEnum, str] = {
    Flag.STARRED: "star",
    Flag.TAGGED: "tag",
    Feature.LINK: "other",
    Feature.TAGS: "tag",
    Feature.ABSTRACT: "paper",
    Feature.AUTHORS: "author",
    Feature.RATING: "star",
}


class Completer(QObject):
    """Proposes as one types. Names come from what was last read of the library, but for sites, which are read when
    they are first asked for after a change.
    """

    def __init__(self, line: SearchBar, snapshot: Snapshot, background: Background) -> None:
        super().__init__(line)
        self._line = line
        self._snapshot = snapshot
        self._background = background
        self._sites: list[tuple[str, int]] = []
        self._named: Overview = NOTHING  # what the names were made of
        self._sited: Overview = NOTHING  # what the library held when its sites were asked for
        self._names: Names | None = None
        line.textEdited.connect(self._follow_typing)

    def _follow_typing(self) -> None:
        """Offer something to who types; a click elsewhere that edits the line is covered by no list."""
        if self._line.hasFocus():
            self._offer()

    def _offer(self) -> None:
        text = self._line.text()
        if Prefix.SITE in text.lower():
            self._read_sites()
        cursor = utf16_position(text, self._line.cursorPosition())
        proposals = completions(text, cursor, self._names_now())
        self._line.suggestions.offer([self._command(one, is_first=one is proposals[0]) for one in proposals])

    def _command(self, one: Completion, *, is_first: bool) -> Command:
        return Command(
            one.label,
            one.explanation,
            partial(self._accept, one),
            keys="Tab" if is_first else "",
            icon=icon_of(one),
            colour=one.colour,
        )

    def _accept(self, one: Completion) -> None:
        self._line.replace(one.first, one.last, one.text)
        self._offer()  # after a prefix, what can follow it

    def _names_now(self) -> Names:
        overview, today = self._snapshot.overview, datetime.now(UTC).date()
        if self._names is None or self._named is not overview or self._names.today != today:
            self._named = overview
            self._names = names_of(overview, self._sites, today)
        return self._names

    def _read_sites(self) -> None:
        if self._sited is not self._snapshot.overview:
            self._sited = self._snapshot.overview
            self._background.gather(lambda library: library.sites(MOST_SITES), self._take_sites, topic="sites")

    def _take_sites(self, sites: list[tuple[str, int]]) -> None:
        """Take the sites, and offer them if the line waits for them."""
        self._sites, self._names = sites, None
        if self._line.hasFocus() and not self._line.suggestions.isVisible():
            self._offer()


def icon_of(one: Completion) -> str:
    """Return the icon beside a proposal."""
    if one.prefix is Prefix.TAG and one.label != one.prefix:
        return "swatch"
    values = (*Flag, *Feature) if one.prefix in (Prefix.IS, Prefix.HAS) else ()
    value = next((value for value in values if value == one.label), None)
    return _ICONS[one.prefix] if value is None else _VALUE_ICONS.get(value, value.value)
