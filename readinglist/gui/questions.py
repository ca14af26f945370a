"""Questions to the user, as one small protocol: the window asks with dialogs, tests answer at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QMessageBox, QWidget

from readinglist.gui.foreign_text import visible

if TYPE_CHECKING:
    from readinglist.gui.editing.draft import Draft
    from readinglist.gui.ways_dialog import Way

LIBRARY_FILES = "Libraries (*.db);;All files (*)"
"""What dialogs for the files of libraries show, as Qt name filters."""


class Questions(Protocol):
    """What the window may ask. Every answer can be "never mind": an empty list, an empty text, None or -1."""

    def files_to_open(self, title: str, kinds: str) -> list[str]:
        """Ask for files that are there; `kinds` are Qt name filters."""

    def folder_to_open(self, title: str, start: str = "") -> str:
        """Ask for a folder that is there, beginning at `start`."""

    def file_to_save(self, title: str, suggested: str, kinds: str) -> str:
        """Ask for a path to write to, at first `suggested` (a name, or a path); an existing file was agreed to."""

    def text(self, title: str, label: str, initial: str = "", *, button: str = "Save") -> str:
        """Ask for a line of text, which `button` takes."""

    def colour(self, title: str, initial: str) -> str:
        """Ask for a colour, as `#rrggbb`."""

    def choice(self, title: str, sentence: str, buttons: Sequence[str], *, is_serious: bool = False) -> int:
        """Ask for one of `buttons` (the first is the proposed one); -1 where the question was closed."""

    def way(self, heading: str, sentence: str, ways: Sequence[Way]) -> int:
        """Ask which of `ways` to go (the first is the proposed one) after something serious; -1 where it was closed."""

    def edit_paper(self, draft: Draft, then: Callable[[Draft], None]) -> None:
        """Let the fields of a paper be edited, and call `then` once they are to be saved."""


class DialogQuestions:
    """Asks with dialogs over `parent`, or that dialog of its that is active; what they say is plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    @property
    def _over(self) -> QWidget | None:
        """The window to ask in front of, which the keyboard comes back to."""
        active = QApplication.activeWindow()
        is_there = isinstance(active, QDialog) and active.isVisible()  # one that was just answered is about to go
        return active if is_there else self._parent

    def files_to_open(self, title: str, kinds: str) -> list[str]:
        """Ask with the desktop's file dialog."""
        return QFileDialog.getOpenFileNames(self._over, title, str(Path.home()), kinds)[0]

    def folder_to_open(self, title: str, start: str = "") -> str:
        """Ask with the desktop's folder dialog, at home where nothing else is said."""
        return QFileDialog.getExistingDirectory(self._over, title, start or str(Path.home()))

    def file_to_save(self, title: str, suggested: str, kinds: str) -> str:
        """Ask with the desktop's file dialog, at home where no folder is suggested; it asks before it overwrites."""
        return QFileDialog.getSaveFileName(self._over, title, str(Path.home() / suggested), kinds)[0]

    def text(self, title: str, label: str, initial: str = "", *, button: str = "Save") -> str:
        """Ask with a one-line dialog."""
        from readinglist.gui.text_question import TextQuestion  # no start needs it

        question = TextQuestion(title, label, initial, self._over, button=button)
        accepted = question.exec()
        question.deleteLater()
        return question.answer if accepted else ""

    def colour(self, title: str, initial: str) -> str:
        """Ask with the colour dialog."""
        colour = QColorDialog.getColor(QColor(initial), self._over, title)
        return colour.name() if colour.isValid() else ""

    def choice(self, title: str, sentence: str, buttons: Sequence[str], *, is_serious: bool = False) -> int:
        """Ask with a message box."""
        box = QMessageBox(self._over)
        box.setWindowTitle(title)
        box.setIcon(QMessageBox.Icon.Warning if is_serious else QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setText(visible(sentence))
        made = [box.addButton(text, QMessageBox.ButtonRole.ActionRole) for text in reversed(buttons)]
        made.reverse()  # what is proposed stands on the right, as in all dialogs
        if made:
            box.setDefaultButton(made[0])
        box.addButton(QMessageBox.StandardButton.Cancel).setVisible(False)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((number for number, button in enumerate(made) if button is clicked), -1)

    def way(self, heading: str, sentence: str, ways: Sequence[Way]) -> int:
        """Ask with a dialog that says what each way does."""
        from readinglist.gui.ways_dialog import WaysDialog  # with luck never needed

        dialog = WaysDialog(heading, sentence, ways, self._over)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def edit_paper(self, draft: Draft, then: Callable[[Draft], None]) -> None:
        """Open the form; the window stays where it is meanwhile."""
        from readinglist.gui.editing.edit_dialog import EditDialog  # not needed before the first edit

        dialog = EditDialog(draft, self._parent)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: then(dialog.draft))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
