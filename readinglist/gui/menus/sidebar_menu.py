"""Sidebar: what is done with the tag, the smart list or the listing that is chosen there, or that was clicked."""

from __future__ import annotations

from collections.abc import Callable

from readinglist.domain.overview import SmartList
from readinglist.domain.tags import Tag
from readinglist.gui.actions import Action, Menu
from readinglist.gui.desk import Desk
from readinglist.gui.operations import beginning_triage, keeping, sidebar_entries
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.situation import Situation
from readinglist.gui.theme_colours import TAG_COLOURS

EntryOf = Callable[[Desk], Entry]
_NAMES = {Kind.TAG: " Tag", Kind.SMART_LIST: " Smart List", Kind.LISTING: " Listing"}


def menu_on(entry_of: EntryOf) -> Menu:
    """Return the menu of the entry that `entry_of` finds when something is chosen from it."""
    return Menu(
        "Sidebar",
        (
            (_triage(entry_of),),
            (_rename(entry_of), _move_tag(entry_of), _merge_tag(entry_of), _edit_query(entry_of), _keep(entry_of)),
            (_join_tag(entry_of, instead=False), _join_tag(entry_of, instead=True)),
            (_step(entry_of, -1), _step(entry_of, 1)),
            (Menu("Colour", _colours(entry_of)), Menu("Number Key", _numbers(entry_of))),
            (_delete(entry_of),),
        ),
    )


def _has_source(situation: Situation) -> bool:
    return situation.entry.source is not None


def _has_name(situation: Situation) -> bool:
    """It has a name to change: a level of tags that is no tag itself has one too."""
    return situation.entry.kind in _NAMES


def _is_tag(situation: Situation) -> bool:
    return isinstance(situation.entry.source, Tag)


def _is_smart_list(situation: Situation) -> bool:
    return isinstance(situation.entry.source, SmartList)


def _can_step(situation: Situation, step: int) -> bool:
    """It is a smart list that does not stand at the end already."""
    source, order = situation.entry.source, situation.smart_lists
    return isinstance(source, SmartList) and source.id in order and source.id != order[0 if step < 0 else -1]


def _kind(situation: Situation) -> str:
    return _NAMES.get(situation.entry.kind, "")


def _delete_text(situation: Situation) -> str:
    kind = situation.entry.kind
    verb = "Forget" if kind is Kind.LISTING else "Delete"
    asked = "…" if kind is Kind.TAG else ""  # it is said first which papers lose it
    return f"{verb}{_kind(situation)}{asked}"


def _triage(entry_of: EntryOf) -> Action:
    return Action(
        "triage-entry",
        lambda situation: f"Triage{_kind(situation)}…",
        "Go through the unread papers of what is chosen in the sidebar, one at a time with one key for each",
        lambda desk: beginning_triage.begin_entry(desk, entry_of(desk)),
        icon="triage",
        enabled=_has_source,
    )


def _rename(entry_of: EntryOf) -> Action:
    return Action(
        "rename-entry",
        lambda situation: f"Rename{_kind(situation)}…",
        "Give the tag, smart list or listing that is chosen in the sidebar another name",
        lambda desk: sidebar_entries.rename(desk, entry_of(desk)),
        ("F2",),
        icon="edit",
        enabled=_has_name,
    )


def _move_tag(entry_of: EntryOf) -> Action:
    return Action(
        "move-tag",
        "Move Tag…",
        "Put the tag that is chosen in the sidebar, and those below it, below another tag or none",
        lambda desk: sidebar_entries.move_tag(desk, entry_of(desk)),
        sidebar_keys=("Shift+F2",),
        enabled=lambda situation: situation.entry.kind is Kind.TAG,
    )


def _merge_tag(entry_of: EntryOf) -> Action:
    return Action(
        "merge-tag",
        "Merge Tag Into…",
        "Give the papers of the tag that is chosen in the sidebar another tag instead, which takes those below it, too",
        lambda desk: sidebar_entries.merge_tag(desk, entry_of(desk)),
        sidebar_keys=("Ctrl+F2",),
        icon="merge",
        enabled=_is_tag,
    )


def _join_tag(entry_of: EntryOf, *, instead: bool) -> Action:
    text, keys, hand, what = (
        ("Or With This Tag", "Shift+Return", "Shift", "also find the papers that have this tag")
        if instead
        else ("And With This Tag", "Ctrl+Return", "Ctrl", "find only papers that have this tag, too")
    )
    return Action(
        "or-tag" if instead else "and-tag",
        text,
        f"Let the search {what}, as a click on it with {hand} does; once more takes it out again",
        lambda desk: sidebar_entries.join_tag(desk, entry_of(desk), instead=instead),
        sidebar_keys=(keys,),
        icon="search",
        enabled=lambda situation: situation.entry.kind is Kind.TAG and not situation.is_triage,
    )


def _edit_query(entry_of: EntryOf) -> Action:
    return Action(
        "edit-query",
        "Edit Search of Smart List…",
        "Let the smart list that is chosen in the sidebar find something else",
        lambda desk: sidebar_entries.edit_query(desk, entry_of(desk)),
        icon="search",
        enabled=_is_smart_list,
    )


def _keep(entry_of: EntryOf) -> Action:
    return Action(
        "keep-entry",
        lambda situation: f"Keep{_kind(situation)} Up to Date in a File…",
        "Have a file written again, from now on, whenever what is chosen in the sidebar has changed",
        lambda desk: keeping.keep_entry(desk, entry_of(desk)),
        icon="living",
        enabled=_has_source,
    )


def _step(entry_of: EntryOf, step: int) -> Action:
    way, key = ("Up", "Alt+Up") if step < 0 else ("Down", "Alt+Down")
    return Action(
        f"move-{way.lower()}",
        f"Move Smart List {way}",
        f"Move the smart list that is chosen in the sidebar {way.lower()}; it can be dragged, too",
        lambda desk: sidebar_entries.step(desk, entry_of(desk), step),
        sidebar_keys=(key,),
        enabled=lambda situation: _can_step(situation, step),
    )


def _delete(entry_of: EntryOf) -> Action:
    return Action(
        "delete-entry",
        _delete_text,
        "Take the tag, smart list or listing that is chosen out of the sidebar; its papers stay",
        lambda desk: sidebar_entries.delete(desk, entry_of(desk)),
        sidebar_keys=("Del",),
        icon="minus",
        enabled=_has_source,
    )


def _colours(entry_of: EntryOf) -> tuple[tuple[Action, ...], ...]:
    def give(name: str, colour: str) -> Action:
        return Action(
            f"colour-{name.lower()}",
            name,
            f"Make the tag that is chosen in the sidebar {name.lower()}",
            lambda desk: sidebar_entries.recolour(desk, entry_of(desk), colour),
            icon="swatch",
            icon_colour=colour,
            enabled=_is_tag,
        )

    other = Action(
        "colour-other",
        "Other…",
        "Choose any colour for the tag that is chosen in the sidebar",
        lambda desk: sidebar_entries.choose_colour(desk, entry_of(desk)),
        enabled=_is_tag,
    )
    none = Action(
        "colour-none",
        "None",
        "Take the colour of the tag that is chosen in the sidebar away",
        lambda desk: sidebar_entries.recolour(desk, entry_of(desk), ""),
        enabled=_is_tag,
    )
    return tuple(give(name, colour) for name, colour in TAG_COLOURS.items()), (other, none)


def _numbers(entry_of: EntryOf) -> tuple[tuple[Action, ...], ...]:
    def give(key: int | None) -> Action:
        return Action(
            f"number-{key or 'none'}",
            str(key) if key else "None",
            f"Let the key {key} toggle the tag that is chosen in the sidebar" if key else "Leave the tag without a key",
            lambda desk: sidebar_entries.number(desk, entry_of(desk), key),
            enabled=_is_tag,
            checked=lambda situation: isinstance(situation.entry.source, Tag) and situation.entry.source.number == key,
        )

    return tuple(give(key) for key in range(1, 10)), (give(None),)


SIDEBAR = menu_on(lambda desk: desk.sidebar.entry)
