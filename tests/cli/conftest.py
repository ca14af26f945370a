"""A terminal for tests: runs a command in this process on a library of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from readinglist import cli
from tests.listings import page

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Runs commands on the library at `library`."""

    library: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str | Path) -> Done:
        """Run one command."""
        status = cli.main(["--library", str(self.library), *map(str, arguments)])
        said = self.capture.readouterr()
        return Done(status, said.out, said.err)

    def process(self, *arguments: str, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one command as a process of its own, with these environment variables too."""
        return subprocess.run(
            self.command(*arguments),
            env={**os.environ, **environment},
            capture_output=True,
            encoding=encoding,
            timeout=60,
            check=False,
            cwd=CHECKOUT,
        )

    def command(self, *arguments: str) -> list[str]:
        """Return the words that start the program for one command."""
        return [sys.executable, "-m", "readinglist", "--library", str(self.library), *arguments]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal without a library yet."""
    return Terminal(tmp_path / "papers.db", capsys)


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """A saved page with five papers."""
    path = tmp_path / "five.txt"
    path.write_text(page(range(5)))
    return path


@pytest.fixture
def filled(terminal: Terminal, listing: Path) -> Terminal:
    """A terminal whose library holds the five papers."""
    assert terminal.run("import", listing).status == 0
    return terminal
