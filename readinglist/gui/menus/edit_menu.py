"""Edit: undo and history, copying, citation keys, the keys of actions, selecting, searching."""

from __future__ import annotations

from dataclasses import replace

from readinglist.domain.exports import BIBTEX, MARKDOWN, TEXT_KINDS, ExportKind
from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import (
    citation_keys,
    copying,
    dragging,
    helping,
    links,
    lists,
    past_changes,
    undoing,
    viewing,
)
from readinglist.gui.situation import Situation, has_link, some_selected


def _undo_text(situation: Situation) -> str:
    return f"Undo {situation.undo_label}".strip()


def _redo_text(situation: Situation) -> str:
    return f"Redo {situation.redo_label}".strip()


def _copy_as(kind: ExportKind) -> Action:
    return Action(
        f"copy-{kind.name}",
        kind.title,
        f"Copy the selected papers as {kind.title}",
        lambda desk: copying.copy_as(desk, kind),
        enabled=some_selected,
    )


COPY = (
    Action(
        "copy-titles",
        "Copy Titles",
        "Copy the titles of the selected papers",
        copying.copy_titles,
        list_keys=("Ctrl+C",),
        icon="copy",
        enabled=some_selected,
    ),
    replace(_copy_as(BIBTEX), text="Copy BibTeX", keys=("Ctrl+Shift+C",), icon="quote"),
    replace(_copy_as(MARKDOWN), text="Copy Markdown", keys=("Ctrl+Shift+M",)),
    Menu("Copy As", (tuple(_copy_as(kind) for kind in TEXT_KINDS if kind not in (BIBTEX, MARKDOWN)),)),
    Action(
        "copy-key",
        "Copy Citation Keys",
        "Copy the citation keys of the selected papers",
        copying.copy_keys,
        ("Ctrl+Shift+K",),
        icon="key",
        enabled=some_selected,
    ),
    Action(
        "copy-link",
        "Copy Link",
        "Copy the best link of the paper",
        links.copy_best,
        ("Ctrl+Shift+L",),
        icon="other",
        enabled=has_link,
    ),
)


def _drag_as(kind: ExportKind) -> Action:
    return Action(
        f"drag-{kind.name}",
        kind.title,
        f"Take papers that are dragged out of the list along as {kind.title}",
        lambda desk: dragging.choose_format(desk, kind),
        checked=lambda situation: situation.drag_format == kind.name,
    )


DRAG_AS = Menu("Drag As", (tuple(map(_drag_as, TEXT_KINDS)),))

EDIT = Menu(
    "Edit",
    (
        (
            Action(
                "undo",
                _undo_text,
                "Take back the latest change",
                undoing.undo,
                ("Ctrl+Z",),
                icon="undo",
                enabled=lambda s: bool(s.undo_label),
            ),
            Action(
                "redo",
                _redo_text,
                "Do again what was undone",
                undoing.redo,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                icon="redo",
                enabled=lambda s: bool(s.redo_label),
            ),
            Action(
                "stop-change",
                "Cancel the Change",
                "Stop changing many papers; nothing of the change is kept",
                undoing.stop,
                ("Ctrl+.",),
                icon="close",
                enabled=lambda s: s.is_changing,
            ),
            Action(
                "history",
                "History…",
                "Look at all that was done, and go back to any point of it",
                past_changes.show,
                ("Ctrl+Alt+Z",),
                icon="history",
            ),
        ),
        COPY,
        (DRAG_AS,),
        (
            Action(
                "citation-keys",
                "Citation Keys…",
                "Choose how citation keys are made, and change those that are there",
                citation_keys.show,
                ("Ctrl+Alt+K",),
            ),
            Action(
                "change-keys",
                "Change Keys…",
                "Choose which key does what",
                helping.change_keys,
                ("Ctrl+,",),
                icon="keyboard",
            ),
        ),
        (
            Action(
                "select-all",
                "Select All",
                "Select all papers of the list",
                viewing.select_all,
                ("Ctrl+A",),
                enabled=lambda s: s.listed > 0,
            ),
            Action("find", "Find…", "Go to the search line", viewing.find, ("Ctrl+F", "/"), icon="search"),
            Action(
                "clear-search",
                "Clear the Search",
                "Show all papers again",
                viewing.clear_search,
                list_keys=("Esc",),
                icon="close",
                enabled=lambda s: s.is_searching,
            ),
            Action(
                "search-as-spelt",
                "Search as Spelt",
                "Find the words only as they are spelt, not others instead",
                viewing.search_as_spelt,
                ("Ctrl+Shift+F",),
                enabled=lambda s: s.is_loosened and s.is_searching,
            ),
            Action(
                "earlier-searches",
                "Earlier Searches",
                "Choose from what was searched for before; in the search line also Alt+Down",
                viewing.show_earlier_searches,
                ("Ctrl+H",),
                icon="history",
                enabled=lambda s: s.has_searched,
            ),
            Action(
                "clear-search-history",
                "Clear Search History",
                "Forget what was searched for before",
                viewing.clear_search_history,
                enabled=lambda s: s.has_searched,
            ),
            Action(
                "save-search",
                "Keep Search as Smart List…",
                "Give the search a name in the sidebar",
                lists.save_search,
                ("Ctrl+Shift+S",),
                icon="smart-list",
                enabled=lambda s: s.is_searching,
            ),
        ),
    ),
)
