"""A library of any version that ever was is brought up to date, whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from readinglist.domain.backups import Reason
from readinglist.domain.change import Entity
from readinglist.domain.errors import ExportFailed, LibraryError
from readinglist.domain.exports import ALL_PARTS, ExportChoice
from readinglist.domain.living import Standing
from readinglist.domain.query import Query
from readinglist.storage import sqlite, tables
from readinglist.storage.backup_folder import folder_of, kept_backups
from readinglist.storage.migrations import upgrade
from readinglist.storage.migrations.untouched import held
from readinglist.storage.store import Store

FIXTURES = Path(__file__).parents[1] / "fixtures" / "libraries"


def empty_database(path: Path) -> None:
    path.touch()


def schema(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'alembic%'").fetchall()
    connection.close()
    return {row[0] for row in rows if "autoindex_alembic" not in row[0]}


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_the_migrations_lead_to_the_schema_that_the_program_uses(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "migrated.db"
    empty_database(path)
    connection = sqlite.connect(path)
    with sqlite.writing(connection):
        upgrade(connection, 0)
    with sqlite.reading(connection):
        context = MigrationContext.configure(
            connection.execution_options(), opts={"include_name": lambda name, *_: name != "alembic_version"}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
        assert sqlite.pragma(connection, "user_version") == tables.SCHEMA_VERSION
    connection.close()
    connection.engine.dispose()
    assert schema(path) == schema(store.path)


@pytest.mark.parametrize("version", range(1, tables.SCHEMA_VERSION + 1))
def test_a_library_of_each_version_opens_with_all_it_held(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / f"version-{version}.db", path)
    store = Store(path, create=False)
    papers = {paper.title: paper for paper in store.papers(store.ids(Query()))}
    assert list(papers) == ["Learning to Read Slowly", "Lists of Lists", "A Dismissed Affair"]
    paper = papers["Learning to Read Slowly"]
    assert (paper.state, paper.starred, paper.rating, paper.notes) == ("read", True, 4, "Read *twice*.")
    assert (paper.tags, paper.cite_key) == (("method/reading", "now"), "learning-read-slowly")
    assert [link.url for link in paper.links] == ["https://github.com/example/slow", "https://slow.example.org/"]
    overview = store.overview()
    assert [listing.name for listing, _ in overview.listings] == ["monday.txt"]
    assert [(tag.name, tag.colour, tag.number, count) for tag, count in overview.tags] == [
        ("method/reading", "#336699", 1, 1),
        ("now", "", None, 2),
    ]
    assert [(saved.name, saved.query) for saved in overview.smart_lists] == [("To do", "is:unread tag:now")]
    assert store.undo_labels() == ("Tag 2 papers now", "")
    assert store.upkeep.damage() == []
    store.close()


def test_a_listing_of_a_time_without_that_knows_which_change_brought_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-2.db", path)
    Store(path, create=False).close()
    with sqlite3.connect(path) as connection:
        brought = "SELECT label, path FROM change JOIN listing ON listing.change_id = change.id"
        assert connection.execute(brought).fetchall() == [("Import 3 papers", "")]
    connection.close()


def test_papers_that_were_told_apart_in_version_3_still_are(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-3.db", path)
    store = Store(path, create=False)
    assert store.told_apart() == {(1, 2)}
    store.close()


def test_queries_that_were_bound_to_files_in_version_4_still_are(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-4.db", path)
    store = Store(path, create=False)
    (export,) = store.living_exports()
    assert (export.query, export.path, export.choice) == (
        "tag:now",
        Path("/papers/now.bib"),
        ExportChoice("bibtex", ALL_PARTS.without(["notes"])),
    )
    assert export.standing is Standing.NEW
    store.close()


def test_rules_and_tags_that_are_unlike_in_version_5_still_are(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-5.db", path)
    Store(path, create=False).close()
    with sqlite3.connect(path) as connection:
        rules = connection.execute("SELECT query, tags, removed FROM tag_rule").fetchall()
        unlike = connection.execute('SELECT name, "unlike" FROM tag WHERE "unlike" <> \'\'').fetchall()
    connection.close()
    assert (rules, unlike) == ([("title:slowly", "method/reading", 0)], [("method/reading", "methods/reading")])


@pytest.mark.parametrize("version", range(1, tables.SCHEMA_VERSION + 1))
def test_the_words_in_a_library_of_each_version_are_sound(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / f"version-{version}.db", path)
    store = Store(path, create=False)
    assert store.upkeep.damaged_papers() == []
    store.close()


@pytest.mark.parametrize("version", range(1, tables.SCHEMA_VERSION + 1))
def test_the_history_of_each_version_says_to_how_many_papers_it_was(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / f"version-{version}.db", path)
    store = Store(path, create=False)
    history = {past.label: past.papers for past in store.past_changes(store.change_ids())}
    assert (history["Import 3 papers"], history["Mark 1 paper read"], history["Tag 2 papers now"]) == (3, 1, 2)
    store.close()


def test_smart_lists_of_a_time_without_an_order_stand_by_name_as_they_did(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-1.db", path)
    with sqlite3.connect(path) as connection:
        rows = [("b", False), ("B", False), ("Äpfel", False), ("a", True), ("b", False)]
        connection.executemany("INSERT INTO smart_list (name, query, removed) VALUES (?, '', ?)", rows)
    connection.close()
    store = Store(path, create=False)
    assert [saved.name for saved in store.overview().smart_lists] == ["B", "To do", "b", "b", "Äpfel"]
    store.change(lambda transaction: str(transaction.set(Entity.SMART_LIST, "position", {1: 9})))
    assert [saved.name for saved in store.overview().smart_lists] == ["B", "b", "b", "Äpfel", "To do"]
    store.close()


def test_two_copies_of_the_program_bring_a_library_up_to_date_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-1.db", path)
    together = Barrier(4)

    def open_together() -> int:
        together.wait()
        store = Store(path, create=False)
        lists = len(store.overview().smart_lists)
        store.close()
        return lists

    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(open_together) for _ in range(4)]
    assert [future.result() for future in found] == [1, 1, 1, 1]


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "half.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE tag (something TEXT)")  # in the way of the first migration
        connection.execute("INSERT INTO tag VALUES ('kept')")
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="left as it is"):
        Store(path)
    assert path.read_bytes() == before


def test_a_library_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-2.db", path)
    Store(path, create=False).close()
    (backup,) = kept_backups(path)
    assert (backup.about.reason, backup.about.schema, backup.about.papers) == (Reason.MIGRATION, 2, 3)
    with sqlite3.connect(backup.path) as kept, sqlite3.connect(FIXTURES / "version-2.db") as before:
        assert list(kept.iterdump()) == list(before.iterdump())
    kept.close()
    before.close()


def test_a_library_that_cannot_be_backed_up_is_not_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-2.db", path)
    before = path.read_bytes()
    folder_of(path).write_text("in the way")
    with pytest.raises(ExportFailed, match="No backup could be made"):
        Store(path, create=False)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "loss", ["DELETE FROM link WHERE id = 1", "UPDATE paper SET notes = '' WHERE id = 1", "UPDATE tag SET colour = 'x'"]
)
def test_a_migration_that_would_lose_something_is_noticed(tmp_path: Path, loss: str) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / "version-4.db", path)
    connection = sqlite.connect(path)
    with sqlite.writing(connection):
        before = held(connection)
        connection.exec_driver_sql("ALTER TABLE paper ADD COLUMN something TEXT")
        assert held(connection, before.columns) == before
        connection.exec_driver_sql(loss)
        assert held(connection, before.columns) != before
    connection.close()
    connection.engine.dispose()


@contextmanager
def failing_at(number: int) -> Iterator[list[str]]:
    """Let the statement of this number fail, of those that write; gives those that were executed before."""
    seen: list[str] = []

    def look(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if len(seen) == number:
            raise sqlite3.OperationalError(f"failed at {statement}")
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", look)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", look)


@pytest.mark.parametrize("version", range(1, tables.SCHEMA_VERSION))
def test_a_migration_that_fails_at_any_statement_leaves_every_byte_and_can_be_tried_again(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "library.db"
    shutil.copy(FIXTURES / f"version-{version}.db", path)
    before = path.read_bytes()
    for number in count():
        connection = sqlite.connect(path)
        try:
            with failing_at(number) as seen, sqlite.writing(connection):
                upgrade(connection, version)
            break
        except (sqlite3.OperationalError, DBAPIError):
            assert path.read_bytes() == before
        finally:
            connection.close()
            connection.engine.dispose()
    assert len(seen) == number > 5
    store = Store(path, create=False)
    assert store.upkeep.damage() == []
    assert len(store.papers(store.ids(Query()))) == 3
    store.close()


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("version-*.db")), ids=lambda path: path.stem)
def test_damage_to_a_text_is_no_reason_to_stay_with_an_old_version(fixture: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(fixture, tmp_path / "library.db"))
    with sqlite3.connect(path) as other:
        other.execute("UPDATE paper SET notes = CAST(x'41fffe42' AS TEXT), title = CAST(title AS BLOB) WHERE id = 1")
        other.execute("UPDATE change SET fields = CAST(x'41fffe42' AS TEXT)")
    other.close()
    store = Store(path, create=False)
    assert store.upkeep.misfits()["paper"] == [1]
    store.close()
