"""Pandoc reads what we write, and finds the same papers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readinglist.domain.paper import Paper
from readinglist.formats.tex import to_text
from readinglist.formats.told import Told, told, told_of
from readinglist.formats.writing import FORMATS
from tests.formats.hostile import BARE, PAPER, TEXTS, with_text_everywhere
from tests.formats.judges import judged_by, run

by_pandoc = judged_by("pandoc", install="apt-get install pandoc")
PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
PAPERS = [
    PAPER,
    BARE,
    replace(PAPER, cite_key="a", title="Erdős numbers & 東京: 50% of $3_x^2$?", authors=("Paul Erdős",)),
    replace(PAPER, cite_key="b", venue="Proceedings of the 3rd Workshop", authors=("Sébastien de la Tour", "李 明")),
    replace(PAPER, cite_key="c", venue="", year=None, authors=("Barnes and Noble", "Ada King-Byron")),
    replace(PAPER, cite_key="e", title="Lists [1] | {2}, β-VAE", authors=("Élise Bế", "Łukasz Øre")),
    replace(PAPER, cite_key="d", venue="", arxiv=None, title="What is `this`? <b>Bold</b> #1"),
]


@pytest.fixture(params=["bibtex", "biblatex", "csl-json", "ris"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A format that pandoc reads here, by our name, and the folder to write to."""
    if request.param.replace("-", "") not in run(tmp_path, "pandoc", "--list-input-formats").split():
        pytest.skip(f"this pandoc is too old to read {request.param}: 3.0 or newer does")
    return request.param, tmp_path


def items(name: str, folder: Path, papers: list[Paper]) -> list[dict[str, Any]]:
    (text,) = (format.write(papers) for format in FORMATS if format.kind.name == name)
    (folder / "list").write_text(text, "utf-8", "replace")
    found: list[dict[str, Any]] = json.loads(
        run(folder, "pandoc", "-f", name.replace("-", ""), "-t", "csljson", "list")
    )
    return found


def folded(one: Told) -> Told:
    """Return what a paper says with case folded: of a .bib file, pandoc changes the case of titles."""
    return one._replace(title=one.title.casefold(), authors=tuple(name.casefold() for name in one.authors))


def _without_formulas(title: str) -> str:
    """Return a title of which pandoc keeps formulas as TeX, in dollars since its version 3."""
    return re.sub(r"\$?(\\[a-z]+)\$?", lambda formula: to_text(f"${formula[1]}$"), title)


@by_pandoc
def test_pandoc_finds_the_same_titles_authors_and_years(written: tuple[str, Path]) -> None:
    found = []
    for item in items(*written, PAPERS):
        names = [" ".join(filter(None, map(author.get, PARTS))) for author in item.get("author", [])]
        ((year, *_),) = item.get("issued", {}).get("date-parts", [[None]])
        found.append(folded(told(item["id"], _without_formulas(item["title"]).replace("‘", "`"), names, year)))
    wanted = [folded(told_of(paper)) for paper in PAPERS]
    assert sorted(found, key=lambda one: one.key) == sorted(wanted, key=lambda one: one.key)


@by_pandoc
def test_pandoc_finds_as_many_papers_whatever_they_say(written: tuple[str, Path]) -> None:
    papers = [replace(with_text_everywhere(text), cite_key=f"k{number}") for number, text in enumerate(TEXTS)]
    assert {item["id"] for item in items(*written, papers)} == {paper.cite_key for paper in papers}
