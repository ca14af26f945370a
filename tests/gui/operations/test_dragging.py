"""Papers are dragged out of the list as text, rich text and a file; a mere click drags nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from readinglist.domain.exports import HTML, MARKDOWN, MARKDOWN_TABLE, TEXT_KINDS
from readinglist.gui.operations import dragging
from readinglist.gui.papers.dragging import PAPERS, papers_in
from tests.gui.parts import TITLES, Program

Kind = QEvent.Type
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
ALONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def mouse(view: QWidget, kind: QEvent.Type, place: QPoint, modifiers: Qt.KeyboardModifier = ALONE) -> None:
    """Do with the left button what a hand does; it stays held down while the mouse moves."""
    held = NONE if kind is Kind.MouseButtonRelease else LEFT
    button = NONE if kind is Kind.MouseMove else LEFT
    where = QPointF(place)
    everywhere = QPointF(view.mapToGlobal(place))
    QApplication.sendEvent(view, QMouseEvent(kind, where, everywhere, button, held, modifiers))


def row(program: Program, number: int) -> QPoint:
    papers = program.desk.papers.list
    return papers.visualRect(papers.papers.index(number)).center()


def drag_from(program: Program, number: int, *, lets_go: bool = False) -> None:
    """Press on a row and move away; the text of the papers comes later, or too late."""
    viewport = program.desk.papers.list.viewport()
    start = row(program, number)
    mouse(viewport, Kind.MouseButtonPress, start)
    for step in range(1, 6):
        mouse(viewport, Kind.MouseMove, start + QPoint(0, 12 * step))
    if lets_go:
        mouse(viewport, Kind.MouseButtonRelease, QPoint(4, viewport.height() - 4))
    program.settle()


def selected(program: Program) -> list[int]:
    return list(program.desk.papers.list.selected_ids())


def choose(program: Program, name: str) -> None:
    action = program.window.findChild(QAction, f"drag-{name}")
    assert isinstance(action, QAction)
    action.trigger()


def test_a_paper_is_dragged_as_bibtex_and_as_a_file_of_its_key(program: Program) -> None:
    drag_from(program, 2)
    ((mime, _picture),) = program.carried
    assert re.findall("@misc{([^,]+)", mime.text()) == [Path(mime.urls()[0].fileName()).stem]
    assert TITLES[2] in mime.text()
    assert not mime.hasHtml()
    (url,) = mime.urls()
    assert Path(url.toLocalFile()).read_text(encoding="utf-8") == mime.text()
    assert list(papers_in(mime)) == selected(program)


def test_the_selection_is_dragged_in_the_order_of_the_list(program: Program) -> None:
    view = program.desk.papers.list
    ids = list(view.papers.ids)
    view.select_ids([ids[3], ids[0], ids[2]])
    drag_from(program, 2)
    ((mime, _picture),) = program.carried
    assert list(papers_in(mime)) == [ids[0], ids[2], ids[3]] == selected(program)
    titles = program.titles()
    places = [mime.text().index(titles[number]) for number in (0, 2, 3)]
    assert places == sorted(places)
    assert mime.urls()[0].fileName() == "reading-list.bib"


def test_papers_are_dragged_in_the_format_that_is_chosen(program: Program) -> None:
    program.desk.papers.list.selectAll()
    for kind in TEXT_KINDS:
        choose(program, kind.name)
        drag_from(program, 0)
        mime, _picture = program.carried[-1]
        (url,) = mime.urls()
        assert url.fileName() == f"reading-list{kind.suffix}"
        assert Path(url.toLocalFile()).read_bytes().decode() == mime.text()
        assert mime.html().count("<li>") == (len(TITLES) if kind in (MARKDOWN, HTML) else 0)
        assert mime.hasFormat("text/markdown") == (kind in (MARKDOWN, MARKDOWN_TABLE))


def test_the_format_is_remembered_and_ticked(program: Program) -> None:
    choose(program, "ris")
    ticked = [kind.name for kind in TEXT_KINDS if program.window.findChild(QAction, f"drag-{kind.name}").isChecked()]
    assert ticked == ["ris"]
    assert program.desk.settings.text("drag/format") == "ris"
    program.desk.settings.put("drag/format", "pigeon")  # as another version of the program may have it
    assert program.desk.dragging.kind.name == "bibtex"


def test_a_click_drags_nothing(program: Program) -> None:
    viewport = program.desk.papers.list.viewport()
    mouse(viewport, Kind.MouseButtonPress, row(program, 3))
    mouse(viewport, Kind.MouseMove, row(program, 3) + QPoint(2, 1))
    mouse(viewport, Kind.MouseButtonRelease, row(program, 3) + QPoint(2, 1))
    program.settle()
    assert program.carried == []
    assert selected(program) == [program.desk.papers.list.papers.ids[3]]


def test_who_lets_go_before_the_text_is_here_drags_nothing_and_selects_nothing_else(program: Program) -> None:
    view = program.desk.papers.list
    view.select_ids(view.papers.ids[:3])
    before = selected(program)
    drag_from(program, 1, lets_go=True)
    assert program.carried == []
    assert selected(program) == before
    mouse(view.viewport(), Kind.MouseButtonPress, row(program, 1))
    mouse(view.viewport(), Kind.MouseButtonRelease, row(program, 1))
    assert selected(program) == [view.papers.ids[1]]


def test_nothing_is_selected_on_the_way(program: Program) -> None:
    drag_from(program, 0)
    viewport = program.desk.papers.list.viewport()
    mouse(viewport, Kind.MouseMove, row(program, 4))
    assert selected(program) == [program.desk.papers.list.papers.ids[0]]


def test_a_range_is_still_selected_by_shift(program: Program) -> None:
    viewport = program.desk.papers.list.viewport()
    QTest.mouseClick(viewport, LEFT, ALONE, row(program, 0))
    QTest.mouseClick(viewport, LEFT, SHIFT, row(program, 3))
    assert selected(program) == list(program.desk.papers.list.papers.ids[:4])


def test_more_papers_than_other_programs_are_given_can_still_be_dropped_here(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dragging, "MOST", 4)
    program.desk.papers.list.selectAll()
    drag_from(program, 0)
    ((mime, _picture),) = program.carried
    assert mime.formats() == [PAPERS]
    assert list(papers_in(mime)) == selected(program)
    assert program.notice() == ("Other programs are given at most 4 papers as BibTeX; File > Export takes any number.")


def test_too_many_papers_are_one_sentence(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dragging, "MOST_AT_ALL", 4)
    program.desk.papers.list.selectAll()
    drag_from(program, 0)
    assert program.carried == []
    assert program.notice() == "At most 4 papers can be dragged at once; the menu Paper takes any number."


def test_a_file_that_cannot_be_written_is_one_sentence(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/no such folder")
    drag_from(program, 0)
    assert program.carried == []
    assert "could not be written" in program.notice()
