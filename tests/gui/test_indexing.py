"""The index is written beside all else, and the window says when papers are missing from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tantivy
from pytestqt.qtbot import QtBot

from readinglist.gui.background import Background
from readinglist.gui.indexing import Indexing
from readinglist.gui.main_window import MainWindow
from readinglist.library import Library, marking
from readinglist.library.catching_up import MOST_AT_ONCE, Progress
from readinglist.search.index import TextIndex
from readinglist.search.schema import make_schema
from tests.gui.parts import Program, fill

MANY = [f"Paper Number {number} of Many" for number in range(MOST_AT_ONCE + 1)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of so many papers that nobody in a window waits for its index; it has none."""
    path = tmp_path / "library.db"
    fill(path, MANY)
    for file in path.with_name("library.db.index").iterdir():
        file.unlink()
    return path


@pytest.fixture
def background(qtbot: QtBot, path: Path) -> Iterator[Background]:
    background = Background(lambda: Library.open(path, waits=False))
    with qtbot.waitSignal(background.opened):
        background.start()
    yield background
    assert background.close()


def kept(path: Path) -> int:
    with Library.open(path, waits=False) as library:
        return TextIndex.open(path.with_name("library.db.index"), library.identity).kept


def test_a_long_build_is_told_from_its_beginning_to_its_end(qtbot: QtBot, background: Background, path: Path) -> None:
    told: list[Progress] = []
    indexing = Indexing(background, background)
    indexing.progressed.connect(told.append)
    with qtbot.waitSignal(indexing.completed, timeout=20_000):
        indexing.begin()
    assert told == [Progress(0, len(MANY))]
    assert kept(path) == 1


def test_a_small_change_is_written_without_a_word(qtbot: QtBot, background: Background, path: Path) -> None:
    indexing = Indexing(background, background)
    with qtbot.waitSignal(indexing.completed, timeout=20_000):
        indexing.begin()
    with qtbot.assertNotEmitted(indexing.progressed):
        background.write(lambda library: marking.mark(library, [1], "read"))
        qtbot.waitUntil(lambda: kept(path) == 2, timeout=20_000)


def test_what_another_program_changed_is_written_too(qtbot: QtBot, background: Background, path: Path) -> None:
    indexing = Indexing(background, background)
    with qtbot.waitSignal(indexing.completed, timeout=20_000):
        indexing.begin()
    with Library.open(path, waits=False) as elsewhere:
        marking.mark(elsewhere, [1], "read")
    qtbot.waitUntil(lambda: kept(path) == 2, timeout=20_000)


def test_an_index_that_another_process_writes_is_looked_after_until_it_is_whole(
    qtbot: QtBot, background: Background, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readinglist.gui.indexing.AGAIN_MILLISECONDS", 50)
    another = tantivy.Index(make_schema(), str(path.with_name("library.db.index"))).writer()
    indexing = Indexing(background, background)
    with qtbot.assertNotEmitted(indexing.completed, wait=1_000):
        indexing.begin()
        indexing.look()  # since a search lacks papers
    assert kept(path) == 0
    with qtbot.waitSignal(indexing.completed, timeout=20_000):
        another.rollback()
        del another
    assert kept(path) == 1


def test_a_search_that_lacks_papers_says_so_until_it_has_been_asked_again(program: Program) -> None:
    remark, papers = program.window.findChild(object, "remark-text"), program.desk.papers
    program.desk.finder.ask(text="contrastive")
    program.wait(lambda: papers.found is not None and papers.found.question.text == "contrastive")
    program.desk.finder.found.emit(replace(papers.found, is_complete=False))
    assert remark.text() == "The search index is being rebuilt; results may be incomplete."
    program.wait(lambda: papers.found.is_complete)
    assert not remark.isVisible()


def test_a_search_says_that_papers_are_missing_and_is_asked_again_when_they_are_in(program: Program) -> None:
    window: MainWindow = program.window
    remark, papers = window.findChild(object, "remark-text"), program.desk.papers
    program.wait(lambda: papers.found is not None and papers.found.is_whole)
    papers.show_indexing(Progress(2_000, 1_000_000))
    assert not remark.isVisible()  # all papers are listed, by the store
    program.desk.finder.ask(text="nonsense")
    program.wait(lambda: papers.found.question.text == "nonsense")
    assert remark.text() == ("The search index is being rebuilt: 2,000 of 1,000,000 papers; results may be incomplete.")
    assert not papers.found.ids
    with program.qtbot.waitSignal(program.desk.finder.found):
        program.window._following._indexing.completed.emit()
    assert not remark.isVisible()
