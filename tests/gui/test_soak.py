"""Thousands of pictures while garbage is looked for all the time: nothing Python holds may be lost to Qt."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from tests.gui.parts import Program

PAINTS = 2_000
EVERY = 200  # paints, another paper is chosen
STRAY = 200  # references to None that come and go by themselves


@pytest.fixture
def eager_garbage() -> Iterator[None]:
    before = gc.get_threshold()
    gc.freeze()  # only what the paints make is looked through
    gc.set_threshold(5)
    gc.enable()
    yield
    gc.disable()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("eager_garbage")
def test_no_reference_to_none_is_lost_in_thousands_of_paints(program: Program) -> None:
    view = program.desk.papers.list
    view.viewport().repaint()
    before = sys.getrefcount(None)
    for number in range(PAINTS):
        if number % EVERY == 0:
            view.go_to(number // EVERY % 5)
            program.settle()
        view.viewport().repaint(0, 0, 80, 80)
        view.selected.emit()
    assert sys.getrefcount(None) > before - STRAY
