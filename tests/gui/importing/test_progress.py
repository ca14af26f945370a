"""Progress is shown once it is worth looking at, and stops when asked to, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.gui.importing.progress import ImportProgress
from readinglist.library.reading import Progress


@pytest.fixture
def progress(qtbot: QtBot) -> ImportProgress:
    progress = ImportProgress()
    qtbot.addWidget(progress)
    return progress


def test_what_is_quick_shows_nothing(qtbot: QtBot, progress: ImportProgress) -> None:
    progress.begin("Reading")
    progress.end()
    qtbot.wait(500)
    assert not progress.isVisible()


def test_what_takes_a_while_is_shown_with_its_file(qtbot: QtBot, progress: ImportProgress) -> None:
    progress.begin("Reading 3 files")
    progress.advance(Progress(1, 3, "<b>march</b>.txt", 200))
    qtbot.waitUntil(progress.isVisible)
    bar = progress.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (1, 3)
    texts = {label.text() for label in progress.findChildren(QLabel)}
    assert "<b>march</b>.txt, 200 found" in texts
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in progress.findChildren(QLabel))


def test_it_can_be_stopped_once(qtbot: QtBot, progress: ImportProgress) -> None:
    stopped: list[bool] = []
    progress.cancelled.connect(lambda: stopped.append(True))
    progress.begin("Reading")
    progress.show()
    progress.findChild(QPushButton, "cancel-import").click()
    qtbot.keyClick(progress, Qt.Key.Key_Escape)
    progress.close()
    assert stopped == [True]


def test_what_cannot_be_stopped_offers_no_stop(progress: ImportProgress) -> None:
    progress.begin("Adding", can_cancel=False)
    assert not progress.findChild(QPushButton, "cancel-import").isEnabled()
