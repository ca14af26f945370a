"""Papers leave by file or clipboard: the selection, the list, or everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.gui.answering import MOST_MATCHES
from readinglist.gui.operations import exporting
from readinglist.gui.operations.exporting import What
from readinglist.library import Library
from tests.gui.parts import TITLES, Program, fill, open_program


@pytest.fixture
def target(program: Program, tmp_path: Path) -> Path:
    program.answers.path = str(tmp_path / "papers.bib")
    return tmp_path / "papers.bib"


def test_everything_is_written_and_told(program: Program, target: Path) -> None:
    exporting.to_file(program.desk, What.EVERYTHING, "bibtex")
    program.wait_for_writes()
    assert target.read_text(encoding="utf-8").count("@misc{") == len(TITLES)
    assert program.notice() == f"Wrote 5 papers to {target}."


def test_the_selection_alone_is_written(program: Program, target: Path) -> None:
    program.desk.papers.list.select_ids([1, 2])
    exporting.to_file(program.desk, What.SELECTION, "markdown")
    program.wait_for_writes()
    assert target.read_text(encoding="utf-8").count("- [ ]") == 2


def test_the_list_is_written_as_it_is_searched(program: Program, target: Path) -> None:
    program.desk.finder.ask(text="proteins")
    program.settle()
    exporting.to_file(program.desk, What.LISTED, "bibtex")
    program.wait_for_writes()
    assert program.notice().startswith("Wrote 1 paper to ")
    assert "Proteins" in target.read_text(encoding="utf-8")


def test_never_mind_writes_nothing(program: Program, tmp_path: Path) -> None:
    exporting.to_file(program.desk, What.EVERYTHING, "bibtex")
    program.wait_for_writes()
    assert list(tmp_path.glob("*.bib")) == []
    assert program.notice() == ""


def test_a_name_without_a_suffix_gets_the_formats_own(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "papers")
    exporting.to_file(program.desk, What.EVERYTHING, "markdown")
    program.wait_for_writes()
    assert (tmp_path / "papers.md").exists()


@pytest.mark.parametrize(("choice", "is_kept"), [(0, False), (1, True), (-1, True)])
def test_a_file_that_only_the_suffix_meets_is_asked_about(
    program: Program, tmp_path: Path, choice: int, is_kept: bool
) -> None:
    old = tmp_path / "papers.bib"
    old.write_text("mine")
    program.answers.path, program.answers.choice_answer = str(tmp_path / "papers"), choice
    exporting.to_file(program.desk, What.EVERYTHING, "bibtex")
    program.wait_for_writes()
    assert f"{old} is there already." in program.answers.asked
    assert (old.read_text(encoding="utf-8") == "mine") == is_kept


def test_what_cannot_be_written_is_one_sentence(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "no such folder" / "papers.bib")
    exporting.to_file(program.desk, What.EVERYTHING, "bibtex")
    program.wait_for_writes()
    assert "could not be written" in program.notice()


def test_the_selection_is_copied_as_bibtex_and_as_markdown(program: Program) -> None:
    program.desk.papers.list.select_ids([1])
    exporting.copy_bibtex(program.desk)
    program.wait_for_writes()
    assert program.desk.clipboard.text().startswith("@misc{plain-convolutional-network,")
    assert program.notice() == "Copied 1 paper as BibTeX."
    exporting.copy_markdown(program.desk)
    program.wait_for_writes()
    assert program.desk.clipboard.text().lstrip("# \n").count("- [ ]") == 1


def test_everything_is_all_but_the_trash(program: Program, target: Path) -> None:
    with Library.open(program.path) as library:
        library.mark([1], "dismissed")
        library.trash([2])
    exporting.to_file(program.desk, What.EVERYTHING, "bibtex")
    program.wait_for_writes()
    written = target.read_text(encoding="utf-8")
    assert "Plain Convolutional Network" in written
    assert written.count("@misc{") == 4


def test_the_whole_answer_to_a_search_is_written_though_the_list_shows_its_best(qtbot: QtBot, tmp_path: Path) -> None:
    count = MOST_MATCHES + 20
    fill(tmp_path / "large.db", [f"Counting Sheep, Part {number}" for number in range(count)])
    program = open_program(qtbot, tmp_path / "large.db", tmp_path / "window.ini")
    program.answers.path = str(tmp_path / "papers.md")
    program.desk.search.setText("sheep")
    program.settle()
    assert len(program.desk.papers.list.papers.ids) == MOST_MATCHES
    exporting.to_file(program.desk, What.LISTED, "markdown")
    program.wait_for_writes()
    assert program.notice().startswith(f"Wrote {count:,} papers")
    program.close()


def test_closing_the_window_waits_for_an_export(program: Program, target: Path) -> None:
    exporting.to_file(program.desk, What.EVERYTHING, "bibtex")
    assert program.notice() == f"Writing papers to {target}…"
    program.close()
    assert target.read_text(encoding="utf-8").count("@misc{") == len(TITLES)
