"""The folder of backups is read as far as it can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryError
from readinglist.storage.backup_folder import kept_backups


def test_a_library_without_a_folder_of_backups_has_none(tmp_path: Path) -> None:
    assert kept_backups(tmp_path / "library.db") == []


def test_a_folder_that_the_system_cannot_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        kept_backups(tmp_path / ("x" * 250))  # no folder can have the name that follows from this
