"""The library file is copied and checked from the menu File."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtGui import QAction

from readinglist.domain.backups import Reason
from readinglist.domain.paper import Paper
from readinglist.library import Library, backups
from tests.gui.parts import Program


def trigger(program: Program, action_id: str) -> None:
    program.window.findChild(QAction, action_id).trigger()
    program.settle()
    program.wait_for_writes()


def papers(path: Path) -> int:
    with Library.open(path, create=False) as library:
        return library.overview().papers


def test_a_copy_is_written_where_one_says(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "copy.db")
    trigger(program, "copy-library")
    assert papers(tmp_path / "copy.db") == 5
    assert program.notice() == f"The library was copied to {tmp_path / 'copy.db'}."


def test_a_copy_is_proposed_with_its_day(program: Program) -> None:
    trigger(program, "copy-library")
    assert program.answers.asked == ["Copy Library"]
    assert program.answers.suggested.startswith("library 20")
    assert program.answers.suggested.endswith(".db")


def test_a_copy_without_a_suffix_is_a_library_all_the_same(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "copy")
    trigger(program, "copy-library")
    assert papers(tmp_path / "copy.db") == 5


def test_a_copy_overwrites_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "precious.db").write_text("precious")
    program.answers.path = str(tmp_path / "precious.db")
    trigger(program, "copy-library")
    assert (tmp_path / "precious.db").read_text(encoding="utf-8") == "precious"
    assert "is there already" in program.notice()


def test_closing_waits_for_a_copy(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "copy.db")
    program.window.findChild(QAction, "copy-library").trigger()
    program.wait(lambda: program.answers.asked)
    program.close()
    assert papers(tmp_path / "copy.db") == 5


def test_a_sound_library_is_told_in_passing(program: Program) -> None:
    trigger(program, "check")
    assert program.notice().startswith("The library is sound: 5 papers")
    assert program.answers.asked == []


def test_damage_is_shown_to_be_read(program: Program) -> None:
    with sqlite3.connect(program.path) as other:  # another program, which does not mind foreign keys
        other.execute("INSERT INTO paper_tag (paper_id, tag_id) VALUES (77, 88)")
    other.close()
    trigger(program, "check")
    assert program.answers.asked[0].splitlines()[0] == "2 rows of paper_tag point to nothing."
    assert program.notice() == ""


def overwrite(program: Program, statement: str) -> None:
    with sqlite3.connect(program.path) as other:
        other.execute(statement)
    other.close()


def test_damaged_words_are_put_back_where_one_wants_that(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    (before,) = values(program, 2)
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    program.answers.choice_answer = 0
    trigger(program, "check")
    program.wait(lambda: "put back from backups" in program.notice())
    assert values(program, 2) == [before]


def test_words_that_are_in_no_backup_can_be_kept_as_they_are(program: Program) -> None:
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    program.answers.choice_answer = 0
    trigger(program, "check")
    program.wait(lambda: program.notice() == "The words were kept.")
    assert "in no backup" in program.answers.asked[1]
    trigger(program, "check")
    assert program.notice().startswith("The library is sound")


def test_what_is_damaged_is_left_alone_where_one_wants_that(program: Program) -> None:
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    trigger(program, "check")
    assert len(program.answers.asked) == 1
    assert backups.kept(program.path) == []


def values(program: Program, number: int) -> list[Paper]:
    with Library.open(program.path, create=False) as library:
        return library.papers([number])
