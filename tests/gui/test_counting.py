"""Smart lists are counted one after the other, while nobody types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.errors import LibraryBusy
from readinglist.domain.overview import SmartList
from readinglist.domain.query import Query
from readinglist.gui.background import Background
from readinglist.gui.counting import IDLE_MILLISECONDS, Counting
from readinglist.library import Library
from readinglist.library.searching import SearchResult
from tests.gui.parts import fill

LISTS = (SmartList(1, "Unread", "is:unread"), SmartList(2, "Proteins", "proteins"), SmartList(3, "Again", "is:unread"))


@dataclass
class Held:
    """What holds up counting: it waits at the gate, and is refused for some queries, or lacks papers of them.

    `asked` are all queries so far.
    """

    gate: Event = field(default_factory=Event)
    refused: set[str] = field(default_factory=set)
    lacking: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def library(self, path: Path) -> Library:
        """Open a library whose counting is held up."""
        held = self

        class HeldLibrary(Library):
            def search(
                self, query: str | Query = "", *, limit: int | None = None, counted: bool = True
            ) -> SearchResult:
                held.asked.append(str(query))
                assert held.gate.wait(5)
                if query in held.refused:
                    raise LibraryBusy("The library is busy.")
                found = super().search(query, limit=limit, counted=counted)
                return replace(found, complete=found.complete and query not in held.lacking)

        return HeldLibrary.open(path)


@pytest.fixture
def held() -> Held:
    held = Held()
    held.gate.set()
    return held


@pytest.fixture
def counting(qtbot: QtBot, tmp_path: Path, held: Held) -> Iterator[Counting]:
    fill(tmp_path / "library.db")
    background = Background(lambda: held.library(tmp_path / "library.db"))
    traces: list[str] = []
    background.broken.connect(traces.append)
    with qtbot.waitSignal(background.opened):
        background.start()
    window = QWidget()  # takes what counts with it, on this thread
    qtbot.addWidget(window)
    yield Counting(background, window)
    background.close()
    assert traces == []


def test_lists_are_counted_and_a_query_that_two_lists_share_once(qtbot: QtBot, counting: Counting, held: Held) -> None:
    told: list[tuple[str, int]] = []
    counting.counted.connect(lambda query, count: told.append((query, count)))
    counting.begin(LISTS)
    assert counting.counts == {}
    qtbot.waitUntil(lambda: told == [("is:unread", 5), ("proteins", 1)])
    assert counting.counts == {"is:unread": 5, "proteins": 1}
    assert held.asked == ["is:unread", "proteins"]


def test_a_number_that_comes_while_somebody_types_is_counted_again_later(
    qtbot: QtBot, counting: Counting, held: Held
) -> None:
    held.gate.clear()
    counting.begin(LISTS)
    qtbot.waitUntil(lambda: held.asked == ["is:unread"])
    counting.wait()
    held.gate.set()
    qtbot.waitUntil(lambda: counting.counts == {"is:unread": 5, "proteins": 1})
    assert held.asked == ["is:unread", "is:unread", "proteins"]


def test_an_old_number_stays_until_the_new_one_is_known_and_that_of_a_list_that_is_gone_does_not(
    qtbot: QtBot, counting: Counting, held: Held
) -> None:
    counting.begin(LISTS)
    qtbot.waitUntil(lambda: len(counting.counts) == 2)
    held.gate.clear()
    counting.begin(LISTS[:1])
    assert counting.counts == {"is:unread": 5}
    held.gate.set()


def test_lists_that_are_gone_before_they_were_counted_are_not(qtbot: QtBot, counting: Counting, held: Held) -> None:
    counting.begin(LISTS)
    counting.begin(())
    qtbot.wait(IDLE_MILLISECONDS + 50)
    assert held.asked == []


def test_a_number_that_cannot_be_had_holds_up_no_other(qtbot: QtBot, counting: Counting, held: Held) -> None:
    held.refused.add("is:unread")
    counting.begin(LISTS)
    qtbot.waitUntil(lambda: counting.counts == {"proteins": 1})


def test_a_number_that_lacks_papers_is_not_shown_until_the_index_has_them(
    qtbot: QtBot, counting: Counting, held: Held
) -> None:
    held.lacking.add("proteins")
    counting.begin(LISTS)
    qtbot.waitUntil(lambda: held.asked == ["is:unread", "proteins"])
    qtbot.waitUntil(lambda: counting.counts == {"is:unread": 5})
    held.lacking.clear()
    counting.begin(LISTS)
    qtbot.waitUntil(lambda: counting.counts == {"is:unread": 5, "proteins": 1})
