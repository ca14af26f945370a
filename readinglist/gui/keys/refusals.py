"""Why an action cannot have a key: something else has it, or typing and moving about need it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence

from readinglist.gui.actions import Action, native
from readinglist.gui.keys.keys import Keys
from readinglist.gui.keys.places import Place, is_same_place, keys_by_place, own_keys, place_of
from readinglist.gui.situation import Situation

_MOVING = frozenset(
    ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Tab", "Backtab", "Space", "Menu", "F10")
)
_CONFIRMING = frozenset(("Return", "Enter", "Esc"))
_ERASING = frozenset(("Backspace", "Del", "Ins"))
_S = QKeySequence.StandardKey
_EDITING = (_S.Copy, _S.Cut, _S.Paste, _S.SelectAll, _S.Undo, _S.Redo, _S.DeleteEndOfWord, _S.DeleteStartOfWord)


def refusal(key: str, action: Action, keys: Keys) -> str:
    """Return in one sentence why `action` cannot have `key`; nothing where it can.

    Its usual keys it can have again, unless another one has them now.
    """
    usual = keys.usual(action)
    place, shown = place_of(usual), native(key)
    if QKeySequence(key).toString() not in {QKeySequence(own).toString() for own in own_keys(usual)}:
        if _is_needed(key, place):
            return f"{shown} is needed for typing and moving about. Choose another key."
        menu = next((menu.title for menu in keys.menus if key.upper() == f"ALT+{menu.title[0]}"), "")
        if menu:
            return f"{shown} opens the menu {menu}. Choose another key."
    holder = next((other for other in _holders(key, place, keys) if other.id != action.id), None)
    if holder is not None:
        return f"{shown} is the key of “{holder.text_in(Situation())}”. Choose another one, or change that one first."
    return ""


def _is_needed(key: str, place: Place) -> bool:
    """Tell whether fields, lists or dialogs need a key themselves. In a pane nothing is typed or confirmed."""
    sequence = QKeySequence(key)
    stroke = sequence.toString().rpartition("+")[2]
    if stroke in _MOVING:
        return True
    if place is not Place.WINDOW:
        return False
    return stroke in _CONFIRMING | _ERASING or any(sequence in QKeySequence.keyBindings(one) for one in _EDITING)


def _holders(key: str, place: Place, keys: Keys) -> Iterator[Action]:
    """Yield the actions that have a key where it would work, too."""
    wanted = QKeySequence(key)
    for action in keys.actions:
        for where, held in keys_by_place(action).items():
            if is_same_place(place, where) and any(QKeySequence(one) == wanted for one in held):
                yield action
