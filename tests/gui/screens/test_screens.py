"""Every screen on a small laptop: its parts have names, Tab comes to them, and nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.screens.inspecting import HEIGHT, WIDTH, faults_of, windows
from tests.gui.screens.showing import Opening, show
from tests.gui.screens.table import SCREENS, Screen


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_a_screen_can_be_read_and_reached_on_a_small_laptop(screen: Screen, opening: Opening) -> None:
    faults = {}

    def look() -> None:
        for window in windows():
            window.resize(WIDTH, HEIGHT)
            QApplication.processEvents()
            faults.update({f"{window.windowTitle()}: {kind}": those for kind, those in faults_of(window).items()})

    show(opening(screen), screen, look)
    assert faults == {}
