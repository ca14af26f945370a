"""Pairs that were proposed are looked at again when the library has changed."""

from __future__ import annotations

import pytest

from readinglist.domain.duplicates import PossibleDuplicate, Why
from readinglist.domain.records import Record
from readinglist.library import Library, duplicates, editing, importing
from readinglist.library.proposals import looked_at_again
from readinglist.library.review import Source

TITLES = ("Reading Slowly", "Reading Slowly: A Study", "Reading Slowly: A Study of Readers")


@pytest.fixture
def three(library: Library) -> Library:
    records = tuple(Record(n, title, title, authors=("Ada Lovelace",)) for n, title in enumerate(TITLES, start=1))
    importing.commit(library, importing.review(library, [Source("page", "page", "page", "test", "", records)]))
    return library


def pairs(library: Library) -> list[PossibleDuplicate]:
    return sorted(library.possible_duplicates())


def again(library: Library, merged: dict[int, int] | None = None) -> list[tuple[int, int] | None]:
    wanted = [PossibleDuplicate(one, other, 0.9, Why.SUBTITLE) for one, other in ((1, 2), (1, 3), (2, 3))]
    return [found and (found.one, found.other) for found in looked_at_again(library, wanted, merged or {})]


def test_what_did_not_change_stays_as_it_is(three: Library) -> None:
    found = pairs(three)
    assert looked_at_again(three, found, {}) == found


def test_pairs_of_a_paper_that_is_in_the_trash_go(three: Library) -> None:
    three.trash([1])
    assert again(three)[:2] == [None, None]
    three.purge([1])
    assert again(three)[:2] == [None, None]


def test_pairs_of_a_paper_that_was_merged_are_those_of_the_one_that_was_kept(three: Library) -> None:
    duplicates.merge(three, 1, 2, [])
    assert again(three, {2: 1}) == [None, (1, 3), (1, 3)]


def test_what_was_merged_in_a_chain_is_the_paper_at_its_end(three: Library) -> None:
    duplicates.merge(three, 2, 3, [])
    duplicates.merge(three, 1, 2, [])
    assert again(three, {3: 2, 2: 1}) == [None, None, None]


def test_an_undone_merge_brings_its_pairs_back(three: Library) -> None:
    before = again(three)
    duplicates.merge(three, 1, 2, [])
    three.undo()
    assert again(three, {2: 1}) == before
    assert before[0] == (1, 2)


def test_pairs_that_were_said_to_be_different_go_and_come_back(three: Library) -> None:
    duplicates.tell_apart(three, [(1, 2)])
    assert again(three)[0] is None
    three.undo()
    assert again(three)[0] == (1, 2)


def test_pairs_that_are_alike_no_more_go(three: Library) -> None:
    editing.edit(three, 2, title="Sorting Twice")
    assert again(three)[0] is None


def test_a_paper_is_not_proposed_for_one_with_another_identifier_by_way_of_what_was_merged_into_it(
    three: Library,
) -> None:
    editing.edit(three, 1, arxiv="2403.00001")
    editing.edit(three, 3, arxiv="2403.00003")
    duplicates.merge(three, 1, 2, [])
    assert again(three, {2: 1}) == [None, None, None]
