"""What the program does by itself once a library is shown; after an end that was none it waits for the user."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from readinglist.gui.background import Background


class Starting(QObject):
    """Says when to begin what nobody asks for: looking at the watched folder, writing living exports.

    After a crash, a kill or a power cut this is not until the user says so, or the next start: it may be what led
    there. The library is checked meanwhile.
    """

    began = Signal()  # what is done by itself may begin
    waits = Signal()  # it waits, and the library is being checked
    checked = Signal(object)  # the lines of damage that were found, if any

    def __init__(self, background: Background, parent: QObject, *, follows_crash: bool) -> None:
        super().__init__(parent)
        self._background = background
        self.is_careful = follows_crash

    def begin(self) -> None:
        """Begin, now that the library is shown; or have it checked."""
        if not self.is_careful:
            self.began.emit()
            return
        self.waits.emit()
        self._background.compare(
            lambda library, _is_unwanted: library.store.upkeep.damage(), self.checked.emit, topic="check after a crash"
        )

    def go_on(self) -> None:
        """Begin what has waited."""
        if self.is_careful:
            self.is_careful = False
            self.began.emit()
