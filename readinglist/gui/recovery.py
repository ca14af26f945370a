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
from readinglist.gui.ages import exact
from readinglist.gui.background import Background
from readinglist.gui.expected import Expected
from readinglist.gui.questions import Questions
from readinglist.gui.ways_dialog import Way
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.storage.backup_folder import KeptBackup

KINDS = "Libraries (*.db);;All files (*)"
MOST_BACKUPS = 8  # that are offered: more are in the folder of backups
Step = tuple[Way, Callable[[], bool]]
"""A way to go on, and what goes it; that returns False where the user thought better of it, and is asked again."""


class Recovery(QObject):
    """Asks until there is a library to open, or the user leaves. What takes time is done off the GUI thread."""

    wanted = Signal(Path, bool, str)  # a library to open, whether it may be made, and what is to be said of it then
    stays = Signal()  # with the library that is open
    left = Signal()

    def __init__(self, path: Path, background: Background, questions: Questions, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self._background = background
        self._questions = questions
        self._window = parent
        self._backups: Sequence[KeptBackup] = ()

    def begin(self, error: ReadingListError, expected: Expected | None) -> None:
        """Ask what to do after `error`; `expected` is what the library was when it was open last."""
        memory = f" When it was last open here, it had {counted(expected.papers, 'paper')}." if expected else ""
        self._look(lambda: self._ask(_heading_of(error), f"{error}{memory}", self._steps_after(error)))

    def begin_with_another(self, found: Expected, expected: Expected) -> None:
        """Ask what to do where a library is open, but not the one that was expected."""
        is_emptied = found.identity == expected.identity
        heading = "The library has lost its papers" if is_emptied else "This is another library than before"
        sentence = (
            f"{self._path.name} had {counted(expected.papers, 'paper')} when it was last open here. "
            f"{'Now it has' if is_emptied else 'In its place is a library with'} {counted(found.papers, 'paper')}. "
            "Nothing was changed in it."
        )
        self._look(lambda: self._ask(heading, sentence, [self._stay(), *self._restore(), self._open(), self._quit()]))

    def _look(self, ask: Callable[[], object]) -> None:
        """Look which backups there are, and ask then."""
        path = self._path

        def look() -> Sequence[KeptBackup]:
            from readinglist.library import backups  # with luck never needed

            return backups.kept(path)

        def take(backups: Sequence[KeptBackup]) -> None:
            self._backups = backups
            ask()

        self._background.run(look, take, refused=lambda _error: ask())

    def _ask(self, heading: str, sentence: str, steps: Sequence[Step]) -> None:
        while True:
            chosen = self._questions.way(heading, sentence, [way for way, _go in steps])
            if chosen < 0:
                self.left.emit()
                return
            if steps[chosen][1]():
                return

    def _steps_after(self, error: ReadingListError) -> list[Step]:
        """Return the ways to go on after `error`; trying again stands first where it can help."""
        match error:
            case LibraryMissing():
                steps = [self._open("Locate…"), *self._restore(), self._retry(), self._new()]
            case LibraryEmpty():
                steps = [*self._restore(), self._open(), self._new()]
            case LibraryDamaged():
                steps = [*self._restore(), self._recover(), self._open(), self._new()]
            case StrayFile():
                steps = [self._put_aside(error.file), self._retry(), self._open(), self._new()]
            case NotALibrary() | LibraryTooNew():
                steps = [self._open(), self._new()]
            case _:
                steps = [self._retry(), self._open(), self._new()]
        return [*steps, self._quit()]

    # The ways

    def _retry(self) -> Step:
        return Way("Try Again", "Open it once more, at the same place."), lambda: self._open_at(self._path)

    def _open(self, text: str = "Open Another…") -> Step:
        def go() -> bool:
            picked = self._questions.files_to_open("Open Library", KINDS)
            return bool(picked) and self._open_at(Path(picked[0]))

        return Way(text, "Choose the file of a library. What stands here stays as it is."), go

    def _new(self) -> Step:
        def go() -> bool:
            place = self._questions.file_to_save("New Library", "library.db", KINDS)
            return bool(place) and self._open_at(Path(place), may_create=True)

        return Way("New Library…", "Begin an empty library in another file."), go

    def _stay(self) -> Step:
        def go() -> bool:
            self.stays.emit()
            return True

        return Way("Go On with This One", "It is the one that you want; this is not asked again."), go

    def _quit(self) -> Step:
        def go() -> bool:
            self.left.emit()
            return True

        return Way("Quit", "Leave everything as it is."), go

    def _restore(self) -> list[Step]:
        """Return the way to the backups, where there are any."""
        if not self._backups:
            return []
        newest = self._backups[0].about
        tip = (
            f"The newest is of {exact(newest.made)}, with {counted(newest.papers, 'paper')}. "
            "What stands here now is kept under another name."
        )
        return [(Way("Restore a Backup…", tip), self._choose_backup)]

    def _choose_backup(self) -> bool:
        offered = self._backups[:MOST_BACKUPS]
        ways = [Way(exact(one.about.made), f"{counted(one.about.papers, 'paper')}{_warning(one)}") for one in offered]
        sentence = "It takes the place of the library; what stands there now is kept beside it under another name."
        chosen = self._questions.way("Which backup?", sentence, [*ways, Way("Back", "Choose another way.")])
        if not 0 <= chosen < len(offered):
            return False
        path, backup = self._path, offered[chosen]

        def restore() -> str:
            from readinglist.library import restoring

            return restoring.restore(path, backup).sentence

        self._do("Restoring the backup…", lambda _tell: restore())
        return True

    def _recover(self) -> Step:
        path = self._path

        def go() -> bool:
            from readinglist.library import recovery

            self._do("Reading what is left…", lambda tell: recovery.recover(path, tell).sentence)
            return True

        tip = "Read every paper that can be read into a new library. The damaged file is kept under another name."
        return Way("Recover…", tip), go

    def _put_aside(self, stray: Path) -> Step:
        def go() -> bool:
            from readinglist.library import recovery

            self._do("Moving the file aside…", lambda _tell: f"It was kept as {recovery.put_aside(stray).name}.")
            return True

        return Way("Move It Aside", f"Give {stray.name} another name, and open the library."), go

    # Going them

    def _open_at(self, path: Path, *, may_create: bool = False, told: str = "") -> bool:
        self.wanted.emit(path, may_create, told)
        return True

    def _do(self, what: str, work: Callable[[Callable[[int, int], object]], str]) -> None:
        """Do `work`, which says what came of it, and open the library; where the world refuses, ask again."""
        from readinglist.gui.recovery_progress import RecoveryProgress

        progress = RecoveryProgress(what, self._window)
        progress.follow(self._background, work, lambda told: self._open_at(self._path, told=told), self._ask_again)

    def _ask_again(self, error: ReadingListError) -> None:
        self.begin(error, None)


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


def _warning(kept: KeptBackup) -> str:
    return "; far fewer than before" if kept.about.is_small else ""
