"""A label that has too little room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from readinglist.gui.elided_label import ElidedLabel


@pytest.fixture
def label(qtbot: QtBot) -> ElidedLabel:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_text("13 papers", shorter="13")
    return label


def room(label: ElidedLabel, text: str) -> int:
    return label.fontMetrics().horizontalAdvance(text) + 1  # parts of pixels


def test_all_is_shown_where_there_is_room(label: ElidedLabel) -> None:
    assert label.text_within(room(label, "13 papers")) == "13 papers"


def test_less_is_said_rather_than_a_word_cut(label: ElidedLabel) -> None:
    for width in range(room(label, "13"), room(label, "13 papers")):
        assert label.text_within(width) == "13"


def test_where_there_is_no_room_nothing_is_said(label: ElidedLabel) -> None:
    assert label.text_within(2) == ""


def test_a_text_without_a_shorter_one_ends_in_an_ellipsis(label: ElidedLabel) -> None:
    label.show_text("A long name", shorter="")
    assert label.text_within(room(label, "A long n…")) == "A long n…"
