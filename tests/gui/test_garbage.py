"""Garbage is collected while nobody waits: not amid work that makes many objects, but not never either."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from readinglist.gui.garbage import MANY, PATIENCE, GuiGarbage


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QTimer]:
    parent = QObject(qapp)
    timer = GuiGarbage(parent).findChild(QTimer)
    assert timer is not None
    yield timer
    timer.stop()
    parent.deleteLater()


@pytest.fixture
def collections() -> Iterator[list[str]]:
    told: list[str] = []

    def note(phase: str, _details: dict[str, int]) -> None:
        told.append(phase)

    gc.callbacks.append(note)
    yield told
    gc.callbacks.remove(note)


def test_a_few_new_objects_are_looked_through(look: QTimer, collections: list[str]) -> None:
    held = [[number] for number in range(2_000)]
    look.timeout.emit()
    assert collections
    assert held


def test_what_much_work_holds_is_waited_for_but_not_for_ever(look: QTimer, collections: list[str]) -> None:
    held = [[number] for number in range(MANY + 2_000)]
    for _ in range(PATIENCE):
        look.timeout.emit()
    assert not collections
    look.timeout.emit()
    assert collections
    assert held


def test_what_went_with_its_work_is_not_waited_for(look: QTimer, collections: list[str]) -> None:
    held = [[number] for number in range(MANY + 2_000)]
    look.timeout.emit()
    del held
    kept = [[number] for number in range(2_000)]
    look.timeout.emit()
    assert collections
    assert kept


@pytest.mark.usefixtures("look")
def test_no_other_thread_looks_for_any(collections: list[str]) -> None:
    def work() -> None:
        for _ in range(10_000):
            circle: list[object] = []
            circle.append(circle)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert gc.get_count()[0] > 5_000
    assert not collections
