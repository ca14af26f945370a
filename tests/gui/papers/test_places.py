"""Papers are looked up in a list of any length, and told as unbroken runs of rows."""

from __future__ import annotations

from readinglist.gui.papers.places import MOST_RUNS, NOWHERE, places_of


def test_neighbours_are_one_run() -> None:
    assert places_of([5, 6, 9, 7], [9, 1, 5, 6, 7]).runs == ((0, 0), (2, 4))


def test_rows_are_counted_from_where_the_list_begins() -> None:
    assert places_of([3], [1, 2, 3, 4], first=100).runs == ((102, 102),)


def test_what_is_not_there_is_nowhere() -> None:
    assert places_of([7], [1, 2]).runs == ()
    assert places_of([], [1, 2]).runs == NOWHERE.runs


def test_a_selection_in_too_many_pieces_is_given_up() -> None:
    assert len(places_of(range(0, 2 * MOST_RUNS, 2), range(2 * MOST_RUNS)).runs) == MOST_RUNS
    assert places_of(range(0, 2 * MOST_RUNS + 2, 2), range(2 * MOST_RUNS + 2)).runs == ()
