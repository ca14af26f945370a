"""The end of a window: everything is saved first, or its user says to go without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readinglist.gui.desk import Desk

if TYPE_CHECKING:
    from readinglist.gui.details.notes import NotesEditor

STAY, COPY, CLOSE = "Stay", "Copy the Notes and Stay", "Close without Saving"


class Closing(QObject):
    """Says when the window can close. What is refused meanwhile is asked about; at other times it is a notice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._is_wanted = False
        self._is_asking = False
        self._is_agreed = False
        self._problem = ""
        desk.background.failed.connect(self._take_failure)
        desk.background.busy.connect(self._go_on)

    def is_ready(self) -> bool:
        """Save what is not saved yet; tell whether all is. Where it is not, the window is closed once it is."""
        if self._is_agreed:
            return True
        if self._is_asking:
            return False
        save_notes(self._desk)
        self._is_wanted = self._desk.background.is_busy
        return not self._is_wanted

    def _take_failure(self, sentence: str) -> None:
        if self._is_wanted:
            self._problem = sentence
        else:
            self._desk.notices.complain(sentence)

    def _go_on(self, is_busy: bool) -> None:
        if self._is_wanted and not is_busy:
            self._is_wanted = False
            problem, self._problem = self._problem, ""
            if problem:
                self._ask(problem)
            self._is_agreed = self._is_agreed or not problem
            if self._is_agreed:
                self._desk.window.close()

    def _ask(self, problem: str) -> None:
        """Ask whether to close all the same; who stays still sees why."""
        notes = "\n\n".join(text for editor in _notes(self._desk) for text in editor.unsaved())
        buttons = (STAY, COPY, CLOSE) if notes else (STAY, CLOSE)
        lost = "Your notes are not saved, and" if notes else "What you did last"
        sentence = f"{problem} {lost} would be lost with the window."
        self._is_asking = True
        chosen = self._desk.questions.choice("Close the window?", sentence, buttons, is_serious=True)
        self._is_asking = False
        answer = buttons[chosen] if chosen >= 0 else STAY
        self._is_agreed = answer == CLOSE
        if answer == COPY:
            self._desk.clipboard.setText(notes)
        if not self._is_agreed:
            self._desk.notices.complain(problem)


def save_notes(desk: Desk) -> None:
    """Save the notes that are not yet, in the details and in triage."""
    for editor in _notes(desk):
        editor.save_all()


def _notes(desk: Desk) -> list[NotesEditor]:
    from readinglist.gui.details.notes import NotesEditor  # not needed for a start

    return desk.window.findChildren(NotesEditor)
