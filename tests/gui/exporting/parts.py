"""The Export window of a program, as its user meets it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QRadioButton, QWidget

from readinglist.domain.exports import EXPORT_KINDS
from readinglist.gui.exporting.export_window import ExportWindow
from readinglist.gui.exporting.meant import What
from readinglist.gui.tick import TickBox
from tests.gui.parts import Program

W = TypeVar("W", bound=QWidget)


class Exporting:
    """The window, opened by its action."""

    def __init__(self, program: Program, action: str = "export") -> None:
        self.program = program
        self.open(action)

    @property
    def window(self) -> ExportWindow:
        found = self.program.window.findChild(ExportWindow)
        assert isinstance(found, ExportWindow)
        return found

    def open(self, action: str = "export") -> None:
        trigger(self.program, action)
        self.program.settle()

    def part(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def button(self, name: str) -> QPushButton:
        return self.part(QPushButton, f"export-{name}")

    def line(self, what: What) -> QRadioButton:
        return self.part(QRadioButton, f"export-{what.name.lower()}")

    def box(self, name: str) -> TickBox:
        return self.part(TickBox, f"export-{name}")

    def choose(self, what: What) -> None:
        self.line(what).click()
        self.program.settle()

    def choose_format(self, name: str) -> None:
        self.part(QListWidget, "export-format").setCurrentRow([kind.name for kind in EXPORT_KINDS].index(name))
        self.program.settle()

    def preview(self) -> str:
        return self.part(QPlainTextEdit, "export-preview").toPlainText()

    def label(self, name: str) -> str:
        return self.part(QLabel, f"export-{name}").text()

    def press(self, name: str) -> None:
        self.button(name).click()
        self.program.wait_for_writes()


def trigger(program: Program, action: str) -> None:
    """Do what stands in the menu."""
    found = program.window.findChild(QAction, action)
    assert isinstance(found, QAction)
    assert found.isEnabled()
    found.trigger()
