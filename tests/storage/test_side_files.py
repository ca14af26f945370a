"""What stands beside a library is played back into it only if it is its own."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryMissing, StrayFile
from readinglist.storage.side_files import side_files, stray_file
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record

KILLED_IN_A_CHANGE = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=5")
connection.execute("BEGIN")
connection.execute("UPDATE paper SET notes = zeroblob(9000), revision = revision + 1")
os._exit(1)
"""


def break_off(path: Path) -> Path:
    """Leave the library in the middle of a change; gives its journal."""
    subprocess.run([sys.executable, "-c", KILLED_IN_A_CHANGE, str(path)], check=False)
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 4096
    return journal


@pytest.fixture
def path(store: Store, add: AddPapers) -> Path:
    for number in range(3):
        add(*(record(f"Paper {number}.{part}", abstract="word " * 400) for part in range(20)))
    store.close()
    return store.path


def titles(path: Path) -> list[str]:
    store = Store(path, create=False)
    try:
        return list(store.titles(range(1, 100)).values())
    finally:
        store.close()


def test_its_own_journal_is_played_back(path: Path) -> None:
    before = titles(path)
    break_off(path)
    assert stray_file(path) is None
    assert titles(path) == before
    assert side_files(path) == []


def test_the_journal_of_another_file_is_not(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    shutil.copy(path, backup)
    with sqlite3.connect(path, isolation_level=None) as connection:
        for number in range(3):
            connection.execute("UPDATE library SET revision = ?", [90 + number])
    connection.close()
    journal = break_off(path)
    shutil.copy(backup, path)  # as somebody does who restores by hand
    content = path.read_bytes()
    with pytest.raises(StrayFile, match="belongs to another file") as told:
        Store(path)
    assert told.value.file == journal
    assert path.read_bytes() == content
    journal.unlink()
    assert len(titles(path)) == 60


def test_the_journal_of_a_larger_file_is_not_though_its_first_page_is_not_in_it(path: Path, tmp_path: Path) -> None:
    larger = tmp_path / "larger.db"
    shutil.copy(path, larger)
    with sqlite3.connect(larger, isolation_level=None) as connection:
        connection.execute("UPDATE paper SET notes = zeroblob(9000)")
        connection.execute("PRAGMA cache_size=5")
        connection.execute("BEGIN")
        connection.execute("UPDATE paper SET notes = randomblob(9000)")  # the first page is written at the end
        journal = path.with_name("library.db-journal")
        shutil.copy(larger.with_name("larger.db-journal"), journal)
    connection.close()
    content = path.read_bytes()
    with pytest.raises(StrayFile) as told:
        Store(path)
    assert (told.value.file, path.read_bytes()) == (journal, content)


def test_a_library_that_this_process_has_open_is_not_read_beside_sqlite_whose_locks_would_end(path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE library SET revision = 99")
        assert path.with_name("library.db-journal").exists()
        assert stray_file(path) is None
        script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
        assert "database is locked" in other.stderr
        connection.execute("ROLLBACK")
    connection.close()


def test_a_write_ahead_log_is_never_a_librarys_own(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(path, other)
    with sqlite3.connect(other) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE paper SET title = 'gone'")
        connection.commit()
        log = path.with_name("library.db-wal")
        shutil.copy(other.with_name("other.db-wal"), log)
    connection.close()
    with pytest.raises(StrayFile) as told:
        Store(path)
    assert told.value.file == log
    log.unlink()
    assert "gone" not in titles(path)


def test_no_new_library_is_made_beside_what_another_has_left(tmp_path: Path) -> None:
    (tmp_path / "library.db-journal").write_bytes(b"left")
    with pytest.raises(StrayFile):
        Store(tmp_path / "library.db")
    assert [file.name for file in tmp_path.iterdir()] == ["library.db-journal"]


@pytest.mark.parametrize("content", [b"", b"no journal", bytes.fromhex("d9d505f920a163d7"), bytes(9000)])
def test_what_is_no_journal_is_nothing_to_fear(path: Path, content: bytes) -> None:
    path.with_name("library.db-journal").write_bytes(content)
    assert stray_file(path) is None
    assert len(titles(path)) == 60


def test_a_library_whose_folder_is_gone_says_that(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="put that in and try again"):
        Store(tmp_path / "disk" / "library.db", create=False)
    assert list(tmp_path.iterdir()) == []
