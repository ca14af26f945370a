"""What is proposed is what the library said last, in whatever order its answers arrive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from readinglist.domain.duplicates import PossibleDuplicate, Why
from readinglist.gui.background import Background
from readinglist.gui.duplicates.pairs import Pair
from readinglist.gui.duplicates.proposals import Proposals
from readinglist.library import Library, duplicates
from tests.gui.duplicates.parts import ADA, bring, record


class Postponed:
    """Two threads that read: each answer is read when it is asked for, and arrives when the test says so."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.answers: list[Callable[[], None]] = []

    def read(self, work: Callable[[Library], Any], take: Callable[[Any], None]) -> None:
        answer = work(self._library)
        self.answers.append(lambda: take(answer))


def test_an_answer_that_was_read_before_a_later_one_does_not_bring_back_what_is_merged(
    qtbot: QtBot,  # noqa: ARG001
    library: Library,
) -> None:
    bring(library, "page.txt", record("Reading Slowly", ADA), record("Reading Slowly: A Study", ADA))
    threads, parent = Postponed(library), QObject()
    proposals = Proposals(cast(Background, threads), parent)
    proposals.add([Pair(PossibleDuplicate(1, 2, 0.9, Why.SUBTITLE), "Reading Slowly", "Reading Slowly: A Study")])
    proposals.refresh()
    aside = proposals.put_aside([(1, 2)], {2: 1})
    duplicates.merge(library, 1, 2)
    proposals.take_up(aside)
    earlier, later = threads.answers
    later()
    earlier()
    assert proposals.model.pairs == []


def test_what_is_undone_comes_back_though_an_answer_of_before_arrives_last(
    qtbot: QtBot,  # noqa: ARG001
    library: Library,
) -> None:
    bring(library, "page.txt", record("Reading Slowly", ADA), record("Reading Slowly: A Study", ADA))
    threads, parent = Postponed(library), QObject()
    proposals = Proposals(cast(Background, threads), parent)
    proposals.add([Pair(PossibleDuplicate(1, 2, 0.9, Why.SUBTITLE), "Reading Slowly", "Reading Slowly: A Study")])
    duplicates.tell_apart(library, [(1, 2)])
    proposals.refresh()
    library.undo()
    proposals.refresh()
    earlier, later = threads.answers
    later()
    earlier()
    assert [pair.key for pair in proposals.model.pairs] == [(1, 2)]
