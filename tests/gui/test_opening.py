"""Only web addresses leave the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import LinkNotOpened
from readinglist.gui.opening import open_folder, open_link


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "data:text/html,x", "--version", "",
        "https://user:pw@example.org/", "https://", "http:/one-slash", "https://example.org/\nx", "mailto:a@b.c",
        "https://example.org/%00", "HTTPS://exa mple.org",
    ],
)  # fmt: skip
def test_anything_else_is_refused(url: str) -> None:
    opened: list[str] = []
    with pytest.raises(LinkNotOpened):
        open_link(url, lambda address: opened.append(address) is None)
    assert opened == []


@pytest.mark.parametrize("url", ["https://github.com/example/plain", "http://example.org/a?b=c#d"])
def test_a_web_address_is_opened_as_it_is(url: str) -> None:
    opened: list[str] = []
    open_link(url, lambda address: opened.append(address) is None)
    assert opened == [url]


def test_a_look_alike_host_is_opened_by_its_real_name() -> None:
    opened: list[str] = []
    open_link("https://exämple.org/x", lambda address: opened.append(address) is None)
    assert opened == ["https://xn--exmple-cua.org/x"]


def test_a_desktop_without_browser_is_an_error_of_the_world() -> None:
    with pytest.raises(LinkNotOpened, match="no browser"):
        open_link("https://example.org/", lambda _address: False)


def test_a_folder_is_shown_as_it_is_named(tmp_path: Path) -> None:
    opened: list[str] = []
    open_folder(tmp_path / "papers & <b>more</b> %41", lambda url: opened.append(url) is None)
    assert opened == [f"file://{tmp_path}/papers%20&%20%3Cb%3Emore%3C/b%3E%20%2541"]


def test_a_desktop_that_shows_no_folders_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LinkNotOpened, match="no program that shows folders"):
        open_folder(tmp_path, lambda _url: False)
