"""The history of imports, beside the window: every import, and all that is known of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QSplitter, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport, PastSource
from readinglist.domain.records import Skipped
from readinglist.gui.dialogs import fit
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.imports import sentences
from readinglist.gui.imports.foot import Foot
from readinglist.gui.imports.import_model import ImportModel
from readinglist.gui.imports.import_table import ImportTable
from readinglist.gui.imports.source_model import COPIED_ROLE, SourceModel
from readinglist.gui.labels import heading, in_place, muted, title
from readinglist.gui.naming import named

SIZE = QSize(900, 640)
NOTHING_YET = (
    "Nothing has been imported yet. Drop a page of papers on the window, or choose one with File > Import Files."
)


class ImportHistory(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself.

    `read_wanted` carries the change before which imports are wanted, `skipped_wanted` the number of a listing.
    """

    read_wanted = Signal(int)
    skipped_wanted = Signal(int)
    undo_wanted = Signal(int)  # the change of an import
    redo_wanted = Signal()
    papers_wanted = Signal(int)  # those of a listing
    report_wanted = Signal(object)  # PastImport
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        named(self, "import-history", "Import history")
        self.setWindowTitle("Import History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self.imports = ImportModel(self)
        self._sources = SourceModel(self)
        self.table = ImportTable(self.imports)
        self._what = named(heading(""), "import-label")
        self._standing = named(muted(), "import-standing")
        self._nothing = named(in_place(), "no-imports")
        self._tree = self._make_tree()
        self._pages = QStackedWidget()
        self._foot = Foot()
        self._make()
        self._connect()

    @property
    def past(self) -> PastImport | None:
        """The import that is chosen."""
        return self.imports.past(self.table.currentIndex().row())

    @property
    def source(self) -> PastSource | None:
        """The file that is meant: the chosen one, or the first."""
        return self._sources.source(self._tree.currentIndex())

    def show_imports(self, imports: Sequence[PastImport], *, is_more: bool) -> None:
        """Show these imports in place of others; which one is chosen stays."""
        self.imports.show_imports(imports, is_more=is_more)
        had_none = self._pages.currentIndex() == 0
        self._pages.setCurrentIndex(1 if imports else 0)
        self._nothing.setText(NOTHING_YET)  # by now it is known
        self._foot.show_buttons(bool(imports))
        if had_none and imports:
            self.table.setFocus()

    def show_skipped(self, listing: int, skipped: Sequence[Skipped]) -> None:
        """Show what was skipped in a listing."""
        self._sources.add_skipped(listing, skipped)

    def tell(self, text: str, *, can_redo: bool = False) -> None:
        """Say what was done, or could not be; `can_redo`: an import was undone just now."""
        self._foot.tell(text, can_redo=can_redo)

    def _make(self) -> None:
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._make_panes())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title("Import History"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)
        fit(self, SIZE)

    def _make_panes(self) -> QSplitter:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        for label in (self._what, self._standing):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self._tree, 1)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(below)
        panes.setSizes([260, 240])
        return panes

    def _make_tree(self) -> QTreeView:
        tree = named(QTreeView(), "past-sources", "Files of the import")
        tree.setModel(self._sources)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setStyleSheet("QTreeView::item { padding: 3px 0; }")
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)
        copy = QShortcut(QKeySequence.StandardKey.Copy, tree, context=Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_line)
        return tree

    def _connect(self) -> None:
        self.imports.wanted.connect(self.read_wanted)
        self._sources.wanted.connect(self.skipped_wanted)
        self.table.chosen.connect(self._show_chosen)
        self.table.activated.connect(lambda _index: self._foot.papers.click())
        self._tree.selectionModel().currentChanged.connect(self._bring_in_line)
        foot = self._foot
        foot.redo_wanted.connect(self.redo_wanted)
        foot.undo.clicked.connect(lambda: self._on_import(lambda past: self.undo_wanted.emit(past.change)))
        foot.report.triggered.connect(lambda: self._on_import(self.report_wanted.emit))
        foot.papers.clicked.connect(lambda: self._on_source(lambda source: self.papers_wanted.emit(source.listing)))
        foot.path.triggered.connect(lambda: self._on_source(lambda source: self.copied.emit(source.path)))
        foot.sha256.triggered.connect(lambda: self._on_source(lambda source: self.copied.emit(source.sha256)))
        foot.leave.clicked.connect(self.close)

    def _on_import(self, act: Callable[[PastImport], object]) -> None:
        if self.past is not None:
            act(self.past)

    def _on_source(self, act: Callable[[PastSource], object]) -> None:
        if self.source is not None:
            act(self.source)

    def _show_chosen(self) -> None:
        past = self.past
        if past is None:
            return
        self._what.setText(f"{on_one_line(past.label)}  ·  {sentences.when(past.at)}")
        self._standing.setText(sentences.standing(past))
        self._standing.setVisible(bool(self._standing.text()))
        before = self._sources.source(self._sources.index(0, 0))
        self._sources.show_sources(past.sources)
        if len(past.sources) == 1 and (before is None or before.listing != past.sources[0].listing):
            self._tree.expand(self._sources.index(0, 0))
        self._bring_in_line()

    def _bring_in_line(self) -> None:
        """Enable what can be done with what is chosen, and say why the rest cannot."""
        past, source = self.past, self.source
        if past is None or source is None:
            return
        can_undo = past.standing is Standing.DONE and not self._is_read_only
        why = "This library can only be read." if self._is_read_only else sentences.standing(past)
        self._foot.undo.setEnabled(can_undo)
        self._foot.undo.setToolTip("Take it back, but for what you have changed since" if can_undo else why)
        self._foot.papers.setEnabled(not source.is_gone)
        self._foot.path.setEnabled(bool(source.path))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        if self._tree.indexAt(place).isValid():
            menu.addAction("Copy Line").triggered.connect(self._copy_line)
        menu.addActions([self._foot.path, self._foot.sha256, self._foot.report])
        menu.exec(self._tree.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _copy_line(self) -> None:
        line = self._tree.currentIndex().data(COPIED_ROLE)
        if isinstance(line, str):
            self.copied.emit(line)
