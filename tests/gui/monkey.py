"""A monkey at the desk: it presses, types, clicks, drags and chooses at random, and closes what waits for an answer."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from readinglist.gui.keys.refusals import refusal
from readinglist.gui.menus import MENUS
from tests.gui.dragged import drag_files, drag_papers, drag_tag, drag_text
from tests.gui.hands import KEYS, Hands
from tests.gui.parts import Answers, Program

LEAVING = ("quit", "move-library")  # would be the end of it
ACTIONS = [action for menu in MENUS for action in menu.actions() if action.id not in LEAVING]
COMMANDS = ["dark", "light", "theme", "> star", "# vision", "unread", "history", "contrastve", "triage", "tags"]
TRIAGE_KEYS = ["R", "Q", "X", "U", "S", "T", "Del", "Ctrl+Z", "Ctrl+Shift+Z", "Left", "Right", "1", "Esc", "Esc"]
PAGE = "A Paper That Was Dropped\n\nWe drop papers here and there, and see what becomes of them in the end.\n"


class AtHome(Answers):
    """Answers anything, but does not let another library take the place of this one."""

    def choice(self, title: str, sentence: str, buttons: Sequence[str], *, is_serious: bool = False) -> int:
        answer = super().choice(title, sentence, buttons, is_serious=is_serious)
        return -1 if title == "Restore the backup?" else answer


class Monkey(QObject):
    """Does one thing after another; the same seed does the same, as far as threads allow."""

    def __init__(self, program: Program, folder: Path, seed: int) -> None:
        super().__init__(program.window)
        self._program, self._desk, self._folder = program, program.desk, folder
        self._random = random.Random(seed)
        self._hands = Hands(self._random, program.window, self._say)
        self.done: deque[str] = deque(maxlen=60)
        self._turns = self._turns_seen = 0
        self._deeds: dict[Callable[[], None], float] = {
            self._hands.press_any: 40,
            self._hands.click: 30,
            self._trigger_any: 15,
            self._hands.type_any: 10,
            self._drag_papers: 4,
            self._drag_tag: 3,
            self._undo_or_redo: 3,
            self._use_palette: 2,
            self._triage: 2,
            self._close_a_window: 2,
            self._bind: 1,
            self._resize: 1,
            self._drop_in: 0.2,
        }
        self._watch = QTimer(self, interval=100)
        self._watch.timeout.connect(self._close_what_waits)
        self._watch.start()

    def act(self) -> None:
        """Do something."""
        self._turns += 1
        self._program.answers.path = str(self._random.choice((self._folder, self._folder / "papers.bib")))
        self._program.answers.choice_answer = self._random.choice((-1, 0, 0, 1))
        self._program.answers.text_answer = self._random.choice(("language/speech", "", "speech 2"))
        self._random.choices(list(self._deeds), list(self._deeds.values()))[0]()

    def _say(self, what: str) -> None:
        self.done.append(f"{self._turns}: {what}")

    # Drags

    def _drag_papers(self) -> None:
        papers, sidebar = self._desk.papers.list, self._desk.sidebar
        places = [self._hands.place_in(sidebar.viewport()) for _ in range(3)]
        ids = list(self._desk.papers.selected_ids()) or list(papers.papers.ids[:5])
        self._say(f"{len(ids)} papers dragged to {places[-1]} of the sidebar")
        drag_papers(ids, papers, sidebar, places, is_dropped=self._random.random() < 0.8)

    def _drag_tag(self) -> None:
        """Drag a tag onto the papers, or onto another tag."""
        view = self._random.choice((self._desk.papers.list, self._desk.sidebar))
        places = [self._hands.place_in(view.viewport()) for _ in range(3)]
        name = self._random.choice([tag.name for tag in self._desk.snapshot.tags()] or ["vision"])
        self._say(f"{name} dragged to {places[-1]} of {view.objectName()}")
        drag_tag(name, self._desk.sidebar, view, places, is_dropped=self._random.random() < 0.8)

    def _drop_in(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._say("something dropped into the window")
            if self._random.random() < 0.5:
                drag_files(self._program.answers.files, self._program.window)
            else:
                drag_text(PAGE, self._program.window)

    # Actions

    def _trigger_any(self) -> None:
        self._trigger(self._random.choice(ACTIONS).id)

    def _trigger(self, name: str) -> None:
        if QApplication.activeModalWidget() is None:
            made = self._program.window.findChild(QAction, name)
            assert isinstance(made, QAction)
            self._say(f"action {name}")
            made.trigger()

    def _undo_or_redo(self) -> None:
        self._trigger(self._random.choice(("undo", "undo", "redo")))

    def _use_palette(self) -> None:
        self._trigger("palette")
        self._hands.type(self._random.choice(COMMANDS))
        for key in self._random.choices(("Down", "Up", "Return", "Esc"), (3, 1, 4, 1), k=3):
            self._hands.press(key)

    def _triage(self) -> None:
        self._trigger("triage")
        for key in self._random.choices(TRIAGE_KEYS, k=8):
            self._hands.press(key)

    def _bind(self) -> None:
        """Give an action another key, where that may be, or all their usual ones."""
        keys, action, key = self._desk.keys, self._random.choice(ACTIONS), self._random.choice(KEYS)
        if self._random.random() < 0.2:
            self._say("the usual keys")
            keys.reset()
        elif not refusal(key, action, keys):
            self._say(f"{key} for {action.id}")
            keys.give(action, (key,))

    # Windows

    def _resize(self) -> None:
        width, height = self._random.choice(((1280, 800), (800, 600), (1000, 640)))
        self._say(f"{width}x{height}")
        self._program.window.resize(width, height)

    def _close_a_window(self) -> None:
        main, modal = self._program.window, QApplication.activeModalWidget()
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not main]
        others = others if modal is None else [modal]  # the others are held
        if others:
            one = self._random.choice(others)
            self._say(f"close {one.objectName() or one}")
            one.close()

    def _close_what_waits(self) -> None:
        """Close a menu, or a dialog in whose own loop the latest deed still goes on."""
        is_waiting, self._turns_seen = self._turns == self._turns_seen, self._turns
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif is_waiting and modal is not None:
            modal.close()
