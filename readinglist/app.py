"""The window's front door: puts the program together and runs it."""

from __future__ import annotations

import readinglist.gui.plain_imports  # isort: skip  # noqa: F401 - before anything else of PySide6

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_config_path, user_state_path
from PySide6.QtWidgets import QApplication

from readinglist.domain.fault_report import report_of
from readinglist.gui.garbage import GuiGarbage
from readinglist.gui.icons import icon
from readinglist.gui.instance import Instance, is_taken_elsewhere
from readinglist.gui.logs import log_folder, log_in
from readinglist.gui.reporting import BugReporter
from readinglist.gui.session import Session
from readinglist.gui.settings import Settings
from readinglist.gui.termination import Termination
from readinglist.gui.theme import ThemeSwitch
from readinglist.library.location import default_path

NAME = "readinglist"
LOCK_SECONDS = 0.001  # for which a thread that reads may keep Python's lock while the window waits for it


def main(arguments: Sequence[str]) -> int:
    """Open the window on a library, offer files for import, and return the exit status when it is closed.

    Where a window is open on that library already, it gets the files.
    """
    options = _options(arguments)
    sys.setswitchinterval(LOCK_SECONDS)
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME)
    application.setWindowIcon(icon(NAME))
    settings = Settings(user_config_path(NAME, appauthor=False) / "window.ini")
    reporter = BugReporter(application)
    with log_in(log_folder()), reporter.listening():
        library = options.library or default_path(settings.text("library/path"))
        instance = Instance(application)
        if is_taken_elsewhere(instance, library.expanduser(), options.files):
            return 0
        application.lastWindowClosed.connect(instance.release)
        GuiGarbage(application)
        marks = user_state_path(NAME, appauthor=False) / "open"
        session = Session(settings, ThemeSwitch(application, settings.theme()), reporter, instance, marks)
        Termination(application).asked.connect(session.end)
        try:
            session.open(library, options.files)
        except Exception as fault:  # without a window there is no notice
            return _give_up(report_of(fault), reporter)
        return application.exec()


def _give_up(report: str, reporter: BugReporter) -> int:
    """Show why there is no window, and return the exit status."""
    from readinglist.gui.bug_dialog import BugDialog

    reporter.report(report)
    BugDialog(report).exec()
    return 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=NAME, description="Open the window; files are offered for import.")
    parser.add_argument("--library", type=Path, metavar="PATH", help="the library to open, one file")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a list of papers, or a folder of them")
    return parser.parse_args(list(arguments))
