from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from hypothesis import HealthCheck, given, settings

from readinglist.domain.paper import Paper
from readinglist.formats import reading
from readinglist.formats.author_list import turned
from readinglist.formats.one_line import one_line
from readinglist.formats.ris_writing import pieces, read_back
from readinglist.formats.told import NotAsWritten, told
from tests.formats.hostile import BARE, PAPER, five_papers


def write(papers: list[Paper]) -> str:
    return "".join(pieces(papers))


def test_a_record_says_what_is_known() -> None:
    assert write([PAPER, BARE]) == (
        "TY  - JOUR\n"
        "ID  - byron-2024-boats\n"
        "TI  - Boats of GPT-4 on ImageNet\n"
        "AU  - Byron, Ada\n"
        "AU  - van Beethoven, Ludwig\n"
        "PY  - 2024\n"
        "T2  - Journal of Rivers\n"
        "DO  - 10.1234/a_b\n"
        "AN  - arXiv:2401.00001\n"
        "UR  - https://github.com/lab/boats_x%20y\n"
        "UR  - https://lab.org/?a=1&b=2\n"
        "AB  - We float.\n"
        "KW  - vision\n"
        "KW  - to read/soon\n"
        "N1  - read *again*\n"
        "N1  - - soon\n"
        "ER  - \n"
        "\n"
        "TY  - GEN\n"
        "ID  - bare\n"
        "TI  - Boats\n"
        "ER  - \n"
    )


@pytest.mark.parametrize(
    ("name", "value"), [("Sammy Davis Jr.", "Davis, Sammy, Jr."), ("Lab, Inc.", "Lab Inc."), ("Madonna", "Madonna")]
)
def test_names_stand_with_the_family_first(name: str, value: str) -> None:
    assert f"AU  - {value}\n" in write([replace(BARE, authors=(name,))])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    found = rispy.loads(write(papers))
    assert len(found) == len(papers)
    for record, paper in zip(found, papers, strict=True):
        names = [turned(name.split(",")) for name in record.get("authors", ())]
        year = int(record["year"]) if "year" in record else None
        assert told(record["id"], record.get("title", ""), names, year) == told(
            paper.cite_key, paper.title, paper.authors, paper.year
        )
        assert record.get("abstract", "") == one_line(paper.abstract)
        assert record.get("keywords", []) == [one_line(tag) for tag in paper.tags]
        assert record.get("urls", []) == [link.url for link in paper.links]


def test_our_own_reader_takes_it_back() -> None:
    (record,) = reading.read(write([PAPER]).encode(), "list.ris").records
    assert (record.title, record.authors, record.year) == (PAPER.title, PAPER.authors, PAPER.year)
    assert (record.arxiv, record.doi, record.venue) == (PAPER.arxiv, PAPER.doi, PAPER.venue)
    assert (record.cite_key, record.tags, record.notes) == (PAPER.cite_key, PAPER.tags, PAPER.notes)
    assert record.links == PAPER.links


@pytest.mark.parametrize(
    "text",
    ["TI  - T\n", "TY  - GEN\nTI  - T\n", "TY  - GEN\nTY  - GEN\nER  - \n", "TY  - GEN\ntext\nER  - \n", "text\n"],
)
def test_whatever_we_do_not_write_is_refused(text: str) -> None:
    with pytest.raises(NotAsWritten):
        list(read_back(text.splitlines(keepends=True)))
