"""The application of the program that runs in this process, as a thread beside it finds it."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PAUSE = 0.005  # seconds


def running_application() -> QApplication:
    """Wait until the program has its application, and return that.

    Nothing of PySide6 may be touched while the program imports it: two threads that ask for a new class of it at the
    same time wait for each other for ever.
    """
    while (app := sys.modules.get("readinglist.app")) is None or not hasattr(app, "main"):  # it is being imported
        time.sleep(PAUSE)
    application: QApplication | None = None
    while application is None:
        time.sleep(PAUSE)
        application = app.QApplication.instance()
    return application
