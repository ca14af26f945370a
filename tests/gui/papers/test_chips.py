"""Tags in a row: as many as there is room for, but never none without a word."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from readinglist.gui.papers.chips import WIDEST, fitted_chips, width_of

LONG = "computer vision/segmentation of very small things in very large pictures"


@pytest.fixture
def metrics(qtbot: QtBot) -> QFontMetricsF:  # noqa: ARG001
    return QFontMetricsF(QFont())


def test_tags_that_fit_are_shown_by_their_last_level(metrics: QFontMetricsF) -> None:
    chips = fitted_chips(["maths/topology", "speech"], {"speech": "#ff0000"}, metrics, 400)
    assert [(chip.text, chip.colour) for chip in chips] == [("topology", ""), ("speech", "#ff0000")]


def test_a_long_tag_is_cut_and_not_dropped(metrics: QFontMetricsF) -> None:
    for room in (90.0, 120.0, 400.0):
        (chip,) = fitted_chips([LONG], {LONG: "#ff0000"}, metrics, room)
        assert chip.text.startswith("segm")
        assert chip.text.endswith("…")
        assert chip.width <= min(room, WIDEST)


def test_tags_without_room_are_counted(metrics: QFontMetricsF) -> None:
    chips = fitted_chips([LONG, "speech", "robots"], {}, metrics, 150)
    assert [chip.text for chip in chips[1:]] == ["+2"]
    assert width_of(chips) <= 150


def test_a_name_of_which_one_letter_would_be_left_is_counted_with_the_others(metrics: QFontMetricsF) -> None:
    names = ["language", "speech"]
    rooms = [metrics.horizontalAdvance("lang…") + extra for extra in range(90)]
    shown = {chip.text for room in rooms for chip in fitted_chips(names, {"language": "#ff0000"}, metrics, room)}
    assert "+2" in shown
    assert not {"l…", "la…"} & shown


def test_at_most_three_tags_are_shown(metrics: QFontMetricsF) -> None:
    assert [chip.text for chip in fitted_chips(list("abcdef"), {}, metrics, 900)] == ["a", "b", "c", "+3"]


@pytest.mark.parametrize("room", [-5.0, 0.0, 20.0])
def test_where_there_is_no_room_there_are_no_chips(metrics: QFontMetricsF, room: float) -> None:
    assert fitted_chips([LONG, "speech"], {}, metrics, room) == ()


def test_without_tags_there_are_no_chips(metrics: QFontMetricsF) -> None:
    assert fitted_chips([], {}, metrics, 300) == ()
