"""The selected papers go to the clipboard as text, and as rich text where that is richer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.exports import BIBTEX, EXPORT_KINDS, HTML, MARKDOWN, REFERENCES, ExportChoice, ExportKind, Parts
from readinglist.gui.exporting import remembered
from readinglist.gui.operations import copying
from tests.gui.exporting.parts import trigger
from tests.gui.parts import TITLES, Program, fill, open_program

TEXT_KINDS = [kind for kind in EXPORT_KINDS if not kind.is_folder]


@pytest.mark.parametrize("kind", TEXT_KINDS, ids=lambda kind: kind.name)
def test_every_format_of_one_text_can_be_copied_from_the_menu(program: Program, kind: ExportKind) -> None:
    program.desk.papers.list.select_ids([2])
    trigger(program, f"copy-{kind.name}")
    program.wait_for_writes()
    assert program.notice() == f"Copied 1 paper as {kind.title}."
    assert "Proteins" in program.desk.clipboard.text()


def test_the_selection_is_copied_as_bibtex_and_as_markdown(program: Program) -> None:
    program.desk.papers.list.select_ids([1])
    trigger(program, "copy-bibtex")
    program.wait_for_writes()
    assert program.desk.clipboard.text().startswith("@misc{plain-convolutional-network,")
    assert not program.desk.clipboard.mimeData().hasHtml()
    trigger(program, "copy-markdown")
    program.wait_for_writes()
    assert program.desk.clipboard.text().lstrip("# \n").count("- [ ]") == 1


def test_markdown_is_pasted_formatted_into_a_word_processor_and_as_it_is_into_an_editor(program: Program) -> None:
    program.desk.papers.list.select_ids([1])
    trigger(program, "copy-markdown")
    program.wait_for_writes()
    copied = program.desk.clipboard.mimeData()
    assert copied.text().startswith("- [ ] [A Plain Convolutional Network")
    assert bytes(copied.data("text/markdown").data()).decode() == copied.text()
    assert '<a href="https://github.com/example/plain"' in copied.html()


@pytest.mark.parametrize("kind", [MARKDOWN, HTML], ids=lambda kind: kind.name)
def test_nothing_of_a_paper_becomes_markup_on_the_clipboard(qtbot: QtBot, tmp_path: Path, kind: ExportKind) -> None:
    fill(tmp_path / "library.db", ["<img src='http://example.org/x.png'> <script>alert(1)</script> & more"])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    copying.copy(program.desk, [1], kind)
    program.wait_for_writes()
    rich = program.desk.clipboard.mimeData().html()
    assert "&lt;script&gt;" in rich
    assert not any(tag in rich for tag in ("<script", "<img", "<iframe", 'src="'))
    program.close()


def test_the_parts_that_were_last_chosen_are_copied(program: Program) -> None:
    remembered.remember(program.desk.settings, ExportChoice("bibtex", Parts(abstract=False)))
    program.desk.papers.list.select_ids([1])
    trigger(program, "copy-bibtex")
    program.wait_for_writes()
    assert "abstract" not in program.desk.clipboard.text()
    trigger(program, "copy-biblatex")
    program.wait_for_writes()
    assert "abstract" in program.desk.clipboard.text()


@pytest.mark.parametrize(("kind", "most"), [(BIBTEX, copying.MOST), (REFERENCES, copying.MOST_CITED)])
def test_more_papers_than_a_clipboard_can_take_are_refused_in_a_sentence(
    program: Program, kind: ExportKind, most: int
) -> None:
    program.desk.clipboard.setText("mine")
    copying.copy(program.desk, range(1, most + 2), kind)
    program.wait_for_writes()
    assert program.notice().startswith(
        f"At most {most:,} papers can be copied as {kind.title}, and these are {most + 1:,};"
    )
    assert program.desk.clipboard.text() == "mine"


def test_titles_and_keys_are_copied(program: Program) -> None:
    program.desk.papers.list.select_ids([1, 2])
    trigger(program, "copy-titles")
    program.wait_for_writes()
    assert program.desk.clipboard.text() == "\n".join(TITLES[:2])
    assert program.notice() == "2 titles were copied."
    trigger(program, "copy-key")
    program.wait_for_writes()
    assert program.desk.clipboard.text().startswith("plain-convolutional-network,")
