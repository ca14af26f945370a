"""What stands in a form is kept while it is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.gui.adding.add_dialog import AddDialog
    from readinglist.gui.editing.edit_dialog import EditDialog
    from readinglist.gui.unfinished import Unfinished
    from readinglist.gui.unfinished_file import UnfinishedFile

PAUSE_MILLISECONDS = 1_000  # between two looks at what stands there


class Keeping(QObject):
    """Keeps what stands in a `form` in a file, until it is dropped there; dropping what was saved is for who saves."""

    def __init__(self, form: AddDialog | EditDialog, file: UnfinishedFile, background: Background) -> None:
        super().__init__(form)
        self.form = form
        self._file = file
        self._background = background
        self._kept: Unfinished | None = None
        timer = QTimer(self, interval=PAUSE_MILLISECONDS)
        timer.timeout.connect(self.keep)
        timer.start()
        form.accepted.connect(self.keep)
        form.rejected.connect(lambda: background.keep(file.drop))
        form.finished.connect(timer.stop)

    def keep(self) -> None:
        """Keep what stands there now, if it is not what is kept already."""
        unfinished = self.form.unfinished
        if unfinished != self._kept:
            self._kept = unfinished
            self._background.keep(partial(self._file.put, unfinished))

    def leave(self) -> None:
        """Leave what stands there for the next start."""
        self.keep()
        self._background.keep(self._file.leave)
