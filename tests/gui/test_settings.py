"""Settings are remembered; what cannot be read means the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from readinglist.domain.query import Sort, SortKey
from readinglist.gui.settings import Settings
from readinglist.gui.theme import ThemeChoice


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "new" / "window.ini"
    first = Settings(path)
    first.put("a/text", "is:unread, “ü”; #1")
    first.put("a/number", 42)
    first.put("a/yes", True)
    first.put("a/none", [])
    first.put("a/one", ["x, y"])
    first.put("a/many", ["x", "y"])
    first.put("a/bytes", QByteArray(b"\x00\xff"))
    first.save()
    again = Settings(path)
    assert again.text("a/text") == "is:unread, “ü”; #1"
    assert again.number("a/number") == 42
    assert again.flag("a/yes", False)
    assert again.texts("a/none") == []
    assert again.texts("a/one") == ["x, y"]
    assert again.texts("a/many") == ["x", "y"]
    assert again.blob("a/bytes") == QByteArray(b"\x00\xff")


def test_theme_and_order_have_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert settings.theme() is ThemeChoice.SYSTEM
    assert settings.sort("view/sort") is None
    settings.put("view/theme", "dark")
    assert settings.theme() is ThemeChoice.DARK


@pytest.mark.parametrize(
    "sort", [None, Sort(SortKey.TITLE), Sort(SortKey.YEAR, descending=False), Sort(SortKey.ADDED, descending=True)]
)
def test_an_order_comes_back_as_it_was(tmp_path: Path, sort: Sort | None) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.put_sort("view/sort", sort)
    assert settings.sort("view/sort") == sort


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300))
def test_any_file_at_all_gives_values(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(b"[view]\ntheme=dark\nsort=" + content)
    settings = Settings(path)
    assert settings.theme() in ThemeChoice
    sort = settings.sort("view/sort")
    assert sort is None or sort.key in SortKey
    assert isinstance(settings.number("view/sort"), int)
    assert isinstance(settings.texts("view/sort"), list)
    assert settings.blob("view/sort") is not None
