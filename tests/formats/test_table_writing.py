from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper
from readinglist.formats.one_line import one_line
from readinglist.formats.table_writing import pieces, read_back
from readinglist.formats.told import NotAsWritten
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HEAD = "| Title | Authors | Year | Venue | Key | State |\n| --- | --- | --- | --- | --- | --- |\n"


def write(papers: list[Paper]) -> str:
    return "".join(pieces(papers))


def rows(text: str) -> list[list[str]]:
    """Return the text of the cells below the head, as another program sees them: one table, with links and text."""
    tokens = MARKDOWN.parse(text)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
    cells = []
    for token in tokens:
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "link_open", "link_close", "text_special"}
            cells.append("".join(child.content for child in token.children or ()))
    return [cells[start : start + 6] for start in range(6, len(cells), 6)]


def test_a_row_says_what_one_looks_for() -> None:
    assert write([PAPER, BARE]) == (
        f"{HEAD}"
        "| [Boats of GPT-4 on ImageNet](<https://github.com/lab/boats_x%20y>) | Ada Byron, Ludwig van Beethoven | 2024 "
        "| Journal of Rivers | byron-2024-boats | queued |\n"
        "| Boats |  |  |  | bare | unread |\n"
    )


def test_a_bar_in_an_address_ends_no_cell() -> None:
    text = write([replace(BARE, links=(Link.to("https://a.b/x|y"),))])
    assert rows(text) == [["Boats", "", "", "", "bare", "unread"]]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[1:25])
def test_no_text_leaves_its_cell(text: str) -> None:
    found = rows(write([with_text_everywhere(text), BARE]))
    assert [len(cells) for cells in found] == [6, 6]
    assert found[0][0] == (one_line(text) or "Untitled")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    for cells, paper in zip(rows(write(papers)), papers, strict=True):
        assert "".join(cells[0].split()) == "".join((one_line(paper.title) or "Untitled").split())
        assert cells[1] == ", ".join(name for name in map(one_line, paper.authors) if name)
        assert cells[2:] == [
            "" if paper.year is None else str(paper.year),
            one_line(paper.venue),
            paper.cite_key,
            paper.state,
        ]


@pytest.mark.parametrize(
    "text", ["", "| Title |\n", f"{HEAD}\n", f"{HEAD}| a |\n", f"{HEAD}| a | | | | | |\n", f"{HEAD}text\n"]
)
def test_whatever_we_do_not_write_is_refused(text: str) -> None:
    with pytest.raises(NotAsWritten):
        list(read_back(text.splitlines(keepends=True)))
