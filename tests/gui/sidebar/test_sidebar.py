"""The sidebar changes in place: what is chosen stays chosen, what is folded stays folded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from readinglist.domain.overview import Overview
from readinglist.domain.tags import Tag
from readinglist.gui.sidebar.entries import Entry, entries
from readinglist.gui.sidebar.sidebar import Sidebar
from tests.gui.sidebar.test_entries import OVERVIEW, TODAY


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    QAbstractItemModelTester(sidebar.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, sidebar)
    sidebar.resize(220, 700)
    sidebar.show()
    show(sidebar, OVERVIEW)
    return sidebar


def show(sidebar: Sidebar, overview: Overview) -> None:
    sidebar.show_entries(entries(overview, TODAY))


def test_the_whole_library_is_chosen_at_first(sidebar: Sidebar) -> None:
    assert sidebar.entry.key == "all"


def test_choosing_tells_which_entry(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        assert sidebar.choose("tag:2")
    assert isinstance(chosen.args[0], Entry)
    assert sidebar.entry.text == "Segmentation"
    assert not sidebar.choose("tag:99")


def test_counts_change_without_a_new_choice(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose("tag:1")
    with qtbot.assertNotEmitted(sidebar.chosen):
        show(sidebar, replace(OVERVIEW, papers=61, tags=((Tag(1, "vision"), 6), *OVERVIEW.tags[1:])))
    assert (sidebar.entry.key, sidebar.entry.count) == ("tag:1", 6)


def test_a_chosen_tag_stays_chosen_under_its_new_name(sidebar: Sidebar) -> None:
    sidebar.choose("tag:3")
    show(sidebar, replace(OVERVIEW, tags=(*OVERVIEW.tags[:2], (Tag(3, "analysis"), 1))))
    assert sidebar.entry.text == "analysis"


def test_when_the_chosen_entry_is_gone_the_library_is_chosen(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose("smart-list:7")
    with qtbot.waitSignal(sidebar.chosen):
        show(sidebar, replace(OVERVIEW, smart_lists=()))
    assert sidebar.entry.key == "all"


def test_what_is_folded_stays_folded(sidebar: Sidebar) -> None:
    assert sidebar.folded() == []
    sidebar.fold(["tags"])
    show(sidebar, replace(OVERVIEW, papers=61))
    assert sidebar.folded() == ["tags"]


def test_nested_tags_are_folded_until_they_are_unfolded(sidebar: Sidebar) -> None:
    assert sidebar.unfolded() == []
    sidebar.fold([], ["tag:1"])
    show(sidebar, replace(OVERVIEW, papers=61))
    assert sidebar.unfolded() == ["tag:1"]


def test_a_click_on_an_arrow_unfolds_and_chooses_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    tags = next(at for at in range(sidebar.model().rowCount()) if sidebar.model().index(at, 0).data() == "Tags")
    vision = sidebar.model().index(1, 0, sidebar.model().index(tags, 0))
    assert vision.data() == "vision"
    arrow = sidebar.arrow_place(vision)
    assert arrow.left() >= 8
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=arrow.center().toPoint())
    assert sidebar.unfolded() == ["tag:1"]


def test_the_arrow_of_a_chosen_line_is_seen(sidebar: Sidebar) -> None:
    sidebar.choose("tag:1")
    tag = sidebar.currentIndex()
    arrow = sidebar.arrow_place(tag).toRect()
    picture = sidebar.viewport().grab(arrow).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert len(colours) > 1


def test_a_right_click_asks_for_a_menu_and_chooses_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    place = sidebar.visualRect(sidebar.model().index(3, 0)).center()
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.RightButton, pos=place)
    with qtbot.waitSignal(sidebar.menu_wanted) as wanted:
        sidebar.customContextMenuRequested.emit(place)
    assert wanted.args[0].key == "reading"


def test_a_line_is_painted_whatever_its_text(sidebar: Sidebar) -> None:
    odd = tuple((Tag(number, text), number) for number, text in enumerate(("<b>x", "a&b", "漢" * 80, "x" * 99), 10))
    show(sidebar, replace(OVERVIEW, tags=odd))
    assert not sidebar.grab().isNull()
