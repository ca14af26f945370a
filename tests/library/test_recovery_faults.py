"""Whatever ends a recovery, or fails in it, there is a library at its place and the damaged file beside it or there."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryError
from readinglist.library import Library, recovery
from tests.library.conftest import Import

EACH_CALL_FAILS = """
import sys
from collections.abc import Iterator
from pathlib import Path
from readinglist.domain.errors import LibraryError
from readinglist.library import recovery
from tests.torture.failing import Point, started_failing

def recovered(path: Path) -> Iterator[str]:
    try:
        recovery.recover(path)
        yield "done"
    except LibraryError as error:
        yield f"said: {error}"

for folder in sorted(Path(sys.argv[1]).glob("*-*-*")):
    call, *numbers = folder.name.split("-")
    point = Point(call, *map(int, numbers), False)
    print(folder.name, *started_failing(lambda: recovered(folder / "library.db"), point).said)
"""


@pytest.fixture
def damaged(library: Library, bring: Import) -> Path:
    """A library that is damaged, with a journal beside it."""
    bring("One Thing", "Another Thing")
    library.close()
    with library.path.open("r+b") as file:
        file.write(b"SQLite format 4\0")
    library.path.with_name(library.path.name + "-journal").write_bytes(b"a journal")
    return library.path


def test_a_recovery_is_whole_or_leaves_all_as_it_was(damaged: Path, tmp_path: Path) -> None:
    content, trials = damaged.read_bytes(), tmp_path / "trials"
    for call in ("rename", "link", "unlink", "fsync"):
        for number in range(1, 7):
            for error in (errno.EIO, 0):
                folder = trials / f"{call}-{number}-{error}"
                folder.mkdir(parents=True)
                shutil.copy(damaged, folder / "library.db")
                shutil.copy(f"{damaged}-journal", folder / "library.db-journal")
    command = [sys.executable, "-c", EACH_CALL_FAILS, str(trials)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "libseccomp" in done.stderr or "seccomp may not" in done.stdout:
        pytest.skip("libseccomp is not here, or may not be used")
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert len(told) == 48, done.stderr
    assert any("said" in line for line in told.values())
    for name, said in told.items():
        path = trials / name / "library.db"
        assert path.exists(), f"{name}: {said}"
        kept = [path, *path.parent.glob("library.db.damaged-*")]
        assert content in [file.read_bytes() for file in kept], f"{name}: {said}"
        if said == "done 0":
            with Library.open(path, create=False) as library:
                assert library.search().total == 2
        elif "said" in said:
            assert path.read_bytes() == content
            assert path.with_name("library.db-journal").exists()
            assert [file.name for file in path.parent.iterdir() if "damaged" in file.name] == []


def test_a_file_that_was_put_in_the_place_of_the_damaged_one_meanwhile_stays(damaged: Path, tmp_path: Path) -> None:
    def put_another(_done: int, _all: int) -> None:
        (tmp_path / "other.db").write_bytes(b"another file")
        (tmp_path / "other.db").replace(damaged)

    with pytest.raises(LibraryError, match="another file was put in its place meanwhile"):
        recovery.recover(damaged, put_another)
    assert damaged.read_bytes() == b"another file"


def test_a_library_with_the_longest_name_is_recovered_too(damaged: Path) -> None:
    path = damaged.rename(damaged.with_name("ü" * 120 + ".db"))
    content = path.read_bytes()
    recovered = recovery.recover(path)
    assert recovered.papers == 2
    assert recovered.kept.read_bytes() == content
    assert recovered.kept.name.startswith("üüü")
