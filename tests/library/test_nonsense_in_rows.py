"""A library of which the rows hold what no library of ours holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryDamaged
from readinglist.library import Library
from tests.library.conftest import Import


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
