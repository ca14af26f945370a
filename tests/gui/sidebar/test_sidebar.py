"""The sidebar changes in place: what is chosen stays chosen, what is folded stays folded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.domain.overview import Overview, SmartList
from readinglist.domain.tags import Tag
from readinglist.gui.papers.dragging import PAPERS
from readinglist.gui.sidebar.entries import Entry, entries
from readinglist.gui.sidebar.sidebar import Sidebar
from tests.gui.sidebar.test_entries import OVERVIEW, TODAY

LEFT = Qt.MouseButton.LeftButton


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
    sidebar.show_entries(entries(overview, TODAY, {}))


def smart_lists(*names: str) -> Overview:
    """The library with these smart lists, whose ids are their letters'."""
    return replace(OVERVIEW, smart_lists=tuple(SmartList(ord(name), name, f"query {name}") for name in names))


def index_of(sidebar: Sidebar, text: str) -> QModelIndex:
    model = sidebar.model()
    return next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == text)


def lines_below(sidebar: Sidebar, heading: str) -> list[str]:
    model, at = sidebar.model(), index_of(sidebar, heading)
    return [model.index(row, 0, at).data() for row in range(model.rowCount(at))]


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


def test_lines_move_and_what_is_chosen_stays_chosen(sidebar: Sidebar, qtbot: QtBot) -> None:
    show(sidebar, smart_lists(*"abcd"))
    sidebar.choose(f"smart-list:{ord('c')}")
    with qtbot.assertNotEmitted(sidebar.chosen):
        for order in ("cabd", "abdc", "dcba", "xcya", "c"):
            show(sidebar, smart_lists(*order))
            assert lines_below(sidebar, "Smart lists") == list(order)
            assert sidebar.entry.text == "c"


def test_a_count_that_arrives_is_shown_without_a_new_choice(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose("smart-list:7")
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.show_count("is:queued has:code", 1_204)
        sidebar.show_count("of no list any more", 5)
    assert sidebar.entry.count == 1_204
    assert sidebar.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Soon, 1204"


@pytest.mark.parametrize(
    ("dragged", "row", "place"),
    [("a", 3, 2), ("a", 2, 1), ("a", 1, 0), ("a", 0, 0), ("c", 0, 0), ("c", 1, 1), ("c", 3, 2), ("b", -1, 0)],
)
def test_a_smart_list_that_is_dropped_tells_its_place_and_stays_until_the_library_moved_it(
    sidebar: Sidebar, qtbot: QtBot, dragged: str, row: int, place: int
) -> None:
    show(sidebar, smart_lists(*"abc"))
    model, heading = sidebar.model(), index_of(sidebar, "Smart lists")
    index = model.index("abc".index(dragged), 0, heading)
    data = model.mimeData([index])
    with qtbot.waitSignal(sidebar.dropped) as dropped:
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, heading)
    assert (dropped.args[0].text, dropped.args[1]) == (dragged, place)
    assert lines_below(sidebar, "Smart lists") == list("abc")


def test_a_smart_list_can_be_dropped_among_the_others_alone(sidebar: Sidebar) -> None:
    model, lists = sidebar.model(), index_of(sidebar, "Smart lists")
    data = model.mimeData([model.index(0, 0, lists)])
    places = {index_of(sidebar, "Tags"): False, index_of(sidebar, "Unread"): False, QModelIndex(): False, lists: True}
    for place, is_possible in places.items():
        assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, place) is is_possible
    assert not model.canDropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, lists)
    draggable = Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(model.index(0, 0, lists)) & draggable
    assert not model.flags(model.index(0, 0, index_of(sidebar, "Tags"))) & draggable


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


def test_a_tag_is_chosen_when_the_button_is_let_go_on_it(sidebar: Sidebar) -> None:
    """Chosen at the press, it would leave no papers in the list that it could be dragged to."""
    tags = index_of(sidebar, "Tags")
    first, second = (sidebar.visualRect(sidebar.model().index(row, 0, tags)).center() for row in (0, 1))
    QTest.mousePress(sidebar.viewport(), LEFT, pos=first)
    assert sidebar.entry.key == "all"
    QTest.mouseRelease(sidebar.viewport(), LEFT, pos=second)
    assert sidebar.entry.key == "all"
    QTest.mouseClick(sidebar.viewport(), LEFT, pos=first)
    assert sidebar.currentIndex() == sidebar.model().index(0, 0, tags)


@pytest.mark.parametrize("kind", [PAPERS, "text/plain"])
def test_what_is_dragged_from_elsewhere_is_for_the_window(sidebar: Sidebar, kind: str) -> None:
    data = QMimeData()
    data.setData(kind, b"1 2 3")  # the numbers of another program's papers mean nothing here
    copy, alone = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), copy, data, LEFT, alone)
    QApplication.sendEvent(sidebar.viewport(), enter)
    assert not enter.isAccepted()


def test_a_press_below_the_last_line_changes_nothing(sidebar: Sidebar) -> None:
    before = sidebar.entry
    QTest.mouseClick(sidebar.viewport(), LEFT, pos=QPoint(20, sidebar.viewport().height() - 4))
    assert sidebar.entry == before
