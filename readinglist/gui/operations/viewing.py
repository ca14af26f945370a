"""What is shown and how: panes, order, theme, and moving in the list."""

from __future__ import annotations

from collections.abc import Collection

from readinglist.domain.query import Sort, SortKey
from readinglist.domain.tags import fold
from readinglist.gui.desk import Desk
from readinglist.gui.operations import triage
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY
from readinglist.gui.theme import ThemeChoice


def find(desk: Desk) -> None:
    """Go to the search line."""
    triage.leave(desk)
    desk.search.focus()


def clear_search(desk: Desk) -> None:
    """Empty the search line."""
    desk.search.clear_search()


def search_for(desk: Desk, text: str) -> None:
    """Put this into the search line, in the place of what stands there."""
    desk.search.replace(0, len(desk.search.text()), text)


def search_as_spelt(desk: Desk) -> None:
    """Put in quotes the words instead of which others are shown: then they are found as spelt, or not at all."""
    found = desk.papers.found
    if found is not None and found.is_loosened:
        from readinglist.search.composing import as_spelt

        search_for(desk, as_spelt(desk.search.text(), [one.typed for one in found.corrections]))


def show_earlier_searches(desk: Desk) -> None:
    """Show what was searched for before, below the search line."""
    desk.search.earlier.show()


def clear_search_history(desk: Desk) -> None:
    """Forget what was searched for, with a way back."""
    history = desk.search.earlier.history
    forgotten = history.searches
    history.replace(())
    desk.notices.tell("The search history was cleared.", "Undo", lambda: history.replace(forgotten))


def go_down(desk: Desk) -> None:
    """Go to the next paper."""
    _step(desk, 1)


def go_up(desk: Desk) -> None:
    """Go to the paper before."""
    _step(desk, -1)


def _step(desk: Desk, steps: int) -> None:
    if desk.triage.is_open:
        triage.step(desk, steps)
    else:
        desk.papers.list.step(steps)


def select_all(desk: Desk) -> None:
    """Select all papers of the list."""
    desk.papers.list.selectAll()


def sort_by(desk: Desk, key: SortKey) -> None:
    """Put the papers in another order."""
    desk.papers.sort_button.choose(Sort(key))


def turn_order(desk: Desk) -> None:
    """Turn the order round."""
    sort = desk.papers.sort_button.sort
    desk.papers.sort_button.choose(Sort(sort.key, descending=not sort.is_descending))


def toggle_sidebar(desk: Desk) -> None:
    """Show or hide the sidebar."""
    desk.sidebar.setVisible(not desk.sidebar.isVisible())


def toggle_details(desk: Desk) -> None:
    """Show or hide the details."""
    desk.details.setVisible(not desk.details.isVisible())


def choose_theme(desk: Desk, choice: ThemeChoice) -> None:
    """Put a theme in force."""
    desk.theme.choose(choice)


def write_notes(desk: Desk) -> None:
    """Put the keyboard into the notes."""
    if desk.triage.is_open:
        triage.write_notes(desk)
        return
    desk.details.show()
    desk.details.focus_notes()


def preview_notes(desk: Desk) -> None:
    """Show the notes as Markdown, or as they are typed."""
    if desk.triage.is_open:
        triage.preview_notes(desk)
        return
    desk.details.show()
    desk.details.toggle_preview()


def go_to_list(desk: Desk) -> None:
    """Put the keyboard into the list."""
    triage.leave(desk)
    desk.papers.take_keyboard()
    if desk.papers.list.current_id() is None:
        desk.papers.list.go_to(0)


def go_to_paper(desk: Desk, paper_id: int, place: str = WHOLE_LIBRARY.key, *, also_in: Collection[str] = ()) -> None:
    """Select a paper in the list, if it is near there, or else at `place`, a line of the sidebar that has it.

    What is typed is cleared then, so that nothing hides it; other lines that it is `also_in` stay chosen.
    """
    triage.leave(desk)
    desk.papers.take_keyboard()
    if not desk.papers.list.select_ids([paper_id]):
        desk.papers.list.expect([paper_id])
        clear_search(desk)
        if desk.sidebar.entry.key not in also_in:
            desk.sidebar.choose(place)
        desk.finder.repeat()


def show_tag(desk: Desk, name: str) -> None:
    """Show the papers of a tag."""
    tag = next((tag for tag, _count in desk.snapshot.overview.tags if fold(tag.name) == fold(name)), None)
    if tag is not None:
        desk.sidebar.choose(f"tag:{tag.id}")


def show_listing(desk: Desk, listing: int) -> None:
    """Show the papers of a listing."""
    desk.sidebar.choose(f"listing:{listing}")
