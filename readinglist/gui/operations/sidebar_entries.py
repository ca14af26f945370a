"""What can be done with a line of the sidebar that stands for a tag, a smart list or a listing."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.overview import Listing, SmartList
from readinglist.domain.paper import State
from readinglist.domain.query import Flag, Is, Tagged
from readinglist.domain.tags import Tag
from readinglist.gui.desk import Desk
from readinglist.gui.operations import joining, lists, marking, tag_tree, tagging, trashing
from readinglist.gui.sidebar.entries import Entry


def rename(desk: Desk, entry: Entry) -> None:
    """Ask for another name."""
    match entry.source:
        case Tag() as tag:
            tag_tree.rename(desk, tag.name)
        case SmartList() as smart_list:
            lists.rename_smart_list(desk, smart_list)
        case Listing() as listing:
            lists.rename_listing(desk, listing)
        case None if isinstance(entry.scope.where, Tagged):
            tag_tree.rename(desk, entry.scope.where.name)


def move_tag(desk: Desk, entry: Entry) -> None:
    """Ask for another tag to put this one below."""
    if isinstance(entry.scope.where, Tagged):
        tag_tree.move(desk, entry.scope.where.name)


def merge_tag(desk: Desk, entry: Entry) -> None:
    """Ask for another tag to make this one with."""
    if isinstance(entry.source, Tag):
        tag_tree.merge(desk, entry.source)


def join_tag(desk: Desk, entry: Entry, *, instead: bool) -> None:
    """Search for a tag, too, or instead of what is searched for."""
    joining.join(desk, entry, instead=instead)


def edit_query(desk: Desk, entry: Entry) -> None:
    """Ask for what a smart list is to find."""
    if isinstance(entry.source, SmartList):
        lists.edit_query(desk, entry.source)


def step(desk: Desk, entry: Entry, step: int) -> None:
    """Move a smart list up (-1) or down (1)."""
    if isinstance(entry.source, SmartList):
        lists.step_smart_list(desk, entry.source, step)


def move(desk: Desk, entry: Entry, place: int) -> None:
    """Put a smart list at a place among the others."""
    if isinstance(entry.source, SmartList):
        lists.move_smart_list(desk, entry.source, place)


def take_papers(desk: Desk, entry: Entry, ids: Sequence[int]) -> None:
    """Do to papers what the line that they were dropped on says: tag them, mark them, or put them in the trash."""
    match entry.scope.where:
        case Tagged(name):
            tagging.put(desk, ids, name)
        case Is(Flag.TRASH):
            trashing.trash(desk, ids)
        case Is(flag):
            marking.mark(desk, ids, State(flag.value))


def take_tag(desk: Desk, entry: Entry, name: str) -> None:
    """Put a tag below the one that it was dropped on; on the heading of all tags, below none."""
    where = entry.scope.where
    tag_tree.move_below(desk, name, where.name if isinstance(where, Tagged) else "")


def delete(desk: Desk, entry: Entry) -> None:
    """Take it away; the papers stay."""
    match entry.source:
        case Tag() as tag:
            tag_tree.delete(desk, tag)
        case SmartList() as smart_list:
            lists.delete_smart_list(desk, smart_list)
        case Listing() as listing:
            lists.delete_listing(desk, listing)


def recolour(desk: Desk, entry: Entry, colour: str) -> None:
    """Give a tag a colour; empty takes it away."""
    if isinstance(entry.source, Tag):
        tagging.recolour(desk, entry.source, colour)


def choose_colour(desk: Desk, entry: Entry) -> None:
    """Ask for the colour of a tag."""
    if isinstance(entry.source, Tag):
        tagging.choose_colour(desk, entry.source)


def number(desk: Desk, entry: Entry, key: int | None) -> None:
    """Give a tag a number key, or none."""
    if isinstance(entry.source, Tag):
        tagging.number(desk, entry.source, key)
