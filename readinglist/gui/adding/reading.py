"""Reading what is pasted into the form of a new paper: the latest text, and no other."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject

from readinglist.gui.adding.add_dialog import AddDialog
from readinglist.gui.background import Background
from readinglist.library.adding import read


class PastedReading(QObject):
    """Lives as long as its dialog; what was pasted before is read no further."""

    def __init__(self, background: Background, dialog: AddDialog) -> None:
        super().__init__(dialog)
        self._background = background
        self._dialog = dialog
        self._stopped = threading.Event()
        self._has_ended = False
        dialog.pasted.connect(self.begin)
        dialog.finished.connect(self._end)

    def begin(self, text: str) -> None:
        """Read this in the place of what is being read."""
        self._stopped.set()
        stopped = self._stopped = threading.Event()
        if text.strip() and not self._has_ended:
            self._background.run(
                lambda: read(text, cancelled=stopped.is_set),
                lambda pasted: None if stopped.is_set() else self._dialog.take(text, pasted),
                refused=lambda _error: None,  # it was stopped
            )

    def _end(self) -> None:
        """Read no more: what comes while the form goes would find it gone."""
        self._has_ended = True
        self._stopped.set()
