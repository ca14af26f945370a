"""A session: one window after the other, each on one library, and what is asked where that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from readinglist.domain.errors import ReadingListError
from readinglist.gui import cautions, recent
from readinglist.gui.background import Background
from readinglist.gui.expected import Expected, expect, expected_at, held_by
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.instance import Instance
from readinglist.gui.main_window import MainWindow
from readinglist.gui.new_desk import Outside
from readinglist.gui.open_mark import put_mark
from readinglist.gui.operations import unfinished
from readinglist.gui.questions import DialogQuestions, Questions
from readinglist.gui.reporting import BugReporter
from readinglist.gui.settings import Settings
from readinglist.gui.theme import ThemeSwitch
from readinglist.library import Library
from readinglist.library.location import stood_at

if TYPE_CHECKING:
    from readinglist.gui.recovery import Recovery

SLOW_MILLISECONDS = 600  # after which an opening that goes on is told of
MOST_DIALOGS = 9  # that stand one before the other


class Session(QObject):
    """One window on one library at a time; where a library cannot be opened, the user says what to do.

    Which libraries are open stands in the folder `marks`, so that the next start knows of an end that was none.
    """

    def __init__(
        self,
        settings: Settings,
        theme: ThemeSwitch,
        reporter: BugReporter,
        instance: Instance,
        marks: Path,
        questions: Callable[[QWidget], Questions] = DialogQuestions,
    ) -> None:
        super().__init__()
        self._questions = questions
        self._settings = settings
        self._theme = theme
        self._reporter = reporter
        self._instance = instance
        self._marks = marks
        instance.brought.connect(self._take)
        self._window: MainWindow | None = None
        self._is_open = False  # whether the library of that window is

    @property
    def window(self) -> MainWindow | None:
        """The window on the screen."""
        return self._window

    def open(
        self,
        path: Path,
        files: Sequence[str] = (),
        *,
        may_create: bool | None = None,
        is_chosen: bool = False,
        told: str = "",
    ) -> None:
        """Show the window, and open the library meanwhile; a window whose library is open stays until this one is.

        A library is made where none is, unless one stood there before: then it is missed, and the user is asked. One
        that `is_chosen` in the window is opened at later starts too. `told` is said once it is open.
        """
        place = path.expanduser().absolute()
        is_known = self._settings.was_broken or str(place) in self._settings.texts(recent.KNOWN)

        def may_be_made() -> bool:
            return may_create if may_create is not None else not is_known and not stood_at(place)

        background = Background(
            lambda: Library.open(place, create=may_be_made(), waits=False),
            reopen=lambda: Library.open(place, create=False, waits=False),
        )
        mark = put_mark(self._marks, place)
        background.start()  # first, so that the library opens while the window is made
        window = MainWindow(
            background,
            self._theme,
            self._settings,
            Outside(questions=self._questions),
            follows_crash=mark is not None and mark.follows_crash,
        )
        if mark is not None:
            window.closed.connect(lambda: mark.remove())  # a method alone would not hold the mark
        background.setParent(window)
        slow = QTimer(window, singleShot=True, interval=SLOW_MILLISECONDS)
        slow.timeout.connect(lambda: self._tell_slow(window, place))
        background.opened.connect(slow.stop)
        background.unopened.connect(slow.stop)
        background.unopened.connect(lambda _error: window.desk.papers.show_opening(goes_on=False))
        slow.start()
        background.opened.connect(lambda: self._begin(window, place, is_chosen, told))
        background.unopened.connect(lambda error: self._recover(window, place, error))
        window.library_wanted.connect(lambda path, may_create: self.open(path, may_create=may_create, is_chosen=True))
        window.replaced.connect(lambda path, told: self.open(path, may_create=False, told=told))
        window.closed.connect(lambda: self._remember(window, place))
        background.damaged.connect(lambda error: self._offer_recovery(window, place, error))
        background.gone.connect(lambda error: self._offer_again(window, place, error))
        background.broken.connect(self._reporter.report)
        self._reporter.bug.connect(window.show_bug)
        window.offer(files)
        if not self._is_open:
            self._show(window)

    def close(self) -> None:
        """Close the window as its user would."""
        if self._window is not None:
            self._window.close()

    def end(self) -> None:
        """Close the window because the system says so, with the dialogs that stand before it, as by Escape.

        A form with something in it stays until the window has kept that.
        """
        for _ in range(MOST_DIALOGS):
            dialog = QApplication.activeModalWidget()
            is_kept = dialog is not None and self._window is not None and dialog is unfinished.form(self._window.desk)
            if dialog is None or is_kept or not dialog.close():
                break
        self.close()

    def _take(self, files: Sequence[str]) -> None:
        """Offer what a later start brought, and come before the other windows on the screen."""
        if self._window is None:
            return
        self._window.offer(files)
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        front = QApplication.activeModalWidget() or self._window
        front.raise_()
        front.activateWindow()

    def _begin(self, window: MainWindow, place: Path, is_chosen: bool, told: str) -> None:
        if not (is_chosen or told):
            self._compare(window, place)
        self._is_open = True
        self._instance.claim(place)
        self._show(window)
        recent.remember(self._settings, place)
        if is_chosen:
            self._settings.put("library/path", str(place))
        if told:
            window.desk.notices.tell(told)
        else:
            cautions.begin(window.desk, place)

    def _tell_slow(self, window: MainWindow, place: Path) -> None:
        """Say that the library is still being opened: an older one of many papers takes minutes."""
        if self._window is window or self._window is None:
            window.desk.papers.show_opening(goes_on=True)
        else:
            self._window.desk.notices.tell(
                f"{on_one_line(place.name, 80)} is being opened. One of an older version is brought up to date first."
            )

    def _compare(self, window: MainWindow, place: Path) -> None:
        """Ask what to do where this is not the library that it was; once its list is shown, for which nobody waits."""
        expected = expected_at(self._settings, place)

        def take(found: Expected) -> None:
            if expected is not None and expected.is_missed_in(found):
                recovery = self._recovery(window, place)
                recovery.stays.connect(lambda: expect(self._settings, place, found))
                recovery.begin_with_another(found, expected)

        def look() -> None:
            window.desk.background.gather(held_by, take, topic="expected")

        if expected is not None:
            window.desk.finder.found.connect(look, Qt.ConnectionType.SingleShotConnection)

    def _remember(self, window: MainWindow, place: Path) -> None:
        """Keep what the library was, by which it is known again; it seems to have no papers until these are counted."""
        snapshot = window.desk.snapshot
        if snapshot.is_counted:
            overview = snapshot.overview
            expect(self._settings, place, Expected(snapshot.identity, sum(overview.states.values()) + overview.trashed))
            self._settings.save()

    def _show(self, window: MainWindow) -> None:
        """Put `window` on the screen in place of the one that is there."""
        if window is self._window:
            return
        self._window, before = window, self._window
        self._theme.dress()
        window.show()
        if before is not None:
            _dismiss(before)

    def _recover(self, window: MainWindow, path: Path, error: ReadingListError) -> None:
        """Stay with the library that is open; where none is, ask what to do."""
        if self._window is not None and self._window is not window:
            _dismiss(window)
            self._window.setEnabled(True)
            self._window.desk.notices.complain(str(error))
            return
        self._recovery(window, path).begin(error, expected_at(self._settings, path))

    def _offer_again(self, window: MainWindow, path: Path, error: ReadingListError) -> None:
        """Say that another file took the library's place, a backup perhaps, with the way to what is there now."""
        window.desk.notices.complain(str(error), "Open Again", lambda: self.open(path, may_create=False))

    def _offer_recovery(self, window: MainWindow, path: Path, error: ReadingListError) -> None:
        """Say that the library turned out to be damaged, with the way to what can be done."""
        recovery = self._recovery(window, path)
        expected = expected_at(self._settings, path)
        window.desk.notices.complain(str(error), "Recover…", lambda: recovery.begin(error, expected))

    def _recovery(self, window: MainWindow, path: Path) -> Recovery:
        """Return what asks how to go on with the library at `path`, whose window this is."""

        from readinglist.gui.recovery import Recovery  # with luck never needed

        def go_on(chosen: Path, may_create: bool, told: str) -> None:
            self.open(chosen, window.offered, may_create=may_create, is_chosen=chosen != path, told=told)

        background, questions = window.desk.background, self._questions(window)
        recovery = Recovery(path, background, questions, window, is_open=self._is_open and window is self._window)
        recovery.wanted.connect(go_on)
        recovery.left.connect(self.close)
        return recovery


def _dismiss(window: MainWindow) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.close()
