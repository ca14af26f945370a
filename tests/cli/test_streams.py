"""Pipes that close, terminals without letters, full disks: the program as a process among others."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import CHECKOUT, Terminal
from tests.listings import page


@pytest.fixture
def many(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A terminal whose library prints more than a pipe holds."""
    path = tmp_path / "many.txt"
    path.write_text(page(range(300)))
    assert terminal.run("import", path).status == 0
    return terminal


def test_a_reader_that_has_enough_stops_the_listing_quietly(many: Terminal) -> None:
    command = many.command("list", "--json")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=CHECKOUT) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        assert started.stdout.read(10)
        started.stdout.close()
        assert started.stderr.read() == b""  # to its end
    assert started.returncode == 128 + signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_one_sentence(many: Terminal) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            many.command("list"), stdout=full, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT, check=False
        )
    assert (done.returncode, done.stderr.splitlines()[-1].endswith("the library is safe, try again.")) == (1, True)


def test_a_terminal_without_the_letters_shows_their_numbers(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(page(range(2)).replace("Adaptive", "Erdős–Rényi"))
    assert terminal.run("import", path).status == 0
    for options in ([], ["--json"]):
        done = terminal.process("list", *options, PYTHONIOENCODING="ascii")
        assert (done.returncode, "Erd\\u0151s" in done.stdout) == (0, True)


def test_a_table_fits_the_terminal_that_shows_it(many: Terminal) -> None:
    shown, terminal_end = pty.openpty()
    os.set_blocking(shown, False)
    bare = {**os.environ, "COLUMNS": "72"}
    done = subprocess.run(
        many.command("list", "--limit", "3"),
        env=bare,
        stdout=terminal_end,
        stderr=subprocess.DEVNULL,
        cwd=CHECKOUT,
        check=False,
    )
    lines = os.read(shown, 10_000).decode().splitlines()
    os.close(shown)
    os.close(terminal_end)
    assert done.returncode == 0
    assert len(lines) == 4
    assert max(map(len, lines)) <= 72


@pytest.mark.parametrize(
    ("command", "closed", "status"),
    [
        (["restore", "1"], 0, 1),
        (["backups"], 1, 0),
        (["list"], 1, 0),
        (["restore", "7"], 2, 1),
    ],
)
def test_a_stream_that_is_closed_is_no_fault(filled: Terminal, command: list[str], closed: int, status: int) -> None:
    assert filled.run("backup").status == 0
    done = subprocess.run(
        filled.command(*command), preexec_fn=lambda: os.close(closed), capture_output=True, text=True, cwd=CHECKOUT
    )
    assert (done.returncode, "fault" in done.stderr, "Traceback" in done.stderr) == (status, False, False)
