"""A restore that is killed, or that finds the disk full, leaves the library as it was or as it was to be."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.backups import Reason
from readinglist.library import Library, backups
from readinglist.library.restoring import restore
from readinglist.storage.backup_folder import KeptBackup
from readinglist.storage.copying import verified
from tests.library.conftest import Import

CHECKOUT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from readinglist.library import backups
from readinglist.library.restoring import restore
library = Path(sys.argv[1])
print(restore(library, backups.found(library, "1")).sentence)
"""


@pytest.fixture
def backup(library: Library, bring: Import) -> KeptBackup:
    """A backup of many papers; the library has one more by now, and is closed."""
    bring(*((f"Paper of Many, Number {number}", "words of it " * 100) for number in range(300)), name="many.txt")
    made = backups.make(library.path, Reason.EXIT)
    bring("One More Thing", name="more.txt")
    library.close()
    return made


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


def is_copied(library: Path) -> bool:
    return any(library.parent.glob(".library.db.*.restore"))


def is_being_kept(library: Path) -> bool:
    return any(backups.place(library).glob(".tmp-*-restore.db"))


def is_kept(library: Path) -> bool:
    return any(backups.place(library).glob("*-restore.db"))


@pytest.mark.parametrize("moment", [is_copied, is_being_kept, is_kept])
def test_killed_at_any_moment_it_leaves_one_or_the_other(
    library: Library, backup: KeptBackup, moment: Callable[[Path], bool]
) -> None:
    before, wanted = verified(library.path), verified(backup.path)
    process = in_process(library.path)
    while process.poll() is None and not moment(library.path):
        pass
    process.kill()
    process.communicate()
    assert verified(library.path) in (before, wanted)
    contents = [verified(one.path) for one in backups.kept(library.path)]
    assert wanted in contents
    assert verified(library.path) == before or before in contents
    restore(library.path, backups.found(library.path, "1"))
    assert not is_copied(library.path)
    with Library.open(library.path) as opened:
        opened.mark([1], "read")


def test_on_a_full_disk_the_library_stays_as_it_is(library: Library, backup: KeptBackup) -> None:
    before = verified(library.path)
    process = in_process(library.path, limit=200_000)
    _, complaint = process.communicate()
    assert process.returncode == 1
    assert "Nothing was restored" in complaint
    assert verified(library.path) == before
    assert [one.about.number for one in backups.kept(library.path)] == [backup.about.number]
    assert not is_copied(library.path)
