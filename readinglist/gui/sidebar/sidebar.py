"""The sidebar: sources, smart lists, tags and listings; choosing one shows its papers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from readinglist.gui.icons import IconPainter
from readinglist.gui.naming import named
from readinglist.gui.papers.dragging import papers_in, tag_in
from readinglist.gui.sidebar.delegate import HEADING_SPACE, INDENTATION, INSET, LEFT, SidebarDelegate, outdent
from readinglist.gui.sidebar.drop_line import DropLine
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY, Entry, Kind
from readinglist.gui.sidebar.line_drops import LineDrops
from readinglist.gui.sidebar.model import ENTRY_ROLE, SidebarModel
from readinglist.gui.sidebar.tag_drag import TagDrag
from readinglist.gui.theme import theme_of

ARROW = 12.0
UNFOLD_MILLISECONDS = 600  # for which something is held over a tag before those below it are shown
BELOW_POINTER = QPoint(-12, -10)  # where the pointer is, seen from the corner of what it drags


class Sidebar(QTreeView):
    """Shows entries; emits which one was chosen, and for which one a menu is wanted."""

    chosen = Signal(object)  # Entry
    menu_wanted = Signal(object, QPoint)  # Entry, global position
    tag_joined = Signal(object, bool)  # the Entry of a tag to search for, too; or instead
    dropped = Signal(object, int)  # Entry, its new place among the others
    papers_dropped = Signal(object, object)  # the Entry that takes them, their ids
    tag_dropped = Signal(object, str)  # the Entry that it goes below, its name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sidebar", "Sources and tags")
        self._model = SidebarModel(self)
        self._entries: Sequence[Entry] = ()
        self._is_updating = False
        self._icons = IconPainter()
        self.setModel(self._model)
        self._lines = SidebarDelegate(self)
        self.setItemDelegate(self._lines)
        self.setHeaderHidden(True)
        self.setIndentation(INDENTATION)
        self.setMouseTracking(True)
        self.setAnimated(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._model.dropped.connect(self.dropped)
        self._drop_line = DropLine(self.viewport())
        self._line_drops = LineDrops(self)
        self._tag_drag = TagDrag(self, self._click_tag)
        self.setAutoExpandDelay(UNFOLD_MILLISECONDS)
        self.customContextMenuRequested.connect(self._want_menu)
        self.selectionModel().currentChanged.connect(self._choose)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with the left button alone, and fold with it on an arrow; the right one asks for a menu."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.RightButton:
            return
        has_arrow = index.isValid() and self.model().hasChildren(index)  # below the last line, `index` is the root
        if has_arrow and self.arrow_place(index).contains(event.position()):
            self.setExpanded(index, not self.isExpanded(index))
        elif not self._tag_drag.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a tag that is held; else go on as usual."""
        if not self._tag_drag.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a tag that is held; else go on as usual."""
        if not self._tag_drag.release(event):
            super().mouseReleaseEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the line below the pointer, so that the place where it would go can be seen."""
        line = self.visualRect(self.currentIndex())
        line.setLeft(0)
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([self.currentIndex()]))
        drag.setPixmap(self.viewport().grab(line.adjusted(INSET, 1, -INSET, -1)))
        drag.setHotSpot(BELOW_POINTER)
        drag.exec(actions)
        self._drop_line.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let papers of the list, tags and lines of our own come in."""
        super().dragEnterEvent(event)
        if self._line_drops.are_in(event):
            self.setState(QAbstractItemView.State.DraggingState)  # tags below others unfold only then
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which line took which papers, or which tag."""
        entry = self._line_drops.entry_below(event) if self._line_drops.are_in(event) else None
        if entry is not None:
            event.acceptProposedAction()
            name = tag_in(event.mimeData())
            if name:
                self.tag_dropped.emit(entry, name)
            else:
                self.papers_dropped.emit(entry, papers_in(event.mimeData()))
        super().dropEvent(event)
        self.setState(QAbstractItemView.State.NoState)  # Qt does so for its own lines; else hovering would drag one
        self._line_drops.end()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the line would go, if it can go there, or which line takes the papers or the tag."""
        super().dragMoveEvent(event)
        if self._line_drops.are_in(event):
            self._line_drops.follow(event)
            return
        line = self.visualRect(self.indexAt(event.position().toPoint()))
        is_above = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.AboveItem
        if event.isAccepted():
            self._drop_line.show_at(line.top() if is_above else line.bottom() + 1)
        else:
            self._drop_line.hide()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._drop_line.hide()
        self._line_drops.end()

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the arrow of a line that can be unfolded over the ground of the line."""
        super().drawRow(painter, option, index)
        if self.model().hasChildren(index):
            symbol = "chevron-down" if self.isExpanded(index) else "chevron-right"
            self._icons.draw(painter, symbol, self.arrow_place(index), theme_of(self.palette()).muted)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw nothing: no lines, and the arrow comes after the ground."""

    def arrow_place(self, index: QModelIndex | QPersistentModelIndex) -> QRectF:
        """Return where the arrow of a line stands, before its icon."""
        line = QRectF(self.visualRect(index))
        top = line.center().y() - ARROW / 2
        if index.data(ENTRY_ROLE).kind is Kind.HEADING:
            top += HEADING_SPACE / 2
        return QRectF(line.left() + LEFT - outdent(index) - ARROW - 2, top, ARROW, ARROW)

    @property
    def entry(self) -> Entry:
        """The entry that is chosen; the whole library where none is."""
        found = self.currentIndex().data(ENTRY_ROLE)
        return found if isinstance(found, Entry) and found.kind is not Kind.HEADING else WHOLE_LIBRARY

    @property
    def entries(self) -> Sequence[Entry]:
        """All lines, as they were last shown."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Bring the tree up to date. If the chosen entry is gone, the whole library is chosen."""
        known = {item.data(ENTRY_ROLE).key for item in self._headings()}
        chosen = self.entry.key
        self._entries = entries
        self._is_updating = True
        try:
            self._model.show(entries)
            for item in self._headings():
                if item.data(ENTRY_ROLE).key not in known:
                    self.expand(item.index())
            is_there = self.choose(chosen)  # a line that moved is no longer the current one
        finally:
            self._is_updating = False
        if not is_there:
            self.choose(WHOLE_LIBRARY.key)

    def show_joined(self, names: frozenset[str]) -> None:
        """Show the tags with these folded names as chosen, beside the line that is."""
        if names != self._lines.joined:
            self._lines.joined = names
            self.viewport().update()

    def show_count(self, query: str, count: int) -> None:
        """Show how many papers the smart lists with this query find."""
        self._model.show_count(query, count)

    def choose(self, key: str) -> bool:
        """Choose the entry with this key; False where there is none."""
        item = self._model.item_of(key)
        if item is None:
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(item.index(), flags)
        return True

    def folded(self) -> list[str]:
        """Return the keys of the headings that are folded."""
        return [item.data(ENTRY_ROLE).key for item in self._headings() if not self.isExpanded(item.index())]

    def unfolded(self) -> list[str]:
        """Return the keys of the tags below which more tags are shown."""
        return [item.data(ENTRY_ROLE).key for item in self._branches() if self.isExpanded(item.index())]

    def fold(self, folded: Collection[str], unfolded: Collection[str] = ()) -> None:
        """Fold these headings and unfold these tags, and the others not."""
        for item in self._headings():
            self.setExpanded(item.index(), item.data(ENTRY_ROLE).key not in folded)
        for item in self._branches():
            self.setExpanded(item.index(), item.data(ENTRY_ROLE).key in unfolded)

    def _headings(self) -> list[QStandardItem]:
        root = self._model.invisibleRootItem()
        items = [root.child(row) for row in range(root.rowCount())]
        return [item for item in items if item.data(ENTRY_ROLE).kind is Kind.HEADING]

    def _branches(self) -> list[QStandardItem]:
        items = [item for item in self._model.items() if item.rowCount()]
        return [item for item in items if item.data(ENTRY_ROLE).kind is not Kind.HEADING]

    def _click_tag(self, index: QModelIndex, keys: Qt.KeyboardModifier) -> None:
        """Choose a tag alone; with Ctrl or Shift held, as one of several."""
        if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.tag_joined.emit(index.data(ENTRY_ROLE), bool(keys & Qt.KeyboardModifier.ShiftModifier))
        else:
            self.setCurrentIndex(index)

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = current.data(ENTRY_ROLE)
        if not self._is_updating and isinstance(entry, Entry) and entry.kind is not Kind.HEADING:
            self.chosen.emit(entry)

    def _want_menu(self, place: QPoint) -> None:
        entry = self.indexAt(place).data(ENTRY_ROLE)
        if isinstance(entry, Entry) and entry.kind is not Kind.HEADING:
            self.menu_wanted.emit(entry, self.viewport().mapToGlobal(place))
