"""The ways to go on where a library cannot be opened: what each button says, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from readinglist.gui.ages import exact
from readinglist.gui.backups import sentences
from readinglist.gui.questions import LIBRARY_FILES, Questions
from readinglist.gui.ways_dialog import Way
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.storage.backup_folder import KeptBackup

MOST_BACKUPS = 8  # that are offered: so many have room
Step = tuple[Way, Callable[[], bool]]
"""A way to go on, and what goes it; that returns False where the user thought better of it, and is asked again."""
Tell = Callable[[str, int, int], object]
Work = Callable[[Tell], str]
"""What takes time: it is handed what to tell what it does and how far that is, and returns what came of it."""


class Going(Protocol):
    """What a way can lead to."""

    def open_at(self, path: Path, *, may_create: bool = False) -> bool:
        """Open a library, made if `may_create` and absent."""

    def do(self, what: str, work: Work) -> None:
        """Do something about the library, and open it then."""

    def stay(self) -> None:
        """Go on with the library that is open."""

    def leave(self) -> None:
        """Leave the program."""


class Steps:
    """The ways, for the library at one path with its backups, which is remembered to have had so many papers."""

    def __init__(
        self, path: Path, papers: int, backups: Sequence[KeptBackup], questions: Questions, going: Going
    ) -> None:
        self._path = path
        self._papers = papers
        self._backups = backups
        self._questions = questions
        self._go = going

    def retry(self) -> Step:
        """Return the way to the same place once more."""
        return Way("Try Again", "Open it once more, at the same place."), lambda: self._go.open_at(self._path)

    def locate(self) -> Step:
        """Return the way to where the library is now."""
        return Way("Locate…", "Show where its file is now."), self._pick

    def open(self) -> Step:
        """Return the way to another library."""
        return Way("Open Another…", "Choose the file of another library. This one stays as it is."), self._pick

    def _pick(self) -> bool:
        picked = self._questions.files_to_open("Open Library", LIBRARY_FILES)
        return bool(picked) and self._go.open_at(Path(picked[0]))

    def new(self) -> Step:
        """Return the way to a new library."""

        def go() -> bool:
            place = self._questions.file_to_save("New Library", "library.db", LIBRARY_FILES)
            return bool(place) and self._go.open_at(Path(place), may_create=True)

        return Way("New Library…", "Begin an empty library in another file."), go

    def stay(self) -> Step:
        """Return the way on with the library that is open."""

        def go() -> bool:
            self._go.stay()
            return True

        return Way("Go On with This One", "It is the one that you want; this is not asked again."), go

    def quit(self) -> Step:
        """Return the way out."""

        def go() -> bool:
            self._go.leave()
            return True

        return Way("Quit", "Leave everything as it is."), go

    def restore(self) -> list[Step]:
        """Return the way to the backups, where there are any."""
        if not self._backups:
            return []
        newest = self._backups[0].about
        tip = (
            f"The newest is of {exact(newest.made)}, with {counted(newest.papers, 'paper')}. "
            "What stands in its place, if anything, is kept."
        )
        return [(Way("Restore a Backup…", tip), self._choose_backup)]

    def _choose_backup(self) -> bool:
        offered = self._backups[:MOST_BACKUPS]
        ways = [Way(exact(one.about.made), sentences.in_short(one.about)) for one in offered]
        sentence = "It takes the place of the library. What stands there now, if anything, is kept."
        if len(self._backups) > len(offered):
            sentence += f" These are the newest of {len(self._backups)}; in the terminal, readinglist restore has all."
        chosen = self._questions.way("Which backup?", sentence, [*ways, Way("Back", "Choose another way.")])
        if not 0 <= chosen < len(offered):
            return False
        path, backup = self._path, offered[chosen]

        def restore(tell: Tell) -> str:
            from readinglist.library import restoring

            return restoring.restore(path, backup, tell).sentence

        self._go.do("Restoring the backup", restore)
        return True

    def recover(self) -> Step:
        """Return the way to what can still be read."""
        path, papers = self._path, self._papers

        def go() -> bool:
            from readinglist.library import recovery

            def read(tell: Tell) -> str:
                return recovery.recover(path, partial(tell, "Pages of the file"), expected=papers).sentence

            self._go.do("Reading what is left", read)
            return True

        tip = "Read every paper that can be read into a new library. The damaged file is kept under another name."
        return Way("Recover…", tip), go

    def put_aside(self, stray: Path) -> Step:
        """Return the way to a library without what stands beside it."""

        def go() -> bool:
            from readinglist.library import recovery

            self._go.do("Moving the file aside", lambda _tell: f"It was kept as {recovery.put_aside(stray).name}.")
            return True

        return Way("Move It Aside", f"Give {stray.name} another name, and open the library."), go
