"""The middle pane: a strip with count and order, the list, and what stands there when it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from readinglist.domain.paper import Paper
from readinglist.gui.answering import Found
from readinglist.gui.elided_label import ElidedLabel
from readinglist.gui.naming import named
from readinglist.gui.papers.empty_view import EmptyView
from readinglist.gui.papers.remark import Remark
from readinglist.gui.papers.sentences import absence, indexing, insistence, remark
from readinglist.gui.papers.sort_button import SortButton
from readinglist.gui.papers.view import PaperListView, Reason
from readinglist.gui.read_only import grey

if TYPE_CHECKING:
    from readinglist.library.catching_up import Progress


_LEAST_TITLE = 96  # pixels, while there is no room for all of the strip


class _Page(IntEnum):
    """What the pane shows below its strip."""

    LIST = 0
    EMPTY_LIBRARY = 1
    NOTHING_FOUND = 2


class PapersPane(QWidget):
    """Shows what was found. The papers of the visible rows are asked for by `list.papers.wanted`."""

    menu_wanted = Signal(QPoint)  # global position
    import_wanted = Signal()
    sample_wanted = Signal()
    clear_wanted = Signal()
    spelling_wanted = Signal()  # only what is spelt as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "papers-pane")
        self._found: Found | None = None
        self._front: Sequence[Paper] | None = None
        self._indexing: Progress | None = None
        self._paste_key = ""
        self.list = PaperListView()
        self.list.customContextMenuRequested.connect(self._want_menu)
        self.sort_button = SortButton()
        self._title = named(ElidedLabel(_LEAST_TITLE), "scope-title")
        self._title.setProperty("role", "heading")
        self._count = named(ElidedLabel(), "paper-count")
        self._count.setProperty("role", "muted")
        self._remark = named(Remark(), "search-remark")
        self._remark.chosen.connect(self.spelling_wanted)
        self._empty_library, self._nothing_found = self._empty_views()
        self._stack = QStackedWidget()
        for page in (self.list, self._empty_library, self._nothing_found):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip())
        layout.addWidget(self._remark)
        layout.addWidget(self._stack)

    @property
    def found(self) -> Found | None:
        """What is on the screen."""
        return self._found

    def show_found(self, found: Found, of: int | None = None) -> None:
        """Show the answer to a question (`of` so many papers); the selection stays where that is possible."""
        reason, before = _reason(self._found, found), self._found
        self._found = found
        if before is None or (before.query, before.is_loosened) != (found.query, found.is_loosened):
            self.list.rows.marks = found.marks
        self.list.show_papers(found.ids, found.papers, reason, is_whole=found.is_whole, places=found.places)
        is_trash = found.question.scope.is_trash
        self.sort_button.show_sort(found.sort, has_best=found.query.has_text, is_trash=is_trash)
        self._title.setText(found.question.scope.text)
        self.show_count(of)
        self._say_remark()
        self._show_page(found)

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether nothing can be imported, and no paper can take a tag."""
        self.list.setAcceptDrops(not is_read_only)
        for button in (self._choose, self._sample):
            grey(button, is_read_only)

    def show_opening(self, *, goes_on: bool) -> None:
        """Say in the place of the list that the library is still being opened; or that it is not any more."""
        if goes_on and self._found is None:
            self._nothing_found.say(
                "backup",
                "Opening the library…",
                "An older one is backed up and brought up to date first,\nwhich can take minutes. "
                "If you close the window it stays as it is.",
            )
            self._clear.hide()
            self._stack.setCurrentIndex(_Page.NOTHING_FOUND)
        elif self._found is None:
            self._stack.setCurrentIndex(_Page.LIST)

    def show_count(self, of: int | None) -> None:
        """Say how many papers were found, of so many as there are by now."""
        if self._found is not None:
            counted = self._found.counted(of)
            self._count.show_text(counted, shorter=counted.removesuffix("s").removesuffix(" paper"))

    def show_indexing(self, progress: Progress | None) -> None:
        """Say beside a search that the index still lacks papers; None, that it has them all."""
        self._indexing = progress
        if self._found is not None:
            self._say_remark()
            self._show_page(self._found)

    def show_paste_key(self, key: str) -> None:
        """Say with which key a page is pasted, where there is one."""
        self._paste_key = f" with {key}" if key else ""
        if self._found is not None:
            self._choose_page(self._found)

    def put_in_front(self, papers: Sequence[Paper] | None) -> None:
        """Let what is done to the selected papers be done to these, which stand before the list; None ends that."""
        self._front = papers

    def selected_ids(self) -> Sequence[int]:
        """Return the papers that something is to be done to: the selected, in the order of the list."""
        return self.list.selected_ids() if self._front is None else [paper.id for paper in self._front]

    def current_paper(self) -> Paper | None:
        """Return the paper that the keyboard is at, if its row has arrived."""
        if self._front is not None:
            return next(iter(self._front), None)
        current = self.list.current_id()
        return self.list.papers.held(current) if current is not None else None

    def take_keyboard(self) -> None:
        """Take the keyboard: into the list, or to what can be done where there is none."""
        page = _Page(self._stack.currentIndex())
        {_Page.LIST: self.list, _Page.EMPTY_LIBRARY: self._choose, _Page.NOTHING_FOUND: self._clear}[page].setFocus()

    def _say_remark(self) -> None:
        found = self._found
        if found is not None:
            sentences = (remark(found), indexing(found, self._indexing))
            self._remark.say(" ".join(filter(None, sentences)), insistence(found))

    def _show_page(self, found: Found) -> None:
        had_keyboard = self._stack.isAncestorOf(QApplication.focusWidget() or self)
        self._choose_page(found)
        if had_keyboard:
            self.take_keyboard()

    def _choose_page(self, found: Found) -> None:
        if found.ids:
            self._stack.setCurrentIndex(_Page.LIST)
        elif found.is_library_empty:
            self._empty_library.say(
                "import",
                "Your reading list is empty",
                f"Drop a saved page of papers here,\npaste one{self._paste_key}, or choose a file.",
            )
            self._stack.setCurrentIndex(_Page.EMPTY_LIBRARY)
        else:
            self._nothing_found.say(*absence(found, is_all=found.is_complete and self._indexing is None))
            self._clear.setVisible(bool(found.question.text.strip()))
            self._stack.setCurrentIndex(_Page.NOTHING_FOUND)

    def _empty_views(self) -> tuple[EmptyView, EmptyView]:
        self._choose = named(QPushButton("Import Files…"), "empty-import")
        self._choose.setDefault(True)
        self._choose.clicked.connect(self.import_wanted)
        self._sample = named(QPushButton("Try the Sample Page"), "empty-sample")
        self._sample.clicked.connect(self.sample_wanted)
        self._clear = named(QPushButton("Clear the Search"), "empty-clear")
        self._clear.clicked.connect(self.clear_wanted)
        return EmptyView("empty-library", (self._choose, self._sample)), EmptyView("nothing-found", (self._clear,))

    def _strip(self) -> QWidget:
        strip = named(QWidget(), "papers-strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 8, 2, 8)  # the button has air of its own
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count, 1)
        row.addWidget(self.sort_button)
        return strip

    def _want_menu(self, place: QPoint) -> None:
        if self.list.indexAt(place).isValid():
            self.menu_wanted.emit(self.list.viewport().mapToGlobal(place))


def _reason(before: Found | None, now: Found) -> Reason:
    if before is not None and before.question == now.question:
        return Reason.SAME
    has_new_words = now.question.text.strip() and (before is None or before.question.text != now.question.text)
    return Reason.NEW_WORDS if has_new_words else Reason.NEW_PLACE
