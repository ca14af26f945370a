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


def test_papers_are_counted_with_the_pace_once_there_is_one(qtbot: QtBot, progress: ImportProgress) -> None:
    progress.begin("Adding")
    progress.count(1_000, 52_009)
    bar = progress.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (1_000, 52_009)
    assert "1,000 of 52,009" in {label.text() for label in progress.findChildren(QLabel)}
    qtbot.wait(1_100)
    progress.count(12_400, 52_009)
    (text,) = (label.text() for label in progress.findChildren(QLabel) if "of 52,009" in label.text())
    assert text.startswith("12,400 of 52,009 · ")
    assert text.endswith(" a second")


def test_once_all_are_counted_the_bar_goes_on_for_what_follows_has_no_measure(progress: ImportProgress) -> None:
    progress.begin("Looking")
    progress.count(52_009, 52_009)
    bar = progress.findChild(QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)


def test_it_can_be_stopped_once(qtbot: QtBot, progress: ImportProgress) -> None:
    stopped: list[bool] = []
    progress.cancelled.connect(lambda: stopped.append(True))
    progress.begin("Reading")
    progress.show()
    progress.findChild(QPushButton, "cancel-import").click()
    qtbot.keyClick(progress, Qt.Key.Key_Escape)
    progress.close()
    assert stopped == [True]
