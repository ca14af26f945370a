"""Two hundred texts that want to be more than text stand in every field and on every screen, and are only text."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.domain.links import Link
from readinglist.domain.records import Record, Skipped
from readinglist.domain.tags import fold
from readinglist.gui.importing.candidate_list import CandidateList
from readinglist.gui.importing.review_dialog import ReviewDialog
from readinglist.gui.importing.reviewing import prepare
from readinglist.gui.questions import DialogQuestions
from readinglist.library import Library
from readinglist.library.lists import add_smart_list
from readinglist.library.review import Source
from tests.gui.hostile import Bait, misread, misread_rows
from tests.gui.parts import Program, fill, open_program
from tests.gui.screens.sample import work_a_little
from tests.gui.screens.showing import put_away, show
from tests.gui.screens.table import SCREENS
from tests.listings import page

MOST_SECONDS = 1.0  # of one processor, for one paper
NAME = "zq <b>&amp; %s.db"


@pytest.fixture
def bait(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bait]:  # noqa: ARG001
    folder = tmp_path / "bait"
    folder.mkdir()
    monkeypatch.chdir(folder)
    bait = Bait(folder)
    yield bait
    bait.put_away()


@pytest.fixture
def poisoned(bait: Bait, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A window on a library that somebody else has written: nothing in it was cleaned."""
    texts = bait.texts()
    poison(tmp_path / NAME, texts)
    program = open_program(qtbot, tmp_path / NAME, tmp_path / "window.ini")
    yield program
    program.close()


def poison(path: Path, texts: list[str]) -> None:
    fill(path, [f"Paper {number} of them" for number in range(len(texts))], name="page")
    with Library.open(path) as library:
        ids = list(library.search("sort:added").ids)
        library.tag(ids[:5], add=[f"tag{number}" for number in range(45)])
        for number in range(8):
            add_smart_list(library, f"list {number}", f"title:{number}")
    with closing(sqlite3.connect(path)) as file:
        for number, text in zip(ids, texts, strict=True):
            words = (text, text, text, text.replace("\n", " "), text, f"zq-{number}", number)
            file.execute(
                "UPDATE paper SET title=?, abstract=?, venue=?, authors=?, notes=?, cite_key=? WHERE id=?", words
            )
            file.execute(
                "INSERT INTO link (paper_id, url, kind, host, address) VALUES (?, ?, 'repository', ?, ?)",
                (number, text, text, text),
            )
        for table, columns in (("tag", "name=?1, folded=?2"), ("smart_list", "name=?1, query=?1")):
            numbers = [number for (number,) in file.execute(f"SELECT id FROM {table}")]
            for number, text in zip(numbers, texts[::5], strict=False):
                file.execute(f"UPDATE {table} SET {columns} WHERE id=?3", (text, fold(text), number))
        file.execute("UPDATE listing SET name=?, path=?", (texts[30], texts[31]))
        file.execute("UPDATE change SET label=?", ("Import &zq <b>zq</b>",))
        file.commit()


def test_every_text_in_the_list_and_the_details_is_only_text(poisoned: Program, bait: Bait) -> None:
    view = poisoned.desk.papers.list
    slow: list[str] = []
    for row in range(len(view.papers.ids)):
        begun = time.process_time()
        view.go_to(row)
        poisoned.settle()
        if (taken := time.process_time() - begun) > MOST_SECONDS:
            slow.append(f"{row}: {taken:.1f} s")
        assert misread() == []
    assert misread_rows() == []
    assert slow == []
    assert bait.taken() == []


def poison_more(path: Path, texts: list[str]) -> None:
    """Put the texts before what stands in a library already, so that it is found by what it was."""
    with closing(sqlite3.connect(path)) as file:
        file.create_function("poison", 2, lambda number, text: f"{texts[number * 7 % len(texts)]} {text}")
        file.execute(
            "UPDATE paper SET title=poison(id, title), abstract=poison(id + 1, abstract), venue=poison(id + 2, venue),"
            " authors=replace(poison(id + 3, authors), char(10), ' '), notes=poison(id + 4, notes),"
            " cite_key=poison(id + 5, cite_key), doi=poison(id + 6, coalesce(doi, ''))"
        )
        file.execute("UPDATE link SET url=poison(id, url), address=poison(id, address)")
        file.execute("UPDATE tag SET name=poison(id, name) WHERE name <> 'vision'")
        file.execute("UPDATE smart_list SET name=poison(id + 9, name)")
        file.execute("UPDATE listing SET name=poison(id + 8, name), path=poison(id + 9, path)")
        file.execute("UPDATE living_export SET path=poison(id, path), remark=poison(id, remark)")
        file.execute("UPDATE change SET label=poison(id, label)")
        file.commit()


def test_every_screen_takes_the_texts_for_texts(bait: Bait, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / NAME
    work_a_little(path)
    poison_more(path, bait.texts())
    program = open_program(qtbot, path, tmp_path / "window.ini", is_answered=False)
    found: dict[str, list[str]] = {}

    def look() -> None:
        faults = [*misread(), *misread_rows(), *bait.taken()]
        if faults:
            found[str(screen)] = faults

    for screen in SCREENS:
        if not screen.is_empty:
            show(program, screen, look)
            put_away(program)
    program.close()
    assert found == {}


def test_what_is_searched_for_told_and_asked_is_only_text(program: Program, bait: Bait) -> None:
    desk = program.desk
    for text in bait.texts()[::3]:
        desk.notices.complain(text, "Details")
        desk.search.setText(text)
        assert misread() == []
    program.settle()
    asked, faults = DialogQuestions(program.window), []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, look)  # it is about to be shown
        else:
            faults.extend(misread())
            dialog.close()

    for text in bait.texts()[::40]:
        QTimer.singleShot(5, look)
        asked.choice("A question", text, ["Yes"])
        QTimer.singleShot(5, look)
        asked.text("A question", text, text)
    assert faults == []
    assert bait.taken() == []


def test_what_is_imported_from_a_file_of_such_a_name_is_only_text(bait: Bait, qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", is_answered=False)
    program.desk.imports.import_text(page(range(3)), name='<img src="zq.png"> & \u202ezq')
    program.wait(lambda: program.window.findChild(ReviewDialog))
    program.settle()
    faults = [*misread(), *misread_rows(), *bait.taken()]
    program.window.findChild(ReviewDialog).reject()
    program.close()
    assert faults == []


def listing_of(texts: list[str]) -> list[Source]:
    """A file with these texts in every field of its papers, and in all else that is said of it; and one of no papers.

    Nothing of it was cleaned, as if whoever reads files had been taken over.
    """
    records = tuple(
        Record(number, text, text, text, text, (text,), 2020, text, tags=(text,), notes=text, links=(Link.to(text),))
        for number, text in enumerate(texts, 1)
    )
    skipped = tuple(Skipped(number, text, text) for number, text in enumerate(texts[::5]))
    return [
        Source(texts[0], texts[0], "0", texts[1], texts[2], records, skipped, tuple(texts[3:6])),
        *(Source(text, text, error=text) for text in texts[::5]),
    ]


def test_what_is_reviewed_is_only_text_whatever_stands_in_it(bait: Bait, qtbot: QtBot, tmp_path: Path) -> None:
    texts = bait.texts()
    with Library.open(tmp_path / "library.db") as library:
        prepared = prepare(library, listing_of(texts))
    dialog = ReviewDialog(prepared)
    qtbot.addWidget(dialog)
    dialog.show()
    for row in range(len(prepared.rows)):
        dialog.findChild(CandidateList).setCurrentIndex(dialog.findChild(CandidateList).model().index(row, 0))
        QApplication.processEvents()
    assert [*misread(), *misread_rows(), *bait.taken()] == []
