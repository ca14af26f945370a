"""Copies of a library file are compared with it, value by value."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryDamaged, NotALibrary
from readinglist.storage.any_version import states
from readinglist.storage.copying import copy_verified, verified
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record

FIXTURES = Path(__file__).parents[1] / "fixtures" / "libraries"


def test_a_copy_holds_the_same_values_in_the_same_tables(store: Store, add: AddPapers, tmp_path: Path) -> None:
    add(record("One"), record("Two", notes="words of mine"))
    content = copy_verified(store.path, tmp_path / "copy.db")
    assert content.rows["paper"] == 2
    assert content == verified(store.path)
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_file_of_another_program_is_not_copied(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "theirs.db") as theirs:
        theirs.execute("CREATE TABLE book (title TEXT)")
    theirs.close()
    with pytest.raises(NotALibrary, match="another program"):
        copy_verified(tmp_path / "theirs.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_one_value_that_differs_makes_another_content(store: Store, add: AddPapers, tmp_path: Path) -> None:
    add(record("One"))
    copy = tmp_path / "copy.db"
    content = copy_verified(store.path, copy)
    with sqlite3.connect(copy) as other:
        other.execute("UPDATE paper SET notes = 'x'")
    other.close()
    assert verified(copy).rows == content.rows
    assert verified(copy) != content


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("version-*.db")), ids=lambda path: path.stem)
def test_a_library_of_any_version_can_be_copied(fixture: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(fixture, tmp_path / "old.db"))
    assert f"version-{copy_verified(old, tmp_path / 'copy.db').version}" == fixture.stem
    assert sum(states(tmp_path / "copy.db")[0].values()) > 0


def test_damage_is_no_backup(store: Store, add: AddPapers, tmp_path: Path) -> None:
    add(*(record(f"Paper {number}", abstract="words " * 200) for number in range(100)))
    store.close()
    with store.path.open("r+b") as file:
        file.seek(store.path.stat().st_size // 2)
        file.write(b"\xff" * 8192)
    with pytest.raises(LibraryDamaged):
        copy_verified(store.path, tmp_path / "copy.db")
