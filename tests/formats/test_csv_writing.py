from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from readinglist.domain.paper import Paper
from readinglist.formats import reading
from readinglist.formats.csv_writing import pieces, read_back
from readinglist.formats.one_line import one_line
from readinglist.formats.told import NotAsWritten
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere

HEADER = "citation key,title,authors,year,venue,doi,arxiv,links,abstract,tags,notes,state,starred,rating\r\n"

BARE_ROW = "bare,Boats,,,,,,,,,,unread,,\r\n"


def write(papers: list[Paper]) -> str:
    return "".join(pieces(papers))


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows as another program reads them."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_says_all_that_is_known() -> None:
    assert write([PAPER]) == HEADER + (
        "byron-2024-boats,Boats of GPT-4 on ImageNet,Ada Byron; Ludwig van Beethoven,2024,Journal of Rivers,"
        "10.1234/a_b,arXiv:2401.00001,https://github.com/lab/boats_x%20y https://lab.org/?a=1&b=2,We float.,"
        'vision; to read/soon,"read *again*\n\n- soon",queued,yes,3\r\n'
    )
    assert write([BARE]) == HEADER + BARE_ROW


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[1:25])
def test_a_spreadsheet_sees_no_formula(text: str) -> None:
    (row,) = rows(write([with_text_everywhere(text)]))
    assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r")]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    def meant(cell: str) -> str:
        forced = cell.startswith("'") and cell.lstrip("'")[:1] in set("=+-@")
        return cell[1:] if forced else cell

    for row, paper in zip(rows(write(papers)), papers, strict=True):
        assert meant(row["title"]) == one_line(paper.title)
        assert meant(row["abstract"]) == one_line(paper.abstract)
        assert meant(row["venue"]) == one_line(paper.venue)
        assert row["year"] == ("" if paper.year is None else str(paper.year))
        assert "".join(meant(row["notes"]).split()) == "".join(one_line(paper.notes).split())
        assert row["links"].split() == [link.url for link in paper.links]


def test_our_own_reader_takes_it_back() -> None:
    paper = replace(PAPER, title="=1+1", abstract="'-1")
    (record,) = reading.read(write([paper]).encode(), "list.csv").records
    assert (record.title, record.authors, record.year) == (paper.title, paper.authors, paper.year)
    assert (record.arxiv, record.doi, record.venue) == (paper.arxiv, paper.doi, paper.venue)
    assert (record.cite_key, record.tags, record.notes) == (paper.cite_key, paper.tags, paper.notes)
    assert (record.abstract, record.state, record.links) == (paper.abstract, paper.state, paper.links)
    assert (record.starred, record.rating) == (True, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title\r\n",
        f"{HEADER}a,b\r\n",
        f"{HEADER}{BARE_ROW[:-2]}\n",
        f"{HEADER}{BARE_ROW[:-2]}x",
        f'{HEADER}a"b{BARE_ROW}',
        f'{HEADER}"a\r\n',
        f"{HEADER}k,t,a,x{',' * 10}\r\n",
    ],
)
def test_whatever_we_do_not_write_is_refused(text: str) -> None:
    with pytest.raises(NotAsWritten):
        list(read_back(io.StringIO(text, newline="\n")))
