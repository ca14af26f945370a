"""A mark that outlived its process tells of a crash; one of a process that lives does not."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

from readinglist.gui.open_mark import put_mark

CHECKOUT = Path(__file__).parents[2]
HOLDS = """
import sys, time
from pathlib import Path
from readinglist.gui.open_mark import put_mark
mark = put_mark(Path(sys.argv[1]), Path("papers.db"))
print(mark.follows_crash, flush=True)
time.sleep(60)
"""


def follows_crash(folder: Path, library: str = "papers.db") -> bool:
    """Tell what a start finds that ends well."""
    mark = put_mark(folder, CHECKOUT / library)
    assert mark is not None
    mark.remove()
    return mark.follows_crash


def test_a_killed_process_is_noticed_once(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == b"False\n"
        assert not follows_crash(tmp_path)  # it lives
        held.send_signal(signal.SIGKILL)
    assert not follows_crash(tmp_path, "other.db")
    assert follows_crash(tmp_path)
    assert not follows_crash(tmp_path)


def test_two_windows_of_one_process_are_no_crash(tmp_path: Path) -> None:
    first, second = put_mark(tmp_path, CHECKOUT / "papers.db"), put_mark(tmp_path, CHECKOUT / "papers.db")
    assert first is not None
    assert second is not None
    assert not second.follows_crash
    first.remove()
    assert not follows_crash(tmp_path)
    second.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_mark_is_empty_and_its_users_alone(tmp_path: Path) -> None:
    mark = put_mark(tmp_path / "open", tmp_path / "papers.db")
    assert mark is not None
    assert (mark.path.read_bytes(), stat.S_IMODE(mark.path.stat().st_mode)) == (b"", 0o600)
    assert stat.S_IMODE((tmp_path / "open").stat().st_mode) == 0o700
    mark.remove()


def test_where_nothing_can_be_kept_there_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert put_mark(tmp_path / "file" / "open", tmp_path / "papers.db") is None
