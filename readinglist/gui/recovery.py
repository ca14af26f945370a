"""What is asked where the library cannot be opened or is not the one it was; none is made in its place unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readinglist.domain.errors import (
    LibraryDamaged,
    LibraryEmpty,
    LibraryMissing,
    LibraryTooNew,
    NotALibrary,
    ReadingListError,
    StrayFile,
)
from readinglist.gui.background import Background
from readinglist.gui.expected import Expected
from readinglist.gui.questions import Questions
from readinglist.gui.recovery_steps import Step, Steps, Work
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.storage.backup_folder import KeptBackup


class Recovery(QObject):
    """Asks until there is a library to open, or the user leaves. What takes time is done off the GUI thread.

    Where a library `is_open`, a question that is closed leaves all as it is.
    """

    wanted = Signal(Path, bool, str)  # a library to open, whether it may be made, and what is to be said of it then
    stays = Signal()  # with the library that is open
    left = Signal()

    def __init__(
        self, path: Path, background: Background, questions: Questions, parent: QWidget, *, is_open: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_open = is_open
        self._path = path
        self._background = background
        self._questions = questions
        self._window = parent
        self._papers = 0  # that the library is remembered to have had

    def begin(self, error: ReadingListError, expected: Expected | None) -> None:
        """Ask what to do after `error`; `expected` is what the library was when it was open last."""
        self._papers = expected.papers if expected else self._papers
        memory = f" When it was last open here, it had {counted(self._papers, 'paper')}." if self._papers else ""

        def ask(steps: Steps) -> None:
            lacking = "" if steps.restore() or not isinstance(error, LibraryDamaged) else " No backup of it was found."
            self._ask(_heading_of(error), f"{error}{memory}{lacking}", _steps_after(error, steps))

        self._look(ask)

    def begin_with_another(self, found: Expected, expected: Expected) -> None:
        """Ask what to do where a library is open, but not the one that was expected."""
        is_emptied = found.identity == expected.identity
        heading = "The library has lost its papers" if is_emptied else "This is another library than before"
        sentence = (
            f"{self._path.name} had {counted(expected.papers, 'paper')} when it was last open here. "
            f"{'Now it has' if is_emptied else 'In its place is a library with'} {counted(found.papers, 'paper')}. "
            "Nothing was changed in it."
        )

        def ask(steps: Steps) -> None:
            self._ask(heading, sentence, [steps.stay(), *steps.restore(), steps.open(), steps.quit()])

        self._look(ask)

    def _look(self, ask: Callable[[Steps], object]) -> None:
        """Look which backups there are, and ask then."""
        path = self._path

        def look() -> Sequence[KeptBackup]:
            from readinglist.library import backups  # with luck never needed

            return backups.kept(path)

        def take(backups: Sequence[KeptBackup]) -> None:
            ask(Steps(path, self._papers, backups, self._questions, self))

        self._background.run(look, take, refused=lambda _error: take(()))

    def _ask(self, heading: str, sentence: str, steps: Sequence[Step]) -> None:
        while True:
            chosen = self._questions.way(heading, sentence, [way for way, _go in steps])
            if chosen < 0:
                if not self._is_open:
                    self.leave()
                return
            if steps[chosen][1]() or not self._window.isVisible():  # which the system has closed meanwhile
                return

    def open_at(self, path: Path, *, may_create: bool = False, told: str = "") -> bool:
        """Have the library at `path` opened, and `told` said then."""
        self.wanted.emit(path, may_create, told)
        return True

    def stay(self) -> None:
        """Go on with the library that is open."""
        self.stays.emit()

    def leave(self) -> None:
        """Leave the program."""
        self.left.emit()

    def do(self, what: str, work: Work) -> None:
        """Do `work`, which says what came of it, and open the library; where the world refuses, ask again."""
        from readinglist.gui.work_progress import WorkProgress

        progress = WorkProgress("recovery", "Recovery", self._window, is_modal=True)

        def end(go_on: Callable[[], object]) -> None:
            progress.end()
            progress.deleteLater()
            go_on()

        self._background.broken.connect(progress.end)
        progress.begin(what)
        self._background.run(
            lambda: work(progress.hear),
            lambda told: end(lambda: self.open_at(self._path, told=told)),
            refused=lambda error: end(lambda: self.begin(error, None)),
        )


def _steps_after(error: ReadingListError, by: Steps) -> list[Step]:
    """Return the ways to go on after `error`; trying again stands first where it can help."""
    match error:
        case LibraryMissing():
            steps = [by.locate(), *by.restore(), by.retry(), by.new()]
        case LibraryEmpty():
            steps = [*by.restore(), by.open(), by.new()]
        case LibraryDamaged():
            steps = [*by.restore(), by.recover(), by.open(), by.new()]
        case StrayFile():
            steps = [by.put_aside(error.file), by.retry(), by.open(), by.new()]
        case NotALibrary():
            steps = [by.open(), *by.restore(), by.new()]
        case LibraryTooNew():
            steps = [by.open(), by.new()]
        case _:
            steps = [by.retry(), by.open(), by.new()]
    return [*steps, by.quit()]


def _heading_of(error: ReadingListError) -> str:
    match error:
        case LibraryMissing():
            return "The library was not found"
        case LibraryDamaged():
            return "The library cannot be read"
        case LibraryTooNew():
            return "The library is of a newer version"
        case NotALibrary():
            return "This is no library"
        case StrayFile():
            return "A file of another library is in the way"
        case _:
            return "The library cannot be opened"
