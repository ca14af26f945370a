"""Which library is opened where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library.location import default_path, stood_at


def test_what_the_environment_names_goes_before_what_was_chosen_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINGLIST_LIBRARY", "~/mine.db")
    assert default_path("/chosen.db") == Path.home() / "mine.db"


def test_what_was_chosen_goes_before_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("READINGLIST_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path("/chosen.db") == Path("/chosen.db")
    assert default_path() == tmp_path / "readinglist" / "library.db"


@pytest.mark.parametrize("left", ["[a].db.index", "[a].db.backups", "[a].db.damaged-2026-03-17-120000"])
def test_a_library_stood_where_it_has_left_something(tmp_path: Path, left: str) -> None:
    assert not stood_at(tmp_path / "[a].db")
    tmp_path.joinpath(left).mkdir()
    assert stood_at(tmp_path / "[a].db")


@pytest.mark.parametrize("path", ["/", ".", ""])
def test_where_there_can_be_no_library_none_stood(path: str) -> None:
    assert not stood_at(Path(path))
