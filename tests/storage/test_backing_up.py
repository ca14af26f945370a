"""Backups are made whole or not at all, listed only when they are whole, and deleted by their numbers."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readinglist.domain.backups import Reason
from readinglist.domain.change import Entity
from readinglist.domain.errors import ExportFailed
from readinglist.storage.backing_up import PLAIN_KEPT, has_changed, make, trial_folder
from readinglist.storage.backup_folder import KeptBackup, folder_of, kept_backups, sha256_of
from readinglist.storage.copying import verified
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction
from tests.storage.conftest import AddPapers, record

NOON = datetime(2026, 3, 17, 12, tzinfo=UTC)
CHECKOUT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def write_plain(_copy: Path, plain: Path) -> None:
    plain.write_text("all of it")


def test_a_backup_says_whose_it_is_which_it_is_when_and_why(store: Store, add: AddPapers) -> None:
    add(record("One"), record("Two"))
    made = make(store.path, Reason.EXIT, NOON, write_plain)
    assert names(folder_of(store.path)) == [
        ".lock",
        "library-000001-20260317T120000Z-exit.about.json",
        "library-000001-20260317T120000Z-exit.db",
        "library-000001-20260317T120000Z-exit.library.json.gz",
    ]
    assert (made.about.papers, made.about.states, made.about.trashed) == (2, {"unread": 2}, 0)
    assert made.about.sha256 == sha256_of(made.path)
    assert verified(made.path) == verified(store.path)
    (listed,) = kept_backups(store.path)
    assert listed.path == made.path
    assert listed.about.size == made.about.size + len("all of it")


def test_numbers_count_up_whatever_the_clock_says(store: Store) -> None:
    for years in (0, 10, -10, 0):
        make(store.path, Reason.BY_HAND, NOON + timedelta(days=365 * years))
    assert [one.about.number for one in kept_backups(store.path)] == [4, 3, 2, 1]


def test_the_number_of_one_that_was_deleted_is_not_given_again_while_a_later_one_is_there(store: Store) -> None:
    first, second = (make(store.path, Reason.EXIT, NOON) for _ in range(2))
    first.path.unlink()
    assert make(store.path, Reason.EXIT, NOON).about.number == second.about.number + 1


def test_a_library_has_changed_since_its_backup_once_something_was_done(store: Store, add: AddPapers) -> None:
    assert has_changed(store.path)
    make(store.path, Reason.EXIT, NOON)
    assert not has_changed(store.path)
    add(record("One"))
    assert has_changed(store.path)


def test_where_a_file_has_the_place_of_the_backups_one_is_lacking_and_making_it_says_why(store: Store) -> None:
    folder_of(store.path).write_text("no folder")
    assert has_changed(store.path)
    with pytest.raises(ExportFailed, match="No backup could be made in "):
        make(store.path, Reason.EXIT, NOON)


def test_only_what_is_whole_is_listed(store: Store) -> None:
    cut, untold, garbled = (make(store.path, Reason.EXIT, NOON) for _ in range(3))
    whole = make(store.path, Reason.EXIT, NOON)
    os.truncate(cut.path, 100)
    untold.told.unlink()
    garbled.told.write_text('{"number": "many"}')
    assert [one.path for one in kept_backups(store.path)] == [whole.path]


@pytest.mark.parametrize("told", [b"[" * 100_000, b'{"number": Infinity}', b"{}", b"7", b"\xff", b""])
def test_what_is_told_of_a_backup_may_be_any_nonsense(store: Store, told: bytes) -> None:
    make(store.path, Reason.EXIT, NOON).told.write_bytes(told)
    whole = make(store.path, Reason.EXIT, NOON)
    assert [one.path for one in kept_backups(store.path)] == [whole.path]


def test_plain_text_is_kept_of_the_newest_alone(store: Store) -> None:
    made = [make(store.path, Reason.EXIT, NOON, write_plain) for _ in range(PLAIN_KEPT + 2)]
    assert [one.plain.exists() for one in made] == [False, False, *[True] * PLAIN_KEPT]
    assert all(one.path.exists() for one in made)


def test_all_together_keep_within_their_room(store: Store) -> None:
    made = [make(store.path, Reason.EXIT, NOON, room=0) for _ in range(6)]
    left = kept_backups(store.path)
    assert sum(one.about.size for one in left) <= 3 * store.path.stat().st_size
    assert left[0].path == made[-1].path


def test_far_fewer_papers_are_flagged_and_push_nothing_out(store: Store, add: AddPapers) -> None:
    ids = add(*(record(f"Paper {number}") for number in range(9)))
    full = make(store.path, Reason.EXIT, NOON, room=0)

    def trash(transaction: Transaction) -> str:
        transaction.set(Entity.PAPER, "trashed", dict.fromkeys(ids, NOON.isoformat()))
        return "Trash all"

    store.change(trash)
    store.purge(ids[:5])
    small = [make(store.path, Reason.EXIT, NOON, room=0) for _ in range(5)]
    assert not full.about.is_small
    assert all(one.about.is_small for one in small)
    assert kept_backups(store.path)[-1].path == full.path


def test_a_library_that_has_shrunk_takes_no_room_from_the_backups_of_what_it_was(store: Store, add: AddPapers) -> None:
    add(*(record(f"Paper {number}", abstract="words " * 500) for number in range(300)))
    full = [make(store.path, Reason.EXIT, NOON, room=0) for _ in range(3)]
    store.close()
    store.path.unlink()
    Store(store.path).close()
    make(store.path, Reason.EXIT, NOON, room=0)
    assert {one.path for one in full} < {one.path for one in kept_backups(store.path)}


def test_before_a_migration_a_library_of_any_version_is_kept(store: Store) -> None:
    path = make(store.path, Reason.MIGRATION, NOON).path
    assert path.name.endswith("-migration.db")
    assert verified(path) == verified(store.path)


def test_what_cannot_be_written_is_said_and_leaves_no_draft(store: Store) -> None:
    def fail(_copy: Path, plain: Path) -> None:
        plain.write_text("half")
        raise OSError(28, "No space left on device")

    good = make(store.path, Reason.EXIT, NOON)
    with pytest.raises(ExportFailed, match=r"No space left on device.*the library is safe"):
        make(store.path, Reason.EXIT, NOON, fail)
    assert [one.path for one in kept_backups(store.path)] == [good.path]
    assert names(folder_of(store.path)) == [".lock", good.told.name, good.path.name]


def test_a_trial_that_was_killed_stops_no_backup(store: Store) -> None:
    left = folder_of(store.path) / ".tmp-trial"
    left.mkdir(parents=True)
    left.joinpath("library.db").write_bytes(b"a copy")
    make(store.path, Reason.EXIT, NOON)
    assert not left.exists()


def test_a_backup_waits_for_a_trial_to_end(store: Store) -> None:
    with trial_folder(store.path) as trial:
        process = in_process(store.path)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        assert trial.exists()
    assert process.communicate()[0] == "made\n"
    assert not trial.exists()


def test_a_folder_that_cannot_be_made_is_said(store: Store) -> None:
    folder_of(store.path).write_text("in the way")
    with pytest.raises(ExportFailed, match="the library is safe"):
        make(store.path, Reason.EXIT, NOON)


SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from readinglist.domain.backups import Reason
from readinglist.storage.backing_up import make
make(Path(sys.argv[1]), Reason.EXIT, datetime.now(UTC))
print("made")
"""


def in_process(library: Path, limit: int | None = None) -> subprocess.Popen[str]:
    def set_limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(library)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=set_limit,
    )


def full_of_papers(store: Store, add: AddPapers) -> KeptBackup:
    add(*(record(f"Paper {number}", abstract="words " * 500) for number in range(300)))
    return make(store.path, Reason.EXIT, NOON)


def test_a_disk_that_is_full_leaves_the_backups_that_are_there(store: Store, add: AddPapers) -> None:
    good = full_of_papers(store, add)
    process = in_process(store.path, limit=200_000)
    said, complaint = process.communicate()
    assert process.returncode == 1
    assert said == ""
    assert "is full, so no backup was made; the library is safe" in complaint
    assert names(folder_of(store.path)) == [".lock", good.told.name, good.path.name]


def test_a_backup_that_is_killed_at_any_moment_is_whole_or_not_listed(store: Store, add: AddPapers) -> None:
    full_of_papers(store, add)
    content = verified(store.path)
    for megabytes in (0.2, 0.5, 0.9, 1.0):  # the moments are those when so much was written: no clock
        process = in_process(store.path)
        while process.poll() is None and written(folder_of(store.path)) < megabytes * store.path.stat().st_size:
            pass
        process.kill()
        process.communicate()
        for one in kept_backups(store.path):
            assert verified(one.path) == content
            assert json.loads(one.told.read_bytes())["sha256"] == sha256_of(one.path)
    make(store.path, Reason.EXIT, NOON)
    assert not [name for name in names(folder_of(store.path)) if name.startswith(".tmp")]


def written(folder: Path) -> int:
    sizes = 0
    for draft in folder.glob(".tmp-*.db"):
        try:
            sizes += draft.stat().st_size
        except FileNotFoundError:
            continue
    return sizes
