"""Backups in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


class Keyboard(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_backup_is_made_in_the_folder_of_the_library(filled: Terminal) -> None:
    done = filled.run("backup")
    assert done.status == 0
    assert done.out.startswith("Made backup 1 of 5 papers: ")
    assert Path(done.out.split(": ", 1)[1].strip()[:-1]).parent == filled.library.with_name("papers.db.backups")


def test_one_is_made_only_if_something_changed(filled: Terminal) -> None:
    assert filled.run("backup", "--if-changed").out.startswith("Made backup 1")
    done = filled.run("backup", "--if-changed")
    assert (done.status, done.out) == (0, "")
    assert "There is a backup of the library as it is" in done.err


def test_backups_are_listed_the_newest_first(filled: Terminal) -> None:
    filled.run("backup")
    filled.run("mark", "read", "--id", "1")
    assert filled.process("backup", "--because", "exit").returncode == 0  # it gives way to all else, as we must not
    heading, *lines = filled.run("backups").out.splitlines()
    assert heading.split() == ["NO", "MADE", "WHY", "PAPERS", "UNREAD", "READ", "MB", "FILE"]
    assert [(line.split()[0], *line.split()[3:7]) for line in lines] == [
        ("2", "exit", "5", "4", "1"),
        ("1", "by-hand", "5", "5", "0"),
    ]


def test_a_script_reads_them_as_json(filled: Terminal) -> None:
    filled.run("backup")
    (told,) = filled.run("backups", "--json").value
    assert told["number"] == 1
    assert told["reason"] == "by-hand"
    assert told["states"] == {"unread": 5}
    assert told["far_fewer"] is False
    assert Path(told["path"]).exists()


def test_a_backup_is_restored_and_what_was_there_is_another(filled: Terminal) -> None:
    filled.run("backup")
    filled.run("mark", "read", "--id", "1")
    done = filled.run("restore", "1", "--yes")
    assert done.out == "Backup 1 was restored: 5 papers. The library that was there is backup 2.\n"
    assert filled.run("list", "is:read", "--json").value == []
    assert filled.run("restore", "2", "--yes").status == 0
    assert len(filled.run("list", "is:read", "--json").value) == 1


def test_nobody_is_asked_by_a_script(filled: Terminal) -> None:
    filled.run("backup")
    done = filled.run("restore", "1")
    assert done.status == 1
    assert "say --yes" in done.err


@pytest.mark.parametrize(("typed", "status"), [("y\n", 0), ("\n", 1), ("n\n", 1)])
def test_at_a_terminal_it_is_said_what_takes_the_place_of_what(
    filled: Terminal, listing: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int
) -> None:
    empty = Terminal(filled.library.with_name("empty.db"), filled.capture)
    empty.run("import", listing)
    empty.run("backup")
    empty.run("mark", "read", "--id", "1")
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    done = empty.run("restore", "1")
    assert done.status == status
    assert "has 5 papers" in done.err
    assert "The library has 5 papers now; it will be kept." in done.err
    assert "5 are unread instead of 4 and 0 are read instead of 1" in done.err


def test_where_there_is_none_it_is_said_where_they_would_be(filled: Terminal) -> None:
    done = filled.run("backups")
    assert (done.status, done.out) == (0, "")
    assert f"There is no folder {filled.library}.backups, so there is no backup" in done.err
    assert filled.run("backups", "--json").value == []


def test_where_the_disk_with_the_library_is_gone_its_backups_are_not_said_to_be_none(terminal: Terminal) -> None:
    gone = Terminal(terminal.library.parent / "stick" / "papers.db", terminal.capture)
    done = gone.run("backups")
    assert (done.status, "stick, which is not there" in done.err) == (1, True)


def test_a_library_that_is_gone_is_restored(filled: Terminal) -> None:
    filled.run("backup")
    filled.library.unlink()
    assert filled.run("backups").out.count("\n") == 2
    assert filled.run("restore", "1", "--yes").out == "Backup 1 was restored: 5 papers.\n"
    assert len(filled.run("list", "--json").value) == 5


def test_a_number_that_is_none_is_said(filled: Terminal) -> None:
    assert "There is no backup 7" in filled.run("restore", "7", "--yes").err


@pytest.mark.parametrize("place", [".", "", "/", ".."])
def test_a_copy_is_written_to_a_file_and_not_in_place_of_a_folder(filled: Terminal, place: str) -> None:
    done = filled.run("backup", "-o", place)
    assert (done.status, "is there already, so no copy was written" in done.err) == (1, True)


@pytest.mark.parametrize("place", ["/", ".", ""])
def test_where_there_can_be_no_library_there_are_no_backups(terminal: Terminal, place: str) -> None:
    odd = Terminal(Path(place), terminal.capture)
    assert odd.run("backups").status == 0
    assert "There is no backup 1" in odd.run("restore", "1").err
    assert "is not a file" in odd.run("add", "--title", "A Title").err
