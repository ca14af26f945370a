"""Paper: what is done with the selected papers."""

from __future__ import annotations

from readinglist.domain.paper import MAX_RATING, State
from readinglist.gui.actions import Action, Menu
from readinglist.gui.menus.edit_menu import COPY
from readinglist.gui.menus.triage_menu import PROPOSED_TAGS, TRIAGE, UNDO_TRIAGE
from readinglist.gui.operations import citation_keys, duplicates, editing, links, marking, tagging, trashing, viewing
from readinglist.gui.situation import (
    Situation,
    has_paper,
    in_list,
    one_selected,
    some_in_trash,
    some_outside_trash,
    some_selected,
    two_mergeable,
)
from readinglist.gui.title_search import TitleSearch

_STATE_KEYS = {State.UNREAD: "U", State.QUEUED: "Q", State.READ: "R", State.DISMISSED: "X"}
_STATE_TIPS = {
    State.UNREAD: "Put the selected papers back into the inbox",
    State.QUEUED: "Put the selected papers in line to be read",
    State.READING: "Say that you are reading the selected papers",
    State.READ: "Say that you have read the selected papers",
    State.DISMISSED: "Keep the selected papers out of sight, and never show them as new again",
}


def _star_text(situation: Situation) -> str:
    if situation.selected > 1:
        return "Star, or Remove Stars"
    return "Remove Star" if situation.paper is not None and situation.paper.starred else "Star"


def _mark(state: State, number: int) -> Action:
    letters = (_STATE_KEYS[state],) if state in _STATE_KEYS else ()
    return Action(
        f"mark-{state.value}",
        f"Mark {state.value.capitalize()}",
        _STATE_TIPS[state],
        lambda desk: marking.mark_selected(desk, state),
        (*letters, f"Alt+{number}"),
        icon=state.value,
        enabled=some_selected,
    )


def _rate(rating: int) -> Action:
    return Action(
        f"rate-{rating}",
        "★" * rating if rating else "No Rating",
        f"Rate the selected papers {rating} of {MAX_RATING}" if rating else "Take the rating away",
        lambda desk: marking.rate_selected(desk, rating),
        (f"Ctrl+{rating}",),
        enabled=some_selected,
    )


def _toggle_tag(number: int) -> Action:
    return Action(
        f"tag-{number}",
        lambda situation: situation.numbered_tags.get(number) or f"Tag {number} (none yet)",
        f"Put the tag with the number {number} on the selected papers, or take it off where all have it",
        lambda desk: tagging.toggle_numbered(desk, number),
        (str(number),),
        enabled=lambda situation: situation.selected > 0 and number in situation.numbered_tags,
    )


def _search_title(site: TitleSearch) -> Action:
    return Action(
        f"search-{site.name.lower().replace('_', '-')}",
        site.label,
        f"Search the title of the paper on {site.label}, in the browser",
        lambda desk: links.search_title(desk, site),
        icon="search",
        enabled=has_paper,
    )


def _open_other(number: int, key: str) -> Action:
    nth = {2: "Second", 3: "Third"}[number]
    return Action(
        f"open-link-{number}",
        f"Open {nth} Link",
        f"Open the {nth.lower()} best link of the paper",
        lambda desk: links.open_nth(desk, number),
        (key,),
        icon="open",
        enabled=lambda situation: situation.paper is not None and len(situation.paper.offered_links) >= number,
    )


SEARCH_TITLE = Menu("Search the Title", (tuple(_search_title(site) for site in TitleSearch),))
RATING = Menu("Rating", (tuple(_rate(rating) for rating in range(MAX_RATING, -1, -1)),))
NUMBERED_TAGS = Menu("Numbered Tags", (tuple(_toggle_tag(number) for number in range(1, 10)),))
STATES = tuple(_mark(state, number) for number, state in enumerate(State, start=1))
OPEN = Action(
    "open-link",
    "Open Link",
    "Open the best link of the paper: code before project pages before the rest",
    links.open_best,
    ("O",),
    ("Return", "Enter"),
    icon="open",
    enabled=has_paper,
)
OTHER_LINKS = tuple(_open_other(number, key) for number, key in ((2, "P"), (3, "L")))
STAR = Action(
    "star",
    _star_text,
    "Star the selected papers, or take the stars away where all have one",
    marking.toggle_star,
    ("S",),
    icon="star",
    enabled=some_selected,
)
TAG = Action(
    "tag", "Tag…", "Type a tag for the selected papers", tagging.begin, ("T",), icon="tag", enabled=some_selected
)
NOTES = Action(
    "notes",
    "Write Notes",
    "Go to the notes of the paper",
    viewing.write_notes,
    ("N",),
    icon="notes",
    enabled=one_selected,
)
PREVIEW_NOTES = Action(
    "preview-notes",
    "Preview Notes",
    "Show the notes of the paper as Markdown, or as they are typed again",
    viewing.preview_notes,
    ("Ctrl+Shift+V",),
    icon="notes",
    enabled=one_selected,
)
EDIT = Action(
    "edit-paper",
    "Edit Paper…",
    "Correct the title, the authors, the year and what else is known of the paper",
    editing.edit_selected,
    ("E",),
    icon="edit",
    enabled=one_selected,
)
EDIT_KEY = Action(
    "edit-key",
    "Edit Citation Key…",
    "Give the paper another citation key",
    citation_keys.edit_key,
    icon="key",
    enabled=lambda situation: one_selected(situation) and in_list(situation),
)
MERGE = Action(
    "merge-two",
    "Merge Two Papers…",
    "See the two selected papers side by side, and make them one",
    duplicates.merge_selected,
    ("M",),
    icon="merge",
    enabled=two_mergeable,
)
FIND_DUPLICATES = Action(
    "find-duplicates",
    "Find Duplicates…",
    "Look through the whole library for papers that may be one",
    duplicates.find,
    ("Ctrl+D",),
    icon="duplicates",
)
TRASH = Action(
    "trash",
    "Move to Trash",
    "Put the selected papers in the trash; this can be undone",
    trashing.trash_selected,
    list_keys=("Del",),
    icon="trash",
    enabled=some_outside_trash,
)
RESTORE = Action(
    "restore",
    "Restore from Trash",
    "Take the selected papers out of the trash",
    trashing.restore_selected,
    list_keys=("Ctrl+Del",),
    icon="restore",
    enabled=some_in_trash,
)
EMPTY_TRASH = Action(
    "empty-trash",
    "Empty the Trash…",
    "Delete the papers of the trash for good",
    trashing.empty,
    enabled=lambda situation: situation.trashed > 0,
)

PAPER = Menu(
    "Paper",
    (
        (TRIAGE, PROPOSED_TAGS, UNDO_TRIAGE),
        (OPEN, *OTHER_LINKS, SEARCH_TITLE),
        STATES,
        (STAR, RATING, TAG, NUMBERED_TAGS, NOTES, PREVIEW_NOTES, EDIT, EDIT_KEY),
        (MERGE, FIND_DUPLICATES),
        (TRASH, RESTORE, EMPTY_TRASH),
    ),
)

ON_PAPERS = Menu(
    "Papers",
    (
        (OPEN, SEARCH_TITLE),
        STATES,
        (STAR, RATING, TAG, NUMBERED_TAGS, EDIT, MERGE),
        COPY,
        (TRASH, RESTORE),
    ),
)
