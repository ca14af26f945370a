"""A damaged library gives back what can still be read, and is itself kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryDamaged, LibraryError
from readinglist.domain.records import Record
from readinglist.library import Library, editing, importing, lists, recovery
from readinglist.library.review import Source

TITLES = tuple(f"Paper Number {number} on Its Own" for number in range(300))
PAGE = 4096
TABLES = ("paper", "link", "tag", "paper_tag", "listing", "appearance", "smart_list", "alias", "different")


def clock() -> datetime:
    return datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with some of everything."""
    path = tmp_path_factory.mktemp("made") / "library.db"
    records = tuple(Record(n, title, title, abstract=f"About {title}. " * 20) for n, title in enumerate(TITLES))
    with Library.open(path, waits=False) as library:
        importing.commit(library, importing.review(library, [Source("page", "page", "page", "test", "", records)]))
        library.tag(range(1, 101), add=["vision", "to do/now"])
        library.mark(range(1, 51), "read")
        library.trash([51, 52])
        editing.note(library, 1, "My words. " * 2_000)  # longer than a page
        lists.add_smart_list(library, "Mine", "tag:vision")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it, in a folder of its own."""
    return Path(shutil.copy(made, tmp_path))


def held(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """What a library holds, without the history."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE listing SET change_id = NULL")  # in memory: never committed
        return {table: set(connection.execute(f"SELECT * FROM {table}")) for table in TABLES}


def overwrite(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def test_one_bit_that_makes_bytes_of_a_text_loses_no_paper(path: Path) -> None:
    before = held(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE paper SET notes = CAST(notes AS BLOB), title = CAST(title AS BLOB) WHERE id < 9")
    assert recovery.recover(path, clock=clock).papers == 300
    assert held(path) == before


def test_all_is_read_where_nothing_is_lost_and_the_damaged_file_is_kept(path: Path) -> None:
    before = held(path)
    overwrite(path, 0, b"SQLite format 4\0")
    content = path.read_bytes()
    with pytest.raises(LibraryDamaged):
        Library.open(path)
    recovered = recovery.recover(path, clock=clock)
    assert (recovered.papers, recovered.known) == (300, 300)
    assert recovered.sentence.startswith("All 300 papers could be read")
    assert held(path) == before
    assert recovered.kept.name == "library.db.damaged-2026-03-01-123000"
    assert recovered.kept.read_bytes() == content
    assert not path.with_name("library.db.index").exists()
    with Library.open(path, create=False) as library:
        assert library.search("number 77").total
        assert library.mark([1], "queued") is not None


@pytest.mark.parametrize("damage", ["first page", "root of the papers", "schema and roots"])
def test_papers_are_read_without_the_schema_and_without_the_pages_that_lead_to_them(path: Path, damage: str) -> None:
    before = held(path)
    if damage != "root of the papers":
        overwrite(path, 0, os.urandom(PAGE))
    if damage != "first page":
        overwrite(path, PAGE, bytes(PAGE))  # the second page, where the tree of the papers begins
    recovered = recovery.recover(path, clock=clock)
    assert recovered.papers == 300
    after = held(path)
    assert {table: after[table] for table in TABLES[:6]} == {table: before[table] for table in TABLES[:6]}


@pytest.mark.parametrize("told", [1, 512, 8192, 32768])
def test_a_wrong_size_of_the_pages_is_not_believed(path: Path, told: int) -> None:
    overwrite(path, 16, told.to_bytes(2))
    assert recovery.recover(path, clock=clock).sentence.startswith("All 300 papers could be read")


def test_what_was_cut_off_is_counted(path: Path) -> None:
    before = held(path)["paper"]
    os.truncate(path, path.stat().st_size // 2)
    recovered = recovery.recover(path, clock=clock)
    assert 0 < recovered.papers < recovered.known <= 300
    assert recovered.sentence.startswith(f"{recovered.papers} of {recovered.known} papers could be read")
    assert held(path)["paper"] < before


@pytest.mark.parametrize("lost", [100, 200_000])
def test_of_a_file_that_was_cut_off_nobody_says_that_all_papers_were_read(path: Path, lost: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("link", "paper_tag", "appearance"):  # what else names papers that are lost
            connection.execute(f"DELETE FROM {table}")
        connection.execute("VACUUM")
    os.truncate(path, path.stat().st_size - lost)
    recovered = recovery.recover(path, clock=clock)
    assert not recovered.is_whole
    assert recovered.sentence.startswith(f"{recovered.papers} papers could be read")
    assert "How many there were is not known, since the end of the file is lost." in recovered.sentence


def test_of_a_file_that_was_cut_off_no_more_is_known_than_what_was_remembered(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)
    recovered = recovery.recover(path, expected=1_204, clock=clock)
    assert recovered.sentence.startswith(f"{recovered.papers} of 1,204 papers could be read")
    assert "There may have been more, since the end of the file is lost." in recovered.sentence


def test_papers_that_are_remembered_are_counted_too_and_those_that_lack_words_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE paper SET abstract = 'other words' WHERE id IN (7, 9)")
        connection.commit()
    recovered = recovery.recover(path, expected=1_204, clock=clock)
    assert recovered.sentence.startswith("300 of 1,204 papers could be read")
    assert "2 of these may lack words or links; Check Library names them." in recovered.sentence


def test_where_no_paper_can_be_read_nothing_is_touched(path: Path) -> None:
    path.write_bytes(os.urandom(60_000))
    content = path.read_bytes()
    before = sorted(entry.name for entry in path.parent.iterdir())
    with pytest.raises(LibraryDamaged, match="No paper could be read"):
        recovery.recover(path)
    assert path.read_bytes() == content
    assert sorted(entry.name for entry in path.parent.iterdir()) == before


def test_who_stops_a_recovery_leaves_all_as_it_was(path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _all: int) -> None:
        raise Stopped

    content = path.read_bytes()
    before = sorted(entry.name for entry in path.parent.iterdir())
    with pytest.raises(Stopped):
        recovery.recover(path, stop)
    assert path.read_bytes() == content
    assert sorted(entry.name for entry in path.parent.iterdir()) == before


def test_a_change_that_a_crash_broke_off_is_taken_back_first(path: Path) -> None:
    before = held(path)
    script = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=5")
connection.execute("BEGIN")
connection.execute("UPDATE paper SET title = 'gone', abstract = abstract || abstract")
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    recovered = recovery.recover(path, clock=clock)
    assert held(path) == before
    assert recovered.kept.with_name(recovered.kept.name + "-journal").exists()
    assert not path.with_name("library.db-journal").exists()


def test_two_recoveries_in_one_second_keep_both_files(path: Path) -> None:
    first, second = recovery.recover(path, clock=clock), recovery.recover(path, clock=clock)
    assert first.kept != second.kept
    assert first.kept.exists()
    assert second.kept.exists()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_library_of_any_version_is_read(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    shutil.copy(f"tests/fixtures/libraries/version-{version}.db", path)
    with Library.open(shutil.copy(path, tmp_path / "whole.db"), create=False) as library:
        whole = library.papers(library.search().ids)
    recovered = recovery.recover(path, clock=clock)
    assert recovered.papers == recovered.known
    with Library.open(path, create=False) as library:
        assert library.papers(library.search().ids) == whole


def nonsense_state(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE paper SET state = 'rxad', added = 'yesterday' WHERE id = 3")


def nonsense_link(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO link (paper_id, url, kind, host, address) VALUES (3, 'https://a.b', 'x', '', '')")


def nonsense_listing(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE listing SET skipped = '[[', imported = 'once', notes = '7]'")


def points_to_nothing(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO paper_tag (paper_id, tag_id) VALUES (3, 99)")


def bytes_that_are_no_text(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE paper SET abstract = CAST(x'41fffe0042' AS TEXT) WHERE id = 3")


@pytest.mark.parametrize(
    "damage", [nonsense_state, nonsense_link, nonsense_listing, points_to_nothing, bytes_that_are_no_text]
)
def test_what_makes_no_sense_costs_no_paper(path: Path, damage: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        damage(connection)
        connection.commit()
    assert recovery.recover(path, clock=clock).papers == 300
    with Library.open(path, create=False) as library:
        assert len(library.papers(range(1, 301))) == 300
        assert library.imports() == []
        assert library.overview().listings
        assert library.store.upkeep.damage() == []


def test_a_stray_file_is_put_aside_under_another_name(path: Path) -> None:
    stray = path.with_name("library.db-wal")
    stray.write_bytes(b"left behind")
    aside = recovery.put_aside(stray, clock=clock)
    assert aside.read_bytes() == b"left behind"
    assert not stray.exists()
    with Library.open(path, create=False) as library:
        assert library.overview().papers == 298


def test_what_is_not_there_cannot_be_recovered(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="could not be recovered"):
        recovery.recover(tmp_path / "library.db")
    assert list(tmp_path.iterdir()) == []
