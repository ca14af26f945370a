"""A monkey at the desk: it presses, types, clicks, drags and chooses at random, and closes what waits for an answer."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from readinglist.gui.keys.refusals import refusal
from readinglist.gui.menus import MENUS
from tests.gui.dragged import drag_files, drag_papers, drag_tag, drag_text
from tests.gui.parts import Answers, Program

LEAVING = ("quit", "move-library")  # would be the end of it
ACTIONS = [action for menu in MENUS for action in menu.actions() if action.id not in LEAVING]
KEYS = [key for action in ACTIONS for key in action.all_keys]
KEYS += ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Tab", "Backspace", "Space", "Return", "Esc"]
WORDS = ["contrastve", "lerning", "tag:", "is:unread", "-", '"', "(a OR", "vision/3d", "<b>", "ü🙂", "year:2021.."]
COMMANDS = [
    "dark",
    "light",
    "theme",
    "> star",
    "# vision",
    "unread",
    "history",
    "contrastve",
    "triage",
    "tags",
    "trash",
]
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
        self._program, self._folder = program, folder
        self._random = random.Random(seed)
        self.done: deque[str] = deque(maxlen=60)
        self._turns = self._turns_seen = 0
        self._deeds: dict[Callable[[], None], float] = {
            self._press: 40,
            self._click: 30,
            self._trigger: 15,
            self._type: 10,
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

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or QApplication.activeWindow() or self._program.window

    # Keys and words

    def _press(self) -> None:
        self._press_key(self._random.choice(KEYS))

    def _press_key(self, key: str) -> None:
        front = self._front()
        target = front.focusWidget() or front
        self._say(f"{key} in {target.objectName() or target}")
        QTest.keySequence(target, QKeySequence(key))

    def _type(self) -> None:
        self._type_word(self._random.choice(WORDS))

    def _type_word(self, word: str) -> None:
        front = self._front()
        target = front.focusWidget() or front
        self._say(f"{word} in {target.objectName() or target}")
        for letter in word:  # as an input method sends it: not all are keys
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

    # The mouse

    def _click(self) -> None:
        front = self._front()
        shown = [one for one in front.findChildren(QWidget) if one.isVisible() and one.window() is front]
        target = self._random.choice(shown or [front])
        if isinstance(target, QAbstractScrollArea):
            target = target.viewport()
        button = self._random.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (9, 1))[0]
        place = self._place_in(target)
        self._say(f"{button} at {place} of {target.objectName() or target}")
        click = self._random.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        click(target, button, Qt.KeyboardModifier.NoModifier, place)

    def _place_in(self, widget: QWidget) -> QPoint:
        return QPoint(self._random.randrange(max(1, widget.width())), self._random.randrange(max(1, widget.height())))

    def _drag_papers(self) -> None:
        desk = self._program.desk
        places = [self._place_in(desk.sidebar.viewport()) for _ in range(3)]
        ids = list(desk.papers.selected_ids()) or list(desk.papers.list.papers.ids[:5])
        self._say(f"{len(ids)} papers dragged to {places[-1]} of the sidebar")
        drag_papers(ids, desk.papers.list, desk.sidebar, places, is_dropped=self._random.random() < 0.8)

    def _drag_tag(self) -> None:
        desk = self._program.desk
        places = [self._place_in(desk.papers.list.viewport()) for _ in range(3)]
        name = self._random.choice([tag.name for tag in desk.snapshot.tags()] or ["vision"])
        self._say(f"{name} dragged to {places[-1]} of the list")
        drag_tag(name, desk.sidebar, desk.papers.list, places, is_dropped=self._random.random() < 0.8)

    def _drop_in(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._say("something dropped into the window")
            files = self._program.answers.files
            self._random.choice((lambda: drag_files(files, self._program.window), self._drop_page))()

    def _drop_page(self) -> None:
        drag_text(PAGE, self._program.window)

    # Actions

    def _trigger(self) -> None:
        self._trigger_action(self._random.choice(ACTIONS).id)

    def _trigger_action(self, name: str) -> None:
        if QApplication.activeModalWidget() is None:
            made = self._program.window.findChild(QAction, name)
            assert isinstance(made, QAction)
            self._say(f"action {name}")
            made.trigger()

    def _undo_or_redo(self) -> None:
        self._trigger_action(self._random.choice(("undo", "undo", "redo")))

    def _use_palette(self) -> None:
        self._trigger_action("palette")
        self._type_word(self._random.choice(COMMANDS))
        for key in self._random.choices(("Down", "Up", "Return", "Esc"), (3, 1, 4, 1), k=3):
            self._press_key(key)

    def _triage(self) -> None:
        self._trigger_action("triage")
        for key in self._random.choices(TRIAGE_KEYS, k=8):
            self._press_key(key)

    def _bind(self) -> None:
        """Give an action another key, where that may be, or all their usual ones."""
        keys, action, key = self._program.desk.keys, self._random.choice(ACTIONS), self._random.choice(KEYS)
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
