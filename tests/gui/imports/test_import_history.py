"""The history of imports on the screen, over a real library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from readinglist.domain.records import Record, Skipped
from readinglist.gui.imports.import_history import ImportHistory
from readinglist.gui.operations import past_imports
from readinglist.library import Library, importing
from readinglist.library.review import Source
from tests.gui.parts import Program, open_program

NO_TITLE = Skipped(9, "no title", "An abstract <b>alone</b>")


def page(name: str, *titles: str, skipped: Sequence[Skipped] = (), path: str = "/papers") -> Source:
    records = tuple(Record(line, title, title) for line, title in enumerate(titles, start=1))
    place = f"{path}/{name}" if path else ""
    return Source(place, name, name.ljust(64, "0"), "trending page", "Mar 17", records, tuple(skipped), ("Guessed.",))


def bring(path: Path, *sources: Source) -> None:
    with Library.open(path) as library:
        importing.commit(library, importing.review(library, sources))


@pytest.fixture
def imported(qtbot: QtBot, tmp_path: Path) -> Program:
    """A window on a library that has three imports: of one file, of two, and of pasted text."""
    path = tmp_path / "library.db"
    bring(path, page("monday.txt", "Reading", "Writing", skipped=[NO_TITLE]))
    bring(path, page("tuesday.txt", "Counting"), page("more.txt", "Writing", "Drawing", skipped=[NO_TITLE] * 2))
    bring(path, page("Pasted text", "Singing", path=""))
    return open_program(qtbot, path, tmp_path / "window.ini")


def history(program: Program) -> ImportHistory:
    program.window.findChild(QAction, "import-history").trigger()
    shown = program.window.findChild(ImportHistory)
    program.settle()
    return shown


def rows(shown: ImportHistory) -> list[list[str]]:
    model = shown.imports
    return [[model.index(row, column).data() for column in range(1, 7)] for row in range(model.rowCount())]


def tree(shown: ImportHistory) -> QTreeView:
    found = shown.findChild(QTreeView, "past-sources")
    assert found is not None
    return found


def lines(shown: ImportHistory, source: int = 0) -> list[str]:
    model = tree(shown).model()
    below = model.index(source, 0, QModelIndex())
    return [model.index(row, 0, below).data() for row in range(model.rowCount(below))]


def press(program: Program, shown: ImportHistory, name: str) -> None:
    shown.findChild(QPushButton, name).click()
    program.wait_for_writes()


def told(shown: ImportHistory) -> str:
    return shown.findChild(QLabel, "told").text()


def test_every_import_is_told_of_the_newest_first(imported: Program) -> None:
    assert rows(history(imported)) == [
        ["Pasted text", "1", "1", "0", "0", "1"],
        ["tuesday.txt, more.txt", "5", "2", "1", "2", "3"],
        ["monday.txt", "3", "2", "0", "1", "2"],
    ]


def test_the_newest_is_chosen_and_unfolded(imported: Program) -> None:
    shown = history(imported)
    assert tree(shown).isExpanded(tree(shown).model().index(0, 0))
    assert lines(shown) == [f"SHA-256: {'Pasted text'.ljust(64, '0')}", "Guessed."]
    assert shown.findChild(QLabel, "import-label").text().startswith("Import 1 paper  ·  ")


def test_what_was_skipped_is_read_when_its_file_is_unfolded(imported: Program) -> None:
    shown = history(imported)
    shown.table.selectRow(1)
    assert lines(shown, 1) == ["File: /papers/more.txt", f"SHA-256: {'more.txt'.ljust(64, '0')}", "Guessed."]
    tree(shown).expand(tree(shown).model().index(1, 0))
    imported.settle()
    assert lines(shown, 1)[3:] == ["Line 9: no title   An abstract <b>alone</b>"] * 2
    assert lines(shown, 0)[3:] == []


def test_an_import_is_undone_and_says_so(imported: Program) -> None:
    shown = history(imported)
    shown.table.selectRow(2)
    press(imported, shown, "undo-import")
    assert told(shown) == "Undone: Import 2 papers. 1 paper stays: you changed it since, or another listing has it."
    assert rows(shown)[2][-1] == "undone"
    assert shown.table.currentIndex().row() == 2
    assert "import the file again" in shown.findChild(QLabel, "import-standing").text()
    assert not shown.findChild(QPushButton, "undo-import").isEnabled()
    assert not shown.findChild(QPushButton, "show-papers").isEnabled()
    assert sorted(imported.titles()) == ["Counting", "Drawing", "Singing", "Writing"]


def test_an_undone_import_can_be_brought_back_at_once(imported: Program) -> None:
    shown = history(imported)
    press(imported, shown, "undo-import")
    press(imported, shown, "redo-import")
    assert told(shown) == "Done again: Import 1 paper."
    assert shown.findChild(QPushButton, "redo-import").isHidden()
    assert rows(shown)[0][-1] == "1"
    assert "Singing" in imported.titles()


def test_a_way_back_is_offered_no_longer_once_something_else_was_done(imported: Program) -> None:
    shown = history(imported)
    press(imported, shown, "undo-import")
    imported.desk.background.write(lambda library: library.mark([1], "read"))
    imported.wait_for_writes()
    assert shown.findChild(QPushButton, "redo-import").isHidden()


def test_what_was_undone_elsewhere_meanwhile_is_said_not_undone_twice(imported: Program) -> None:
    shown = history(imported)
    with Library.open(imported.path) as elsewhere:
        elsewhere.undo()
    press(imported, shown, "undo-import")
    assert told(shown) == "This has been undone already."


def test_an_import_before_papers_were_deleted_for_good_says_why_it_is_final(imported: Program) -> None:
    with Library.open(imported.path) as elsewhere:
        elsewhere.trash([1])
        elsewhere.purge([1])
    shown = history(imported)
    assert "no longer be undone" in shown.findChild(QLabel, "import-standing").text()
    assert not shown.findChild(QPushButton, "undo-import").isEnabled()
    assert "deleted for good" in shown.findChild(QPushButton, "undo-import").toolTip()


def test_the_papers_of_an_import_are_shown_in_the_window(imported: Program) -> None:
    imported.desk.search.setText("something else")
    shown = history(imported)
    shown.table.selectRow(1)
    tree(shown).setCurrentIndex(tree(shown).model().index(1, 0))
    press(imported, shown, "show-papers")
    assert imported.desk.sidebar.entry.key == "listing:3"
    assert sorted(imported.titles()) == ["Drawing", "Writing"]
    assert not [one for one in imported.window.findChildren(ImportHistory) if one.isVisible()]


def test_the_report_is_all_of_it_as_plain_text(imported: Program) -> None:
    shown = history(imported)
    shown.table.selectRow(2)
    shown.findChild(QAction, "copy-report").trigger()
    imported.settle()
    heading, *report = imported.desk.clipboard.text().splitlines()
    assert heading.startswith("Import 2 papers, ")
    assert report == [
        "3 found, 2 new, 0 known, 1 skipped",
        "",
        "monday.txt  ·  trending page  ·  3 found, 2 new, 0 known, 1 skipped  ·  2 papers in your library now",
        "  File: /papers/monday.txt",
        f"  SHA-256: {'monday.txt'.ljust(64, '0')}",
        "  Guessed.",
        "  Line 9: no title   An abstract <b>alone</b>",
    ]
    assert told(shown) == "Copied the report."


@pytest.mark.parametrize(
    ("action", "copied"), [("copy-path", "/papers/monday.txt"), ("copy-sha256", "monday.txt".ljust(64, "0"))]
)
def test_where_the_file_was_and_its_hash_are_copied(imported: Program, action: str, copied: str) -> None:
    shown = history(imported)
    shown.table.selectRow(2)
    shown.findChild(QAction, action).trigger()
    assert imported.desk.clipboard.text() == copied


def test_pasted_text_has_no_path_to_copy(imported: Program) -> None:
    shown = history(imported)
    assert not shown.findChild(QAction, "copy-path").isEnabled()


def test_a_line_is_copied_by_the_usual_key(qtbot: QtBot, imported: Program) -> None:
    shown = history(imported)
    shown.table.selectRow(2)
    imported.settle()
    files = tree(shown)
    files.setFocus()
    files.setCurrentIndex(files.model().index(1, 0, files.model().index(0, 0)))
    qtbot.keyClick(files, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert imported.desk.clipboard.text() == "monday.txt".ljust(64, "0")


def test_a_new_import_appears_and_the_chosen_one_stays_chosen(imported: Program) -> None:
    shown = history(imported)
    shown.table.selectRow(1)

    def take_in(library: Library) -> object:
        return importing.commit(library, importing.review(library, [page("friday.txt", "Dancing")]))

    imported.desk.background.write(take_in)
    imported.wait_for_writes()
    assert rows(shown)[0][0] == "friday.txt"
    assert shown.table.currentIndex().row() == 2


def test_what_was_unfolded_stays_so_while_its_papers_come_and_go(imported: Program) -> None:
    shown = history(imported)
    shown.table.selectRow(1)
    tree(shown).expand(tree(shown).model().index(1, 0))
    imported.settle()
    imported.desk.background.write(lambda library: library.trash([4]))
    imported.wait_for_writes()
    assert rows(shown)[1][-1] == "2"
    assert tree(shown).isExpanded(tree(shown).model().index(1, 0))
    assert len(lines(shown, 1)) == 5


def test_a_library_without_imports_says_how_to_begin(empty_program: Program) -> None:
    shown = history(empty_program)
    nothing = shown.findChild(QLabel, "no-imports")
    assert nothing.isVisible()
    assert "Nothing has been imported yet" in nothing.text()
    assert not shown.findChild(QPushButton, "undo-import").isVisible()


def test_it_opens_once_and_at_the_import_that_is_asked_for(imported: Program) -> None:
    shown = history(imported)
    past_imports.show(imported.desk, 1)
    imported.settle()
    assert imported.window.findChildren(ImportHistory) == [shown]
    assert shown.past is not None
    assert shown.past.sources[0].name == "monday.txt"


def test_the_details_of_an_import_just_made_are_shown_at_it(imported: Program, tmp_path: Path) -> None:
    first, second = tmp_path / "friday.bib", tmp_path / "saturday.bib"
    first.write_text("@article{one, title={Dancing}}\n@article{two, author={Nobody}}\n")
    second.write_text("@article{three, title={Resting}}\n")
    for path in (first, second):
        imported.desk.imports.start_import([path])
        imported.wait(lambda: not imported.desk.imports.is_busy)
        details = imported.window.findChild(QPushButton, "notice-details")
        if not details.isHidden():
            show = imported.desk.notices.notice.details
    show()
    imported.settle()
    shown = imported.window.findChild(ImportHistory)
    assert shown.past is not None
    assert shown.past.sources[0].name == "friday.bib"
    assert lines(shown)[-1].startswith("Line 2: ")


def test_home_and_end_go_to_the_newest_and_the_oldest(qtbot: QtBot, imported: Program) -> None:
    shown = history(imported)
    assert shown.table.hasFocus()
    for key, row in ((Qt.Key.Key_End, 2), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Down, 1)):
        qtbot.keyClick(shown.table, key)
        assert shown.table.currentIndex().row() == row


def test_enter_shows_the_papers_of_an_import(qtbot: QtBot, imported: Program) -> None:
    shown = history(imported)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    imported.settle()
    assert imported.titles() == ["Singing"]


def test_it_can_be_closed_while_it_reads_and_opened_again(imported: Program) -> None:
    imported.window.findChild(QAction, "import-history").trigger()
    imported.window.findChild(ImportHistory).close()
    QApplication.processEvents()
    imported.settle()
    assert len(rows(history(imported))) == 3


def test_a_library_that_can_only_be_read_says_why_nothing_is_undone(qtbot: QtBot, tmp_path: Path) -> None:
    shown = ImportHistory(is_read_only=True)
    qtbot.addWidget(shown)
    bring(tmp_path / "library.db", page("monday.txt", "Reading"))
    with Library.open(tmp_path / "library.db") as library:
        shown.show_imports(library.imports(), is_more=False)
    undo = shown.findChild(QPushButton, "undo-import")
    assert (undo.isEnabled(), undo.toolTip()) == (False, "This library can only be read.")
