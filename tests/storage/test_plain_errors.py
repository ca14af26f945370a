"""Whatever SQLite reports, the user hears one sentence, or it is called a bug."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.errors import DiskFull, LibraryBusy, LibraryDamaged, LibraryReadOnly, ReadingListError
from readinglist.storage.plain_errors import MEANINGS, OURS, plain_error
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record

LIBRARY = Path("/papers/library.db")


def error(code: int, words: str = "") -> sqlite3.Error:
    made = sqlite3.DatabaseError(words)
    made.sqlite_errorcode = code
    return made


def test_every_primary_code_has_a_meaning_or_is_a_bug() -> None:
    codes = {*range(1, 29), 100, 101}
    assert codes <= {*MEANINGS, *OURS}
    assert not MEANINGS.keys() & OURS


@pytest.mark.parametrize("code", MEANINGS)
def test_a_meaning_is_a_sentence_that_names_the_library_and_what_is_safe(code: int) -> None:
    plain = plain_error(error(code), LIBRARY)
    assert isinstance(plain, ReadingListError)
    sentence = str(plain)
    assert "library.db" in sentence
    assert "{" not in sentence
    assert sentence.endswith(".")
    assert re.search(r"nothing was changed|left as it (is|was)|[Cc]annot be opened", sentence)
    assert len(re.findall(r"[.;] ", sentence)) >= 1  # and what to do


@pytest.mark.parametrize("code", OURS)
def test_a_mistake_of_ours_is_no_fault_of_the_library(code: int) -> None:
    assert plain_error(error(code), LIBRARY) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_IOERR_WRITE, DiskFull),
        (sqlite3.SQLITE_IOERR_READ, ReadingListError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LibraryBusy),
        (sqlite3.SQLITE_CORRUPT_INDEX, LibraryDamaged),
        (sqlite3.SQLITE_READONLY_DIRECTORY, LibraryReadOnly),
    ],
)
def test_a_finer_code_means_what_its_primary_code_does_but_for_a_full_disk(code: int, kind: type) -> None:
    assert isinstance(plain_error(error(code), LIBRARY), kind)


def test_only_true_corruption_is_called_damage() -> None:
    damaged = {code for code, (kind, _) in MEANINGS.items() if kind is LibraryDamaged}
    assert damaged == {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def test_a_name_with_braces_is_only_a_name() -> None:
    assert "{name}.db" in str(plain_error(error(sqlite3.SQLITE_BUSY), Path("/papers/{name}.db")))


@pytest.mark.parametrize(
    ("change", "look"),
    [
        ("ALTER TABLE paper RENAME COLUMN venue TO place", lambda store: store.papers([1])),
        ("DROP TABLE tag_rule", lambda store: store.tag_rules()),
    ],
)
def test_a_library_that_another_program_has_rebuilt_is_said_to_be_so(
    store: Store, change: str, look: Callable[[Store], object]
) -> None:
    with sqlite3.connect(store.path) as other:
        other.execute(change)
    other.close()
    with pytest.raises(LibraryDamaged, match=r"another program has changed how it is built.* Restore a backup"):
        look(store)


def test_a_table_that_is_not_there_is_damage_and_bad_sql_is_a_bug() -> None:
    assert isinstance(plain_error(error(sqlite3.SQLITE_ERROR, "no such table: paper"), LIBRARY), LibraryDamaged)
    assert plain_error(error(sqlite3.SQLITE_ERROR, 'near "SELCT": syntax error'), LIBRARY) is None


def test_a_time_that_is_none_is_damage(store: Store, add: AddPapers) -> None:
    ids = add(record("Deep Learning"))
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE paper SET added = 'yesterday'")
    other.close()
    with pytest.raises(LibraryDamaged, match="is damaged"):
        store.papers(ids)


def test_a_schema_of_which_even_the_complaint_is_no_text_is_damage(store: Store) -> None:
    store.close()
    content = store.path.read_bytes()
    store.path.write_bytes(content.replace(b"CREATE TABLE paper ", b"CREATE TABL\xcc paper "))
    with pytest.raises(LibraryDamaged):
        Store(store.path, create=False)
