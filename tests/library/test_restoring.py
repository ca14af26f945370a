"""A backup in the place of the library: nothing is lost, and whoever has the library open is told."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ChangeStopped, ExportFailed, LibraryBusy, LibraryError, LibraryMissing
from readinglist.library import Library, backups
from readinglist.library.restoring import restore
from readinglist.storage.backup_folder import KeptBackup
from readinglist.storage.copying import verified
from tests.library.conftest import Import


@pytest.fixture
def backup(library: Library, bring: Import) -> KeptBackup:
    """A backup of two papers, one of them starred; the library has three by now."""
    bring("One Thing", "Another Thing", name="first.txt")
    made = backups.make(library.path, Reason.EXIT)
    bring("A Third Thing", name="second.txt")
    return made


def titles(path: Path, query: str = "") -> set[str]:
    with Library.open(path, create=False) as library:
        return {paper.title for paper in library.papers(library.search(query).ids)}


def test_a_backup_takes_the_place_of_the_library_which_is_kept_as_one(library: Library, backup: KeptBackup) -> None:
    done = restore(library.path, backup)
    assert titles(library.path) == {"One Thing", "Another Thing"}
    assert done.kept is not None
    assert done.kept.about.reason is Reason.RESTORE
    assert done.sentence == "Backup 1 was restored: 2 papers. The library that was there is backup 2."
    restore(library.path, done.kept)
    assert len(titles(library.path)) == 3


STAGES = ("Megabytes of the backup", "Keeping the library that is there as a backup", "Writing it as plain text, too")


def test_a_restore_says_what_it_does(library: Library, backup: KeptBackup) -> None:
    told: list[tuple[str, int, int]] = []
    restore(library.path, backup, lambda *far: told.append(far))
    assert tuple(dict.fromkeys(what for what, _, _ in told)) == STAGES
    assert told[-1][1:] == (0, 3)


@pytest.mark.parametrize("stage", STAGES)
def test_a_restore_that_is_stopped_leaves_all_as_it_was(library: Library, backup: KeptBackup, stage: str) -> None:
    def tell(what: str, _done: int, _total: int) -> None:
        if what == stage:
            raise ChangeStopped("It was stopped.")

    before = {path.name for path in library.path.parent.rglob("*")}
    with pytest.raises(ChangeStopped):
        restore(library.path, backup, tell)
    assert len(titles(library.path)) == 3
    assert [one.path for one in backups.kept(library.path)] == [backup.path]
    assert {path.name for path in library.path.parent.rglob("*")} == before
    library.mark([1], "read")  # nobody holds it still any more


def test_words_are_found_as_they_stand_in_what_was_restored(library: Library, backup: KeptBackup) -> None:
    assert len(library.search("third").ids) == 1
    restore(library.path, backup)
    assert titles(library.path, "third") == set()
    assert titles(library.path, "another") == {"Another Thing"}


def test_who_has_the_library_open_is_told_and_can_write_nothing_to_the_past(
    library: Library, backup: KeptBackup
) -> None:
    restore(library.path, backup)
    with pytest.raises(LibraryMissing, match="replaced by another file"):
        library.revision()
    with pytest.raises(LibraryMissing):
        library.mark([1], "read")


def test_undo_goes_on_in_what_was_restored(library: Library, backup: KeptBackup) -> None:
    restore(library.path, backup)
    with Library.open(library.path, create=False) as restored:
        assert restored.undo().label == "Import 2 papers"


def test_a_backup_that_is_no_longer_what_it_was_is_not_restored(library: Library, backup: KeptBackup) -> None:
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:5_000] + bytes([whole[5_000] ^ 1]) + whole[5_001:])
    with pytest.raises(LibraryError, match="no longer what it was"):
        restore(library.path, backup)
    assert len(titles(library.path)) == 3


def test_a_library_that_is_gone_comes_back(library: Library, backup: KeptBackup) -> None:
    library.close()
    library.path.unlink()
    assert restore(library.path, backup).sentence == "Backup 1 was restored: 2 papers."
    assert titles(library.path) == {"One Thing", "Another Thing"}


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_a_library_that_is_gone_has_left_is_played_back_into_nothing(
    library: Library, backup: KeptBackup, ending: str
) -> None:
    library.close()
    library.path.rename(library.path.with_name("elsewhere.db"))
    left = library.path.with_name(library.path.name + ending)
    left.write_bytes(b"of the library that is gone")
    restore(library.path, backup)
    assert titles(library.path) == {"One Thing", "Another Thing"}
    [aside] = library.path.parent.glob("library.db-*.aside-*")
    assert aside.read_bytes() == b"of the library that is gone"


def test_a_file_of_another_program_in_the_place_of_the_library_is_no_backup(
    library: Library, backup: KeptBackup
) -> None:
    library.close()
    library.path.unlink()
    with sqlite3.connect(library.path) as theirs:
        theirs.execute("CREATE TABLE book (title TEXT)")
    theirs.close()
    content = library.path.read_bytes()
    done = restore(library.path, backup)
    assert done.aside is not None
    assert done.aside.read_bytes() == content
    assert [one.about.number for one in backups.kept(library.path)] == [1]


@pytest.mark.parametrize("damage", [b"", b"no library at all " * 500])
def test_a_file_that_is_no_library_is_kept_under_another_name(
    library: Library, backup: KeptBackup, damage: bytes
) -> None:
    library.close()
    library.path.write_bytes(damage)
    done = restore(library.path, backup)
    assert titles(library.path) == {"One Thing", "Another Thing"}
    assert done.aside is not None
    assert done.aside.read_bytes() == damage
    assert done.aside.name in done.sentence


def test_a_file_that_takes_the_place_of_a_damaged_library_meanwhile_is_not_replaced(
    library: Library, backup: KeptBackup, tmp_path: Path
) -> None:
    library.close()
    library.path.write_bytes(b"damaged")

    def put_another(what: str, _done: int, _all: int) -> None:
        if what.startswith("Keeping"):
            (tmp_path / "other.db").write_bytes(b"another file")
            (tmp_path / "other.db").replace(library.path)

    with pytest.raises(LibraryError, match="another file was put in its place meanwhile"):
        restore(library.path, backup, put_another)
    assert library.path.read_bytes() == b"another file"


def test_a_library_with_damaged_pages_is_kept_with_what_stands_beside_it(library: Library, backup: KeptBackup) -> None:
    library.close()
    with library.path.open("r+b") as file:
        file.seek(library.path.stat().st_size // 2)
        file.write(b"\xff" * 20_000)
    done = restore(library.path, backup)
    assert done.kept is None
    assert done.aside is not None
    assert titles(library.path) == {"One Thing", "Another Thing"}


def test_a_journal_of_another_file_is_played_back_into_nothing(library: Library, backup: KeptBackup) -> None:
    library.close()
    log = library.path.with_name(library.path.name + "-wal")
    log.write_bytes(b"of another database")
    restore(library.path, backup)
    assert not log.exists()
    assert titles(library.path) == {"One Thing", "Another Thing"}


def test_a_library_that_cannot_be_kept_is_not_replaced(
    library: Library, backup: KeptBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = backups.place(library.path)
    folder.joinpath(".lock").unlink()
    folder.joinpath(".lock").mkdir()
    with pytest.raises(ExportFailed, match="No backup could be made"):
        restore(library.path, backup)
    assert len(titles(library.path)) == 3
    monkeypatch.setitem(__import__("readinglist.storage.sqlite").storage.sqlite.SETTINGS, "busy_timeout", 0)
    with sqlite3.connect(library.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy):
            restore(library.path, backup)
    other.close()


@pytest.mark.skipif(os.name != "posix", reason="file rights are POSIX's")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_library_that_can_only_be_read_is_not_replaced(
    library: Library, backup: KeptBackup, file: int, folder: int
) -> None:
    number = backup.about.number
    library.close()
    content = library.path.read_bytes()
    script = f"""
import os
from pathlib import Path
from readinglist.domain.errors import LibraryReadOnly
from readinglist.library import backups
from readinglist.library.restoring import restore
path = Path({str(library.path)!r})
backup = backups.found(path, "{number}")
backups.place(path).chmod(0o777)
for beside in backups.place(path).iterdir():
    beside.chmod(0o666)
path.chmod({file})
path.parent.chmod({folder})
if os.getuid() == 0:  # root may write anything
    for above in path.parent.parents:  # pytest's own folders are closed to others
        above.chmod(above.stat().st_mode | 0o005)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    restore(path, backup)
except LibraryReadOnly as error:
    assert "can only be read, so nothing was restored" in str(error)
else:
    raise AssertionError("a library that can only be read was replaced")
"""
    try:
        subprocess.run([sys.executable, "-c", script], check=True)
    finally:
        library.path.parent.chmod(0o755)
    assert library.path.read_bytes() == content
    assert library.path.stat().st_mode & 0o777 == file
    assert len(backups.kept(library.path)) == 1


def test_every_backup_that_is_kept_can_be_restored(library: Library, bring: Import) -> None:
    for number in range(3):
        bring(f"Paper of Day {number}", name=f"day-{number}.txt")
        backups.make(library.path, Reason.EXIT)
    kept = backups.kept(library.path)
    for backup in kept:
        restore(library.path, backup)
        assert verified(library.path) == verified(backup.path)
        assert len(titles(library.path)) == backup.about.papers
    assert [backup.about.papers for backup in kept] == [3, 2, 1]


def test_nothing_is_left_beside_the_library(library: Library, backup: KeptBackup) -> None:
    restore(library.path, backup)
    beside = {entry.name for entry in library.path.parent.iterdir() if entry.name.startswith((".", "library"))}
    assert beside == {"library.db", "library.db.backups", "library.db.index"}


@pytest.mark.parametrize("ending", [".recovering", ".new"])
def test_what_a_recovery_or_a_new_library_left_that_was_killed_goes_so_too(tmp_path: Path, ending: str) -> None:
    left, fresh = (tmp_path / f".library.db.{name}{ending}" for name in ("old", "fresh"))
    for path in (left, fresh):
        path.mkdir()
        path.joinpath("library.db").write_bytes(b"half of it")
    os.utime(left, (0, 0))
    Library.open(tmp_path / "library.db").close()
    backups.make(tmp_path / "library.db", Reason.EXIT)
    assert (left.exists(), fresh.exists()) == (False, True)


def test_what_a_killed_restore_left_goes_with_a_backup_once_it_is_old(tmp_path: Path) -> None:
    left, another, fresh = (
        tmp_path / f".{name}.restore" for name in ("library.db.abc", "other.db.abc", "library.db.new")
    )
    for path in (left, another, fresh):
        path.touch()
    for path in (left, another):
        os.utime(path, (0, 0))
    Library.open(tmp_path / "library.db").close()
    backups.make(tmp_path / "library.db", Reason.EXIT)
    assert sorted(tmp_path.glob(".*.restore")) == sorted([another, fresh])
