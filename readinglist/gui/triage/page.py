"""The page of triage: one paper, large and quiet, in a column that is good to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from readinglist.domain.paper import Appearance, Paper
from readinglist.gui.details.content import byline, published
from readinglist.gui.details.link_buttons import LinkButtons
from readinglist.gui.details.linked_text import LinkedText
from readinglist.gui.details.notes import NotesEditor
from readinglist.gui.details.reading_text import ReadingText
from readinglist.gui.details.scrolling_along import bring_into_sight
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of
from readinglist.gui.triage.sights import Sight

W = TypeVar("W", bound=QWidget)
MARGIN = 32  # beside the column
_SKY = 28  # above and below it
MEASURE = 70  # characters of a line
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LISTINGS = 3
_LARGER, _LARGEST = 1.2, 1.9  # than the window's font
_TURNED = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space,
                     Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
                     Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape))  # fmt: skip


class Page(QScrollArea):
    """Its parts are made once and filled again for each paper. Keys that turn pages are for the view around it."""

    turned = Signal(QKeyEvent)
    link_opened = Signal(str)
    link_copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sight: Sight | None = None
        super().__init__(parent)
        named(self, "triage-page", "Paper")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks: tuple[object, ...] = ()
        self._state_icon, self._state = QLabel(), named(QLabel(), "triage-state")
        self._star = named(QLabel("Starred"), "triage-starred")
        self._title = named(_text(115, _LARGEST, QFont.Weight.DemiBold), "triage-title", "Title")
        self._byline = named(_quiet(_text(125, 1.08)), "triage-authors", "Authors")
        self._published = named(_quiet(_text(110)), "triage-published", "Published")
        self.links = LinkButtons()
        self._abstract = named(_larger(LinkedText(line_height=150), _LARGER), "triage-abstract", "Abstract")
        self._no_abstract = named(muted("This paper came without an abstract."), "triage-no-abstract")
        self._seen = named(muted(), "triage-seen")
        self.notes = named(NotesEditor(), "triage-notes")
        self.notes.stand_in(self)
        self.links.opened.connect(self.link_opened)
        self.links.copied.connect(self.link_copied)
        self._abstract.link_opened.connect(self.link_opened)
        for text in (self._title, self._byline, self._published, self._abstract):
            text.installEventFilter(self)
        self.setWidget(self._make_column())

    def measure(self) -> int:
        """Return the width in pixels of a line of the abstract that is good to read."""
        return self._abstract.fontMetrics().horizontalAdvance(_LETTERS) * MEASURE // len(_LETTERS)

    def set_column_width(self, width: int) -> None:
        """Make the column this wide, in pixels, where there is so much room."""
        self._column.setMaximumWidth(width)

    def show_sight(self, sight: Sight) -> None:
        """Show a paper; another one from its top."""
        before, self._sight = self._sight, sight
        if sight is before:
            return
        paper = sight.paper
        self._show_marks(paper)
        self._title.show_text(paper.title)
        self._byline.show_text(byline(paper))
        self._byline.setVisible(bool(paper.authors))
        line = published(paper)
        self._published.show_text(line)
        self._published.setVisible(bool(line))
        self.links.show_links(paper)
        self._abstract.show_linked(paper.abstract, (), paper.links)
        self._abstract.setVisible(bool(paper.abstract))
        self._no_abstract.setVisible(not paper.abstract)
        self._seen.setText(seen_in(sight.appearances))
        self._seen.setVisible(bool(sight.appearances))
        self.notes.show_notes(paper.id, paper.notes)
        if before is None or paper.id != before.paper.id:
            self.notes.setVisible(bool(self.notes.text))
            self.verticalScrollBar().setValue(0)

    def focus_notes(self) -> None:
        """Show the notes, if there are none yet, too, and put the keyboard there."""
        self.notes.show()
        self.notes.focus_text()
        bring_into_sight(self, self.notes)

    def toggle_preview(self) -> None:
        """Show the notes as Markdown, or as they are typed."""
        self.notes.toggle_preview()
        bring_into_sight(self, self.notes)

    def scroll(self, pages: float) -> None:  # type: ignore[override]
        """Scroll by so many pages, a line less than what is seen."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * (self.viewport().height() - 40)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on the keys that turn pages; text that is selected with the mouse takes the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TURNED:
            self.turned.emit(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the view around."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._sight is not None:
            self._show_marks(self._sight.paper)

    def _show_marks(self, paper: Paper) -> None:
        """Say in which state the paper is, in that state's colour."""
        self._star.setVisible(paper.starred)
        self._star_icon.setVisible(paper.starred)
        theme = theme_of(self.palette())
        marks = (paper.state, paper.trashed is not None, theme.name)
        if marks == self._marks:
            return
        self._marks = marks
        colour = theme.states[paper.state]
        self._state_icon.setPixmap(icon(paper.state.value, colour).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self._state.setText("In the trash" if paper.trashed is not None else paper.state.value.capitalize())
        palette = self._state.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self._state.setPalette(palette)
        star = icon("star-filled", theme.star)
        self._star_icon.setPixmap(star.pixmap(QSize(16, 16), self.devicePixelRatioF()))

    def _make_column(self) -> QWidget:
        column = QWidget()
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(8)
        stack.addLayout(self._make_marks())
        stack.addSpacing(2)
        for widget, space in (
            (self._title, 4), (self._byline, 0), (self._published, 12), (self.links, 16), (self._abstract, 0),
            (self._no_abstract, 20), (self._seen, 20), (self.notes, 0),
        ):  # fmt: skip
            stack.addWidget(widget)
            stack.addSpacing(space)
        self._column = column
        for text in (self._abstract, self.notes):
            text.setMaximumWidth(self.measure())
        content = named(QWidget(), "triage-content")
        content.setBackgroundRole(QPalette.ColorRole.Base)
        content.setAutoFillBackground(True)
        row = QHBoxLayout(content)
        row.setContentsMargins(MARGIN, _SKY, MARGIN, _SKY)
        self.verticalScrollBar().rangeChanged.connect(lambda _first, last: self._keep_centred(row, last > 0))
        row.addStretch(1)
        row.addWidget(column, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return content

    def _keep_centred(self, row: QHBoxLayout, has_bar: bool) -> None:
        """Let the column stand where it stands without a scroll bar, above what is below it in the window."""
        bar = self.verticalScrollBar().sizeHint().width() if has_bar else 0
        row.setContentsMargins(MARGIN, _SKY, MARGIN - bar, _SKY)

    def _make_marks(self) -> QHBoxLayout:
        self._star_icon = QLabel()
        row = QHBoxLayout()
        row.setSpacing(6)
        for label in (self._state_icon, self._state, self._star_icon, self._star):
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label)
            if label is self._state:
                row.addSpacing(10)
        row.addStretch(1)
        return row


def seen_in(appearances: Sequence[Appearance]) -> str:
    """Return in one line where a paper was seen, newest first."""
    shown = [
        " · ".join(part for part in (on_one_line(one.listing, 60), on_one_line(one.date_text, 40)) if part)
        + f" (no. {one.position})"
        for one in appearances[:_MOST_LISTINGS]
    ]
    more = len(appearances) - len(shown)
    return "Seen in " + ", ".join(shown) + (f" and {more:,} more" if more else "")


def _text(line_height: int, larger: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> ReadingText:
    text = _larger(ReadingText(line_height=line_height), larger)
    font = text.font()
    font.setWeight(weight)
    text.setFont(font)
    return text


def _larger(widget: W, times: float) -> W:
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * times)
    widget.setFont(font)
    return widget


def _quiet(text: ReadingText) -> ReadingText:
    text.setProperty("role", "muted")
    return text
