"""Icons are ours, sharp, and in the colour of the theme."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from readinglist.domain.links import LinkKind
from readinglist.domain.paper import State
from readinglist.domain.resources import resource_dir, sample_listing
from readinglist.gui.icons import icon

FILES = sorted((resource_dir() / "icons").glob("*.svg"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_icon_is_drawn_at_every_scale(qapp: QApplication, path: Path) -> None:  # noqa: ARG001
    assert ElementTree.parse(path).getroot().get("viewBox") in ("0 0 24 24", "0 0 64 64")
    for scale in (1.0, 2.0, 3.0):
        pixmap = icon(path.stem).pixmap(QSize(16, 16), scale)
        assert pixmap.size() == QSize(16, 16) * scale
        image = pixmap.toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("size", [QSize(0, 0), QSize(0, 16), QSize(16, 0)])
def test_where_there_is_no_room_nothing_is_drawn(qapp: QApplication, size: QSize) -> None:  # noqa: ARG001
    assert icon("search").pixmap(size).isNull()


def test_an_icon_takes_the_colour_it_is_given(qapp: QApplication) -> None:  # noqa: ARG001
    image = icon("circle", "#ff0000").pixmap(QSize(24, 24), 1.0).toImage()
    assert image.pixelColor(12, 12) == QColor("#ff0000")


def test_states_and_kinds_of_link_have_an_icon() -> None:
    names = {path.stem for path in FILES}
    assert {state.value for state in State} <= names
    assert {kind.value for kind in LinkKind} <= names


def test_the_sample_is_where_it_is_looked_for() -> None:
    assert sample_listing().is_file()
