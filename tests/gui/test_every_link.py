"""A thousand links: only web addresses reach the browser, and there is one road to it."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import readinglist
from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import MAX_URL_LENGTH
from readinglist.gui.opening import open_link
from readinglist.gui.operations import links
from tests.gui.parts import Program

SOURCES = Path(readinglist.__file__).parent
ROADS = {"openUrl": {"gui/opening.py"}, "webbrowser": {"cli/commands.py"}}
OPENERS = ("xdg-open", "gio open", "kde-open", "startfile", "os.system", "shell=True", "setOpenExternalLinks(True)")

SCHEMES = (
    "http", "https", "HTTP", "hTTps", "file", "javascript", "data", "smb", "ftp", "sftp", "ssh", "mailto", "tel",
    "vbscript", "about", "chrome", "blob", "ws", "wss", "gopher", "ldap", "jar", "view-source", "intent", "steam",
    "ms-word", "vscode", "zotero", "x-apple", "view-source:http", "feed:https", "", "-", "--", " http", "http ",
    "http\n", "\thttps", "ht\ttp", "https\x00",
)  # fmt: skip
MIDDLES = ("://", ":", ":/", "//", ":///", ":\\\\")
RESTS = (
    "example.org/", "example.org/a?b=c#d", "user:pw@example.org/", "user@example.org", "@example.org", "", "/etc/zq",
    "alert(1)", "exa mple.org/", "example.org/\r\nX: y", "example.org/%00", "example.org/\u202egpj.exe", "[::1", "%2f",
    "example.org:99999999/", "example.org/<b>", "example.org/\"x", "example.org/\\..\\x",
)  # fmt: skip
URLS = [scheme + middle + rest for scheme, middle, rest in product(SCHEMES, MIDDLES, RESTS)]
LONG = "https://example.org/" + "a" * MAX_URL_LENGTH


def opened_by(url: str) -> list[str]:
    opened: list[str] = []
    try:
        open_link(url, lambda address: opened.append(address) is None)
    except LinkNotOpened:
        assert opened == []
    return opened


def test_of_thousands_of_links_only_web_addresses_with_a_host_are_opened() -> None:
    assert len(URLS) > 1_000
    opened = [address for url in (*URLS, LONG) for address in opened_by(url)]
    assert {"http://example.org/", "https://example.org/a?b=c#d"} <= set(opened)
    for address in opened:
        parts = urlsplit(address)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert (parts.username, parts.password) == (None, None)
        assert address.isascii()
        assert address.isprintable()
        assert not set(address) & set(' <>"\\^`{|}')
        assert len(address) <= MAX_URL_LENGTH


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://аpple.com/", "https://xn--pple-43d.com/"),  # a Cyrillic letter
        ("https://example。org/", "https://example.org/"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
    ],
)
def test_a_look_alike_is_opened_under_the_name_that_it_has(url: str, address: str) -> None:
    assert opened_by(url) == [address]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://user:pw@example.org/", "https://x.org/%00", LONG])
def test_what_is_not_opened_can_be_copied(program: Program, url: str) -> None:
    links.open_url(program.desk, url)
    assert program.links == []
    notice = program.desk.notices.notice
    assert notice is not None
    assert "was not opened" in notice.text
    assert notice.pressed is not None
    notice.pressed()
    assert program.desk.clipboard.text() == url


def test_one_place_of_the_window_and_one_of_the_terminal_start_a_browser() -> None:
    found: dict[str, set[str]] = {name: set() for name in ROADS}
    for path in SOURCES.rglob("*.py"):
        names = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
        names |= {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        for name in ROADS:
            if name in names:
                found[name].add(path.relative_to(SOURCES).as_posix())
    assert found == ROADS


def test_nothing_hands_a_link_to_another_program() -> None:
    told = [
        f"{path.name}: {opener}" for path in SOURCES.rglob("*.py") for opener in OPENERS if opener in path.read_text()
    ]
    assert told == []
