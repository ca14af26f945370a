from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from readinglist.domain.paper import Paper
from readinglist.formats.note_writing import file_name, is_as_written, note, read_back
from readinglist.formats.one_line import one_line
from readinglist.formats.told import NotAsWritten, told_of
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OUR_MARKUP = {"heading", "paragraph", "inline", "blockquote", "text", "softbreak", "link", "text_special"}


def parted(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter of a note, as YAML reads it, and what stands below."""
    begin, front, body = text.encode("utf-8", "replace").decode().split("---\n", 2)
    assert begin == ""
    return yaml.safe_load(front), body


def kinds(body: str) -> set[str]:
    tokens = [inner for token in MARKDOWN.parse(body) for inner in (token, *(token.children or ()))]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}


def test_a_note_says_all_that_is_known() -> None:
    text = note(PAPER)
    before, _, after = text.partition('reading-list: "')
    assert before == (
        "---\n"
        'title: "Boats of GPT-4 on ImageNet"\n'
        'aliases:\n  - "Boats of GPT-4 on ImageNet"\n'
        'authors:\n  - "Ada Byron"\n  - "Ludwig van Beethoven"\n'
        "year: 2024\n"
        'venue: "Journal of Rivers"\n'
        'doi: "10.1234/a_b"\n'
        'arxiv: "2401.00001"\n'
        'citekey: "byron-2024-boats"\n'
        "state: queued\n"
        "starred: true\n"
        "rating: 3\n"
        'tags:\n  - "vision"\n  - "to-read/soon"\n'
        'links:\n  - "https://github.com/lab/boats_x%20y"\n  - "https://lab.org/?a=1&b=2"\n'
        "added: 2026-04-01\n"
    )
    assert after[32:] == (
        '"\n---\n\n'
        "# Boats of GPT-4 on ImageNet\n\n"
        "[repository](<https://github.com/lab/boats_x%20y>) · [other](<https://lab.org/?a=1&amp;b=2>)"
        " · [arXiv](<https://arxiv.org/abs/2401.00001>) · [DOI](<https://doi.org/10.1234/a_b>)\n\n"
        "> read \\*again\\*\n>\n> \\- soon\n\n"
        "## Abstract\n\nWe float.\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    front, body = parted(note(BARE))
    assert front.keys() == {"title", "aliases", "citekey", "state", "added", "reading-list"}
    assert body == "\n# Boats\n"


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[1:25])
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    paper = with_text_everywhere(text)
    front, body = parted(note(paper))
    assert front["title"] == (one_line(text) or "Untitled")
    assert front["state"] == "queued"
    assert kinds(body) <= OUR_MARKUP
    assert read_back(note(paper)) == told_of(paper)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    for paper in papers:
        front, body = parted(note(paper))
        assert front["title"] == (one_line(paper.title) or "Untitled")
        assert front.get("authors", []) == [name for name in map(one_line, paper.authors) if name]
        assert front.get("venue", "") == one_line(paper.venue)
        assert (front.get("year"), front["citekey"], front["state"]) == (paper.year, paper.cite_key, paper.state)
        assert (front.get("starred", False), front.get("rating", 0)) == (paper.starred, paper.rating)
        assert kinds(body) <= OUR_MARKUP
        assert read_back(note(paper)) == told_of(paper)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("byron-2024-boats", "byron-2024-boats.md"),
        ("Byron_2024.v2", "Byron_2024.v2.md"),
        ("DBLP:conf/nips/Byron", "DBLP-conf-nips-Byron-1.md"),
        ("a+b", "a-b-1.md"),
        ("../../etc", "etc-1.md"),
        (".hidden", "hidden-1.md"),
        ("ends.", "ends-1.md"),
        ("CON", "paper-CON-1.md"),
        ("nul.x", "paper-nul.x-1.md"),
        ("com1", "paper-com1-1.md"),
        ("/", "paper-1.md"),
        ("", "paper-1.md"),
        ("x" * 200, f"{'x' * 150}-1.md"),
    ],
)
def test_the_name_of_a_note_is_its_key_where_every_file_system_takes_it(key: str, name: str) -> None:
    assert file_name(replace(PAPER, cite_key=key)) == name


def test_a_note_that_somebody_wrote_in_is_told_from_one_as_we_wrote_it() -> None:
    text = note(PAPER)
    assert is_as_written(text)
    for changed in (f"{text}More.\n", text.replace("queued", "read"), text.replace("\n", "\r\n"), "", "# My own\n"):
        assert not is_as_written(changed)


@pytest.mark.parametrize("end", range(0, 600, 40))
def test_a_note_cut_short_is_refused(end: int) -> None:
    with pytest.raises(NotAsWritten):
        read_back(note(PAPER)[:end])
