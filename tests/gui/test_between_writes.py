"""What takes long to read makes way for writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from readinglist.gui.background import Background
from readinglist.gui.between_writes import BetweenWrites
from readinglist.library import Library, marking
from tests.gui.parts import fill


@pytest.fixture
def background(qtbot: QtBot, tmp_path: Path) -> Iterator[Background]:
    fill(tmp_path / "library.db")
    background = Background(lambda: Library.open(tmp_path / "library.db"))
    with qtbot.waitSignal(background.opened):
        background.start()
    yield background
    assert background.close()


def mark(library: Library) -> object:
    return marking.mark(library, [1], "read")


def test_a_write_ends_it_and_it_begins_anew_behind_the_write(qtbot: QtBot, background: Background) -> None:
    parent = QObject()
    rest = BetweenWrites(background, "rest", parent)
    begun, heard, written = [], [], []

    def work(library: Library, is_overtaken: Callable[[], bool]) -> int:
        begun.append(None)
        while len(begun) == 1 and not is_overtaken():
            pass
        return library.search("is:read").total

    rest.ask(work, heard.append)
    qtbot.waitUntil(lambda: len(begun) == 1)
    background.write(mark, written.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert (len(begun), len(written), heard) == (2, 1, [1])


def test_what_is_asked_during_a_write_begins_behind_it(qtbot: QtBot, background: Background) -> None:
    parent = QObject()
    rest = BetweenWrites(background, "rest", parent)
    heard: list[int] = []
    background.write(mark)
    rest.ask(lambda library, _is_overtaken: library.search("is:read").total, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [1]


def test_what_was_answered_or_forgotten_is_not_asked_again(qtbot: QtBot, background: Background) -> None:
    parent = QObject()
    rest = BetweenWrites(background, "rest", parent)
    heard: list[str] = []
    rest.ask(lambda _library, _is_overtaken: "first", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    with qtbot.waitSignal(background.busy, check_params_cb=lambda is_busy: not is_busy):
        background.write(mark)
        rest.ask(lambda _library, _is_overtaken: "second", heard.append)
        rest.forget()
    background.gather(lambda _library: "last", heard.append, topic="last")
    qtbot.waitUntil(lambda: "last" in heard)
    assert heard == ["first", "last"]
