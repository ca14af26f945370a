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

    Nothing of PySide6 may be touched before: it makes its classes when they are first asked for, and two threads that
    ask at the same time wait for each other for ever.
    """
    while (app := sys.modules.get("readinglist.app")) is None or not hasattr(app, "main"):  # it is being imported
        time.sleep(PAUSE)
    while (application := app.QApplication.instance()) is None:
        time.sleep(PAUSE)
    return application
