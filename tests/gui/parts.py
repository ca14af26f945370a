"""A window to test with: everything real but the browser, other windows to drag to, and the user."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ReadingListError
from readinglist.domain.records import Record
from readinglist.gui.background import Background
from readinglist.gui.desk import Desk
from readinglist.gui.editing.draft import Draft, Field
from readinglist.gui.importing.reviewing import Decision, DialogReviewer, Prepared
from readinglist.gui.main_window import MainWindow
from readinglist.gui.new_desk import Outside
from readinglist.gui.questions import DialogQuestions
from readinglist.gui.settings import Settings
from readinglist.gui.theme import ThemeSwitch
from readinglist.gui.ways_dialog import Way
from readinglist.library import Library, backups, importing
from readinglist.library.review import Choices, Source

PATIENCE = 15.0  # seconds until a test gives up; machines are slow at times
TITLES = (
    "A Plain Convolutional Network, Revisited",
    "Learning to Fold Proteins by Looking at Them",
    "Contrastive Learning of Sentence Meaning",
    "Weak Teachers and Strong Students",
    "Diffusion on Curved Surfaces",
)


def fill(path: Path, titles: Sequence[str] = TITLES, name: str = "page.txt") -> None:
    """Import papers of these titles; the first one has a repository."""
    from readinglist.domain.links import Link

    links = (Link.to("https://github.com/example/plain"),)
    records = tuple(
        Record(line, title, title, abstract=f"About {title.lower()}.", links=links if line == 1 else ())
        for line, title in enumerate(titles, start=1)
    )
    with Library.open(path) as library:
        importing.commit(library, importing.review(library, [Source(name, name, name, "test", "Mar 17", records)]))


def fail_in_children(monkeypatch: pytest.MonkeyPatch, folder: Path, module: str, name: str) -> None:
    """Let a function fail by a fault of ours in each process that is started from now on."""
    (folder / "sitecustomize.py").write_text(
        f"""import {module} as module

def words():
    return "my private title"

def fail(*_, **__):
    raise KeyError(words())

module.{name} = fail
"""
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))


class Answers:
    """Answers the window's questions with what it holds, and remembers what was asked."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.path = ""
        self.suggested = ""
        self.text_answer = ""
        self.colour_answer = ""
        self.choice_answer = -1
        self.ways: list[str] = []
        self.offered: list[str] = []
        self.tips: list[list[str]] = []  # of what was offered, one list for each question
        self.typed: list[dict[Field, str]] = []
        self.drafts: list[Draft] = []
        self.save: Callable[[Draft], None] = lambda _draft: None
        self.asked: list[str] = []
        self.decide: Callable[[Prepared], Decision | None] = lambda _prepared: Decision(frozenset(), Choices())

    def files_to_open(self, title: str, kinds: str) -> list[str]:  # noqa: ARG002
        self.asked.append(title)
        return self.files

    def folder_to_open(self, title: str, start: str = "") -> str:
        self.asked.append(title)
        self.suggested = start
        return self.path

    def file_to_save(self, title: str, suggested: str, kinds: str) -> str:  # noqa: ARG002
        self.asked.append(title)
        self.suggested = suggested
        return self.path

    def text(self, title: str, label: str, initial: str = "", *, button: str = "Save") -> str:  # noqa: ARG002
        self.asked.append(title)
        return self.text_answer

    def colour(self, title: str, initial: str) -> str:  # noqa: ARG002
        self.asked.append(title)
        return self.colour_answer

    def choice(self, title: str, sentence: str, buttons: Sequence[str], *, is_serious: bool = False) -> int:  # noqa: ARG002
        self.asked.append(sentence)
        return self.choice_answer

    def way(self, heading: str, sentence: str, ways: Sequence[Way]) -> int:
        """Go the ways that were named before, one after the other; then none."""
        self.asked.append(f"{heading}. {sentence}")
        self.offered = [way.text for way in ways]
        self.tips.append([way.tip for way in ways])
        return self.offered.index(self.ways.pop(0)) if self.ways else -1

    def edit_paper(self, draft: Draft, then: Callable[[Draft], None]) -> None:
        self.drafts.append(draft)
        self.save = then
        if self.typed:
            then(replace(draft, typed={**draft.typed, **self.typed.pop(0)}))

    def review(self, prepared: Prepared, then: Callable[[Decision | None], None]) -> None:
        then(self.decide(prepared))


class Backups:
    """Remembers what was to be backed up. Makes backups in this process, and at the end of a window none."""

    def __init__(self) -> None:
        self.runs: list[Path] = []
        self.left: list[Path] = []
        self.error: Exception | None = None

    def run(self, library: Path, reason: Reason) -> None:
        self.runs.append(library)
        if self.error is not None:
            raise self.error
        backups.make(library, reason)

    def leave(self, library: Path) -> None:
        self.left.append(library)


@dataclass
class Program:
    """A window on a library file, with its answers, the links it opened and what was dragged out of it."""

    qtbot: QtBot
    path: Path
    window: MainWindow
    answers: Answers
    links: list[str] = field(default_factory=list)
    carried: list[tuple[QMimeData, QPixmap]] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    backups: Backups = field(default_factory=Backups)

    @property
    def desk(self) -> Desk:
        return self.window.desk

    def titles(self) -> list[str]:
        """The titles of the list, as the library has them."""
        ids = list(self.desk.papers.list.papers.ids)
        with Library.open(self.path) as library:
            return [paper.title for paper in library.papers(ids)]

    def current(self) -> str:
        paper = self.desk.papers.current_paper()
        return paper.title if paper else ""

    def notice(self) -> str:
        notice = self.desk.notices.notice
        return notice.text if notice else ""

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until `condition` holds; it is looked at each millisecond, since hundreds of tests wait here."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"waited {PATIENCE:.0f} s in vain"
            self.qtbot.wait(1)

    def wait_for_writes(self) -> None:
        """Wait until what was asked for is written and shown."""
        self.wait(lambda: not self.desk.background.is_busy)
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for so far has been answered."""
        background = self.desk.background
        for _ in range(2):  # an answer may have led to another question
            self.wait(lambda: not self.window.findChild(QTimer, "details-pause").isActive())
            done: list[bool] = []
            background.read(lambda _library: True, done.append)
            background.gather(lambda _library: True, done.append, topic="settled")
            self.wait(lambda done=done: len(done) == 2)
            QApplication.processEvents()

    def close(self) -> None:
        self.leave()
        assert self.bugs == [], "\n".join(self.bugs)

    def leave(self) -> None:
        """Close the window, and wait for what is still being written."""
        self.window.close()
        self.wait(lambda: not self.window.isVisible())


def open_program(
    qtbot: QtBot,
    path: Path,
    settings: Path,
    opened: type[Library] = Library,
    *,
    answers: Answers | None = None,
    is_answered: bool = True,
    backups_fail: str = "",
) -> Program:
    """Open a window and wait until its list is filled; where it is not `is_answered`, it asks with its dialogs.

    Its backups fail where there is a sentence that says why.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = application.findChild(ThemeSwitch) or ThemeSwitch(application)
    answers, links, carried, backer = answers or Answers(), [], [], Backups()
    backer.error = ReadingListError(backups_fail) if backups_fail else None
    background = Background(lambda: opened.open(path, waits=False))
    window = MainWindow(
        background,
        theme,
        Settings(settings),
        Outside(
            questions=(lambda _window: answers) if is_answered else DialogQuestions,
            reviewer=(lambda _window: answers) if is_answered else DialogReviewer,
            opener=lambda url: links.append(url) is None,
            carry=lambda _source, mime, picture: carried.append((mime, picture)),
            backer=lambda: backer,
        ),
    )
    background.setParent(window)  # as a session does; else each would keep the other, and all of the window, for ever
    program = Program(qtbot, path, window, answers, links, carried, backups=backer)
    background.broken.connect(program.bugs.append)
    # qtbot deletes a window before the fixture closes it, even one that wants to finish its writing first.
    qtbot.addWidget(window, before_close_func=lambda _window: program.leave())
    theme.dress()
    window.show()
    window.activateWindow()
    program.wait(window.isActiveWindow)
    background.start()
    program.wait(lambda: program.desk.papers.found is not None)
    program.settle()
    return program
