from __future__ import annotations

from collections.abc import Callable, Iterable

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from readinglist.domain.exports import Parts
from readinglist.domain.paper import Paper
from readinglist.formats.rich_writing import list_of, plain, table_of
from tests.formats.hostile import BARE, PAPER, TEXTS, with_text_everywhere

ELEMENTS = {"ul", "li", "b", "i", "br", "a", "table", "tbody", "tr", "th", "td", "-text"}
WRITERS = pytest.mark.parametrize("write", [list_of, table_of])


def lines(text: str) -> list[str]:
    return [LexborHTMLParser(line).text(strip=False) for line in text.split("<br>")]


def test_a_list_has_a_line_for_each_thing_that_is_known() -> None:
    assert lines(list_of([PAPER])) == [
        "Boats of GPT-4 on ImageNet",
        "Ada Byron, Ludwig van Beethoven · 2024 · Journal of Rivers · arXiv:2401.00001 · doi:10.1234/a_b",
        "repository · other · arXiv · DOI",
        "vision, to read/soon · queued · starred · rated 3 of 5",
        "read *again*",
        "- soon",
        "We float.",
    ]
    assert list_of([BARE]) == "<ul><li><b>Boats</b><br>unread</li></ul>"


def test_a_table_has_a_row_for_each_paper() -> None:
    rows = LexborHTMLParser(table_of([PAPER, BARE])).css("tr")
    assert [[cell.text() for cell in row.css("th, td")] for row in rows] == [
        ["Title", "Authors", "Year", "Venue", "Key", "State"],
        [PAPER.title, "Ada Byron, Ludwig van Beethoven", "2024", "Journal of Rivers", "byron-2024-boats", "queued"],
        ["Boats", "", "", "", "bare", "unread"],
    ]


@WRITERS
def test_what_is_not_wanted_is_not_told(write: Callable[[Iterable[Paper], Parts], str]) -> None:
    text = write([PAPER], Parts.named(""))
    assert not [word for word in ("queued", "starred", "vision", "again", "float") if word in text]


@WRITERS
def test_no_text_becomes_markup(write: Callable[[Iterable[Paper]], str]) -> None:
    text = write([with_text_everywhere(text) for text in TEXTS]).encode("utf-8", "replace").decode()
    html5lib.HTMLParser(strict=True).parseFragment(text)
    body = LexborHTMLParser(text).body
    assert body is not None
    for node in body.traverse(include_text=True):
        assert node.tag in ELEMENTS | {"body"}
        assert set(node.attributes) <= {"href", "rel"}
        assert (node.attributes.get("href") or "https://").startswith(("http://", "https://"))


@pytest.mark.parametrize("text", TEXTS)
def test_a_list_as_plain_text_says_what_stands_in_it(text: str) -> None:
    rich = list_of([with_text_everywhere(text)])
    assert plain(rich).split() == LexborHTMLParser(rich.replace("<br>", " ")).text(strip=False).split()
