"""Help: all keys, and about the program."""

from __future__ import annotations

from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import helping

HELP = Menu(
    "Help",
    (
        (Action("keys", "All Keys", "Show what every key does", helping.show_keys, ("?", "F1"), icon="keyboard"),),
        (
            Action(
                "about",
                "About Reading List",
                "Say what this program is and where the library stands",
                helping.show_about,
                icon="info",
            ),
        ),
    ),
)
