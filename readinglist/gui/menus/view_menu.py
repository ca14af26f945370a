"""View: the palette, moving about, order, theme, panes."""

from __future__ import annotations

from readinglist.domain.query import SortKey
from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import commanding, viewing
from readinglist.gui.papers.sort_button import SORT_NAMES
from readinglist.gui.situation import in_list
from readinglist.gui.theme import ThemeChoice


def _sort(key: SortKey) -> Action:
    return Action(
        f"sort-{key.value}",
        SORT_NAMES[key],
        f"Put the papers in order: {SORT_NAMES[key].lower()}",
        lambda desk: viewing.sort_by(desk, key),
        enabled=lambda situation: situation.has_best or key is not SortKey.BEST,
        checked=lambda situation: situation.sort.key is key,
        shown=lambda situation: situation.is_trash_shown or key is not SortKey.TRASHED,
    )


def _theme(choice: ThemeChoice) -> Action:
    return Action(
        f"theme-{choice.value}",
        "As the Desktop" if choice is ThemeChoice.SYSTEM else choice.value.capitalize(),
        "Follow the desktop" if choice is ThemeChoice.SYSTEM else f"Use the {choice.value} theme",
        lambda desk: viewing.choose_theme(desk, choice),
        checked=lambda situation: situation.theme is choice,
    )


VIEW = Menu(
    "View",
    (
        (
            Action(
                "palette",
                "Command Palette…",
                "Do anything, or go anywhere, by typing a part of its name",
                commanding.open_palette,
                ("Ctrl+K",),
                icon="command",
            ),
        ),
        (
            Action("next", "Next Paper", "Go down the list", viewing.go_down, ("J",), enabled=lambda s: s.listed > 0),
            Action(
                "previous", "Previous Paper", "Go up the list", viewing.go_up, ("K",), enabled=lambda s: s.listed > 0
            ),
            Action(
                "go-to-list",
                "Go to the List",
                "Put the keyboard into the list of papers",
                viewing.go_to_list,
                ("Ctrl+L",),
            ),
        ),
        (
            Menu(
                "Sort By",
                (
                    tuple(_sort(key) for key in SortKey),
                    (
                        Action(
                            "sort-turn",
                            "Turn the Order Round",
                            "Turn the order round",
                            viewing.turn_order,
                            enabled=lambda s: s.sort.key is not SortKey.BEST,
                        ),
                    ),
                ),
            ),
            Menu("Theme", (tuple(_theme(choice) for choice in ThemeChoice),)),
        ),
        (
            Action(
                "toggle-sidebar",
                "Sidebar",
                "Show or hide the sidebar",
                viewing.toggle_sidebar,
                ("F9",),
                icon="sidebar",
                enabled=in_list,
                checked=lambda s: s.shows_sidebar,
            ),
            Action(
                "toggle-details",
                "Details",
                "Show or hide the details",
                viewing.toggle_details,
                ("F8",),
                icon="details",
                enabled=in_list,
                checked=lambda s: s.shows_details,
            ),
        ),
    ),
)
