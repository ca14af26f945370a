"""Widgets in rows, as many in each as fit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.flow_layout import FlowLayout


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap=10)
    for _ in range(3):
        flow.addWidget(sized(100, 20))
    return box


def sized(width: int, height: int) -> QLabel:
    label = QLabel()
    label.setFixedSize(width, height)
    return label


def flow_of(box: QWidget) -> FlowLayout:
    flow = box.layout()
    assert isinstance(flow, FlowLayout)
    return flow


@pytest.mark.parametrize(("width", "height"), [(320, 20), (319, 50), (210, 50), (209, 80), (50, 80)])
def test_the_height_follows_the_width(box: QWidget, width: int, height: int) -> None:
    box.show()
    assert flow_of(box).heightForWidth(width) == height


def test_a_hidden_widget_takes_no_room(box: QWidget) -> None:
    box.show()
    box.findChildren(QLabel)[0].hide()
    assert flow_of(box).heightForWidth(210) == 20


def test_a_widget_can_be_set_before_another(box: QWidget) -> None:
    first = sized(30, 20)
    flow_of(box).insert_widget(0, first)
    box.resize(400, 100)
    box.show()
    assert first.x() == 0
    assert flow_of(box).count() == 4


def test_it_is_content_with_its_widest_widget(box: QWidget) -> None:
    assert flow_of(box).minimumSize().width() == 100
