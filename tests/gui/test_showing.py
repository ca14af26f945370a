"""What matched is marked in the details, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.records import Record
from readinglist.gui.details.reading_text import ReadingText
from readinglist.library import Library, importing
from readinglist.library.review import Source
from tests.gui.parts import Program, open_program


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    paper = Record(1, "x", "Contrastive Learning", abstract="We learn by comparing.", authors=("Ada Löwe", "Kurt Lamm"))
    with Library.open(tmp_path / "library.db") as library:
        source = Source("page", "page", sha256="page", format="test", records=(paper,))
        importing.commit(library, importing.review(library, [source]))
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    yield program
    program.close()


def marked(program: Program, name: str) -> list[str]:
    text = program.desk.details.findChild(ReadingText, name)
    assert text is not None
    return [selection.cursor.selectedText() for selection in text.extraSelections()]


@pytest.mark.parametrize(
    ("typed", "title", "authors", "abstract"),
    [
        ("learn", ["Learn"], [], ["learn"]),
        ("contrastve lowe", ["Contrastive"], ["Löwe"], []),
        ("title:contrast", ["Contrast"], [], []),
        ("author:ada", [], ["Ada"], []),
        ("abstract:learn", [], [], ["learn"]),
        ("-survey is:unread", [], [], []),
    ],
)
def test_words_are_marked_where_they_were_looked_for(
    program: Program, typed: str, title: list[str], authors: list[str], abstract: list[str]
) -> None:
    program.desk.search.setText(typed)
    program.settle()
    found = [marked(program, name) for name in ("title", "authors", "abstract")]
    assert found == [title, authors, abstract]
