"""Notices: one sentence that floats at the foot of the window and takes neither the keyboard, place nor time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from readinglist.gui.foreign_text import visible
from readinglist.gui.icons import icon
from readinglist.gui.naming import named
from readinglist.gui.symbol import Symbol

SHOWN_MILLISECONDS = 8_000
ERROR_SHOWN_MILLISECONDS = 12_000
WIDEST = 640
MARGIN = 24
GAP = 12


@dataclass(frozen=True)
class Notice:
    """One sentence, what to do about it, and where there is more to be said, what shows the `details`.

    `also` is a second thing to do, with its name. An error stays longer than what was done, and one that leads on until
    it is closed, or another notice takes its place.
    """

    text: str
    is_error: bool = False
    button: str = ""
    pressed: Callable[[], object] | None = None
    details: Callable[[], object] | None = None
    also: tuple[str, Callable[[], object]] = ("", lambda: None)

    @property
    def leads_on(self) -> bool:
        """Whether it is about an error that something is to be done about."""
        return self.is_error and bool(self.button)


class NoticeBar(QFrame):
    """Shows the latest notice over the foot of its parent; one that repeats is counted instead of shown again.

    It leaves by itself, but not from under the mouse, and not where it tells of an error and leads on. The keyboard
    stays where it is, whatever is clicked here.
    """

    placed = Signal()  # it came, went, or has another place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "notice-bar", "Notice")
        self._notice: Notice | None = None
        self._times = 0
        self._symbol = Symbol(18)
        self._text = named(QLabel(wordWrap=True), "notice-text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = named(QPushButton(), "notice-button")
        self._button.clicked.connect(lambda: self._press(self._notice.pressed if self._notice else None))
        self._details = named(QPushButton("Details"), "notice-details")
        self._details.clicked.connect(lambda: self._press(self._notice.details if self._notice else None))
        self._also = named(QPushButton(), "notice-also")
        self._also.clicked.connect(lambda: self._press(self._notice.also[1] if self._notice else None))
        self._close = named(QToolButton(), "notice-close", "Close this notice")
        self._close.setToolTip("Close this notice")
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.clear)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(GAP)
        for widget in (self._symbol, self._text, self._details, self._also, self._button, self._close):
            self._row.addWidget(widget)
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)

    @property
    def notice(self) -> Notice | None:
        """The notice on the screen."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show `notice` in place of an earlier one."""
        repeats = self._notice is not None and self._notice.text == notice.text
        self._times = self._times + 1 if repeats else 1
        self._notice = notice
        text = visible(notice.text)
        self._text.setText(text if self._times == 1 else f"{text} ({self._times} times)")
        self._symbol.show_icon("warning" if notice.is_error else "info")
        self._button.setText(notice.button)
        self._button.setVisible(bool(notice.button))
        self._details.setVisible(notice.details is not None)
        self._also.setText(notice.also[0])
        self._also.setVisible(bool(notice.also[0]))
        self.setProperty("error", notice.is_error)
        self.style().unpolish(self)
        self.style().polish(self)
        self._take_place()
        self.show()
        self.raise_()
        self.placed.emit()
        self._timer.setInterval(ERROR_SHOWN_MILLISECONDS if notice.is_error else SHOWN_MILLISECONDS)
        self._count_down()

    def tell(
        self,
        text: str,
        button: str = "",
        pressed: Callable[[], object] | None = None,
        *,
        details: Callable[[], object] | None = None,
        also: tuple[str, Callable[[], object]] = ("", lambda: None),
    ) -> None:
        """Show a sentence about something done, which leaves by itself."""
        self.show_notice(Notice(text, button=button, pressed=pressed, details=details, also=also))

    def complain(self, text: str, button: str = "", pressed: Callable[[], object] | None = None) -> None:
        """Show a sentence about something that could not be done, which stays until something is, or a while.

        With a button it stays until it is closed: it may tell of what goes on beside the user's work.
        """
        self.show_notice(Notice(text, is_error=True, button=button, pressed=pressed))

    def clear(self) -> None:
        """Take the notice off the screen."""
        self._timer.stop()
        self._notice = None
        self.hide()
        self.placed.emit()

    def forgive(self) -> None:
        """Take an error off the screen, because something has been done since; one that leads on stays."""
        if self._notice is not None and self._notice.is_error and not self._notice.leads_on:
            self.clear()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew once the mouse is gone."""
        super().leaveEvent(event)
        self._count_down()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the parent when that grows or shrinks."""
        if event.type() == QEvent.Type.Resize:
            self._take_place()
            self.placed.emit()
        return super().eventFilter(watched, event)

    def _count_down(self) -> None:
        """Leave after a while, counted from now, unless this notice stays."""
        if self._notice is None or self._notice.leads_on:
            self._timer.stop()
        else:
            self._timer.start()

    def _take_place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            width = min(WIDEST, parent.width() - 2 * MARGIN, self._wanted_width())
            height = self._row.totalHeightForWidth(width)
            self.setGeometry((parent.width() - width) // 2, parent.height() - height - MARGIN, width, height)

    def _wanted_width(self) -> int:
        """Return the width at which the sentence stands on one line."""
        text = self._text.fontMetrics().horizontalAdvance(self._text.text())
        buttons = (self._details, self._also, self._button)
        room = sum(button.sizeHint().width() + GAP for button in buttons if not button.isHidden())
        return text + room + self._close.sizeHint().width() + 18 + 3 * GAP + 32

    def _press(self, pressed: Callable[[], object] | None) -> None:
        self.clear()
        if pressed is not None:
            pressed()
