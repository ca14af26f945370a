"""Citation keys in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library import Library, editing
from tests.cli.conftest import Terminal

PATTERN = "auth + year"


@pytest.fixture
def keyed(filled: Terminal) -> Terminal:
    """The key of paper 1 was typed, those of 2 and 3 are as they are made; the others are in the trash."""
    with Library.open(filled.library) as library:
        for number, title, key in (1, "Notes", "typed"), (2, "2", "lovelace-1842-2"), (3, "3", "lovelace-1842-3"):
            editing.edit(library, number, title=title, authors=["Ada Lovelace"], year=1842, cite_key=key)
        library.trash([4, 5])
    return filled


def now(terminal: Terminal) -> list[str]:
    with Library.open(terminal.library) as library:
        return [paper.cite_key for paper in library.papers([1, 2, 3])]


def test_the_pattern_is_shown_and_what_it_would_change(keyed: Terminal) -> None:
    done = keyed.run("keys")
    assert done.status == 0
    assert done.out == 'auth.lower + year.prefix("-") + words(3).lower.condense("-").prefix("-")\n'
    assert done.err == "No key would change; 1 that was given stays.\n"


def test_what_another_pattern_would_change_is_listed(keyed: Terminal) -> None:
    done = keyed.run("keys", "--pattern", PATTERN)
    assert done.out == "lovelace-1842-2 -> Lovelace1842  2\nlovelace-1842-3 -> Lovelace1842-2  3\n"
    assert done.err == ("2 of 5 keys would change; 1 that was given stays. readinglist keys --change changes them.\n")
    assert now(keyed) == ["typed", "lovelace-1842-2", "lovelace-1842-3"]


def test_a_script_gets_every_change(keyed: Terminal) -> None:
    first, second, _third = keyed.run("keys", "--pattern", PATTERN, "--json").value
    assert (first["id"], first["given"], first["chosen"]) == (1, True, False)
    assert second == {
        "id": 2, "title": "2", "now": "lovelace-1842-2", "then": "Lovelace1842", "given": False, "chosen": True,
    }  # fmt: skip


def test_keys_are_changed_and_taken_back(keyed: Terminal) -> None:
    before = now(keyed)
    assert keyed.run("keys", "--pattern", PATTERN, "--change").out == "Change Citation Keys of 2 Papers.\n"
    assert now(keyed) == ["typed", "Lovelace1842", "Lovelace1842-2"]
    assert keyed.run("keys").out == f"{PATTERN}\n"
    assert keyed.run("keys", "--change", "--also-given", "--json").value == {"changed": 1, "pattern": PATTERN}
    keyed.run("undo")
    keyed.run("undo")
    assert now(keyed) == before


def test_a_pattern_is_used_for_new_papers_alone(keyed: Terminal, tmp_path: Path) -> None:
    assert keyed.run("keys", "--pattern", "'mine'", "--use").out == "Change the Pattern of Citation Keys.\n"
    assert keyed.run("keys", "--pattern", "'mine'", "--use").err == "This is so already; nothing was changed.\n"
    (tmp_path / "one.bib").write_text("@misc{, title = {One More}}\n", encoding="utf-8")
    keyed.run("import", tmp_path / "one.bib")
    assert [paper["cite_key"] for paper in keyed.run("list", 'title:"one more"', "--json").value] == ["mine"]


def test_a_pattern_that_means_nothing_is_refused(keyed: Terminal) -> None:
    done = keyed.run("keys", "--pattern", "auht", "--change")
    assert (done.status, done.err) == (1, "At character 1: “auht” is no word of a pattern; did you mean auth?\n")
