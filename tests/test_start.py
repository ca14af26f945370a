"""What a start of the window waits for: every module that is loaded before the list is there makes it later."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

MOST_MODULES = 245
"""So many of ours are loaded for a window; who needs another one at the start makes this number greater knowingly."""
LATER = {
    *("alembic", "bibtexparser", "citeproc", "lxml", "pylatexenc", "rapidfuzz", "selectolax", "tantivy"),
    *("PySide6.QtNetwork", "readinglist.domain.records", "readinglist.gui.recovery", "readinglist.gui.editing.draft"),
    *("readinglist.storage.intake", "readinglist.storage.backing_up", "readinglist.storage.lost_words"),
    *("readinglist.storage.misfits", "readinglist.storage.past_changes", "readinglist.storage.past_imports"),
}


def told(code: str) -> object:
    """Return what a new process tells as JSON once it has what the window is made of."""
    code = f"import builtins, json, sys\nfrom readinglist import app\nprint(json.dumps({code}))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    names = told("list(sys.modules)")
    assert isinstance(names, list)
    return set(names)


def test_a_start_leaves_what_it_can_do_without_for_later(loaded: set[str]) -> None:
    assert not LATER & loaded


def test_a_start_loads_no_more_modules_than_it_did(loaded: set[str]) -> None:
    assert sum(name.startswith("readinglist") for name in loaded) <= MOST_MODULES


def test_no_module_is_read_once_more_for_the_names_that_pyside_could_change() -> None:
    assert "built-in function __import__>" in str(told("repr(builtins.__import__)"))
