"""Every screen on a small laptop: nothing is cut off, all has names and can be reached by Tab; in both themes each text
can be read, and one sees where the keyboard is.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from readinglist.gui.theme import ThemeChoice
from tests.gui.parts import Program
from tests.gui.screens.inspecting import HEIGHT, WIDTH, faults_of, front, parts, windows
from tests.gui.screens.rendered import faint, without_focus
from tests.gui.screens.showing import Opening, show
from tests.gui.screens.table import SCREENS, Screen

WHOLE_SCREENS = ("triage",)  # have the keyboard for as long as they are there
Looked = set[tuple[str, ...]]
Faults = dict[str, list[str]]


@pytest.fixture(autouse=True)
def nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the kept files as they are, which is up to date: two processes for each window would find no more."""
    monkeypatch.setattr("readinglist.gui.living_exports.updating.IDLE_MILLISECONDS", 3_600_000)
    monkeypatch.setattr("readinglist.gui.living_exports.updates.leave_behind", lambda _library: None)


@pytest.fixture(scope="session")
def looked() -> Looked:
    """Which widgets had the keyboard already, by window, type and name: most of the screens share most of them."""
    return set()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_a_screen_can_be_read_and_worked_with_by_keys(screen: Screen, opening: Opening, looked: Looked) -> None:
    program, faults = opening(screen), Faults()
    program.desk.theme.choose(ThemeChoice.LIGHT)

    def look() -> None:
        for window in windows():
            window.resize(WIDTH, HEIGHT)
            QApplication.processEvents()
            faults.update({f"{window.windowTitle()}: {kind}": those for kind, those in faults_of(window).items()})
        faults.update(faults_in_themes(program, looked))

    try:
        show(program, screen, look)
    finally:
        program.desk.theme.choose(ThemeChoice.SYSTEM)
    assert {fault: widgets for fault, widgets in faults.items() if widgets} == {}


def faults_in_themes(program: Program, looked: Looked) -> Faults:
    """Look at the window in front in both themes; the keyboard goes through what it has not been in yet."""
    others = [one for one in parts(front()) if kind_of(one) not in looked and one.objectName() not in WHOLE_SCREENS]
    looked.update(map(kind_of, others))
    faults = {"faint, light": faint(front())}
    program.desk.theme.choose(ThemeChoice.DARK)
    faults["faint, dark"] = faint(front())
    faults["not seen to have the keyboard, dark"] = without_focus(front(), others)
    program.desk.theme.choose(ThemeChoice.LIGHT)
    return {**faults, "not seen to have the keyboard, light": without_focus(front(), others)}


def kind_of(widget: QWidget) -> tuple[str, ...]:
    """Return what is enough to look at one widget of many alike."""
    return type(widget.window()).__name__, type(widget).__name__, widget.objectName()
