"""What was searched for is remembered once, the newest first."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from readinglist.gui.suggesting.history import MOST_REMEMBERED, SearchHistory


@pytest.fixture
def history() -> SearchHistory:
    return SearchHistory()


def test_the_newest_search_stands_first(history: SearchHistory) -> None:
    for text in ("graph", "tag:vision", "  weak   to strong "):
        history.add(text)
    assert history.searches == ("weak to strong", "tag:vision", "graph")


def test_a_search_is_remembered_once(history: SearchHistory) -> None:
    for text in ("graph", "diffusion", "graph "):
        history.add(text)
    assert history.searches == ("graph", "diffusion")


@pytest.mark.parametrize("text", ["", "   ", "tag:", "-", "(", '"', "..."])
def test_what_asks_for_nothing_is_not_remembered(history: SearchHistory, text: str) -> None:
    history.add(text)
    assert history.searches == ()


def test_an_order_alone_is_a_search(history: SearchHistory) -> None:
    history.add("sort:year")
    assert history.searches == ("sort:year",)


def test_only_so_many_are_remembered(history: SearchHistory) -> None:
    for number in range(MOST_REMEMBERED + 5):
        history.add(f"paper {number}")
    assert len(history.searches) == MOST_REMEMBERED
    assert history.searches[0] == f"paper {MOST_REMEMBERED + 4}"


def test_what_was_looked_at_in_passing_gives_way_to_what_it_became(history: SearchHistory) -> None:
    history.add("contrast", passing=True)
    history.add("contrastive", passing=True)
    history.add("contrastive learning")
    history.add("contrastive learning of sentences")
    assert history.searches == ("contrastive learning of sentences", "contrastive learning")


def test_what_was_used_before_does_not_give_way(history: SearchHistory) -> None:
    history.add("graph")
    history.add("graph", passing=True)
    history.add("graph networks")
    assert history.searches == ("graph networks", "graph")


def test_once_settled_nothing_gives_way(history: SearchHistory) -> None:
    history.add("graph", passing=True)
    history.settle()
    history.add("graph networks")
    assert history.searches == ("graph networks", "graph")


def test_a_search_can_be_forgotten(history: SearchHistory) -> None:
    history.replace(["a", "b", "c"])
    history.remove("b")
    assert history.searches == ("a", "c")


def test_it_tells_only_of_changes(qtbot: QtBot, history: SearchHistory) -> None:
    with qtbot.waitSignal(history.changed):
        history.add("graph")
    with qtbot.assertNotEmitted(history.changed):
        history.add("graph")
        history.remove("another")
