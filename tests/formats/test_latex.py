"""A LaTeX document that cites all papers compiles, and prints their titles and authors."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from readinglist.domain.exports import BIBLATEX, BIBTEX
from readinglist.domain.paper import Paper
from readinglist.formats import reading
from readinglist.formats.writing import FORMATS
from tests.formats.hostile import PAPER, TEXTS, with_text_everywhere
from tests.formats.judges import judged_by, run
from tests.listings import page

TITLES = [
    "Élan vital: naïve Gödel in Łódź, Ångström und Straße", "Œuvre, smørrebrød, ğ ş č ř ű, e\u0301t\u00e9",
    "β-VAE with Σ, Ω: x ≥ ∞ → y ∈ CO₂", "“Quotes” – dashes — ‘single’ …", "Of } and {, \\input{/etc/passwd}",
    "100% of R&D_x: #1 for $5 ~ 2^10 \\z {a} |b| <c>", "Is GPT-4 really \"better\"? © 2024", "The `code` of -- and ''",
]  # fmt: skip
PAPERS = [
    replace(PAPER, cite_key=f"told{number}", title=title, venue=venue, authors=("Élise Dupré", "Łukasz Øre"))
    for number, title in enumerate(TITLES)
    for venue in ("Proc. of β", "Journal of R&D", "")[number % 3 :][:1]
]
TEX = (
    "apt-get install --no-install-recommends texlive-latex-recommended texlive-luatex texlive-bibtex-extra "
    "texlive-fonts-recommended lmodern biber poppler-utils"
)
BEGIN = r"""\documentclass{article}
\usepackage{iftex,lmodern,url}
\ifpdftex\usepackage[T1]{fontenc}\fi
\hyphenpenalty=10000 \exhyphenpenalty=10000 \sloppy
"""
CLASSIC = BEGIN + r"\begin{document}\nocite{*}\bibliographystyle{abbrv}\bibliography{list}\end{document}"
MODERN = (
    BEGIN
    + r"\usepackage[backend=biber,giveninits,maxnames=9]{biblatex}\addbibresource{list.bib}"
    + r"\begin{document}\nocite{*}\printbibliography\end{document}"
)


def is_printed(text: str) -> bool:
    """Tell whether the fonts that LaTeX begins with have all of a text, and a page has room for it."""
    return len(text) < 500 and all(ord(sign) < 0x250 or sign in "\u2028\u2029\u202e\u202c" for sign in text)


def papers() -> list[Paper]:
    """Return the papers of a page, some that are easily misprinted, and those that try to break out."""
    sample = reading.read(page(range(1, 201)).encode(), "page.txt").records
    return [
        *PAPERS,
        *(replace(PAPER, cite_key=f"s{n}", title=one.title, abstract=one.abstract) for n, one in enumerate(sample)),
        *(replace(with_text_everywhere(text), cite_key=f"k{n}") for n, text in enumerate(TEXTS) if is_printed(text)),
    ]


def printed(text: str) -> str:
    """Return text as it can be compared with what a program finds in a PDF file."""
    quotes = normalize("NFKC", text).translate(str.maketrans("’‘`”“", "'''\"\"")).replace("''", '"')
    return re.sub(r"\W", "", quotes).casefold()


@judged_by("pdflatex", "lualatex", "bibtex", "biber", "pdftotext", install=TEX)
@pytest.mark.parametrize(("engine", "backend"), [("pdflatex", "bibtex"), ("lualatex", "biber")])
def test_a_document_that_cites_everything_compiles_and_tells_it(engine: str, backend: str, tmp_path: Path) -> None:
    kind = BIBTEX if backend == "bibtex" else BIBLATEX
    (text,) = (format.write(papers()) for format in FORMATS if format.kind is kind)
    (tmp_path / "list.bib").write_text(text, "utf-8", "replace")
    (tmp_path / "paper.tex").write_text(CLASSIC if backend == "bibtex" else MODERN, "utf-8")
    latex = (engine, "-interaction=nonstopmode", "paper")
    run(tmp_path, *latex)
    judgement = run(tmp_path, backend, "paper")
    assert not re.findall(r"(?i).*(?:warn|error).*", judgement.replace("(There were 0 errors)", ""))
    for _ in range(2):
        said = run(tmp_path, *latex)
    assert re.findall(r"(?m)^! .*", said) == []
    found = printed(run(tmp_path, "pdftotext", "-raw", "paper.pdf", "-"))
    assert [paper.title for paper in PAPERS if printed(paper.title) not in found] == []
    assert printed("É. Dupré and Ł. Øre") in found


@judged_by("pdflatex", "bibtex", install=TEX)
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "unsrt", "acm"])
def test_the_standard_styles_have_nothing_to_say_of_a_file(style: str, tmp_path: Path) -> None:
    whole = [replace(paper, year=1700 + number) for number, paper in enumerate(papers())]  # few have the same label
    lacking = [
        replace(PAPER, cite_key="nobodys", authors=()),
        replace(PAPER, cite_key="undated", year=None),
        replace(PAPER, cite_key="unpublished", venue=""),
        replace(PAPER, cite_key="bare", title="", authors=()),
    ]
    (text,) = (format.write([*whole, *lacking]) for format in FORMATS if format.kind is BIBTEX)
    (tmp_path / "list.bib").write_text(text, "utf-8", "replace")
    (tmp_path / "paper.aux").write_text(f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{list}}\n")
    assert run(tmp_path, "bibtex", "paper").splitlines()[-1] == "Database file #1: list.bib"
