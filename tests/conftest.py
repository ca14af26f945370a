"""What all tests share: windows that nobody sees, and a library in a file of its own."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

settings.register_profile("readinglist", deadline=None)  # a slow machine is no fault of the code
settings.register_profile("fuzz", deadline=None, max_examples=10 * settings.default.max_examples)
settings.load_profile("readinglist")

if TYPE_CHECKING:
    from readinglist.library import Library


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: at the end, all but one processor would wait for it."""
    items.sort(key=lambda item: "torture" not in item.path.parts)


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Leave the folders for caches and logs of who runs the tests alone."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        environment.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True, scope="session")
def own_meeting_places() -> Iterator[None]:
    """Start no program that finds one of who runs the tests. The path is short, since that of a socket must be."""
    with tempfile.TemporaryDirectory(prefix="rl-") as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture(autouse=True, scope="session")
def what_was_imported_is_no_garbage() -> None:
    """Look only through what the tests make: all else is there to the end."""
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage_is_collected_between_tests() -> Iterator[None]:
    """Let no thread of a test collect garbage: it would take the last test's widgets with it there (gui/garbage.py)."""
    gc.disable()
    yield
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            break


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library in a real file."""
    from readinglist.library import Library  # tests of the lower layers need none of it

    with Library.open(tmp_path / "library.db") as library:
        yield library
