"""What is used is remembered, and fades."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from readinglist.gui.palette.uses import KEPT, Uses
from readinglist.gui.settings import Settings


@pytest.fixture
def settings(qapp: QApplication, tmp_path: Path) -> Settings:  # noqa: ARG001
    return Settings(tmp_path / "window.ini")


def test_what_was_used_more_often_weighs_more(settings: Settings) -> None:
    uses = Uses(settings)
    for name in ("star", "star", "tag vision/3d"):
        uses.note(name)
    assert uses.weight("star") > uses.weight("tag vision/3d") > uses.weight("never") == 0


def test_of_two_the_later_one_weighs_more(settings: Settings) -> None:
    uses = Uses(settings)
    uses.note("star")
    uses.note("trash")
    assert uses.weight("trash") > uses.weight("star")


def test_what_is_used_no_more_is_forgotten_and_the_settings_stay_small(settings: Settings) -> None:
    uses = Uses(settings)
    for number in range(300):
        uses.note(f"tag {number}")
    assert uses.weight("tag 0") == 0
    assert len(settings.texts(KEPT)) < 70


def test_uses_are_there_after_a_restart_whatever_characters_are_in_a_name(settings: Settings, tmp_path: Path) -> None:
    uses = Uses(settings)
    for name in ("star", 'tag a, "b"; c %d', "tag ü 1.0"):
        uses.note(name)
    settings.save()
    again = Uses(Settings(tmp_path / "window.ini"))
    assert again.weight('tag a, "b"; c %d') == pytest.approx(0.95, abs=0.01)
    assert again.weight("tag ü 1.0") == 1


def test_a_file_that_says_nonsense_costs_what_it_says(settings: Settings) -> None:
    settings.put(KEPT, ["star", "inf star", "-3 undo", "nan find", "2.5 trash"])
    uses = Uses(settings)
    assert uses.weight("star") == pytest.approx(20)
    assert uses.weight("undo") == 0
    assert 0 <= uses.weight("find") <= 20
    assert uses.weight("trash") == 2.5
