"""Settings are remembered; what cannot be read means the defaults."""

from __future__ import annotations

import random
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


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A settings file with a line that is none."""
    path = tmp_path / "window.ini"
    settings = Settings(path)
    settings.put("view/theme", "dark")
    settings.put("library/path", "/papers/library.db")
    settings.put("library/known", ["/papers/library.db", "/papers/other.db"])
    settings.save()
    path.write_text(path.read_text() + "[view\nno value here\n")
    return path


def test_a_broken_file_means_the_defaults_and_is_kept(broken: Path) -> None:
    content = broken.read_text()
    settings = Settings(broken)
    assert settings.was_broken
    assert settings.theme() is ThemeChoice.SYSTEM
    assert broken.with_name(settings.kept_as).read_text() == content
    settings.put("view/theme", "light")
    settings.save()
    again = Settings(broken)
    assert not again.was_broken
    assert again.theme() is ThemeChoice.LIGHT


@pytest.mark.parametrize(
    "content", [b"", bytes(500), b"Dear diary\n", b'{"theme": "dark"}', "[view]\na=b".encode("utf-16")]
)
def test_what_never_was_a_settings_file_is_noticed_too(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.was_broken
    assert path.with_name(settings.kept_as).read_bytes() == content


def test_where_there_are_no_settings_yet_none_were_broken(tmp_path: Path) -> None:
    assert not Settings(tmp_path / "window.ini").was_broken


def test_any_text_can_be_remembered(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    settings = Settings(path)
    settings.put("view/query", "a\nb\r[c]\0=;\u2028ü")
    settings.put("a key = with\n[things]", ["", "x\ny", "ü"])
    settings.save()
    assert not Settings(path).was_broken


def test_where_libraries_are_is_not_forgotten_with_the_rest(broken: Path) -> None:
    settings = Settings(broken)
    assert settings.text("library/path") == "/papers/library.db"
    assert settings.texts("library/known") == ["/papers/library.db", "/papers/other.db"]


def test_two_hundred_edits_of_a_byte_leave_settings_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    settings = Settings(path)
    settings.put("window/geometry", QByteArray(bytes(range(60))))
    settings.put("library/known", ["/papers/library.db"])
    settings.put("view/sort", "year")
    settings.save()
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(200):
        del settings  # which would write once more when it goes
        content = bytearray(whole)
        content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        settings = Settings(path)
        assert settings.theme() in ThemeChoice
        assert isinstance(settings.texts("library/known"), list)
        assert settings.blob("window/geometry") is not None
        sort = settings.sort("view/sort")
        assert sort is None or sort.key in SortKey
        kept = path.with_name(settings.kept_as)
        assert kept.exists() == settings.was_broken
        if settings.was_broken:
            assert kept.read_bytes() == content
            kept.unlink()
