"""Change Keys: every action by menu, and for the chosen one two fields that take a key. All is in force at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readinglist.gui.icons import icon
from readinglist.gui.keys.action_tree import ActionTree
from readinglist.gui.keys.key_field import KeyField
from readinglist.gui.keys.keys import Keys
from readinglist.gui.keys.places import own_keys
from readinglist.gui.keys.refusals import refusal
from readinglist.gui.naming import named
from readinglist.gui.questions import Questions

_NAMES = ("Key", "Second key")


class KeyChoice(QDialog):
    """Gives an action the keys that are pressed, or says why it cannot have them."""

    def __init__(self, keys: Keys, questions: Questions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "key-choice", "Change keys")
        self.setWindowTitle("Change Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys, self._questions = keys, questions
        self._tree = ActionTree(keys)
        self._filter = named(QLineEdit(clearButtonEnabled=True), "key-filter", "Show only actions with this text")
        self._filter.setPlaceholderText("Find an action or a key")
        self._chosen = _label("key-action", "heading")
        self._said = _label("key-refusal", "error")
        self._fields = tuple(KeyField(f"key-{number}", name) for number, name in enumerate(_NAMES, start=1))
        self._clears = tuple(_clear_button(name) for name in _NAMES)
        self._reset = named(QPushButton("Reset", autoDefault=False), "key-reset", "Reset the keys of this action")
        self._reset_all = named(QPushButton("Reset All…", autoDefault=False), "keys-reset")
        self._close = named(QPushButton("Close", autoDefault=False), "close")
        self._assemble()
        self._connect()
        self._tree.choose_first()
        self.resize(640, 560)
        self._filter.setFocus()

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, field, clear) in enumerate(zip(_NAMES, self._fields, self._clears, strict=True)):
            label = QLabel(name)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(clear, row, 2)
        grid.addWidget(self._reset, 0, 3)
        foot = QHBoxLayout()
        foot.addWidget(self._reset_all)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._filter)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._chosen)
        layout.addLayout(grid)
        layout.addWidget(self._said)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._tree.narrow)
        self._filter.returnPressed.connect(self._tree.setFocus)
        self._tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._tree.entered.connect(self._fields[0].setFocus)
        for at, (field, clear) in enumerate(zip(self._fields, self._clears, strict=True)):
            field.pressed.connect(lambda key, at=at: self._give(at, key))
            field.left.connect(self._tree.setFocus)
            clear.clicked.connect(lambda _checked=False, at=at: self._give(at, ""))
        self._reset.clicked.connect(self._reset_one)
        self._reset_all.clicked.connect(self._ask_reset_all)
        self._close.clicked.connect(self.close)
        self._keys.changed.connect(self._show_chosen)

    def _show_chosen(self, said: str = "") -> None:
        action = self._tree.action()
        keys = self._keys.own(action) if action is not None else ()
        self._chosen.setText(self._tree.chosen_text() or "Nothing is called so.")
        for at, (field, clear) in enumerate(zip(self._fields, self._clears, strict=True)):
            field.show_key(keys[at] if at < len(keys) else "")
            field.setEnabled(action is not None)
            clear.setEnabled(at < len(keys))
        self._reset.setEnabled(action is not None and self._keys.is_chosen(action))
        self._reset_all.setEnabled(self._keys.has_chosen)
        self._said.setText(said)

    def _give(self, at: int, key: str) -> None:
        """Give the chosen action a key in the place of its first or second, or say why not."""
        action = self._tree.action()
        if action is None:
            return
        said = refusal(key, action, self._keys) if key else ""
        if said:
            self._show_chosen(said)
            return
        keys = [*self._keys.own(action), "", ""][: len(_NAMES)]
        keys[at] = key
        self._keys.give(action, tuple(dict.fromkeys(one for one in keys if one)))

    def _reset_one(self) -> None:
        action = self._tree.action()
        if action is not None:
            usual = own_keys(self._keys.usual(action))
            said = next(filter(None, (refusal(key, action, self._keys) for key in usual)), "")
            if said:
                self._show_chosen(said)
            else:
                self._keys.give(action, usual)

    def _ask_reset_all(self) -> None:
        sentence = "Give every action its usual keys again? The keys that you chose are forgotten."
        if self._questions.choice("Reset All Keys", sentence, ["Reset All", "Cancel"]) == 0:
            self._keys.reset()


def _clear_button(name: str) -> QToolButton:
    button = named(QToolButton(), f"clear-{name.lower().replace(' ', '-')}", f"Take the {name.lower()} away")
    button.setToolTip(f"Take the {name.lower()} away")
    button.setIcon(icon("close"))
    return button


def _label(name: str, role: str) -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label
