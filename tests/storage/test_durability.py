"""What was acknowledged survives a kill; two programs, a lock and a full disk lose nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.domain.errors import DiskFull, LibraryBusy
from readinglist.domain.query import Query
from readinglist.storage import sqlite
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction
from tests.storage.conftest import AddPapers, record

WRITER = """
import sys
from pathlib import Path
from readinglist.storage.store import Store
store = Store(Path(sys.argv[1]), create=False)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    ids = range(1 + number * 2, 3 + number * 2)
    store.change(lambda transaction: f"Mark {transaction.set_papers(ids, sys.argv[3], sys.argv[4])} papers")
    print(number, flush=True)
"""


def writer(store: Store, changes: int, field: str, value: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.path), str(changes), field, value],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def start(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()


@pytest.mark.parametrize("acknowledged", [1, 3, 7, 12])
def test_after_a_kill_every_acknowledged_change_is_there_and_none_in_part(
    store: Store, add: AddPapers, acknowledged: int
) -> None:
    add(*(record(f"Paper {number}") for number in range(60)))
    store.close()
    process = writer(store, 30, "state", "read")
    start(process)
    assert process.stdout is not None
    for _ in range(acknowledged):
        process.stdout.readline()
    process.kill()
    process.communicate()
    again = Store(store.path, create=False)
    read = [paper.id for paper in again.papers(again.ids(Query())) if paper.state == "read"]
    assert len(read) >= 2 * acknowledged
    assert len(read) % 2 == 0
    assert again.upkeep.damage() == []
    again.close()


def test_two_programs_that_write_at_once_lose_nothing(store: Store, add: AddPapers) -> None:
    add(*(record(f"Paper {number}") for number in range(80)))
    before = store.revision()
    store.close()
    running = [writer(store, 40, "state", "read"), writer(store, 40, "venue", "ICML")]
    for process in running:
        start(process)
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0, 0]
    again = Store(store.path, create=False)
    papers = again.papers(again.ids(Query()))
    assert {(paper.state, paper.venue) for paper in papers} == {("read", "ICML")}
    assert again.revision() == before + 80
    again.close()


def test_a_library_that_another_program_holds_is_said_to_be_busy(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    sqlite.driver(store._connection).execute("PRAGMA busy_timeout=20")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy, match="nothing was changed"):
        store.change(lambda transaction: f"{transaction.set_papers(ids, 'state', 'read')}")
    other.execute("ROLLBACK")
    other.close()
    assert store.change(lambda transaction: f"{transaction.set_papers(ids, 'state', 'read')}") is not None


def test_a_full_disk_leaves_the_library_as_it_was_and_a_retry_works(store: Store, add: AddPapers) -> None:
    add(*(record(f"Paper {number}", abstract="word " * 200) for number in range(50)))
    before = store.revision()
    script = f"""
import resource, signal
from pathlib import Path
from readinglist.domain.errors import ReadingListError
from readinglist.storage.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path({str(store.path)!r}), create=False)
size = store.path.stat().st_size
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
def verb(transaction):
    return f"{{transaction.set_papers(range(1, 51), 'notes', 'long ' * 2000)}}"
try:
    store.change(verb)
except ReadingListError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
assert store.revision() == {before}
assert store.change(verb) is not None
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "nothing was changed" in done.stdout
    assert store.revision() == before + 1
    assert store.upkeep.damage() == []


def test_a_library_does_not_cross_into_another_process(tmp_path: Path) -> None:
    script = f"""
import os
from pathlib import Path
from readinglist.storage.store import Store
store = Store(Path({str(tmp_path / "other.db")!r}))
child = os.fork()
if child == 0:
    try:
        store.revision()
    except AssertionError:
        os._exit(0)
    os._exit(1)
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_disk_that_is_full_amid_an_attempt_is_said_to_be_full(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))

    def verb(transaction: Transaction) -> str:
        with transaction.attempt():
            transaction.set_papers(ids, "venue", "ICML")
            sqlite.driver(transaction.connection).execute("ROLLBACK")  # as SQLite does then, with all savepoints
            full = sqlite3.OperationalError("database or disk is full")
            full.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise full
        return "Set a venue"

    with pytest.raises(DiskFull, match="nothing was changed"):
        store.change(verb)
    assert store.papers(ids)[0].venue == ""
    store.change(lambda transaction: str(transaction.set_papers(ids, "venue", "ICML")))
    assert store.papers(ids)[0].venue == "ICML"
