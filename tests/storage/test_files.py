"""A file is written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from readinglist.storage.files import replacing, sweep, write_whole


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "list.bib"
    target.write_text("old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "list.bib", b"new")
    finally:
        os.umask(mask)
    assert (tmp_path / "list.bib").stat().st_mode & 0o777 == 0o640


def test_what_a_link_leads_to_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    target = tmp_path / "list.bib"
    target.write_text("old")
    link = tmp_path / "link.bib"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a normal file"):
        write_whole(tmp_path, b"new")


def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "list.bib"
    target.write_text("old")
    script = f"""
import resource, signal
from pathlib import Path
from readinglist.storage.files import replacing, write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path({str(target)!r}), b"x" * 5000)
except OSError:
    raise SystemExit(7)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 7
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_goes_wrong_while_a_file_is_written_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "list.bib"
    target.write_bytes(b"old")
    with suppress(ValueError), replacing(target) as file:
        file.write(b"new")
        raise ValueError
    assert [path.name for path in tmp_path.iterdir()] == ["list.bib"]
    assert target.read_bytes() == b"old"


def test_a_file_can_be_read_back_before_it_takes_its_place(tmp_path: Path) -> None:
    with replacing(tmp_path / "list.bib") as file:
        file.write(b"new")
        file.seek(0)
        assert file.read() == b"new"
        assert not (tmp_path / "list.bib").exists()
    assert (tmp_path / "list.bib").read_bytes() == b"new"


def test_a_folder_that_may_not_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "mine" / "list.bib"
    target.parent.mkdir()
    target.write_text("old")
    target.parent.chmod(0o555)
    script = f"""
import os
from pathlib import Path
from readinglist.storage.files import write_whole
os.chdir({str(target.parent)!r})
if os.getuid() == 0:  # root may write anything
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    write_whole(Path("list.bib"), b"new")
except PermissionError:
    raise SystemExit(7)
"""
    for folder in tmp_path.parents if os.getuid() == 0 else ():  # pytest's own folders are closed to others
        folder.chmod(folder.stat().st_mode | 0o005)
    tmp_path.chmod(0o755)
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 7
    assert [path.name for path in target.parent.iterdir()] == ["list.bib"]
    assert target.read_text() == "old"


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    for letter, most in (("x", 251), ("论", 83), ("𝒳", 62)):
        target = tmp_path / f"{letter * most}.bib"
        write_whole(target, b"new")
        assert target.read_bytes() == b"new"


def test_what_a_killed_process_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from readinglist.storage.files import replacing
with replacing(Path({str(tmp_path / "list.bib")!r})) as file:
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    (tmp_path / ".mine.tmp").touch()
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    with replacing(tmp_path / "list.bib"):
        sweep(tmp_path)
        assert not left.exists()
    assert {path.name for path in tmp_path.iterdir()} == {".mine.tmp", "list.bib"}
