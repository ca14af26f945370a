"""The main window: puts its parts in place and connects them. What it can do stands in `operations`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from readinglist.gui import remembering
from readinglist.gui.actions import WindowActions
from readinglist.gui.background import Background
from readinglist.gui.busy_line import BusyLine
from readinglist.gui.closing import Closing
from readinglist.gui.connections import (
    connect_backing_up,
    connect_changes,
    connect_details,
    connect_papers,
    connect_search,
    connect_starting,
    connect_triage,
    connect_updating,
    connect_watching,
)
from readinglist.gui.desk import Desk
from readinglist.gui.drop_overlay import DropOverlay
from readinglist.gui.following import Following
from readinglist.gui.menus import MENUS
from readinglist.gui.menus.paper_menu import ON_PAPERS
from readinglist.gui.naming import named
from readinglist.gui.new_desk import Outside, new_desk
from readinglist.gui.operations import importing
from readinglist.gui.read_only import ReadOnlyBar
from readinglist.gui.settings import Settings
from readinglist.gui.sidebar.entries import Entry
from readinglist.gui.sidebar.side_pane import SidePane
from readinglist.gui.sidebar_menu import menu_for
from readinglist.gui.situation import situation_of
from readinglist.gui.theme import ThemeSwitch


class MainWindow(QMainWindow):
    """Sources, papers and details side by side, the search line above, notices below."""

    library_wanted = Signal(Path, bool)  # where, and whether a new one may be made there
    replaced = Signal(Path, str)  # this library is to be shown anew, and what to say of it: a backup, or it has moved
    closed = Signal()  # all is saved, and the library closed

    def __init__(
        self,
        background: Background,
        theme: ThemeSwitch,
        settings: Settings,
        outside: Outside,
        *,
        follows_crash: bool = False,
    ) -> None:
        """Make the window; one that `follows_crash` restores nothing and does nothing by itself."""
        super().__init__()
        named(self, "main-window")
        self.setWindowTitle("Reading List")
        self._settings = settings
        self._to_import: list[str] = []
        self._ground = QStackedWidget()
        self.setCentralWidget(self._ground)
        self._desk = new_desk(self, self._ground, background, theme, settings, outside, follows_crash=follows_crash)
        self._following = Following(self._desk, self)
        self._closing = Closing(self._desk)
        self._actions = WindowActions(MENUS, self._desk, self)
        self._actions.fill_menu_bar(self.menuBar())
        self._overlay = DropOverlay(self)
        self._splitter = self._assemble()
        self._connect()
        remembering.recall_window(settings, self, self._splitter)
        self._desk.sidebar.setVisible(settings.flag("view/sidebar", True))
        self._desk.details.setVisible(settings.flag("view/details", True))

    @property
    def desk(self) -> Desk:
        """All that the window's verbs work with."""
        return self._desk

    def show_instead(self, view: QWidget | None) -> None:
        """Show `view` in the place of the panes; None shows them again."""
        if view is not None and self._ground.indexOf(view) < 0:
            self._ground.addWidget(view)
        self._ground.setCurrentIndex(0 if view is None else self._ground.indexOf(view))

    def offer(self, paths: Sequence[str | Path]) -> None:
        """Offer files for import, as soon as the library is open."""
        self._to_import += map(str, paths)
        if self._following.has_begun:
            self._import_offered()

    @property
    def offered(self) -> Sequence[str]:
        """Files that wait for the library to be open."""
        return self._to_import

    def show_bug(self, report: str) -> None:
        """Say that something went wrong, once however often it does; all reports since are behind the button."""
        from readinglist.gui.fault_details import FaultDetails  # with luck never needed

        notices = self._desk.notices
        before = notices.notice.pressed if notices.notice is not None else None
        details = before if isinstance(before, FaultDetails) else FaultDetails(self)
        details.add(report)
        sentence = "Something did not work as it should; your library is safe. You can go on."
        notices.complain(sentence, "Details", details)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is saved, or is not to be."""
        if not self._closing.is_ready():
            event.ignore()
            return
        if self._following.has_begun:
            remembering.remember(self._settings, self._desk, self._splitter)
        self._desk.watching.end()
        self._desk.updating.end()
        self._desk.backing_up.end()
        self._desk.background.close()
        event.accept()
        self.closed.emit()

    # Putting the parts in place

    def _assemble(self) -> QSplitter:
        desk = self._desk
        splitter = named(QSplitter(Qt.Orientation.Horizontal), "panes")
        splitter.setHandleWidth(1)
        sides = SidePane(desk.sidebar, desk.trouble, desk.ready)
        for stretch, pane in ((0, sides), (2, desk.papers), (3, desk.details)):
            splitter.addWidget(pane)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setCollapsible(splitter.count() - 1, False)
        desk.sidebar.setMinimumWidth(192)
        desk.papers.setMinimumWidth(284)  # so that all fits on a screen of 800
        panes = QWidget()
        self._ground.addWidget(panes)
        column = QVBoxLayout(panes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ReadOnlyBar(desk.snapshot))
        column.addWidget(self._top_bar())
        column.addWidget(splitter, 1)
        return splitter

    def _top_bar(self) -> QWidget:
        bar = named(QWidget(), "top-bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._tool("toggle-sidebar"))
        row.addWidget(self._desk.search, 1)
        row.addWidget(self._tool("search-help"))
        row.addWidget(self._tool("triage"))
        row.addWidget(self._tool("import"))
        row.addWidget(self._tool("toggle-details"))
        return bar

    def _tool(self, action_id: str) -> QToolButton:
        button = named(QToolButton(), f"tool-{action_id}")
        button.setDefaultAction(self._actions[action_id])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    # Connecting them

    def _connect(self) -> None:
        desk, following = self._desk, self._following
        connect_search(desk)
        connect_papers(desk)
        connect_details(desk)
        connect_watching(desk)
        connect_starting(desk)
        connect_updating(desk)
        connect_backing_up(desk)
        connect_triage(desk)
        connect_changes(desk, self._ground)
        following.counted.connect(lambda: remembering.recall_view(self._settings, desk))
        following.began.connect(self._begin)
        following.moved.connect(lambda: self._actions.show_situation(situation_of(desk)))
        following.began.connect(desk.starting.begin)
        desk.starting.began.connect(following.moved)
        following.began.connect(desk.recent.begin)
        following.began.connect(desk.backing_up.begin)
        desk.recent.changed.connect(following.moved)
        desk.watching.changed.connect(following.moved)
        desk.triage.moved.connect(following.moved)
        desk.changes.moved.connect(following.moved)
        desk.dragging.changed.connect(following.moved)
        desk.search.earlier.history.changed.connect(following.moved)
        desk.background.busy.connect(BusyLine(self._ground).show_busy)
        desk.sidebar.menu_wanted.connect(self._show_sidebar_menu)
        desk.papers.menu_wanted.connect(self._show_paper_menu)
        self._overlay.files_dropped.connect(desk.imports.start_import)
        self._overlay.text_dropped.connect(lambda text, name: importing.take_text(desk, text, name))

    # What happens when something has happened

    def _begin(self) -> None:
        if self._desk.starting.is_careful:
            self._desk.search.setFocus()  # the list would choose a paper
        else:
            self._desk.papers.take_keyboard()
        self._import_offered()

    def _import_offered(self) -> None:
        paths, self._to_import = self._to_import, []
        if paths:
            self._desk.imports.start_import(paths)

    def _show_sidebar_menu(self, entry: Entry, place: QPoint) -> None:
        menu = menu_for(entry, self._desk, self)
        if menu is not None:
            menu.exec(place)
            menu.deleteLater()

    def _show_paper_menu(self, place: QPoint) -> None:
        menu = self._actions.context_menu(ON_PAPERS, self)
        menu.exec(place)
        menu.deleteLater()
