"""The second look goes on while one reads the review, and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.errors import LibraryBusy
from readinglist.domain.records import Record
from readinglist.gui.background import Background
from readinglist.gui.importing import second_look
from readinglist.gui.importing.findings import BATCH, Findings
from readinglist.gui.importing.second_look import SecondLook
from readinglist.library import Library, importing
from readinglist.library.review import Review, Source

PAPERS = 5 * BATCH


@dataclass
class Desk:
    """A library in the background, a review of many papers, and what was found."""

    background: Background
    look: SecondLook
    heard: list[Findings] = field(default_factory=list)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    path = tmp_path / "library.db"
    shown = filled(path)
    background = Background(lambda: Library.open(path), window)
    with qtbot.waitSignal(background.opened):
        background.start()
    desk = Desk(background, SecondLook(background, shown, window))
    desk.look.found.connect(desk.heard.append)
    yield desk
    assert background.close()


def filled(path: Path) -> Review:
    known = [Record(1, "Reading Slowly and Well in Winter", "Reading Slowly and Well in Winter")]
    titles = [
        "Reading Slowly and Well in Winter: A Study",
        *(f"Number {number} of many others" for number in range(PAPERS - 1)),
    ]
    new = tuple(Record(line, title, title) for line, title in enumerate(titles, start=1))
    with Library.open(path) as library:
        importing.commit(library, importing.review(library, [Source("", "a", "a", records=tuple(known))]))
        return importing.review(library, [Source("", "b", "b", records=new)])


def is_done(desk: Desk) -> bool:
    return bool(desk.heard) and desk.heard[-1].done == PAPERS


def test_it_tells_how_far_it_has_come_and_what_it_found(qtbot: QtBot, desk: Desk) -> None:
    desk.look.begin()
    qtbot.waitUntil(lambda: is_done(desk))
    assert [found.done for found in desk.heard] == [BATCH * number for number in range(6)]
    assert [match.paper.id for found in desk.heard for match in found.near] == [1]


def test_nothing_is_looked_for_before_it_begins(qtbot: QtBot, desk: Desk) -> None:
    desk.background.gather(lambda library: library.revision(), lambda _revision: desk.look.begin(), topic="other")
    assert desk.heard == []
    qtbot.waitUntil(lambda: is_done(desk))


def test_once_the_user_has_decided_no_more_is_looked_at(qtbot: QtBot, desk: Desk) -> None:
    desk.look.found.connect(lambda _found: desk.look.end() if len(desk.heard) == 2 else None)
    desk.look.begin()
    qtbot.waitUntil(lambda: len(desk.heard) == 2)
    with qtbot.waitSignal(desk.look.destroyed):
        desk.background.gather(lambda library: library.revision(), lambda _any: desk.look.deleteLater(), topic="other")
    assert [found.done for found in desk.heard] == [0, BATCH]


def test_other_work_on_that_thread_comes_between_two_batches(qtbot: QtBot, desk: Desk) -> None:
    others: list[int] = []

    def ask_for_more(_found: Findings) -> None:
        desk.background.gather(lambda library: library.revision(), others.append, topic=f"other {len(desk.heard)}")

    desk.look.found.connect(ask_for_more)
    desk.look.begin()
    qtbot.waitUntil(lambda: len(desk.heard) == 3)
    assert len(others) >= 1


def test_where_the_world_refuses_it_ends_and_says_so(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_library: Library, _review: Review) -> Iterator[Findings]:
        raise LibraryBusy("The library is busy.")

    monkeypatch.setattr(second_look, "findings", refuse)
    with qtbot.waitSignal(desk.look.failed):
        desk.look.begin()
    assert desk.heard == []


def test_a_bug_ends_it_too(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignals([desk.background.broken, desk.look.failed]):
        desk.background.read(lambda _library: [][1], lambda _never: None)
    desk.look.end()
