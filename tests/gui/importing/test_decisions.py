"""Every decision on a candidate stands for itself, and the counts follow."""

from __future__ import annotations

import pytest

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.records import Record
from readinglist.gui.importing.decisions import Decisions
from readinglist.gui.importing.findings import Difference, Findings, NearMatch
from readinglist.gui.importing.rows import Row

RECORD = Record(1, "Old", "Old", abstract="New words.")
NEW, OTHER, KNOWN, LISTED_TWICE = (
    Row((0, place), f"Paper {place}", "", known, "") for place, known in enumerate(("", "", "known", "listed twice"))
)


@pytest.fixture
def decisions() -> Decisions:
    decisions = Decisions(new=2)
    near = NearMatch((0, 0), Titled(7, "Yours"), Why.SUBTITLE)
    difference = Difference((0, 2), 9, RECORD, (("abstract", "Old words.", "New words."),))
    decisions.offer(Findings(2, 2, (near,), (difference,)))
    return decisions


def test_what_is_found_is_only_offered(decisions: Decisions) -> None:
    assert (decisions.ticked, decisions.joined, decisions.updated) == (2, 0, 0)
    assert (dict(decisions.same), dict(decisions.updates)) == ({}, {})


def test_a_new_paper_is_said_to_be_one_of_the_library_and_not_again(decisions: Decisions) -> None:
    decisions.toggle_same(NEW)
    assert (decisions.ticked, decisions.joined, dict(decisions.same)) == (2, 1, {(0, 0): 7})
    decisions.toggle_same(NEW)
    assert (decisions.joined, dict(decisions.same)) == (0, {})


def test_what_is_left_out_is_joined_with_nothing_until_it_is_ticked_again(decisions: Decisions) -> None:
    decisions.toggle_same(NEW)
    decisions.tick([NEW], False)
    assert (decisions.ticked, decisions.joined, dict(decisions.same)) == (1, 0, {})
    decisions.tick([NEW], True)
    assert dict(decisions.same) == {(0, 0): 7}


def test_to_say_that_it_is_the_same_ticks_it(decisions: Decisions) -> None:
    decisions.tick([NEW, OTHER], False)
    decisions.toggle_same(NEW)
    assert (decisions.ticked, decisions.joined) == (1, 1)


def test_a_known_paper_that_differs_is_updated_where_it_is_ticked(decisions: Decisions) -> None:
    assert not decisions.is_ticked(KNOWN)
    decisions.tick([KNOWN], True)
    assert (decisions.updated, dict(decisions.updates), decisions.ticked) == (1, {9: RECORD}, 2)
    decisions.tick([KNOWN], False)
    assert dict(decisions.updates) == {}


def test_there_is_nothing_to_decide_on_a_known_paper_that_is_the_same(decisions: Decisions) -> None:
    assert [decisions.can_tick(row) for row in (NEW, OTHER, KNOWN, LISTED_TWICE)] == [True, True, True, False]
