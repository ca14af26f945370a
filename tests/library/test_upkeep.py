"""Copies of the library."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from readinglist.domain.errors import ExportFailed, LibraryDamaged
from readinglist.library import Library, upkeep
from tests.library.conftest import Import


def test_a_backup_is_a_library_that_holds_the_same(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", "Another Thing")
    library.tag(library.search().ids, add=["vision"])
    path = upkeep.backup(library, tmp_path / "copies" / "copy.db")
    with Library.open(path, create=False) as copy:
        assert copy.overview() == library.overview()
        assert copy.papers(copy.search().ids) == library.papers(library.search().ids)
        assert copy.undo_labels() == library.undo_labels()
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == ["copy.db"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_without_a_name_goes_into_a_folder_beside_the_library(library: Library) -> None:
    path = upkeep.backup(library)
    assert path.parent == library.path.parent / "backups"
    assert path.name.startswith("library 20")


def test_the_folder_of_backups_can_be_looked_at_before_there_is_one(library: Library) -> None:
    place = upkeep.place_for_backup(library)
    assert place.parent == library.path.parent / "backups"
    assert place.parent.is_dir()
    assert not place.exists()


def test_where_no_folder_can_be_made_a_backup_still_has_a_place(library: Library) -> None:
    (library.path.parent / "backups").write_text("in the way")
    assert upkeep.place_for_backup(library).parent.name == "backups"
    with pytest.raises(ExportFailed, match="could not be written"):
        upkeep.backup(library)


def test_a_backup_overwrites_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "precious.txt"
    path.write_text("precious")
    with pytest.raises(ExportFailed, match="there already"):
        upkeep.backup(library, path)
    assert path.read_text() == "precious"


def test_a_backup_with_a_very_long_name_is_refused_in_a_sentence(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="could not be written"):
        upkeep.backup(library, tmp_path / ("x" * 300))


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM library",
        "DROP TABLE paper_tag",
        "UPDATE paper SET state='bogus'",
        "ALTER TABLE paper DROP COLUMN notes",
    ],
)
def test_a_library_that_holds_nonsense_is_said_to_be_damaged(library: Library, bring: Import, damage: str) -> None:
    bring("One Thing")
    library.close()
    with sqlite3.connect(library.path) as other:
        other.execute(damage)
    other.close()
    with pytest.raises(LibraryDamaged, match="left as it is"):
        read_all(library.path)


def read_all(path: Path) -> None:
    with Library.open(path, create=False) as library:
        library.papers(library.search().ids)
        library.overview()


def test_a_library_with_a_paper_that_cannot_be_read_is_not_backed_up(library: Library, bring: Import) -> None:
    bring("One Thing")
    with sqlite3.connect(library.path) as other:
        other.execute("UPDATE paper SET abstract=CAST(x'41fffe42' AS TEXT)")
    other.close()
    with pytest.raises(LibraryDamaged, match="damaged"):
        library.papers(library.search().ids)
    with pytest.raises(ExportFailed, match="thrown away"):
        upkeep.backup(library)
