"""The real program on a test's desktop: watched from outside, asked through its terminal."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import readinglist
from readinglist.domain.errors import LibraryMissing
from readinglist.domain.paper import Paper
from readinglist.library import Library
from tests.e2e.desktop import PATIENCE, Desktop, wait_for

HERE = Path(__file__).parent
QUESTIONS = ("QMessageBox", "WaysDialog")
CHECKOUT = Path(readinglist.__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Shown:
    """Something on the screen: a widget, or a row of a list. `place` is x, y, width, height in pixels."""

    text: str
    place: tuple[int, int, int, int]
    kind: str = "row"
    name: str = ""
    title: str = ""
    spoken: str = ""
    enabled: bool = True
    focus: bool = False
    active: bool = False
    rows: tuple[Shown, ...] = ()

    @property
    def centre(self) -> tuple[int, int]:
        """Where one would click it."""
        x, y, width, height = self.place
        return x + width // 2, y + height // 2

    @classmethod
    def read(cls, told: dict[str, Any]) -> Shown:
        """Return what the watched program told of a widget or a row."""
        rows = tuple(cls.read(row) for row in told.get("rows", ()))
        return cls(**{**told, "place": tuple(told["place"]), "rows": rows})


class Child:
    """A process that answers each line of JSON with a line of JSON."""

    def __init__(
        self,
        script: Path,
        arguments: Sequence[str],
        environment: dict[str, str],
        errors: Path,
        through: Sequence[str] = (),
    ) -> None:
        self._errors = errors
        with errors.open("ab") as log:
            self._process = subprocess.Popen(
                [*through, sys.executable, "-X", "faulthandler", str(script), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=environment,
            )

    def ask(self, order: object) -> Any:
        """Send an order and return the answer; a process that gives none is ended."""
        stdin, stdout = _pipe(self._process.stdin), _pipe(self._process.stdout)
        stdin.write(json.dumps(order) + "\n")
        stdin.flush()
        patience = threading.Timer(PATIENCE * 2, self._process.kill)
        patience.start()
        answer = stdout.readline()
        patience.cancel()
        assert answer, f"no answer to {order!r}: {self._errors.read_text()}"
        return json.loads(answer)

    def wait(self) -> int:
        """Wait for the process to end by itself and return its exit status."""
        return self._process.wait(timeout=PATIENCE)

    def terminate(self) -> None:
        """Tell the process to end."""
        self._process.terminate()

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait(timeout=PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            _pipe(stream).close()


class Program:
    """Reading List with a home and a library of its own; its window is driven through the desktop."""

    def __init__(self, desktop: Desktop, home: Path) -> None:
        self.desktop = desktop
        self.library = home / "papers.db"
        self.errors = home / "stderr.txt"
        self.opened = home / "opened.txt"
        self.settings = home / "config" / "readinglist" / "window.ini"
        self._home = home
        self._child: Child | None = None
        _make_browser(home / "bin", self.opened)
        self.errors.touch()

    def take_in(self, *listings: Path) -> None:
        """Import listings before the program is started."""
        with Library.open(self.library) as library:
            assert library.import_files(listings).new

    def start(self, *files: Path, through: Sequence[str] = ()) -> None:
        """Start the program on `files` and wait until its window, or a question before it, has the keyboard.

        `through` is a command that runs another one.
        """
        arguments = ["--library", str(self.library), *map(str, files)]
        self._child = Child(HERE / "watched.py", arguments, self.environment(), self.errors, through)
        self.wait(kind="MainWindow")
        wait_for(lambda: any(shown.active for shown in self.look()), "a window with the keyboard")

    def quit(self) -> None:
        """Leave the program as a user does; it must end by itself, and well."""
        self.wait_for_keyboard(kind="MainWindow")  # while a dialog closes, keys go nowhere
        self.desktop.press("ctrl+q")
        self.expect_end()

    def terminate(self) -> None:
        """End the program as a logout does: it is told, and has time to finish; it must end well."""
        assert self._child is not None
        self._child.terminate()
        self.expect_end()

    def expect_end(self) -> None:
        """Wait until the program has ended by itself, with exit status 0."""
        assert self._child is not None
        status = self._child.wait()
        self._child.kill()
        self._child = None
        assert status == 0, self.errors.read_text()

    def kill(self) -> None:
        """End the program without a word, as a crash or a power cut would."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def kept(self) -> str:
        """Return what is kept of a form that is open, outside of any library."""
        text = ""
        for path in self.settings.with_name("unfinished").glob("[!.]*"):
            with suppress(FileNotFoundError):  # it was saved just now
                text += path.read_text()
        return text

    def environment(self) -> dict[str, str]:
        """Return an environment without anything of this machine's user, and with a browser that only takes notes."""
        home = self._home
        folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        inherited = self.desktop.environment()
        return {
            **inherited,
            **folders,
            "HOME": str(home),
            "PYTHONPATH": str(CHECKOUT),
            "PATH": f"{home / 'bin'}:{inherited['PATH']}",
            "BROWSER": str(home / "bin" / "xdg-open"),
        }

    def look(self) -> list[Shown]:
        """Return everything that the program's windows show."""
        assert self._child is not None
        return [Shown.read(told) for told in self._child.ask("look")]

    def find(self, *, kind: str = "", name: str = "", text: str = "", spoken: str = "") -> Shown | None:
        """Return the first widget on the screen that is all of this (`text` need only be part of its text)."""
        for shown in self.look():
            fits = (kind in ("", shown.kind), name in ("", shown.name), text in shown.text, spoken in shown.spoken)
            if all(fits):
                return shown
        return None

    def wait(self, **wanted: str) -> Shown:
        """Wait until a widget as `find` takes it is on the screen, and return it."""
        return wait_for(lambda: self.find(**wanted), f"{wanted} on the screen")

    def wait_for_keyboard(self, **wanted: str) -> None:
        """Wait until a window as `find` takes it is the one that keys go to."""

        def look() -> bool:
            shown = self.find(**wanted)
            return shown is not None and shown.active

        wait_for(look, f"keys going to {wanted}")

    def click(self, **wanted: str) -> None:
        """Click the middle of a widget as `find` takes it, once it is there."""
        self.desktop.click(self.wait(**wanted).centre)

    def drag(self, paper: str, end: tuple[int, int]) -> None:
        """Drag the paper with this title out of the list; its text is written before the mouse carries it."""
        start = self.wait_for_row(paper, name="paper-list").centre
        self.desktop.drag(start, end, lambda: self.find(kind="QShapedPixmapWindow") is not None)

    def answer(self, button: str) -> None:
        """Click the button of a question that says this and no more, once the question has the keyboard."""

        def look() -> Shown | None:
            shown = self.look()
            is_asked = any(one.active and one.kind in QUESTIONS for one in shown)
            return next((one for one in shown if is_asked and (one.kind, one.text) == ("QPushButton", button)), None)

        self.desktop.click(wait_for(look, f"a question with the answer {button!r}").centre)

    def wait_for_row(self, text: str, *, saying: str = "", **wanted: str) -> Shown:
        """Wait until a list, tree or menu has a row with this text, and return the row.

        To a screen reader it says `saying`, among other things.
        """

        def look() -> Shown | None:
            rows = shown.rows if (shown := self.find(**wanted)) else ()
            return next((row for row in rows if text in row.text and saying in row.spoken), None)

        return wait_for(look, f"a row {text!r} in {wanted}")

    def choose(self, menu: str, *entries: str) -> None:
        """Go through the menu bar with the mouse."""
        self.desktop.click(self.wait_for_row(menu, kind="QMenuBar").centre)
        for entry in entries:
            self.desktop.click(self._wait_for_entry(entry).centre)

    def _wait_for_entry(self, text: str) -> Shown:
        def look() -> Shown | None:
            menus = [shown for shown in self.look() if shown.kind == "QMenu"]
            return next((row for menu in menus for row in menu.rows if text in row.text), None)

        return wait_for(look, f"the menu entry {text!r}")

    def ask(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the program's terminal on the same library."""
        return subprocess.run(
            [sys.executable, "-m", "readinglist", "--library", str(self.library), *arguments],
            capture_output=True,
            text=True,
            env=self.environment(),
            timeout=PATIENCE * 2,
            check=False,
        )

    def papers(self, query: str = "") -> list[Paper]:
        """Return the papers that match, as another process sees them; none where there is no library yet."""
        try:
            with Library.open(self.library, create=False) as library:
                return library.papers(library.search(query).ids)
        except LibraryMissing:
            return []

    def wait_for_papers(self, count: int, query: str = "") -> list[Paper]:
        """Wait until this many papers match, and return them."""
        wait_for(lambda: len(self.papers(query)) == count, f"{count} papers for {query!r}")
        return self.papers(query)


def _make_browser(folder: Path, notes: Path) -> None:
    """Put an `xdg-open` into `folder` that writes down what it is asked to open, one argument on each line."""
    folder.mkdir(parents=True)
    script = folder / "xdg-open"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{notes}"\n')
    script.chmod(0o755)


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
