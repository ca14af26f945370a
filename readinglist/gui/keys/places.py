"""Where the keys of an action work, and which of them can be others."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from readinglist.gui.actions import Action


class Place(Enum):
    """Where the keyboard must be for a key to work."""

    WINDOW = "everywhere"
    LIST = "in the list"
    SIDEBAR = "in the sidebar"


def place_of(action: Action) -> Place:
    """Return where the keys work that can be chosen for an action: where its usual ones do."""
    if action.list_keys and not action.keys:
        return Place.LIST
    return Place.SIDEBAR if action.sidebar_keys and not action.keys else Place.WINDOW


def own_keys(action: Action) -> tuple[str, ...]:
    """Return the usual keys of an action that can be others; those it has in one pane besides stay."""
    match place_of(action):
        case Place.WINDOW:
            return action.keys
        case Place.LIST:
            return action.list_keys
        case Place.SIDEBAR:
            return action.sidebar_keys


def with_own_keys(action: Action, keys: tuple[str, ...]) -> Action:
    """Return the action, as it is usually, with other keys."""
    match place_of(action):
        case Place.WINDOW:
            return replace(action, keys=keys)
        case Place.LIST:
            return replace(action, list_keys=keys)
        case Place.SIDEBAR:
            return replace(action, sidebar_keys=keys)


def keys_by_place(action: Action) -> dict[Place, tuple[str, ...]]:
    """Return all keys of an action."""
    return {Place.WINDOW: action.keys, Place.LIST: action.list_keys, Place.SIDEBAR: action.sidebar_keys}


def is_same_place(one: Place, other: Place) -> bool:
    """Tell whether there is a place in which keys of both work."""
    return one is other or Place.WINDOW in (one, other)
