"""Tags on papers, and the tags themselves."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.change import Change
from readinglist.domain.tags import Tag
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations import triage
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.library import tagging
from readinglist.library.text import counted


def add(desk: Desk, ids: Sequence[int], names: Sequence[str]) -> None:
    """Put tags on papers."""
    if ids:
        desk.changes.write(len(ids), lambda library: tagging.tag(library, ids, add=names))


def put(desk: Desk, ids: Sequence[int], name: str) -> None:
    """Put a tag on papers that were dragged to it, or that it was dragged to, and say so."""

    def tell(change: Change | None) -> None:
        if change is not None:
            words = counted(len(change.papers), "paper") + (" is" if len(change.papers) == 1 else " are")
            tell_undoable(desk, f"{words} tagged “{on_one_line(name, 60)}” now.", change)

    if ids:
        desk.changes.write(len(ids), lambda library: tagging.tag(library, ids, add=[name]), tell)


def remove(desk: Desk, ids: Sequence[int], names: Sequence[str]) -> None:
    """Take tags off papers."""
    if ids:
        desk.changes.write(len(ids), lambda library: tagging.tag(library, ids, remove=names))


def begin(desk: Desk) -> None:
    """Put the keyboard where a tag is typed."""
    if desk.triage.is_open:
        triage.type_tag(desk)
        return
    desk.details.show()
    desk.details.focus_tags()


def toggle_numbered(desk: Desk, number: int) -> None:
    """Put the tag with this number key on the selected papers, or take it off where all have it."""
    tag, ids = desk.snapshot.numbered_tag(number), desk.papers.selected_ids()
    if tag is None:
        desk.notices.tell(f"No tag has the number {number} yet: choose a tag and give it one in the menu Sidebar.")
    elif desk.triage.is_open:
        triage.toggle_tag(desk, tag.name)
    elif ids:
        desk.changes.write(len(ids), lambda library: tagging.toggle(library, ids, tag.name))


def recolour(desk: Desk, tag: Tag, colour: str) -> None:
    """Give a tag a colour; empty takes it away."""
    desk.background.write(lambda library: tagging.recolour(library, tag.id, colour))


def choose_colour(desk: Desk, tag: Tag) -> None:
    """Ask for a colour that is not among those offered."""
    colour = desk.questions.colour(f"Colour of {tag.name}", tag.colour)
    if colour:
        recolour(desk, tag, colour)


def number(desk: Desk, tag: Tag, key: int | None) -> None:
    """Give a tag a number key."""
    desk.background.write(lambda library: tagging.number(library, tag.id, key))
