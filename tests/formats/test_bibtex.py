from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State
from readinglist.formats import reading
from readinglist.formats.bibtex import pieces
from readinglist.formats.bibtex_text import text_of
from tests.formats.judges import judged_by, run

PAPER = Paper(
    id=1, title="Boats of GPT-4 on ImageNet", abstract="We float.", authors=("Ada Byron", "Bob Noyce"), year=2024,
    venue="Journal of Rivers", arxiv="2401.00001", doi="10.1234/a_b", state=State.QUEUED, starred=True, rating=3,
    notes="read again", cite_key="byron-2024-boats", added=datetime(2026, 4, 1, tzinfo=UTC), trashed=None,
    tags=("vision", "to read/soon"),
    links=(Link.to("https://github.com/lab/boats_x%20y"), Link.to("https://lab.org")), listings=("page.txt",),
)  # fmt: skip
BARE = replace(
    PAPER,
    title="Boats",
    abstract="",
    authors=(),
    year=None,
    venue="",
    arxiv=None,
    doi=None,
    notes="",
    starred=False,
    rating=0,
    tags=(),
    links=(),
)


def write(papers: Iterable[Paper]) -> str:
    return "".join(pieces(papers))


def test_an_entry_says_all_that_is_known() -> None:
    assert write([PAPER]) == (
        "@article{byron-2024-boats,\n"
        "  title         = {Boats of {GPT}-4 on {ImageNet}},\n"
        "  author        = {Ada Byron and Bob Noyce},\n"
        "  year          = {2024},\n"
        "  journal       = {Journal of Rivers},\n"
        "  eprint        = {2401.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  doi           = {10.1234/a_b},\n"
        "  url           = {https://github.com/lab/boats_x%20y},\n"
        "  links         = {https://lab.org},\n"
        "  abstract      = {We float.},\n"
        "  keywords      = {vision, to read/soon},\n"
        "  annote        = {read again},\n"
        "  readstatus    = {queued},\n"
        "  ranking       = {rank3},\n"
        "  relevance     = {relevant},\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert write([BARE]) == (
        "@misc{byron-2024-boats,\n"
        "  title         = {Boats},\n"
        "  key           = {Boats},\n"
        "  readstatus    = {queued},\n"
        "}\n"
    )


def test_entries_stand_in_the_order_given_apart_by_a_blank_line() -> None:
    text = write([replace(BARE, cite_key=key) for key in ("c", "a", "b")])
    assert re.findall(r"@misc{(\w)", text) == ["c", "a", "b"]
    assert text.count("\n\n@") == 2
    assert write([]) == ""


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("GPT-4 and CLIP", "{GPT}-4 and {CLIP}"),
        ("iBOT, wav2vec, ImageNet", "{iBOT}, wav2vec, {ImageNet}"),
        ("Scaling T5 to 3D", "Scaling {T5} to {3D}"),
        ("Deep Q-Learning: A Survey", "Deep {Q}-Learning: A Survey"),
        ("Ada's I", "Ada's I"),
        ("50% of R&D for $3, #1, a_b", r"50\% of R\&D for \$3, \#1, a\_b".replace("R", "{R}").replace("D", "{D}")),
        (
            "x^2 ~ {y} \\z",
            r"x\textasciicircum{}2 \textasciitilde{} \{y\} \textbackslash{}z",
        ),
        ("a < b > c | d", r"a \textless{} b \textgreater{} c \texttt{|} d"),
        ("of } and {", r"of \textbraceright{} and \textbraceleft{}"),
        ("Erdős in 東京", r"Erd{\H{o}}s in 東京"),
        ("Éluard, Bế, Øyvind", r"{\'{E}}luard, B{\'{\^{e}}}, {\O}yvind"),
        ("e\u0301t\u00e9 x\u0302", r"{\'{e}}t{\'{e}} {\^{x}}"),
        ("β-VAE: CO₂ ≥ 1", r"{$\beta$}-{VAE}: {CO{$_2$}} {$\geq$} 1"),
        ("two\nlines\x00 and\u2028more", "two lines and more"),
    ],
)
def test_titles_are_escaped_and_keep_their_capitals(title: str, field: str) -> None:
    assert f"  title         = {{{field}}},\n" in write([replace(BARE, title=title)])


@pytest.mark.parametrize(
    ("authors", "field"),
    [
        (("Ada Byron",), "Ada Byron"),
        (("Barnes and Noble", "Bob Noyce"), "{Barnes and Noble} and Bob Noyce"),
        (("Lab, Inc.",), "{Lab, Inc.}"),
        (("Anders Anderson", " "), "Anders Anderson"),
        (("R&D Group",), r"R\&D Group"),
        (("Hal Daumé III", "Sammy Davis Jr."), r"Daum{\'{e}}, III, Hal and Davis, Jr., Sammy"),
        (("Ludwig van Beethoven",), "Ludwig van Beethoven"),
        (("Élise Dupré", "Ðặng Văn Ơn"), r"{\'{E}}lise Dupr{\'{e}} and Ð{\u{\d{a}}}ng V{\u{a}}n Ơn"),
    ],
)
def test_names_stay_one_name_each(authors: tuple[str, ...], field: str) -> None:
    assert f"  author        = {{{field}}},\n" in write([replace(BARE, authors=authors)])


@pytest.mark.parametrize(
    ("paper", "begin", "field"),
    [
        (replace(PAPER, venue="Proceedings of X"), "@inproceedings{", "booktitle     = {Proceedings of X}"),
        (replace(PAPER, venue=""), "@misc{", "howpublished  = {arXiv:2401.00001}"),
        (replace(PAPER, authors=()), "@misc{", "howpublished  = {Journal of Rivers}"),
        (replace(PAPER, authors=(), title="Of [the]  Boats and Men"), "@misc{", "key           = {Of [the] Boats}"),
        (replace(PAPER, year=None), "@misc{", "howpublished  = {Journal of Rivers}"),
        (replace(PAPER, title=""), "@misc{", "howpublished  = {Journal of Rivers}"),
    ],
)
def test_what_is_known_decides_about_the_type(paper: Paper, begin: str, field: str) -> None:
    text = write([paper])
    assert text.startswith(begin)
    assert f"  {field},\n" in text


@pytest.mark.parametrize(
    "paper",
    [
        PAPER,
        replace(PAPER, venue=""),
        replace(PAPER, venue="arXiv"),
        replace(PAPER, venue="Proc. of Ø", tags=("a; b", "d")),
        replace(PAPER, authors=("Sébastien de la Tour", "Émile Ó Jr.", "李 明")),
    ],
)
def test_our_own_reader_takes_it_back(paper: Paper) -> None:
    (record,) = reading.read(write([paper]).encode(), "list.bib").records
    assert (record.title, record.authors, record.year) == (paper.title, paper.authors, paper.year)
    assert (record.arxiv, record.doi, record.venue) == (paper.arxiv, paper.doi, paper.venue)
    assert (record.cite_key, record.tags, record.notes) == (paper.cite_key, paper.tags, paper.notes)
    assert (record.abstract, record.state, record.links) == (paper.abstract, paper.state, paper.links)
    assert (record.starred, record.rating) == (paper.starred, paper.rating)


anything = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)
markup = st.text(st.sampled_from("{}\\@%$#&_^~\"',= aB\n"), max_size=30)
texts = (anything | markup).map(lambda text: normalize("NFC", text))  # a library holds no other


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=4))
def test_papers_come_back_from_the_file(fields: list[tuple[str, str, str]]) -> None:
    papers = [
        replace(
            PAPER, cite_key=f"key-{number}", title=f"T {title}", abstract=abstract, notes=notes, authors=(f"A {notes}",)
        )
        for number, (title, abstract, notes) in enumerate(fields)
    ]
    text = write(papers)
    library = parse_string(text, parse_stack=[RemoveEnclosingMiddleware()])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [paper.cite_key for paper in papers]
    for entry, paper in zip(library.entries, papers, strict=True):
        found = {field.key: text_of(field.value) for field in entry.fields}
        assert found["title"] == " ".join(paper.title.split())
        assert found.get("abstract", "") == " ".join(paper.abstract.split())
        assert " ".join(found.get("annote", "").split()) == " ".join(paper.notes.split())


@given(texts, texts)
def test_braces_always_balance(title: str, notes: str) -> None:
    text = write([replace(PAPER, title=title, notes=notes, tags=(title,), authors=(notes,), venue=title)])
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


# A style that counts the names of each entry and takes the capitals from its title, as the common ones do.
STYLE = """ENTRY {title author} {} {}
FUNCTION {article} {
  "[" cite$ * "] " * author empty$ {""} {author num.names$ int.to.str$ " names; " *} if$ * title "t" change.case$ *
  write$ newline$
}
FUNCTION {misc} { article }
READ
ITERATE {call.type$}
"""


@judged_by("bibtex", install="apt-get install texlive-binaries")
def test_bibtex_itself_takes_the_file(tmp_path: Path) -> None:
    hostile = replace(PAPER, cite_key="hostile", title='Why @misc{x, "y} % {{ \\end', authors=("X and Y", "a, b, c, d"))
    (tmp_path / "list.bib").write_text(write([PAPER, hostile, replace(BARE, cite_key="bare")]), "utf-8")
    (tmp_path / "list.aux").write_text("\\citation{*}\n\\bibstyle{names}\n\\bibdata{list}\n", "utf-8")
    (tmp_path / "names.bst").write_text(STYLE, "utf-8")
    said = run(tmp_path, "bibtex", "list")
    assert "Warning" not in said
    assert "error" not in said
    entries = " ".join((tmp_path / "list.bbl").read_text("utf-8").split())
    assert entries.startswith("[byron-2024-boats] 2 names; Boats of {GPT}-4 on {ImageNet}")
    assert "[hostile] 2 names; Why @misc" in entries
    assert entries.endswith("[bare] Boats")
