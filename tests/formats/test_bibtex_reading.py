from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.domain.tags import clean_name
from readinglist.formats import reading as formats
from readinglist.formats.bibtex import pieces as bibtex_pieces
from readinglist.formats.bibtex_reading import read, recognises
from readinglist.formats.decoding import split_lines
from tests.formats.peers import agreement, expected_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "bib"
FILE = r"""% The books of the lighthouse.
@string{riv = "Journal of " # "Rivers"}
@comment{nobody reads this}

@article{byron-2024,
  author   = {Byron, Ada and {Lamp Makers, Inc.} and van der Berg, Jr., Jan and others},
  title    = {Paper {Boats} on \'Etretat's {$\alpha$}-Sea},
  journal  = riv # { and Lakes},
  date     = {2024-03},
  doi      = {https://doi.org/10.1234/Boats.5},
  eprint   = {2403.00001v2}, archiveprefix = {arXiv}, primaryclass = {cs.LG},
  keywords = {paper, boats; {rivers, lakes}},
  abstract = {We float --- and sink. Code at \url{https://github.com/lab/boats}.},
  note     = {Ask Bob.},
  url      = {https://example.org/a_b},
  readstatus = {read},
}
Words between entries, a@b.org and all.
@book(noyce, title = "Stairs {"}of{"} Towers", editor = {Noyce, Bob}, year = 1999, publisher = {Tall Press})
"""


def write(papers: Iterable[Paper]) -> str:
    return "".join(bibtex_pieces(papers))


def only(text: str) -> Record:
    (record,) = read(text).records
    return record


def entry(**fields: str) -> Record:
    body = ",\n".join(f"  {name.rstrip('_')} = {{{value}}}" for name, value in fields.items())
    return only(f"@article{{key,\n{body}\n}}")


def test_everything_that_an_entry_says_is_kept() -> None:
    assert recognises(FILE)
    record = read(FILE).records[0]
    assert (record.line, record.cite_key) == (5, "byron-2024")
    assert record.title == "Paper Boats on Étretat's α-Sea"
    assert record.raw_title == r"Paper {Boats} on \'Etretat's {$\alpha$}-Sea"
    assert record.authors == ("Ada Byron", "Lamp Makers, Inc.", "Jan van der Berg Jr.")
    assert (record.venue, record.year) == ("Journal of Rivers and Lakes", 2024)
    assert (record.arxiv, record.doi) == ("2403.00001", "10.1234/boats.5")
    assert record.tags == ("paper", "boats", "rivers lakes")
    assert record.abstract == "We float — and sink. Code at https://github.com/lab/boats."
    assert (record.notes, record.state) == ("Ask Bob.", State.READ)
    assert [link.url for link in record.links] == ["https://example.org/a_b", "https://github.com/lab/boats"]


def test_entries_may_stand_in_parentheses_and_between_words() -> None:
    record = read(FILE).records[1]
    assert (record.line, record.title, record.authors) == (19, 'Stairs "of" Towers', ("Bob Noyce",))
    assert (record.year, record.venue, record.state) == (1999, "Tall Press", None)


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Ada Byron", ["Ada Byron"]),
        ("Byron, Ada AND Noyce, Bob", ["Ada Byron", "Bob Noyce"]),
        ("Byron, Ada\n   and\n Bob Noyce", ["Ada Byron", "Bob Noyce"]),
        ("de la Cruz, Maria Luisa", ["Maria Luisa de la Cruz"]),
        ("Davis, Jr., Sammy", ["Sammy Davis Jr."]),
        ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("{Lamps, Inc.} and Ada Byron", ["Lamps, Inc.", "Ada Byron"]),
        (r"S{\o}ren Kj\ae r and \O ystein \AA s", ["Søren Kjær", "Øystein Ås"]),
        (r"Erd{\H o}s, P{\'a}l", ["Pál Erdős"]),
        (r"M{\"u}ller, J\"urgen and {\c{C}}elik, \.Ibrahim", ["Jürgen Müller", "İbrahim Çelik"]),
        ("Anders Anderson and Sandy Brandt", ["Anders Anderson", "Sandy Brandt"]),
        ("Ada Byron and others", ["Ada Byron"]),
        ("Madonna", ["Madonna"]),
        ("Byron,", ["Byron"]),
    ],
)
def test_names_stand_in_reading_order(names: str, authors: list[str]) -> None:
    assert list(entry(title="T", author=names).authors) == authors


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("{All {Capitals} Kept}", "All Capitals Kept"),
        ("{Theme, Variation}", "Theme, Variation"),
        (r"Caf\'e --- na\"{\i}ve", "Café — naïve"),
        ("``Quoted'' words", "“Quoted” words"),
        (r"{\em Nature} and (\textit{Art})", "Nature and (Art)"),
        (r"The \mkbibquote{Dark} \autocap{r}oom", "The “Dark” room"),
        (r"method\hyphen independent", "method-independent"),
        ("CO$_2$ at 5\\% \\& more", "CO₂ at 5% & more"),
        (r"Boats {\textless}i{\textgreater}in vivo{\textless}/i{\textgreater}", "Boats in vivo"),
        (r"DNA$_{\textrm{2}}$, H\textsubscript{2}O, $10^{-3}$ and ResNet_50", "DNA₂, H₂O, 10⁻³ and ResNet_50"),
        (r"A ~, a~b, ~5\% and \~{}x \~", "A , a b, ~5% and ~x ∼"),
        ("broken\n      over lines", "broken over lines"),
        ("Salt &amp; <i>Pepper</i>", "Salt & Pepper"),
        ("What 50% means", "What 50% means"),
    ],
)
def test_titles_are_read_as_tex(value: str, title: str) -> None:
    assert entry(title=value).title == title


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"year": "2021"}, 2021), ({"date": "2021-03-05/2022"}, 2021), ({"year": "c. 1999"}, 1999),
        ({"year": "{\\noopsort{a}}2001"}, 2001), ({"year": "in press"}, None), ({"date": "2020", "year": "1990"}, 2020),
    ],
)  # fmt: skip
def test_years_are_found_in_any_date(fields: dict[str, str], year: int | None) -> None:
    assert entry(title="T", **fields).year == year


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ({"eprint": "2403.00001v3", "archiveprefix": "arXiv"}, "2403.00001"),
        ({"eprint": "math/0307200v3", "eprinttype": "arxiv"}, "math/0307200"),
        ({"eprint": "arXiv:2403.00001"}, "2403.00001"),
        ({"eprint": "4101001", "eprinttype": "jstor"}, None),
        ({"journal": "arXiv preprint arXiv:2403.00001"}, "2403.00001"),
        ({"journal": "CoRR", "volume": "abs/2403.00001"}, "2403.00001"),
        ({"url": "https://arxiv.org/abs/2403.00001v1"}, "2403.00001"),
        ({"doi": "10.48550/arXiv.2403.00001"}, "2403.00001"),
        ({"note": "arXiv:2403.00001"}, "2403.00001"),
        ({"note": "A long remark that answers what arXiv:2403.00001 says of it, " + "and says more " * 5}, None),
    ],
)  # fmt: skip
def test_arxiv_ids_are_found_where_people_put_them(fields: dict[str, str], arxiv: str | None) -> None:
    assert entry(title="T", **fields).arxiv == arxiv


@pytest.mark.parametrize(
    ("fields", "urls"),
    [
        ({"howpublished": r"\url{https://example.org/a\_b}"}, ["https://example.org/a_b"]),
        ({"url": r"https://example.org/a{\_}b/{\textasciitilde}c"}, ["https://example.org/a_b/~c"]),
        ({"url": r"http://example.org/\~{}ada?a=1\&b=2"}, ["http://example.org/~ada?a=1&b=2"]),
        ({"howpublished": r"Online at \href{https://example.org}{a page}"}, ["https://example.org"]),
        ({"github": "lab/boats"}, ["https://github.com/lab/boats"]),
        ({"code": "https://github.com/lab/boats"}, ["https://github.com/lab/boats"]),
        ({"file": ":/home/ada/boats.pdf:PDF"}, []),
        ({"file": r"Full text:C\:\\Users\\ada\\boats.pdf:application/pdf"}, []),
        ({"file": r"Full text:https\://example.org/boats.pdf:PDF"}, ["https://example.org/boats.pdf"]),
        ({"links": "https://a.org https://b.org/x"}, ["https://a.org", "https://b.org/x"]),
        ({"annotation": r"See \href{https://lab.org}{the lab}."}, ["https://lab.org"]),
        ({"url": "file:///etc/passwd"}, []),
    ],
)
def test_links_of_the_web_are_kept_and_paths_are_not(fields: dict[str, str], urls: list[str]) -> None:
    assert [link.url for link in entry(title="T", **fields).links] == urls


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        (r"10.1007/978-3{\_}2", "10.1007/978-3_2"),
        (r"10.1002/(SICI)1097(98)4$<$377::AID$>$3.0.CO;2-P", "10.1002/(sici)1097(98)4<377::aid>3.0.co;2-p"),
        ("doi: 10.1234/x.", "10.1234/x"),
        ("n/a", None),
    ],
)
def test_a_doi_is_read_without_its_escapes(doi: str, expected: str | None) -> None:
    assert entry(title="T", doi=doi).doi == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_may_be_in_any_encoding(encoding: str, line_end: str) -> None:
    text = "@article{k,\n  title = {Ein Schiffchen über dem Fluß},\n  note = {Süß}\n}\n"
    reading = formats.read(text.replace("\n", line_end).encode(encoding), "boats.bib")
    assert reading.format == "BibTeX"
    assert [record.title for record in reading.records] == ["Ein Schiffchen über dem Fluß"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [("read", State.READ), ("Skimmed", State.READ), ("queued", State.QUEUED), ("unread", State.UNREAD), ("?", None)],
)
def test_a_read_status_is_a_state(state: str, expected: State | None) -> None:
    assert entry(title="T", readstatus=state).state == expected


def test_what_an_entry_lacks_comes_from_the_book_it_stands_in() -> None:
    text = """
    @inproceedings{a, title = {A Paper}, author = {A}, crossref = {P}}
    @proceedings{p, title = {Proceedings of Lamps}, editor = {E}, year = 2006}
    @book{b, title = {Volume One}, crossref = {c}} @mvbook{c, title = {Works}, author = {C}, date = {1999}}
    @inbook{d, title = {D}, xref = {e}} @book{e, title = {E}, crossref = {d}}
    """
    found = {record.cite_key: (record.authors, record.venue, record.year) for record in read(text).records}
    assert found["a"] == (("A",), "Proceedings of Lamps", 2006)
    assert found["b"] == (("C",), "Works", 1999)
    assert found["d"] == ((), "E", None)
    assert found["p"] == (("E",), "", 2006)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("@article{title = {No Key}, year = 2004}", ["No Key"]),
        ("@article{, title = {Empty Key}}", ["Empty Key"]),
        ("@article{k title = {No Comma}, year = 2004}", ["No Comma"]),
        ("@article{k, title = {No Comma} year = {2004}}", ["No Comma"]),
        ("@article{k, title = {First}, title = {Second}}", ["First"]),
        ("@article{k, title = {One}}\n@article{k, title = {Two}}", ["One", "Two"]),
        ("@article{k,\n  % volume = {1},\n  title = {T}, % a remark\n  year = 1}", ["T"]),
        ("@article{k, title = nomacro # { and more}}", ["nomacro and more"]),
        ("@ARTICLE { k , TITLE = {Upper} , }", ["Upper"]),
        ("@article{k\n , title = {Comma First}\n , year = 2001\n}", ["Comma First"]),
        ("\ufeff\n\n@article{k, title = {Late}}", ["Late"]),
        ("@article{k, title={One}} @article{l, title={Two}}}", ["One", "Two"]),
        ("@article{k, title={One}}\r\n@article{l, title={Two}}\r@article{m, title={Three}}", ["One", "Two", "Three"]),
        ('@article{k, title = "In {"}quotes{"}"}', ['In "quotes"']),
    ],
)
def test_slips_cost_nothing(text: str, titles: list[str]) -> None:
    reading = read(text)
    assert [record.title for record in reading.records] == titles
    assert reading.skipped == ()


def test_a_damaged_entry_costs_that_entry() -> None:
    text = """@article{one, title = {One}}

@article{open, title = {Never closed, year = 2000}

@article{two, title = {Two}}
@misc{nameless, year = 2001}
@article{quote, title = "Never closed, year = 2000}
@article{three, title = {Three}}
"""
    reading = read(text)
    assert [record.title for record in reading.records] == ["One", "Two", "Three"]
    assert [(skipped.line, skipped.reason, skipped.text[:14]) for skipped in reading.skipped] == [
        (3, "This entry is damaged: a brace, quotation mark or comma is missing.", "@article{open,"),
        (6, "This entry has no title.", "nameless"),
        (7, "This entry is damaged: a brace, quotation mark or comma is missing.", "@article{quote"),
    ]


def test_lines_and_macros_hold_through_a_long_file() -> None:
    entries = [
        f"@misc{{k{n},\n  title = {{Paper {n}}},\n  journal = riv,\n  note = {{{'x' * 500}}}\n}}" for n in range(2_000)
    ]
    records = read('@string{riv = "Rivers"}\n' + "\n".join(entries)).records
    assert [(record.line, record.cite_key) for record in records] == [(2 + 5 * n, f"k{n}") for n in range(2_000)]
    assert {record.venue for record in records} == {"Rivers"}


def test_macros_of_macros_do_not_grow_without_end() -> None:
    macros = "".join(f"@string{{m{n + 1} = m{n} # m{n}}}\n" for n in range(40))
    record = only(f'@string{{m0 = "ha"}}\n{macros}@article{{k, title = {{T}}, journal = m40}}')
    assert 0 < len(record.venue) <= 500


PYTHON = "@dataclass(frozen=True)\nclass A:\n    x = 1\n\n@retry(times, wait=3)\ndef f(): ...\n@app.route('/')\n"
STYLE = "@media (max-width: 600px) { a { color: red } }\n@page { margin = 1 }\n@font-face { src: url(x) }\n"
JAVA = '@Entity\n@Table(name = "t")\n@Component({ selector: "x" })\nclass A { @param {string} x, y = 1 }\n'
QUOTED = "# Boats\n\nWords.\n\n```bibtex\n@article{a,\n  title = {T}\n}\n```\n"


LIST = "# Boats\n\n" + "- [Paper](https://arxiv.org/abs/2403.00001)\n" * 5 + "\n    @article{a,\n  title = {T}\n}\n"


@pytest.mark.parametrize(
    "text", [PYTHON, STYLE, JAVA, QUOTED, LIST, "", "a@b.org {x, y = 1}", "Mail me @ home.\n@ada {see}"]
)
def test_other_texts_are_not_taken_for_bibtex(text: str) -> None:
    assert not recognises(text)


PAPER = Paper(
    id=1, title="T", abstract="", authors=(), year=None, venue="", arxiv=None, doi=None, state=State.UNREAD,
    starred=False, rating=0, notes="", cite_key="k", added=datetime(2026, 4, 1, tzinfo=UTC), trashed=None, tags=(),
    links=(), listings=(),
)  # fmt: skip
SHARP = "{}\\@%$#&_^~\"',;= aB-`'\u00e9<>|*+?![]()/.:1"
line = (
    st.text(st.sampled_from(SHARP), max_size=30)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), max_size=30)
    | st.sampled_from(["3times", "a--b", "sim5%", "``x''", "&amp;", "<b>", "texttt{x}", "\\it x", "and", "others"])
).map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
word = line.filter(bool)
tag = st.text(st.sampled_from("ab{}\\%&;~-/ "), min_size=1, max_size=9).map(lambda text: f"t{text}t".replace("/ ", "/"))
papers = st.builds(
    lambda **fields: replace(PAPER, **fields),
    title=word.map(lambda text: f"T {text}"),
    abstract=line,
    authors=st.lists(word.filter(lambda text: any(map(str.isalpha, text))), max_size=4).map(tuple),
    year=st.none() | st.integers(0, 9999),
    venue=line.map(lambda text: text and f"V {text}"),
    arxiv=st.sampled_from([None, "2401.00001", "math/0307200"]),
    doi=st.sampled_from([None, "10.1234/a_b(c)", "10.1000/x;2-#"]),
    state=st.sampled_from(list(State)),
    starred=st.booleans(),
    rating=st.integers(0, 5),
    notes=st.lists(st.tuples(st.integers(0, 4), word), max_size=4).map(
        lambda lines: "\n".join(" " * indent + text for indent, text in lines).replace("\n\n", "\n")
    ),
    cite_key=st.text(st.sampled_from("ab1:-_+./"), min_size=1, max_size=9),
    tags=st.lists(tag.map(clean_name), max_size=3, unique_by=str.casefold).map(tuple),
    links=st.lists(
        st.sampled_from(["https://a.org/x_y~z", "https://github.com/lab/boats", "https://b.org/?q=%20&r=(1)#$"]),
        unique=True, max_size=3,
    ).map(lambda urls: tuple(map(Link.to, urls))),
)  # fmt: skip


@settings(max_examples=5 * settings().max_examples)
@given(papers)
def test_what_was_written_comes_back_equal(paper: Paper) -> None:
    record = only(write([paper]))
    for name in (
        "title", "abstract", "authors", "year", "venue", "arxiv", "doi", "state", "notes", "cite_key", "tags",
        "starred", "rating",
    ):  # fmt: skip
        assert getattr(record, name) == getattr(paper, name), name
    assert {link.url for link in record.links} >= {link.url for link in paper.links}


@pytest.mark.parametrize("notes", ["a\n\nb", "- x\n  - y\n\n    code", "# Head\n\ntext \\newline x", "a -- b ``c''"])
def test_the_lines_of_notes_come_back(notes: str) -> None:
    assert only(write([replace(PAPER, notes=notes)])).notes == notes


def test_entries_quoted_in_a_mail_are_read() -> None:
    text = "Ada wrote:\n> @article{byron,\n>   title = {Boats -> Rivers},\n> }\n> @misc{k,\n> title = {Kettles}}\n"
    assert recognises(text)
    assert [(record.line, record.title) for record in read(text).records] == [(2, "Boats -> Rivers"), (5, "Kettles")]


PIECES = [
    "@article{k,", "@string{s = ", "@comment{", "@misc(", "title", " = ", "{", "}", '"', ",", "#", "\\", "\n", "%", "@",
    "author = {A and B}", "crossref = {k}", "year = 2000", ")", "and", "\r", "é", "\\'", "$", "&lt;", "{T}", "s",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=80))
def test_any_text_is_read_without_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    recognises(text)
    reading = read(text)
    lines = [*(record.line for record in reading.records), *(skipped.line for skipped in reading.skipped)]
    assert all(1 <= line <= len(split_lines(text)) for line in lines)
    for record in reading.records:
        assert record.title
        assert len(record.title) <= 2_000


@pytest.mark.skipif(not CORPUS.exists(), reason="the real files are not on this machine")
def test_the_files_of_peers_are_read_as_they_read_them() -> None:
    files = [(read(path.read_text("utf-8")), expected_of(path)) for path in sorted((CORPUS / "zotero").glob("*.bib"))]
    assert [reading.found for reading, _ in files] == [len(items) for _, items in files]
    assert agreement(files) >= 0.95  # of 20: a brace that stands for nothing
    examples = read((CORPUS / "biblatex-examples.bib").read_text("utf-8"))
    assert (examples.found, [skipped.text for skipped in examples.skipped]) == (92, ["set", "stdmodel"])
