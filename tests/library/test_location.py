"""Which library is opened where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library.location import default_path


def test_what_the_environment_names_goes_before_what_was_chosen_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINGLIST_LIBRARY", "~/mine.db")
    assert default_path("/chosen.db") == Path.home() / "mine.db"


def test_what_was_chosen_goes_before_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("READINGLIST_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path("/chosen.db") == Path("/chosen.db")
    assert default_path() == tmp_path / "readinglist" / "library.db"
