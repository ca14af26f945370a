"""Opening a library never makes, changes or loses what it should not."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import pytest

from readinglist.domain.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
    NotALibrary,
)
from readinglist.domain.query import Query
from readinglist.storage import sqlite, tables
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "library.db"
    Store(path).close()
    assert path.is_file()
    assert [entry.name for entry in path.parent.iterdir()] == ["library.db"]


def test_a_missing_library_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="no library"):
        Store(tmp_path / "library.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_is_there_after_reopening(store: Store, add: AddPapers) -> None:
    ids = add(record("First"), record("Second"))
    store.close()
    again = Store(store.path, create=False)
    assert again.titles(ids) == {ids[0]: "First", ids[1]: "Second"}
    again.close()


def test_the_connection_has_the_settings_that_lose_nothing(store: Store) -> None:
    found = {name: sqlite.pragma(store._connection, name) for name in sqlite.SETTINGS}
    assert found == sqlite.SETTINGS
    assert found["synchronous"] == 3
    assert found["journal_mode"] == "delete"


def test_the_file_says_whose_it_is(store: Store) -> None:
    assert sqlite.pragma(store._connection, "application_id") == sqlite.APPLICATION_ID
    assert sqlite.pragma(store._connection, "user_version") == tables.SCHEMA_VERSION


def test_a_library_of_a_newer_program_is_refused_untouched(store: Store) -> None:
    store.close()
    with sqlite3.connect(store.path) as connection:
        connection.execute(f"PRAGMA user_version={tables.SCHEMA_VERSION + 1}")
    connection.close()
    before = fingerprint(store.path)
    with pytest.raises(LibraryTooNew, match="newer"):
        Store(store.path)
    assert fingerprint(store.path) == before


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "metadata.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE books (title TEXT)")
    connection.close()
    before = fingerprint(path)
    with pytest.raises(NotALibrary, match="another program"):
        Store(path)
    assert fingerprint(path) == before


@pytest.mark.parametrize("content", [b"not a database at all, but a text", b"\x00" * 5000, b"SQLite format 3\x00" * 40])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(LibraryError):
        Store(path)
    assert path.read_bytes() == content


def test_an_empty_file_is_not_taken_for_an_empty_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    with pytest.raises(LibraryDamaged, match="empty"):
        Store(path)
    assert path.stat().st_size == 0


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary):
        Store(tmp_path)


def test_a_damaged_library_says_so_in_one_sentence(store: Store, add: AddPapers) -> None:
    add(*(record(f"Paper {number}", abstract="word " * 200) for number in range(50)))
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    store.path.write_bytes(content)
    with pytest.raises(LibraryDamaged, match="damaged"):
        Store(store.path).ids(Query())


@pytest.mark.skipif(os.name != "posix", reason="file rights are POSIX's")
def test_a_library_that_cannot_be_written_can_be_read_and_refuses_changes(store: Store, add: AddPapers) -> None:
    add(record("First"))
    store.close()
    store.path.chmod(0o444)
    store.path.parent.chmod(0o555)
    for folder in store.path.parent.parents if os.getuid() == 0 else ():  # pytest's own folders are closed to others
        folder.chmod(folder.stat().st_mode | 0o005)
    script = f"""
import os
from pathlib import Path
from readinglist.domain.errors import LibraryReadOnly
from readinglist.storage.store import Store
if os.getuid() == 0:  # root may write anything
    Store(Path({str(store.path)!r})).close()  # loads what others may not be allowed to read
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
store = Store(Path({str(store.path)!r}))
assert store.read_only
assert store.titles([1]) == {{1: "First"}}
try:
    store.undo()
except LibraryReadOnly as error:
    assert "only be read" in str(error)
else:
    raise AssertionError("a read-only library took a change")
"""
    try:
        subprocess.run([sys.executable, "-c", script], check=True)
    finally:
        store.path.parent.chmod(0o755)


def test_a_library_that_a_newer_program_brings_up_to_date_meanwhile_takes_no_more_changes(
    store: Store, add: AddPapers
) -> None:
    add(record("First"))
    with sqlite3.connect(store.path) as newer:
        newer.execute("ALTER TABLE paper ADD COLUMN something TEXT NOT NULL DEFAULT ''")
        newer.execute(f"PRAGMA user_version={tables.SCHEMA_VERSION + 1}")
    newer.close()
    content = store.path.read_bytes()
    with pytest.raises(LibraryTooNew, match="was brought up to date by a newer Reading List while it was open"):
        store.undo()
    with pytest.raises(LibraryTooNew):
        add(record("Second"))
    assert store.path.read_bytes() == content
    assert store.titles([1]) == {1: "First"}


def test_opening_an_up_to_date_library_does_not_load_alembic(store: Store) -> None:
    store.close()
    script = f"""
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from readinglist.storage.store import Store
Store(Path({str(store.path)!r})).close()
assert "alembic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_two_processes_that_make_the_same_library_agree(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    script = f"""
from pathlib import Path
from readinglist.storage.store import Store
print(Store(Path({str(path)!r})).library_id())
"""
    running = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    identities = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(identities) == 1


def test_two_threads_that_make_the_same_library_agree(tmp_path: Path) -> None:
    path = tmp_path / "library.db"

    def open_and_ask() -> str:
        store = Store(path)
        identity = store.library_id()
        store.close()
        return identity

    with ThreadPoolExecutor(8) as pool:
        identities = {future.result() for future in [pool.submit(open_and_ask) for _ in range(8)]}
    assert len(identities) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["library.db"]


def test_a_library_behind_a_link_is_mended_after_a_crash(store: Store, add: AddPapers, tmp_path: Path) -> None:
    ids = add(*(record(f"Paper {number}", abstract="word " * 400) for number in range(50)))
    store.close()
    script = f"""
import os, sqlite3
connection = sqlite3.connect({str(store.path)!r}, isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN")
connection.execute("UPDATE paper SET abstract = abstract || 'x', state = 'read'")
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert store.path.with_name("library.db-journal").exists()
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(store.path)
    again = Store(link, create=False)
    assert {paper.state for paper in again.papers(ids)} == {"unread"}
    again.close()


def test_links_in_a_circle_lead_to_no_library(tmp_path: Path) -> None:
    circle = tmp_path / "circle.db"
    circle.symlink_to(circle)
    with pytest.raises(LibraryError, match="no library"):
        Store(circle)


def replace(path: Path) -> None:
    """Put a backup in the place of a library, as a file manager does."""
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


@pytest.mark.parametrize("lose", [replace, Path.unlink])
def test_a_library_that_was_replaced_while_it_was_open_says_so(
    store: Store, add: AddPapers, lose: Callable[[Path], object]
) -> None:
    add(record("Deep Learning"))
    assert store.revision() == 1
    lose(store.path)
    for use in (store.revision, lambda: add(record("Wide Learning"))):
        with pytest.raises(LibraryMissing, match="was moved, deleted or replaced"):
            use()


def test_a_library_that_is_locked_is_waited_for(store: Store) -> None:
    store.close()
    holder = sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = Timer(0.3, lambda: holder.execute("ROLLBACK"))
    release.start()
    waited = Store(store.path, create=False)  # ten seconds at most; then it says that another program has it
    release.join()
    assert waited.revision() == 0
    waited.close()
    holder.close()
