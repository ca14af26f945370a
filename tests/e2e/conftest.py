"""A desktop for the whole run; a program and a neighbour for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, missing_tools
from tests.e2e.program import HERE, Child, Program
from tests.listings import page, title


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why these tests cannot run where they cannot."""
    missing = missing_tools()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("e2e")
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"no virtual display: {', '.join(missing)} not installed"))


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.close()


@pytest.fixture
def program(desktop: Desktop, tmp_path: Path) -> Iterator[Program]:
    program = Program(desktop, tmp_path / "home")
    yield program
    program.kill()
    assert "Traceback" not in program.errors.read_text(), program.errors.read_text()


@pytest.fixture
def neighbour(desktop: Desktop, tmp_path: Path) -> Iterator[Child]:
    child = Child(HERE / "neighbour.py", [], desktop.environment(), tmp_path / "neighbour.txt")
    yield child
    child.kill()


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """A saved page with three papers."""
    path = tmp_path / "page of today.txt"
    path.write_text(page(range(3)))
    return path


@pytest.fixture
def filled(program: Program, listing: Path) -> Program:
    """The program, its window open on a library with the three papers of the listing."""
    program.take_in(listing)
    program.start()
    program.wait_for_row(title(0), name="paper-list")
    return program
