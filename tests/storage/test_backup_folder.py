"""The folder of backups is read as far as it can be."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryError
from readinglist.storage.backup_folder import kept_backups


def test_a_library_without_a_folder_of_backups_has_none(tmp_path: Path) -> None:
    assert kept_backups(tmp_path / "library.db") == []


def test_where_the_folder_of_the_library_is_gone_its_backups_are_not_taken_for_none(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="stick, which is not there"):
        kept_backups(tmp_path / "stick" / "library.db")


def test_a_link_that_leads_to_no_folder_is_said_and_not_taken_for_no_backups(tmp_path: Path) -> None:
    (tmp_path / "library.db.backups").symlink_to(tmp_path / "other disk")
    with pytest.raises(LibraryError, match="other disk, which is not there"):
        kept_backups(tmp_path / "library.db")


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "library.db.backups").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be read"):
        kept_backups(tmp_path / "library.db")


def test_what_is_no_file_is_passed_over_and_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "library.db.backups"
    folder.mkdir()
    os.mkfifo(folder / "library-000001-20260101T000000Z-exit.about.json")
    (folder / "library-000002-20260101T000000Z-exit.about.json").mkdir()
    assert kept_backups(tmp_path / "library.db") == []


def test_a_folder_that_the_system_cannot_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        kept_backups(tmp_path / ("x" * 250))  # no folder can have the name that follows from this


def test_a_folder_without_the_right_to_read_it_is_said_and_not_taken_for_empty() -> None:
    with tempfile.TemporaryDirectory() as name:  # one of pytest's own is of its user alone
        Path(name).chmod(0o755)
        folder = Path(name) / "library.db.backups"
        folder.mkdir(mode=0)
        with as_nobody(), pytest.raises(LibraryError, match="Permission denied"):
            kept_backups(Path(name) / "library.db")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of the system's owner, who may read anything."""
    who = os.geteuid()
    if who == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(who)
