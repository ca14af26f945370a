"""Papers that may be one, in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library import Library, editing
from tests.cli.conftest import Terminal

AUTHORS = ["Ada Lovelace", "Kurt Gödel"]


@pytest.fixture
def doubled(filled: Terminal) -> Terminal:
    """Papers 1 and 2 are the same, 3 and 4 differ in a letter, 5 is alone."""
    titles = ("Reading Slowly", "Reading slowly", "Counting Small Night Owls", "Counting Small Nihgt Owls", "Else")
    with Library.open(filled.library) as library:
        for number, title in enumerate(titles, start=1):
            editing.edit(library, number, title=title, authors=AUTHORS)
    return filled


def test_pairs_are_listed_with_both_titles_and_the_reason(doubled: Terminal) -> None:
    done = doubled.run("duplicates")
    assert done.status == 0
    assert done.out.split("\n\n") == [
        "1  Reading Slowly\n2  Reading slowly\n   Exact: the same title",
        "3  Counting Small Night Owls\n4  Counting Small Nihgt Owls\n   A typo, 96 % alike",
        "",
    ]
    assert done.err == "2 pairs, 1 of them exact: readinglist duplicates --merge-exact merges these.\n"


def test_a_script_gets_ids_titles_and_why(doubled: Terminal) -> None:
    first, second = doubled.run("duplicates", "--json").value
    assert first == {
        "one": {"id": 1, "title": "Reading Slowly"},
        "other": {"id": 2, "title": "Reading slowly"},
        "why": "the same title",
        "alike": 1.0,
        "exact": True,
    }
    assert (second["one"]["id"], second["other"]["id"], second["exact"]) == (3, 4, False)


def test_exact_ones_are_merged_at_once_and_that_is_undone(doubled: Terminal) -> None:
    assert doubled.run("duplicates", "--merge-exact").out == "Merge 1 duplicate.\n"
    assert len(doubled.run("list", "--json").value) == 4
    assert len(doubled.run("duplicates", "--json").value) == 1
    assert doubled.run("undo").out == "Undone: Merge 1 duplicate.\n"
    assert doubled.run("duplicates", "--merge-exact", "--json").value == {"trashed": [2]}


def test_nothing_to_merge_is_no_failure(filled: Terminal) -> None:
    done = filled.run("duplicates", "--merge-exact")
    assert (done.status, done.out) == (0, "")
    assert done.err == "No papers are the same beyond doubt; nothing was changed.\n"
    assert filled.run("duplicates", "--merge-exact", "--json").value == {"trashed": []}
    assert filled.run("duplicates", "--json").value == []


def test_titles_move_no_cursor(doubled: Terminal, tmp_path: Path) -> None:  # noqa: ARG001
    with Library.open(doubled.library) as library:
        editing.edit(library, 2, title="Reading\x1b[2J slowly")
    assert "\x1b" not in doubled.run("duplicates").out
