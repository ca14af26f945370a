"""A library can be written although a call that opens it has failed once; where it cannot, that is known at once."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record

EACH_OPEN_FAILS = """
import sys
from collections.abc import Iterator
from pathlib import Path
from readinglist.domain.errors import ReadingListError
from readinglist.storage.store import Store
from tests.torture.failing import Point, started_failing

def undone(path: Path) -> Iterator[str]:
    store = None
    for _ in range(2):  # what fails does so once
        try:
            store = store or Store(path, create=False)
            yield store.undo().label
            return
        except ReadingListError as error:
            yield f"said: {error}"

for path in sorted(Path(sys.argv[1]).glob("*-*.db")):
    number, error = map(int, path.stem.split("-"))
    print(number, error, *started_failing(lambda: undone(path), Point("openat", number, error, False)).said)
"""

NOBODY_MAY_WRITE = """
import os, sys
from pathlib import Path
from readinglist.storage import sqlite
if os.getuid() == 0:  # root may write anything
    sqlite.connect(Path(sys.argv[1])).close()  # loads what others may not be allowed to read
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
connection = sqlite.connect(Path(sys.argv[1]))
assert sqlite.is_read_only(connection)
assert connection.exec_driver_sql("SELECT title FROM paper").scalar() == "First"
"""


def test_whichever_open_fails_once_the_library_takes_changes(store: Store, add: AddPapers, tmp_path: Path) -> None:
    add(record("First"))
    store.close()
    for number in range(1, 9):
        for error in (errno.EIO, errno.EMFILE, errno.EACCES):
            shutil.copy(store.path, tmp_path / f"{number}-{error}.db")
    command = [sys.executable, "-c", EACH_OPEN_FAILS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "libseccomp" in done.stderr or "seccomp may not" in done.stdout:
        pytest.skip("libseccomp is not here, or may not be used")
    told = done.stdout.splitlines()
    assert len(told) == 24, done.stderr
    assert [line for line in told if not line.endswith("Import 1 papers 0")] == []
    assert any("said: " in line for line in told)  # else no call failed that mattered


@pytest.mark.skipif(os.name != "posix", reason="file rights are POSIX's")
def test_what_cannot_be_opened_for_writing_is_opened_for_reading(store: Store, add: AddPapers) -> None:
    add(record("First"))
    store.close()
    store.path.chmod(0o444)
    for folder in store.path.parents if os.getuid() == 0 else ():  # pytest's own folders are closed to others
        folder.chmod(folder.stat().st_mode | 0o005)
    subprocess.run([sys.executable, "-c", NOBODY_MAY_WRITE, str(store.path)], check=True)
