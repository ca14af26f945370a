"""Smart lists and listings in the sidebar."""

from __future__ import annotations

from readinglist.domain.overview import Listing, SmartList
from readinglist.gui.desk import Desk
from readinglist.gui.operations.history import tell_undoable
from readinglist.library import lists


def save_search(desk: Desk) -> None:
    """Keep what is searched as a smart list."""
    query = desk.search.text().strip()
    if not query:
        desk.notices.tell("Type a search first; it can then be kept as a smart list.")
        return
    name = desk.questions.text("New smart list", "Name of the list that shows what is searched now", query)
    if name:
        desk.background.write(
            lambda library: lists.add_smart_list(library, name, query),
            lambda _change: desk.notices.tell(f"“{name}” stands in the sidebar now."),
        )


def rename_smart_list(desk: Desk, smart_list: SmartList) -> None:
    """Ask for another name of a smart list."""
    name = desk.questions.text("Rename smart list", "New name", smart_list.name)
    if name and name != smart_list.name:
        desk.background.write(lambda library: lists.rename_smart_list(library, smart_list.id, name))


def delete_smart_list(desk: Desk, smart_list: SmartList) -> None:
    """Take a smart list away; its papers stay."""
    sentence = f"The smart list “{smart_list.name}” was deleted; its papers stay."
    desk.background.write(
        lambda library: lists.delete_smart_list(library, smart_list.id),
        lambda change: tell_undoable(desk, sentence, change),
    )


def rename_listing(desk: Desk, listing: Listing) -> None:
    """Ask for another name of a listing."""
    name = desk.questions.text("Rename listing", "New name", listing.name)
    if name and name != listing.name:
        desk.background.write(lambda library: lists.rename_listing(library, listing.id, name))


def delete_listing(desk: Desk, listing: Listing) -> None:
    """Forget a listing; its papers stay."""
    sentence = f"The listing “{listing.name}” was forgotten; its papers stay."
    desk.background.write(
        lambda library: lists.delete_listing(library, listing.id),
        lambda change: tell_undoable(desk, sentence, change),
    )
