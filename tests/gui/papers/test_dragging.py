"""What is dragged says which papers it is, and looks like them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from readinglist.gui.papers.dragging import WIDEST, mark_papers, papers_in, picture_of
from readinglist.gui.theme import palette_for
from readinglist.gui.theme_colours import DARK, LIGHT, Theme


def test_papers_are_known_again_by_their_numbers() -> None:
    mime = QMimeData()
    assert list(papers_in(mime)) == []
    mark_papers(mime, [3, 1, 20_000_000_000])
    assert list(papers_in(mime)) == [3, 1, 20_000_000_000]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("text", ["3 papers", "<b>x</b>" * 200, "\u202eevil\n" * 9, ""])
def test_the_slip_below_the_pointer_is_small_and_in_the_themes_colours(theme: Theme, ratio: float, text: str) -> None:
    picture = picture_of(text, palette_for(theme), QGuiApplication.font(), ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.deviceIndependentSize().width() <= WIDEST
    inside = picture.toImage().pixelColor(round(5 * ratio), round(15 * ratio))
    assert inside.name() == theme.raised
