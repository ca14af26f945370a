"""A library file of whatever version tells how it stands, and is held still."""

from __future__ import annotations

import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryBusy
from readinglist.storage.any_version import held_still, mark
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record


def test_the_mark_is_another_one_after_each_change_and_the_same_after_none(store: Store, add: AddPapers) -> None:
    before = mark(store.path)
    assert mark(store.path) == before
    add(record("One"))
    assert mark(store.path) != before


def test_nobody_writes_to_a_library_that_is_held_still(store: Store, add: AddPapers) -> None:
    add(record("One"))
    with sqlite3.connect(store.path, timeout=0) as other, held_still(store.path):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE paper SET notes = 'x'")
        assert other.execute("SELECT count(*) FROM paper").fetchone() == (1,)
    other.close()


def test_a_file_that_was_replaced_while_one_waited_for_it_is_not_held_for_the_new_one(
    store: Store, add: AddPapers, tmp_path: Path
) -> None:
    add(record("One"))
    store.close()
    shutil.copy(store.path, tmp_path / "new.db")

    def hold() -> None:
        with held_still(store.path):
            pass

    with ThreadPoolExecutor(1) as threads:
        with held_still(store.path):
            waiting = threads.submit(hold)
            while times_open(store.path) < 2 and not waiting.done():
                pass
            (tmp_path / "new.db").replace(store.path)
        with pytest.raises(LibraryBusy, match="replaced just now"):
            waiting.result()


def times_open(path: Path) -> int:
    """Count how often this process has a file open."""
    wanted, count = path.stat(), 0
    for opened in list(Path("/dev/fd").iterdir()):
        with suppress(OSError):  # closed meanwhile
            count += os.path.samestat(os.fstat(int(opened.name)), wanted)
    return count


def test_the_mark_is_another_one_where_another_change_was_undone_since_a_copy_was_put_back(
    store: Store, add: AddPapers, tmp_path: Path
) -> None:
    add(record("One"), listing="one.txt")
    add(record("Two"), listing="two.txt")
    store.close()
    other = Path(shutil.copy(store.path, tmp_path / "other.db"))
    marks = []
    for path, number in ((store.path, 1), (other, 2)):
        with closing(Store(path)) as again:
            again.undo(number)
        marks.append(mark(path))
    assert len(set(marks)) == 2


def test_a_library_whose_history_cannot_be_read_has_a_mark_all_the_same(store: Store, add: AddPapers) -> None:
    add(record("One"))
    before = mark(store.path)
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE change SET status = CAST(x'ff' AS TEXT), at = CAST(x'fe' AS TEXT)")
    other.close()
    assert mark(store.path) not in ("", before)
