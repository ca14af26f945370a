from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from hypothesis import HealthCheck, given, settings

from readinglist.domain.paper import Paper
from readinglist.formats import reading
from readinglist.formats.biblatex import pieces
from readinglist.formats.bibtex_text import text_of
from readinglist.formats.one_line import one_line
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere
from tests.formats.judges import judged_by, run


def write(papers: list[Paper]) -> str:
    return "".join(pieces(papers))


def test_an_entry_has_the_fields_of_biblatex() -> None:
    assert write([PAPER]) == (
        "@article{byron-2024-boats,\n"
        "  title         = {Boats of {GPT}-4 on {ImageNet}},\n"
        "  author        = {Ada Byron and Ludwig van Beethoven},\n"
        "  date          = {2024},\n"
        "  journaltitle  = {Journal of Rivers},\n"
        "  eprint        = {2401.00001},\n"
        "  eprinttype    = {arxiv},\n"
        "  doi           = {10.1234/a_b},\n"
        "  url           = {https://github.com/lab/boats_x%20y},\n"
        "  abstract      = {We float.},\n"
        "  keywords      = {vision, to read/soon},\n"
        "  annotation    = {read *again*\\newline{}\\newline{}- soon},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("paper", "begin", "field"),
    [
        (replace(PAPER, venue="Proceedings of X"), "@inproceedings{", "booktitle     = {Proceedings of X}"),
        (replace(PAPER, venue=""), "@online{", "eprinttype    = {arxiv}"),
        (replace(PAPER, venue="", arxiv=None), "@online{", "url           = {https://github.com/lab/boats_x%20y}"),
        (replace(PAPER, authors=()), "@misc{", "howpublished  = {Journal of Rivers}"),
        (BARE, "@misc{", "date          = {..}"),
        (replace(PAPER, year=476), "@article{", "date          = {0476}"),
    ],
)
def test_what_is_known_decides_about_the_type(paper: Paper, begin: str, field: str) -> None:
    text = write([paper])
    assert text.startswith(begin)
    assert f"  {field},\n" in text


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    library = parse_string(write(papers), parse_stack=[RemoveEnclosingMiddleware()])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [paper.cite_key for paper in papers]
    for entry, paper in zip(library.entries, papers, strict=True):
        found = {field.key: text_of(field.value) for field in entry.fields}
        assert found["title"] == (one_line(paper.title) or "Untitled")
        assert found.get("abstract", "") == one_line(paper.abstract)
        assert found["date"] == (".." if paper.year is None else f"{paper.year:04}")


def test_our_own_reader_takes_it_back() -> None:
    (record,) = reading.read(write([PAPER]).encode(), "list.bib").records
    assert (record.title, record.authors, record.year) == (PAPER.title, PAPER.authors, PAPER.year)
    assert (record.arxiv, record.doi, record.venue) == (PAPER.arxiv, PAPER.doi, PAPER.venue)
    assert (record.cite_key, record.tags, record.notes) == (PAPER.cite_key, PAPER.tags, PAPER.notes)


@judged_by("biber", install="apt-get install biber")
def test_biber_validates_the_file_without_a_warning(tmp_path: Path) -> None:
    papers = [PAPER, BARE, *(replace(with_text_everywhere(text), cite_key=f"k{n}") for n, text in enumerate(TEXTS))]
    varied = [
        replace(paper, cite_key=f"{paper.cite_key}-{number}", **change)
        for number, change in enumerate([{}, {"venue": ""}, {"venue": "Proc. of X"}, {"authors": ()}, {"year": None}])
        for paper in papers
    ]
    (tmp_path / "list.bib").write_text(write(varied), "utf-8", "replace")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "list.bib"]
    said = run(tmp_path, *command)
    assert [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))] == []
    assert (tmp_path / "list_bibertool.bib").read_text("utf-8").count("\n@") == len(varied) - 1
