"""The history in the terminal, and going back to any point of it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def worked(filled: Terminal) -> Terminal:
    """A library with an import (change 1) and two changes after it."""
    filled.run("mark", "reading", "--id", "1", "2")
    filled.run("tag", "--add", "vision", "--id", "3")
    return filled


def states(terminal: Terminal) -> list[str]:
    return [paper["state"] for paper in sorted(terminal.run("list", "--json").value, key=lambda one: one["id"])]


def test_it_is_listed_the_newest_first(worked: Terminal) -> None:
    done = worked.run("history")
    heading, *rows = done.out.splitlines()
    assert heading.split() == ["ID", "DONE", "PAPERS", "NOW", "WHAT"]
    assert [row.split(maxsplit=4)[-1] for row in rows] == [
        "Tag 1 paper “vision”",
        "Mark 2 papers reading",
        "Import 5 papers",
    ]
    assert [row.split()[3] for row in rows] == ["1", "2", "5"]
    assert (done.status, done.err) == (0, "3 changes\n")


def test_json_has_all_that_is_known_of_it(worked: Terminal) -> None:
    newest, *_older = worked.run("history", "--json").value
    assert list(newest) == ["id", "label", "at", "standing", "papers"]
    assert (newest["id"], newest["standing"], newest["papers"]) == (3, "done", 1)


def test_words_and_a_limit_leave_others_out(worked: Terminal) -> None:
    assert [one["id"] for one in worked.run("history", "PAPERS", "--json").value] == [2, 1]
    assert [one["id"] for one in worked.run("history", "--limit", "1", "--json").value] == [3]
    assert worked.run("history", "nothing", "like", "it").err == "0 changes\n"


def test_one_goes_back_to_any_point_and_forward_again(worked: Terminal) -> None:
    done = worked.run("undo", "--to", "1")
    assert (done.status, done.out) == (0, "Undone: 2 changes.\n")
    assert states(worked) == ["unread"] * 5
    assert [row.split()[4] for row in worked.run("history").out.splitlines()[1:3]] == ["undone", "undone"]
    assert worked.run("redo", "--to", "2").out == "Done again: Mark 2 papers reading.\n"
    assert states(worked) == ["reading", "reading", "unread", "unread", "unread"]


def test_0_is_the_beginning(worked: Terminal) -> None:
    assert worked.run("undo", "--to", "0").out == "Undone: 3 changes.\n"
    assert states(worked) == []


def test_one_change_is_undone_alone(worked: Terminal) -> None:
    assert worked.run("undo", "--change", "2").out == "Undone: Mark 2 papers reading.\n"
    assert [paper["tags"] for paper in worked.run("list", "--json").value if paper["tags"]] == [["vision"]]


def test_what_cannot_be_undone_is_refused(worked: Terminal) -> None:
    done = worked.run("undo", "--to", "3")
    assert (done.status, done.out) == (1, "")
    assert "nothing was changed" in done.err
    assert worked.run("undo", "--change", "77").status == 1
