"""The Export window: what is chosen is seen at once, and goes into a file whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.exports import ExportChoice, Parts
from readinglist.gui.answering import MOST_MATCHES
from readinglist.gui.exporting.meant import What
from readinglist.gui.exporting.style_button import StyleButton
from readinglist.gui.foreign_text import BREAK
from readinglist.library import Library, living_exports
from tests.gui.exporting.parts import Exporting, trigger
from tests.gui.parts import TITLES, Program, fill, open_program


@pytest.fixture
def target(program: Program, tmp_path: Path) -> Path:
    program.answers.path = str(tmp_path / "papers.bib")
    return tmp_path / "papers.bib"


def test_what_is_listed_is_meant_unless_several_papers_are_selected(program: Program) -> None:
    exporting = Exporting(program)
    assert exporting.window.what is What.LISTED
    exporting.button("close").click()
    program.desk.papers.list.select_ids([1, 2])
    exporting.open()
    assert exporting.window.what is What.SELECTION


def test_papers_are_counted_honestly(program: Program) -> None:
    with Library.open(program.path) as library:
        library.mark([1], "dismissed")
        library.trash([2])
    program.wait(lambda: len(program.desk.papers.list.papers.ids) == 3)
    program.settle()
    exporting = Exporting(program)
    assert [exporting.line(what).text() for what in What] == [
        "Selected papers  ·  1",
        "Listed papers  ·  3",
        "Everything  ·  4",
    ]


def test_where_there_are_no_papers_they_cannot_be_chosen(program: Program) -> None:
    program.desk.finder.ask(text="qxzvwkjpqx")
    program.settle()
    exporting = Exporting(program)
    assert [exporting.line(what).isEnabled() for what in What] == [False, False, True]
    assert exporting.window.what is What.EVERYTHING


def test_an_empty_library_offers_no_export(empty_program: Program) -> None:
    action = empty_program.window.findChild(QAction, "export")
    assert isinstance(action, QAction)
    assert not action.isEnabled()


def test_the_window_follows_what_is_selected_and_listed(program: Program) -> None:
    exporting = Exporting(program)
    exporting.choose(What.SELECTION)
    program.desk.papers.list.select_ids([2])
    program.settle()
    assert "Proteins" in exporting.preview()
    program.desk.finder.ask(text="teachers")
    program.settle()
    assert exporting.line(What.LISTED).text() == "Listed papers  ·  1"
    assert "Teachers" in exporting.preview()


def test_the_preview_changes_with_the_format_and_with_the_parts(program: Program) -> None:
    exporting = Exporting(program, "export-markdown")
    assert exporting.preview().count("- [ ]") == len(TITLES)
    assert "<details>" in exporting.preview()
    exporting.box("abstract").click()
    program.settle()
    assert "<details>" not in exporting.preview()
    exporting.choose_format("ris")
    assert exporting.preview().count("TY  - ") == len(TITLES)
    assert exporting.label("extent") == "5 papers"


def test_the_preview_of_notes_shows_them_by_their_names_and_of_a_page_what_is_read_there(program: Program) -> None:
    exporting = Exporting(program, "export-notes")
    assert exporting.preview().startswith("plain-convolutional-network.md\n---\n")
    assert not exporting.button("copy").isEnabled()
    exporting.choose_format("html")
    assert TITLES[0] in exporting.preview()
    assert "<" not in exporting.preview()


def test_the_preview_shows_the_first_papers_of_many(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db", [f"Counting Sheep, Part {number}" for number in range(30)])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    exporting = Exporting(program)
    assert exporting.preview().count("@misc{") == 20
    assert exporting.label("extent") == "the first 20 of 30"
    program.close()


def test_nothing_of_a_paper_is_markup_in_the_preview(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db", ["<b>Bold</b> <img src='file:///dev/zero'> \u202eClaims" + "x" * 10_000])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    exporting = Exporting(program, "export-csv")
    assert "<b>Bold</b>" in exporting.preview()
    assert "\u202e" not in exporting.preview()
    program.close()


def test_the_ends_of_lines_are_no_characters_in_the_preview(program: Program) -> None:
    exporting = Exporting(program, "export-csv")
    assert "\ufffd" not in exporting.preview()
    assert len(exporting.preview().splitlines()) == 1 + len(TITLES)


def test_parts_that_a_format_has_no_room_for_cannot_be_ticked(program: Program) -> None:
    exporting = Exporting(program, "export-markdown-table")
    assert [exporting.box(name).isEnabled() for name in Parts().names.split()] == [False, False, False, True]
    exporting.choose_format("ris")
    assert [exporting.box(name).isEnabled() for name in Parts().names.split()] == [True, True, True, False]


def test_papers_are_written_in_the_order_of_the_screen(program: Program, target: Path) -> None:
    trigger(program, "sort-title")
    program.settle()
    exporting = Exporting(program, "export-bibtex")
    for what in (What.LISTED, What.EVERYTHING):
        exporting.choose(what)
        exporting.press("save")
        text = target.read_text(encoding="utf-8").replace("{", "").replace("}", "")
        places = [text.index(title) for title in program.titles()]
        assert places == sorted(places)
        exporting.open()
    assert program.titles() == sorted(TITLES)


def test_what_was_saved_is_told_in_the_window_and_its_folder_can_be_shown(program: Program, target: Path) -> None:
    exporting = Exporting(program, "export-bibtex")
    saved: list[object] = []
    exporting.window.saved.connect(lambda *what: saved.extend(what))
    exporting.choose(What.EVERYTHING)
    exporting.press("save")
    assert target.read_text(encoding="utf-8").count("@misc{") == len(TITLES)
    assert program.notice() == f"Wrote 5 papers to {target}."
    assert not exporting.window.isVisible()
    assert saved == [ExportChoice("bibtex"), What.EVERYTHING, target]
    notice = program.desk.notices.notice
    assert notice is not None
    assert notice.pressed is not None
    notice.pressed()
    assert program.links == [f"file://{target.parent}"]


def test_the_selection_alone_is_written(program: Program, target: Path) -> None:
    program.desk.papers.list.select_ids([1, 2])
    Exporting(program, "export-markdown").press("save")
    assert target.read_text(encoding="utf-8").count("- [ ]") == 2


def test_the_list_is_written_as_it_is_searched(program: Program, target: Path) -> None:
    program.desk.finder.ask(text="proteins")
    program.settle()
    Exporting(program).press("save")
    assert program.notice().startswith("Wrote 1 paper to ")
    assert "Proteins" in target.read_text(encoding="utf-8")


def test_everything_is_all_but_the_trash(program: Program, target: Path) -> None:
    with Library.open(program.path) as library:
        library.mark([1], "dismissed")
        library.trash([2])
    exporting = Exporting(program)
    exporting.choose(What.EVERYTHING)
    exporting.press("save")
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
    exporting = Exporting(program, "export-markdown-table")
    assert exporting.line(What.LISTED).text() == f"Listed papers  ·  {count:,}"
    exporting.press("save")
    assert program.notice().startswith(f"Wrote {count:,} papers")
    program.close()


def test_never_mind_writes_nothing_and_stays(program: Program, tmp_path: Path) -> None:
    exporting = Exporting(program, "export-bibtex")
    exporting.press("save")
    assert list(tmp_path.glob("*.bib")) == []
    assert exporting.window.isVisible()


def test_a_name_without_a_suffix_gets_the_formats_own(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "papers")
    Exporting(program, "export-markdown").press("save")
    assert (tmp_path / "papers.md").exists()


@pytest.mark.parametrize(("choice", "is_kept"), [(0, False), (1, True), (-1, True)])
def test_a_file_that_only_the_suffix_meets_is_asked_about(
    program: Program, tmp_path: Path, choice: int, is_kept: bool
) -> None:
    old = tmp_path / "papers.bib"
    old.write_text("mine")
    program.answers.path, program.answers.choice_answer = str(tmp_path / "papers"), choice
    Exporting(program, "export-bibtex").press("save")
    assert f"{old} is there already." in program.answers.asked
    assert (old.read_text(encoding="utf-8") == "mine") == is_kept


def test_what_cannot_be_written_is_one_sentence_where_another_place_can_be_chosen(
    program: Program, tmp_path: Path
) -> None:
    program.answers.path = str(tmp_path / "no such folder" / "papers.bib")
    exporting = Exporting(program, "export-bibtex")
    exporting.press("save")
    assert "could not be written" in exporting.label("said")
    assert exporting.window.focusWidget() is exporting.part(QListWidget, "export-format")
    program.answers.path = str(tmp_path / "papers.bib")
    exporting.press("save")
    assert (tmp_path / "papers.bib").exists()


def test_notes_are_written_to_a_folder_and_what_was_changed_there_is_left_alone(
    program: Program, tmp_path: Path
) -> None:
    program.answers.path = str(tmp_path / "vault")
    exporting = Exporting(program, "export-notes")
    exporting.press("save")
    assert program.notice() == f"Wrote 5 notes to {tmp_path / 'vault'}."
    note = tmp_path / "vault" / "plain-convolutional-network.md"
    note.write_text(note.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    exporting.open()
    exporting.press("save")
    assert program.notice() == (
        f"Wrote 0 notes to {tmp_path / 'vault'}. 4 were there already. "
        "1 was left as you changed them: plain-convolutional-network.md."
    )
    assert program.answers.suggested == str(tmp_path / "vault")


def test_a_long_export_says_how_far_it_is_and_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db", [f"Counting Sheep, Part {number}" for number in range(3_000)])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    old = tmp_path / "papers.bib"
    old.write_text("mine")
    program.answers.path = str(old)
    exporting = Exporting(program, "export-bibtex")
    exporting.button("save").click()
    program.wait(lambda: exporting.label("said").startswith("Writing 1,000 of 3,000"))
    assert not exporting.button("save").isEnabled()
    qtbot.keyClick(exporting.window, Qt.Key.Key_Escape)
    program.wait_for_writes()
    assert exporting.label("said").replace(BREAK, "") == f"The export was stopped; nothing was written to {old}."
    assert old.read_text() == "mine"
    assert exporting.window.isVisible()
    assert exporting.button("save").isEnabled()
    qtbot.keyClick(exporting.window, Qt.Key.Key_Escape)
    assert not exporting.window.isVisible()
    program.close()


def test_closing_the_window_waits_for_an_export(program: Program, target: Path) -> None:
    Exporting(program, "export-bibtex").button("save").click()
    program.close()
    assert target.read_text(encoding="utf-8").count("@misc{") == len(TITLES)


def test_what_is_chosen_is_copied(program: Program) -> None:
    exporting = Exporting(program, "export-csv")
    exporting.press("copy")
    assert program.desk.clipboard.text().splitlines()[0].startswith("citation key,title")
    assert exporting.label("said") == "Copied 5 papers as CSV."
    assert exporting.window.isVisible()


def test_choices_are_remembered_of_each_format(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    program.answers.path = str(tmp_path / "papers.md")
    exporting = Exporting(program, "export-markdown")
    exporting.box("abstract").click()
    exporting.press("save")
    program.close()
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    exporting = Exporting(program)
    assert exporting.window.choice == ExportChoice("markdown", Parts(abstract=False))
    exporting.press("save")
    assert program.answers.suggested == str(tmp_path / "reading-list.md")
    exporting.open("export-csv")
    assert exporting.window.choice == ExportChoice("csv")
    program.close()


def test_references_are_set_in_the_style_that_is_chosen_which_is_remembered(program: Program) -> None:
    exporting = Exporting(program, "export-references")
    assert exporting.preview().startswith("A Plain Convolutional Network, Revisited. (n.d.)")
    assert not exporting.box("abstract").isVisible()
    choose_style(exporting, "IEEE")
    assert exporting.preview().startswith("[1] ")
    exporting.press("copy")
    assert program.desk.clipboard.text() == exporting.preview()
    assert "<p" in program.desk.clipboard.mimeData().html()
    exporting.button("close").click()
    exporting.open("export-references-html")
    assert exporting.window.choice.style == "ieee"


def test_a_style_of_ones_own_that_cannot_be_used_is_said_in_place_of_the_preview(
    program: Program, tmp_path: Path
) -> None:
    exporting = Exporting(program, "export-references")
    (tmp_path / "mine & yours.csl").write_text("no style")
    program.answers.files = [str(tmp_path / "mine & yours.csl")]
    choose_style(exporting, "Other Style…")
    assert exporting.window.choice.style == str(tmp_path / "mine & yours.csl")
    assert str(tmp_path / "mine & yours.csl") in exporting.preview().replace(BREAK, "")


def choose_style(exporting: Exporting, title: str) -> None:
    button = exporting.part(StyleButton, "export-style")
    next(action for action in button.menu().actions() if action.text() == title).trigger()
    exporting.program.settle()


def test_a_file_of_what_is_listed_can_be_kept_up_to_date(program: Program, target: Path) -> None:
    program.desk.search.setText("title:proteins")
    program.settle()
    exporting = Exporting(program, "export-ris")
    exporting.choose(What.SELECTION)
    assert not exporting.box("keep").isEnabled()
    exporting.choose(What.LISTED)
    exporting.box("keep").click()
    exporting.press("save")
    with Library.open(program.path) as library:
        (kept,) = living_exports.all_of(library)
    assert (kept.query, kept.path, kept.choice) == ("title:proteins", target, ExportChoice("ris"))
    assert program.notice() == "papers.bib is kept up to date from now on."
    exporting.open()
    assert not exporting.box("keep").isChecked()


def test_a_list_of_words_that_were_not_typed_is_not_kept(program: Program) -> None:
    program.desk.search.setText("protiens")
    program.settle()
    exporting = Exporting(program)
    assert exporting.window.what is What.LISTED
    assert not exporting.box("keep").isEnabled()


def test_a_bug_while_papers_are_written_leaves_a_whole_file_and_a_usable_window(program: Program, target: Path) -> None:
    target.write_text("mine")
    exporting = Exporting(program, "export-bibtex")
    exporting.button("save").click()
    program.desk.background.broken.emit("a trace")
    assert exporting.label("said").startswith("Something went wrong, so the export was stopped")
    program.wait_for_writes()
    text = target.read_text(encoding="utf-8")
    assert text == "mine" or text.count("@misc{") == len(TITLES)
    assert exporting.button("save").isEnabled()
    program.bugs.clear()
