"""A damaged library is recovered in the terminal, and a sound one is left alone."""

from __future__ import annotations

import os
import sqlite3

from readinglist.domain.backups import Reason
from readinglist.library import backups
from tests.cli.conftest import Terminal


def test_what_can_be_read_of_a_damaged_library_is_in_it_again(filled: Terminal) -> None:
    with filled.library.open("r+b") as file:
        file.write(os.urandom(4096))
    assert "damaged" in filled.run("list").err
    done = filled.run("recover")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("All 5 papers could be read and are in the library again")
    assert "kept as papers.db.damaged-" in done.out
    assert len(filled.run("list", "--json").value) == 5


def test_where_papers_are_lost_the_status_says_so_and_backups_are_pointed_at(filled: Terminal) -> None:
    backups.make(filled.library, Reason.BY_HAND)
    os.truncate(filled.library, filled.library.stat().st_size - 4096)
    content = filled.library.read_bytes()
    done = filled.run("recover")
    assert "could be read" in done.out
    assert "readinglist restore" in done.err
    [kept] = filled.library.parent.glob("*.damaged-*")
    assert kept.read_bytes() == content


def test_a_folder_of_backups_that_cannot_be_read_keeps_nobody_from_recovering(filled: Terminal) -> None:
    backups.place(filled.library).write_text("in the way")
    with filled.library.open("r+b") as file:
        file.write(os.urandom(16))
    done = filled.run("recover")
    assert (done.status, done.out[:18]) == (0, "All 5 papers could")
    assert "cannot be read" in done.err


def test_papers_of_the_newest_backup_count_as_lost_where_the_file_knows_of_none(filled: Terminal) -> None:
    backups.make(filled.library, Reason.BY_HAND)
    with sqlite3.connect(filled.library) as other:
        other.execute("PRAGMA secure_delete = ON")
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("DELETE FROM paper WHERE id > 3")
    other.close()
    with filled.library.open("r+b") as file:
        file.write(os.urandom(100))
    done = filled.run("recover")
    assert (done.status, done.out[:25]) == (1, "3 of 5 papers could be re")


def test_a_file_that_was_cut_off_is_never_said_to_be_read_whole(filled: Terminal) -> None:
    os.truncate(filled.library, filled.library.stat().st_size - 1)
    done = filled.run("recover")
    assert (done.status, done.out[:26]) == (1, "5 papers could be read and")


def test_a_sound_library_is_left_alone(filled: Terminal) -> None:
    content = filled.library.read_bytes()
    done = filled.run("recover")
    assert (done.status, done.out) == (0, "")
    assert "The file is sound, so nothing was recovered" in done.err
    assert filled.library.read_bytes() == content


def test_what_stops_a_command_and_is_no_damage_to_the_file_is_mended_by_a_check(filled: Terminal) -> None:
    filled.run("tag", "--add", "vision", "--id", "1")
    with sqlite3.connect(filled.library) as other:
        other.execute("UPDATE tag SET name = CAST(x'766973696fff' AS TEXT)")
    other.close()
    assert "damaged" in filled.run("list").err
    assert "readinglist check" in filled.run("recover").err
    assert filled.run("check", "--mend").status == 0
    assert filled.run("list").status == 0


def test_what_is_not_there_cannot_be_recovered(terminal: Terminal) -> None:
    done = terminal.run("recover")
    assert done.status == 1
    assert "There is no library" in done.err


def test_no_library_is_made_by_an_import_where_one_has_left_its_backups(filled: Terminal, listing: object) -> None:
    backups.make(filled.library, Reason.BY_HAND)
    filled.library.unlink()
    done = filled.run("import", listing)
    assert done.status == 1
    assert "There is no library" in done.err
    assert not filled.library.exists()
