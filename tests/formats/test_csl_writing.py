from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from readinglist.domain.paper import Paper
from readinglist.formats import reading
from readinglist.formats.csl_writing import pieces, read_back
from readinglist.formats.one_line import one_line
from readinglist.formats.told import NotAsWritten
from tests.formats.hostile import BARE, PAPER, five_papers


def write(papers: list[Paper]) -> str:
    return "".join(pieces(papers))


def test_an_item_says_all_that_is_known() -> None:
    assert json.loads(write([PAPER])) == [
        {
            "id": "byron-2024-boats",
            "citation-key": "byron-2024-boats",
            "type": "article-journal",
            "title": "Boats of GPT-4 on ImageNet",
            "author": [{"family": "Byron", "given": "Ada"}, {"family": "van Beethoven", "given": "Ludwig"}],
            "issued": {"date-parts": [[2024]]},
            "container-title": "Journal of Rivers",
            "DOI": "10.1234/a_b",
            "number": "arXiv:2401.00001",
            "URL": "https://github.com/lab/boats_x%20y",
            "abstract": "We float.",
            "keyword": "vision, to read/soon",
            "annote": "read *again*\n\n- soon",
            "custom": {"state": "queued", "starred": True, "rating": 3, "links": ["https://lab.org/?a=1&b=2"]},
        }
    ]


def test_each_item_stands_on_a_line() -> None:
    assert write([BARE, BARE]).count("\n") == 4
    assert write([]) == "[\n]\n"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    for item, paper in zip(json.loads(write(papers)), papers, strict=True):
        assert item["id"] == paper.cite_key
        assert item.get("title", "") == one_line(paper.title)
        assert item.get("abstract", "") == one_line(paper.abstract)
        assert item.get("container-title", "") == one_line(paper.venue)
        assert item.get("DOI") == paper.doi
        names = [
            [name.get(part, "") for part in ("given", "family", "suffix", "literal")] for name in item.get("author", [])
        ]
        assert [" ".join(filter(None, parts)) for parts in names] == [
            one_line(name) for name in paper.authors if one_line(name)
        ]
        assert item.get("issued", {}).get("date-parts") == (None if paper.year is None else [[paper.year]])
        assert "".join(item.get("annote", "").split()) == "".join(one_line(paper.notes).split())
        assert item["custom"]["state"] == paper.state


def test_our_own_reader_takes_it_back() -> None:
    (record,) = reading.read(write([PAPER]).encode(), "list.json").records
    assert (record.title, record.authors, record.year) == (PAPER.title, PAPER.authors, PAPER.year)
    assert (record.arxiv, record.doi, record.venue) == (PAPER.arxiv, PAPER.doi, PAPER.venue)
    assert (record.cite_key, record.tags, record.notes) == (PAPER.cite_key, PAPER.tags, PAPER.notes)
    assert (record.state, record.starred, record.rating) == (PAPER.state, PAPER.starred, PAPER.rating)
    assert record.links == PAPER.links


@pytest.mark.parametrize(
    "text",
    ["", "[\n", "[\n]", "]\n", "[\n{}\n{}\n]\n", "[\n{},\n]\n", "[\n1\n]\n", "[\n{\n]\n", "[\n{}\n]\n]\n", "{}\n"],
)
def test_whatever_we_do_not_write_is_refused(text: str) -> None:
    with pytest.raises(NotAsWritten):
        list(read_back(text.splitlines(keepends=True)))
