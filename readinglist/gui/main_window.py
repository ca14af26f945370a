"""The main window: makes the parts, puts them in place and connects them. What it can do stands in `operations`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QToolButton, QVBoxLayout, QWidget

from readinglist.domain.change import Change
from readinglist.domain.query import Sort
from readinglist.domain.tags import fold
from readinglist.gui import remembering
from readinglist.gui.actions import WindowActions
from readinglist.gui.background import Background
from readinglist.gui.bug_dialog import BugDialog
from readinglist.gui.busy_line import BusyLine
from readinglist.gui.desk import Desk
from readinglist.gui.details.pane import DetailsPane
from readinglist.gui.drop_overlay import DropOverlay
from readinglist.gui.finding import Finder, Found
from readinglist.gui.importing.flow import ImportFlow
from readinglist.gui.importing.progress import ImportProgress
from readinglist.gui.importing.reviewing import DialogReviewer, Reviewer
from readinglist.gui.menus import MENUS
from readinglist.gui.menus.paper_menu import ON_PAPERS
from readinglist.gui.naming import named
from readinglist.gui.notices import NoticeBar
from readinglist.gui.opening import Opener, desktop_opener
from readinglist.gui.operations import copying, exporting, importing, links, lists, marking, tagging, trashing
from readinglist.gui.papers.pane import PapersPane
from readinglist.gui.questions import DialogQuestions, Questions
from readinglist.gui.search_bar import SearchBar
from readinglist.gui.settings import Settings
from readinglist.gui.showing import Showing
from readinglist.gui.sidebar.entries import Entry, entries
from readinglist.gui.sidebar.sidebar import Sidebar
from readinglist.gui.sidebar_menu import menu_for
from readinglist.gui.situation import Situation
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.theme import ThemeSwitch


class MainWindow(QMainWindow):
    """Sources, papers and details side by side, the search line above, notices below."""

    library_wanted = Signal(Path, bool)  # where, and whether a new one may be made there

    def __init__(
        self,
        background: Background,
        theme: ThemeSwitch,
        settings: Settings,
        *,
        questions: Callable[[QWidget], Questions] = DialogQuestions,
        reviewer: Callable[[QWidget], Reviewer] = DialogReviewer,
        opener: Opener = desktop_opener,
    ) -> None:
        """Make the window; `questions`, `reviewer` and `opener` reach the user and the desktop."""
        super().__init__()
        named(self, "main-window")
        self.setWindowTitle("Reading List")
        self._settings = settings
        self._has_recalled = False
        self._is_closing = False
        self._to_import: Sequence[str] = ()
        self._ground = QWidget()
        self.setCentralWidget(self._ground)
        notices, asked = NoticeBar(self._ground), questions(self)
        papers, sidebar, search, details = PapersPane(), Sidebar(), SearchBar(), DetailsPane()
        self._desk = Desk(
            window=self,
            background=background,
            snapshot=Snapshot(background, self),
            finder=Finder(background, self),
            notices=notices,
            questions=asked,
            opener=opener,
            clipboard=QGuiApplication.clipboard(),
            theme=theme,
            papers=papers,
            sidebar=sidebar,
            search=search,
            details=details,
            imports=ImportFlow(background, notices, asked, reviewer(self), ImportProgress(self)),
        )
        self._showing = Showing(background, papers, details)
        self._actions = WindowActions(MENUS, self._desk, self, papers.list)
        self._actions.fill_menu_bar(self.menuBar())
        self._overlay = DropOverlay(self)
        self._splitter = self._assemble()
        self._connect_background()
        self._connect_sections()
        self._connect_details()
        remembering.recall_window(settings, self, self._splitter)
        sidebar.setVisible(settings.flag("view/sidebar", True))
        details.setVisible(settings.flag("view/details", True))

    @property
    def desk(self) -> Desk:
        """All that the window's verbs work with."""
        return self._desk

    def offer(self, paths: Sequence[str | Path]) -> None:
        """Offer files for import, as soon as the library is open."""
        self._to_import = [str(path) for path in paths]
        if self._has_recalled:
            self._import_offered()

    def show_bug(self, trace: str) -> None:
        """Say that something went wrong, once however often it does; the report is behind the button."""
        sentence = "Something did not work as it should; your library is safe. You can go on."
        self._desk.notices.complain(sentence, "Details", lambda: BugDialog(trace, self).exec())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cover the window while files are dragged over it."""
        self._overlay.meet(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is saved; a change that could not be saved keeps the window open."""
        self._desk.details.save_notes()
        if self._desk.background.is_busy:
            self._is_closing = True
            event.ignore()
            return
        if self._has_recalled:
            remembering.remember(self._settings, self._desk, self._splitter)
        self._desk.background.close()
        event.accept()

    # Putting the parts in place

    def _assemble(self) -> QSplitter:
        desk = self._desk
        splitter = named(QSplitter(Qt.Orientation.Horizontal), "panes")
        splitter.setHandleWidth(1)
        for stretch, pane in ((0, desk.sidebar), (2, desk.papers), (3, desk.details)):
            splitter.addWidget(pane)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setCollapsible(splitter.count() - 1, False)
        desk.sidebar.setMinimumWidth(176)
        desk.papers.setMinimumWidth(320)
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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
        row.addWidget(self._tool("import"))
        row.addWidget(self._tool("toggle-details"))
        return bar

    def _tool(self, action_id: str) -> QToolButton:
        button = named(QToolButton(), f"tool-{action_id}")
        button.setDefaultAction(self._actions[action_id])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    # Connecting them

    def _connect_background(self) -> None:
        background, snapshot = self._desk.background, self._desk.snapshot
        background.opened.connect(self._begin)
        background.changed.connect(self._take_change)
        background.refreshed.connect(self._refresh_all)
        background.failed.connect(self._complain)
        background.busy.connect(self._close_if_wanted)
        background.busy.connect(BusyLine(self._ground).show_busy)
        snapshot.updated.connect(self._show_snapshot)
        self._desk.finder.found.connect(self._show_found)
        self._desk.finder.fetched.connect(self._desk.papers.list.papers.fill)
        self._desk.papers.list.papers.wanted.connect(self._desk.finder.fetch)
        self._overlay.files_dropped.connect(self._desk.imports.start_import)
        self._overlay.text_dropped.connect(self._desk.imports.import_text)

    def _connect_sections(self) -> None:
        desk = self._desk
        desk.search.asked.connect(lambda text: desk.finder.ask(text=text))
        desk.search.left.connect(lambda: self._actions["go-to-list"].trigger())
        desk.search.page_pasted.connect(lambda: importing.from_clipboard(desk))
        desk.search.save_wanted.connect(lambda: lists.save_search(desk))
        desk.sidebar.chosen.connect(lambda entry: desk.finder.ask(scope=entry))
        desk.sidebar.menu_wanted.connect(self._show_sidebar_menu)
        desk.papers.sort_button.chosen.connect(self._sort)
        desk.papers.list.selected.connect(self._show_situation)
        desk.papers.list.opened.connect(lambda _paper: links.open_best(desk))
        desk.papers.menu_wanted.connect(self._show_paper_menu)
        desk.papers.import_wanted.connect(lambda: importing.choose_files(desk))
        desk.papers.sample_wanted.connect(lambda: importing.sample(desk))
        desk.papers.clear_wanted.connect(desk.search.clear_search)
        desk.theme.switched.connect(self._show_situation)

    def _connect_details(self) -> None:
        desk, details = self._desk, self._desk.details
        details.state_chosen.connect(lambda ids, state: marking.mark(desk, ids, state))
        details.star_toggled.connect(lambda ids, wanted: marking.star(desk, ids, wanted))
        details.rating_chosen.connect(lambda ids, rating: marking.rate(desk, ids, rating))
        details.tags_added.connect(lambda ids, names: tagging.add(desk, ids, names))
        details.tags_removed.connect(lambda ids, names: tagging.remove(desk, ids, names))
        details.trash_chosen.connect(lambda ids: trashing.trash(desk, ids))
        details.restore_chosen.connect(lambda ids: trashing.restore(desk, ids))
        details.bibtex_copied.connect(lambda ids: exporting.copy(desk, ids, "bibtex"))
        details.note_edited.connect(lambda paper, text: marking.note(desk, paper, text))
        details.link_opened.connect(lambda url: links.open_url(desk, url))
        details.link_copied.connect(lambda url: links.copy_url(desk, url))
        details.key_copied.connect(lambda key: copying.copy_key(desk, key))
        details.tag_chosen.connect(self._choose_tag)
        details.listing_chosen.connect(lambda listing: desk.sidebar.choose(f"listing:{listing}"))
        details.left.connect(lambda: self._actions["go-to-list"].trigger())
        details.refused.connect(desk.notices.complain)

    # What happens when something has happened

    def _begin(self) -> None:
        self._desk.snapshot.refresh()
        self._desk.background.read(lambda library: library.read_only, self._tell_if_read_only)

    def _tell_if_read_only(self, is_read_only: bool) -> None:
        if is_read_only:
            self._complain(
                "This library can only be read: nothing you change here can be kept. Check the file's rights."
            )

    def _take_change(self, change: Change) -> None:
        self._desk.papers.list.papers.forget(change.papers)
        self._desk.snapshot.refresh()
        self._desk.finder.repeat()
        self._showing.take(change)

    def _refresh_all(self) -> None:
        self._desk.papers.list.papers.forget()
        self._desk.snapshot.refresh()
        self._desk.finder.repeat()
        self._showing.refresh()

    def _show_snapshot(self) -> None:
        desk, overview = self._desk, self._desk.snapshot.overview
        desk.sidebar.show_entries(entries(overview, date.today()))
        desk.papers.list.rows.colours = {fold(tag.name): tag.colour for tag, _count in overview.tags}
        desk.details.set_known_tags(desk.snapshot.tags())
        if not self._has_recalled:
            remembering.recall_view(self._settings, desk)
        elif desk.sidebar.entry.scope != desk.finder.question.scope.scope:
            desk.finder.ask(scope=desk.sidebar.entry)
        self._show_situation()

    def _show_found(self, found: Found) -> None:
        self._desk.papers.show_found(found, self._desk.sidebar.entry.count)
        if not self._has_recalled:
            self._has_recalled = True
            remembering.recall_selection(self._settings, self._desk)
            self._desk.papers.take_keyboard()
            self._import_offered()
        self._show_situation()

    def _import_offered(self) -> None:
        paths, self._to_import = self._to_import, ()
        if paths:
            self._desk.imports.start_import(paths)

    def _show_situation(self) -> None:
        desk, snapshot = self._desk, self._desk.snapshot
        situation = Situation(
            selected=len(desk.papers.selected_ids()),
            paper=desk.papers.current_paper(),
            listed=len(desk.papers.list.papers.ids),
            papers=snapshot.overview.papers,
            trashed=snapshot.overview.trashed,
            is_trash_shown=desk.sidebar.entry.key == "trash",
            is_searching=bool(desk.search.text().strip()),
            undo_label=snapshot.undo_label,
            redo_label=snapshot.redo_label,
            sort=desk.papers.sort_button.sort,
            theme=desk.theme.choice,
            shows_sidebar=not desk.sidebar.isHidden(),
            shows_details=not desk.details.isHidden(),
            numbered_tags={tag.number: tag.name for tag, _count in snapshot.overview.tags if tag.number},
        )
        self._actions.show_situation(situation)

    def _sort(self, sort: Sort) -> None:
        self._desk.finder.ask(sort=sort)
        self._show_situation()

    def _choose_tag(self, name: str) -> None:
        tag = next((tag for tag, _count in self._desk.snapshot.overview.tags if fold(tag.name) == fold(name)), None)
        if tag is not None:
            self._desk.sidebar.choose(f"tag:{tag.id}")

    def _show_sidebar_menu(self, entry: Entry, place: QPoint) -> None:
        menu = menu_for(entry, self._desk, self)
        if menu is not None:
            menu.exec(place)
            menu.deleteLater()

    def _show_paper_menu(self, place: QPoint) -> None:
        menu = self._actions.context_menu(ON_PAPERS, self)
        menu.exec(place)
        menu.deleteLater()

    def _complain(self, sentence: str) -> None:
        self._is_closing = False
        self._desk.notices.complain(sentence)

    def _close_if_wanted(self, is_busy: bool) -> None:
        if self._is_closing and not is_busy:
            self._is_closing = False
            self.close()
