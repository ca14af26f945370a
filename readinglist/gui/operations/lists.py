"""Smart lists and listings in the sidebar."""

from __future__ import annotations

from datetime import UTC, datetime

from readinglist.domain.overview import Listing, SmartList
from readinglist.gui.desk import Desk
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.gui.sidebar.typed import scope_text
from readinglist.library import lists
from readinglist.search.composing import within


def save_search(desk: Desk) -> None:
    """Keep what is searched as a smart list, with the entry of the sidebar that it is searched in."""
    typed = desk.search.text().strip()
    if not typed:
        desk.notices.tell("Type a search first; it can then be kept as a smart list.")
        return
    query = within(typed, scope_text(desk.sidebar.entry), datetime.now(UTC).date())
    name = desk.questions.text(
        "New Smart List", "Name of the list that shows what is searched now", typed, button="Create"
    )
    if name:
        sentence = f"“{name}” stands in the sidebar now."
        desk.background.write(
            lambda library: lists.add_smart_list(library, name, query),
            lambda change: tell_undoable(desk, sentence, change),
        )


def rename_smart_list(desk: Desk, smart_list: SmartList) -> None:
    """Ask for another name of a smart list."""
    name = desk.questions.text("Rename Smart List", "New name", smart_list.name, button="Rename")
    if name and name != smart_list.name:
        desk.background.write(lambda library: lists.rename_smart_list(library, smart_list.id, name))


def edit_query(desk: Desk, smart_list: SmartList) -> None:
    """Ask for what a smart list is to find."""
    query = desk.questions.text("Edit Smart List", "What it finds, as it is typed in the search line", smart_list.query)
    if query and query != smart_list.query:
        desk.background.write(lambda library: lists.change_query(library, smart_list.id, query))


def step_smart_list(desk: Desk, smart_list: SmartList, step: int) -> None:
    """Move a smart list up (-1) or down (1)."""
    desk.background.write(lambda library: lists.step_smart_list(library, smart_list.id, step))


def move_smart_list(desk: Desk, smart_list: SmartList, place: int) -> None:
    """Put a smart list at a place among the others."""
    desk.background.write(lambda library: lists.move_smart_list(library, smart_list.id, place))


def delete_smart_list(desk: Desk, smart_list: SmartList) -> None:
    """Take a smart list away; its papers stay."""
    sentence = f"The smart list “{smart_list.name}” was deleted; its papers stay."
    desk.background.write(
        lambda library: lists.delete_smart_list(library, smart_list.id),
        lambda change: tell_undoable(desk, sentence, change),
    )


def rename_listing(desk: Desk, listing: Listing) -> None:
    """Ask for another name of a listing."""
    name = desk.questions.text("Rename Listing", "New name", listing.name, button="Rename")
    if name and name != listing.name:
        desk.background.write(lambda library: lists.rename_listing(library, listing.id, name))


def delete_listing(desk: Desk, listing: Listing) -> None:
    """Forget a listing; its papers stay."""
    sentence = f"The listing “{listing.name}” was forgotten; its papers stay."
    desk.background.write(
        lambda library: lists.delete_listing(library, listing.id),
        lambda change: tell_undoable(desk, sentence, change),
    )
