"""Takes a picture of every screen in both themes: tests that `pictures.py` runs, and nobody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from readinglist.gui.theme import ThemeChoice
from tests.gui.parts import Program
from tests.gui.screens.pictures import FOLDER, SIZE
from tests.gui.screens.showing import Opening, show
from tests.gui.screens.table import SCREENS, Screen

_COUNTING = 600  # milliseconds until the sidebar has counted
_SETTLING = 250  # milliseconds until everything is drawn


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_a_screen_has_its_picture_in_both_themes(screen: Screen, opening: Opening) -> None:
    program, folder, size = opening(screen), Path(os.environ[FOLDER]), os.environ[SIZE]
    fill_screen(program, size)

    def look() -> None:
        program.qtbot.wait(_COUNTING)
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            program.desk.theme.choose(choice)
            program.qtbot.wait(_SETTLING)
            picture = taken(program.window)
            assert picture.save(str(folder / f"{screen}-{choice.value}-{size}{_scale(picture)}.png"))

    try:
        show(program, screen, look)
    finally:
        program.desk.theme.choose(ThemeChoice.SYSTEM)


def fill_screen(program: Program, size: str) -> None:
    """Make the window as large as the screen."""
    if QGuiApplication.platformName() == "offscreen":
        program.window.resize(*map(int, size.split("x")))
    else:
        program.window.showMaximized()
    program.qtbot.wait(_SETTLING)


def taken(window: QWidget) -> QPixmap:
    """Return what is on the screen; where there is none, `window` with what stands before it."""
    if QGuiApplication.platformName() != "offscreen":
        return QGuiApplication.primaryScreen().grabWindow(0)
    picture = window.grab()
    painter = QPainter(picture)
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and each is not window:
            painter.drawPixmap(QPoint(*_middle(window, each)), each.grab())
    painter.end()
    return picture


def _middle(window: QWidget, before: QWidget) -> tuple[int, int]:
    """Where a dialog stands before `window`: the desktop puts it into the middle."""
    return (window.width() - before.width()) // 2, (window.height() - before.height()) // 2


def _scale(picture: QPixmap) -> str:
    return f"@{picture.devicePixelRatio():g}x" if picture.devicePixelRatio() > 1 else ""
