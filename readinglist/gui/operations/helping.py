"""Help: how to search, all keys, the log, and about the program."""

from __future__ import annotations

from readinglist import __version__
from readinglist.gui.beside import bring_up
from readinglist.gui.desk import Desk
from readinglist.gui.operations import links
from readinglist.gui.operations.viewing import search_for


def show_about(desk: Desk) -> None:
    """Say what this is and where the library stands."""
    from readinglist.gui.about import AboutDialog

    desk.background.read(
        lambda library: str(library.path),
        lambda path: AboutDialog(__version__, path, desk.window).exec(),
        topic="about",
    )


def show_search_help(desk: Desk) -> None:
    """Show what one can type to search, beside the window."""
    from readinglist.gui.search_help import SearchHelp

    shown = desk.window.findChild(SearchHelp)
    if shown is None:
        shown = SearchHelp(desk.window)
        shown.chosen.connect(lambda typed: search_for(desk, typed))
    bring_up(shown)


def show_keys(desk: Desk) -> None:
    """Show all keys."""
    from readinglist.gui.keys.all_keys import AllKeys

    shown = AllKeys(desk.keys.menus, desk.window)
    shown.change_wanted.connect(lambda: change_keys(desk))
    shown.open()


def change_keys(desk: Desk) -> None:
    """Let keys be chosen."""
    from readinglist.gui.keys.choosing import KeyChoice

    KeyChoice(desk.keys, desk.questions, desk.window).open()


def show_log(desk: Desk) -> None:
    """Show the folder of the log, in the desktop's own window."""
    from readinglist.gui.logs import log_folder

    links.open_folder(desk, log_folder())


def quit_program(desk: Desk) -> None:
    """Close the window, which saves what is open."""
    desk.window.close()
