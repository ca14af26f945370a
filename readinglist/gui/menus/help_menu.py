"""Help: how to search, all keys, the log, and about the program."""

from __future__ import annotations

from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import helping

HELP = Menu(
    "Help",
    (
        (
            Action(
                "search-help",
                "Search Help",
                "Show what one can type to search, by example",
                helping.show_search_help,
                ("F1",),
                icon="help",
            ),
            Action("keys", "All Keys", "Show what every key does", helping.show_keys, ("?",), icon="keyboard"),
        ),
        (
            Action(
                "show-log",
                "Show Log",
                "Show the folder of the log, which tells what went wrong and holds no words of yours",
                helping.show_log,
            ),
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
