"""One paper to read and to mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from readinglist.domain.paper import Paper
from readinglist.domain.tags import Tag
from readinglist.gui.ages import in_trash
from readinglist.gui.details.content import Details, byline, published
from readinglist.gui.details.link_buttons import LinkButtons
from readinglist.gui.details.linked_text import LinkedText
from readinglist.gui.details.notes import NotesEditor
from readinglist.gui.details.rating import RatingStars
from readinglist.gui.details.reading_text import ReadingText, readable_width
from readinglist.gui.details.scrolling_along import bring_into_sight
from readinglist.gui.details.seen_in import SeenIn
from readinglist.gui.details.star_button import StarButton
from readinglist.gui.details.state_selector import StateSelector
from readinglist.gui.flow_layout import FlowLayout
from readinglist.gui.labels import heading, muted
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.tag_editor import TagEditor
from readinglist.gui.theme import theme_of

_MARGIN = 24


class PaperView(QScrollArea):
    """The sections of a paper, from top to bottom. Its parts are made once and filled again for each paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper-view")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = _title()
        self.byline = _muted_text()
        self.published = _muted_text()
        self.links = LinkButtons()
        self.states = StateSelector()
        self.star = StarButton()
        self.rating = RatingStars()
        self.tags = TagEditor()
        self.abstract = LinkedText(line_height=145)
        self.notes = NotesEditor()
        self.notes.stand_in(self)
        self.seen_in = SeenIn()
        self.restore = named(QPushButton("Restore"), "restore", "Restore from the trash")
        self._abstract_section = _stack(heading("Abstract"), self.abstract, spacing=6)
        self._since = named(muted(), "in-trash")
        self._trashed = self._make_trash_row()
        self._paper: Paper | None = None
        self._set_names()
        self.setWidget(self._make_column())
        self._tint()

    @property
    def paper(self) -> Paper | None:
        """The paper on the screen."""
        return self._paper

    def set_known_tags(self, tags: Sequence[Tag]) -> None:
        """Say which tags the library has, the likeliest first."""
        self.tags.set_known(tags)

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether the paper is only shown."""
        for editor in (self.states, self.star, self.rating, self.restore):
            grey(editor, is_read_only)
        self.tags.set_read_only(is_read_only)
        self.notes.set_read_only(is_read_only)
        self.seen_in.set_read_only(is_read_only)

    def show_details(self, details: Details) -> None:
        """Show a paper; another one from its top, the same one where it was scrolled to."""
        paper = details.paper
        is_other = self._paper is None or self._paper.id != paper.id
        self._paper = paper
        self.title.show_text(paper.title, details.title_marks)
        self.byline.show_text(byline(paper), details.author_marks)
        self.byline.setVisible(bool(paper.authors))
        self.published.show_text(published(paper))
        self.published.setVisible(bool(published(paper)))
        self._trashed.setVisible(paper.trashed is not None)
        self._since.setText(in_trash(paper.trashed, datetime.now(UTC)) if paper.trashed else "")
        self.links.show_links(paper)
        self.states.show_state(paper.state)
        self.star.show_star(paper.starred)
        self.rating.show_rating(paper.rating)
        self.tags.show_tags(paper.tags)
        self.abstract.show_linked(paper.abstract, details.abstract_marks, paper.links)
        self._abstract_section.setVisible(bool(paper.abstract))
        self.notes.show_notes(paper.id, paper.notes)
        self.seen_in.show_places(details.appearances, paper.added, paper.cite_key)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def focus_tags(self) -> None:
        """Put the keyboard into the field for a new tag, wherever one has scrolled to."""
        self.tags.field.setFocus()
        bring_into_sight(self, self.tags)

    def focus_notes(self) -> None:
        """Put the keyboard into the notes, wherever one has scrolled to."""
        self.notes.focus_text()
        bring_into_sight(self, self.notes)

    def toggle_preview(self) -> None:
        """Show the notes as Markdown, or as they are typed, wherever one has scrolled to."""
        self.notes.toggle_preview()
        bring_into_sight(self, self.notes)

    def forget(self) -> None:
        """Show no paper; the notes are saved first."""
        self.notes.leave()
        self._paper = None

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _set_names(self) -> None:
        named(self.title, "title", "Title")
        named(self.byline, "authors", "Authors")
        named(self.published, "published", "Published")
        named(self.abstract, "abstract", "Abstract")

    def _make_column(self) -> QWidget:
        """Return all sections, no wider than is good to read.

        The width is held by a row around the column: a column asks a section for its height at a width that the section
        may not take.
        """
        sections = (
            _stack(self._trashed, self.title, self.byline, self.published, spacing=6),
            self.links,
            self._make_marks(),
            self._abstract_section,
            self.notes,
            self.seen_in,
        )
        column = _stack(*sections, spacing=20)
        column.setMaximumWidth(readable_width(self.abstract))
        content = named(QWidget(), "details-content")
        content.setBackgroundRole(QPalette.ColorRole.Base)
        content.setAutoFillBackground(True)
        row = QHBoxLayout(content)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        return content

    def _make_marks(self) -> QWidget:
        """Return state, star, rating and tags: what the user says about the paper."""
        stars = QWidget()
        row = QHBoxLayout(stars)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.star)
        row.addWidget(self.rating)
        marks = QWidget()
        flow = FlowLayout(marks, gap=8)
        flow.addWidget(self.states)
        flow.addWidget(stars)
        return _stack(marks, self.tags, spacing=8)

    def _make_trash_row(self) -> QWidget:
        box = named(QWidget(), "trashed")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 16)
        row.addWidget(self._since, 1)
        row.addWidget(self.restore)
        return box

    def _tint(self) -> None:
        theme = theme_of(self.palette())
        mark = QTextCharFormat()
        mark.setBackground(QColor(theme.mark))
        mark.setForeground(QColor(theme.on_mark))
        for text in (self.title, self.byline, self.abstract):
            text.set_mark(mark)
        self.rating.set_colour(QColor(theme.star))


def _title() -> ReadingText:
    title = ReadingText(line_height=115)
    font = title.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    font.setWeight(QFont.Weight.DemiBold)
    title.setFont(font)
    return title


def _muted_text() -> ReadingText:
    text = ReadingText(line_height=100)
    text.setProperty("role", "muted")
    return text


def _stack(*widgets: QWidget, spacing: int) -> QWidget:
    """Return `widgets` one above the other."""
    stack = QWidget()
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return stack
