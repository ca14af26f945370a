"""Backups and copies of the library."""

from __future__ import annotations

import fcntl
import sqlite3
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readinglist.domain.backups import Backup, Contents, Reason
from readinglist.domain.errors import ExportFailed, LibraryDamaged, NotFound
from readinglist.library import Library, backups, moving
from readinglist.library.backups import changes
from tests.library.conftest import Import

NOON = datetime(2026, 3, 17, 12, tzinfo=UTC)
BACKUP = Backup(1, NOON, Reason.EXIT, papers=3, states={}, trashed=0, size=1, schema=5, sha256="")


def test_a_copy_is_a_library_that_holds_the_same(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", "Another Thing")
    library.tag(library.search().ids, add=["vision"])
    (tmp_path / "copies").mkdir()
    path = backups.copy(library.path, tmp_path / "copies" / "copy.db")
    with Library.open(path, create=False) as copy:
        assert copy.overview() == library.overview()
        assert copy.papers(copy.search().ids) == library.papers(library.search().ids)
        assert copy.undo_labels() == library.undo_labels()
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == ["copy.db"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_another_process_is_making_is_not_made_once_more(
    library: Library, bring: Import, tmp_path: Path
) -> None:
    bring("One Thing")
    backups.make(library.path, Reason.EXIT)
    folder, aside = backups.place(library.path), tmp_path / "aside"
    made: list[object] = []
    late = threading.Thread(target=lambda: made.append(backups.make_if_changed(library.path, Reason.EXIT)))
    with (folder / ".lock").open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        folder.rename(aside)  # it is not made yet
        folder.mkdir()
        (aside / ".lock").rename(folder / ".lock")
        late.start()
        time.sleep(0.05)  # in which one that did not wait would look
        for file in aside.iterdir():
            file.rename(folder / file.name)
    late.join()
    assert made == [None]
    assert len(backups.kept(library.path)) == 1


def test_a_copy_overwrites_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "precious.txt"
    path.write_text("precious")
    with pytest.raises(ExportFailed, match="there already"):
        backups.copy(library.path, path)
    assert path.read_text() == "precious"


def test_no_folder_is_made_for_a_copy_since_the_disk_that_is_meant_may_be_taken_out(
    library: Library, tmp_path: Path
) -> None:
    with pytest.raises(ExportFailed, match=r"stick/papers is not there, so no copy was written"):
        backups.copy(library.path, tmp_path / "stick" / "papers" / "copy.db")
    assert not (tmp_path / "stick").exists()


def test_a_copy_with_a_very_long_name_is_refused_in_a_sentence(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="could not be written"):
        backups.copy(library.path, tmp_path / ("x" * 300))


def test_a_backup_is_a_library_beside_the_library(library: Library, bring: Import) -> None:
    bring("One Thing")
    made = backups.make(library.path, Reason.BY_HAND, clock=lambda: NOON)
    assert made.path.parent == library.path.parent / "library.db.backups"
    with Library.open(made.path, create=False) as copy:
        assert copy.overview().papers == 1


def test_a_backup_is_made_only_where_something_changed(library: Library, bring: Import) -> None:
    assert backups.make_if_changed(library.path, Reason.EXIT) is not None
    assert backups.make_if_changed(library.path, Reason.EXIT) is None
    bring("One Thing")
    assert backups.make_if_changed(library.path, Reason.EXIT) is not None
    library.undo()
    assert backups.make_if_changed(library.path, Reason.EXIT) is not None


def test_a_backup_is_found_by_its_number_and_by_its_name(library: Library) -> None:
    first, second = (backups.make(library.path, Reason.EXIT) for _ in range(2))
    assert backups.found(library.path, "1").path == first.path
    assert backups.found(library.path, second.path.name).path == second.path
    with pytest.raises(NotFound, match="no backup 3"):
        backups.found(library.path, "3")


def test_backups_move_with_their_library(library: Library, tmp_path: Path) -> None:
    made = backups.make(library.path, Reason.EXIT)
    (tmp_path / "elsewhere").mkdir()
    moved = moving.move(library, tmp_path / "elsewhere" / "papers.db")
    assert [one.path.name for one in backups.kept(moved)] == [made.path.name]


def test_a_library_with_a_paper_that_cannot_be_read_is_backed_up_as_it_is(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    with sqlite3.connect(library.path) as other:
        other.execute("UPDATE paper SET abstract=CAST(x'41fffe42' AS TEXT) WHERE id=1")
    other.close()
    with pytest.raises(LibraryDamaged, match="damaged"):
        library.papers([1])
    made = backups.make(library.path, Reason.EXIT)
    with sqlite3.connect(made.path) as kept:
        assert kept.execute("SELECT hex(abstract) FROM paper WHERE id=1").fetchone() == ("41FFFE42",)
    kept.close()
    assert backups.copy(library.path, library.path.with_name("copy.db")).exists()


def test_what_a_restore_would_change_is_told_state_by_state() -> None:
    here = Contents({"unread": 300, "read": 12, "queued": 1_500}, trashed=4)
    backup = replace(BACKUP, states={"unread": 309, "read": 3, "queued": 1_500}, trashed=0)
    assert changes(backup, here) == (
        "In the backup, 309 are unread instead of 300, 3 are read instead of 12 and 0 are in the trash instead of 4. "
        "Tags, notes and all else are as they were then."
    )


def test_where_as_many_papers_are_in_each_state_that_is_told() -> None:
    backup = replace(BACKUP, states={"unread": 2}, trashed=1)
    assert changes(backup, Contents({"unread": 2, "read": 0}, trashed=1)) == (
        "As many papers are in each state, but tags, notes and all else are as they were then."
    )


def test_of_a_backup_that_knows_no_states_none_is_told() -> None:
    backup = replace(BACKUP, states={}, trashed=0)
    assert changes(backup, Contents({"unread": 2}, trashed=0)) == "All is as it was then."
