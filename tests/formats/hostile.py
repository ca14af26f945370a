"""Papers whose texts try to break out of whatever they are written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State
from readinglist.formats.one_line import one_line

PAPER = Paper(
    id=1, title="Boats of GPT-4 on ImageNet", abstract="We float.", authors=("Ada Byron", "Ludwig van Beethoven"),
    year=2024, venue="Journal of Rivers", arxiv="2401.00001", doi="10.1234/a_b", state=State.QUEUED, starred=True,
    rating=3, notes="read *again*\n\n- soon", cite_key="byron-2024-boats", added=datetime(2026, 4, 1, tzinfo=UTC),
    trashed=None, tags=("vision", "to read/soon"),
    links=(Link.to("https://github.com/lab/boats_x%20y"), Link.to("https://lab.org/?a=1&b=2")), listings=("page.txt",),
)  # fmt: skip
BARE = replace(
    PAPER, title="Boats", abstract="", authors=(), year=None, venue="", arxiv=None, doi=None, state=State.UNREAD,
    starred=False, rating=0, notes="", cite_key="bare", tags=(), links=(),
)  # fmt: skip

TEXTS = [
    "{", "}", "}}{{", "}\n@misc{evil, title = {x}}", "},\n}", r"\input{/etc/passwd}", r"\end{document}", "\\", "a\\",
    "{\\", "\\}", "%", '"', "' or ''", "`` --- ''", "@comment{", "</script><script>alert(1)</script>", "</article>",
    "<img src=x onerror=alert(1)>", "<!-- ", "]]>", "&lt;b&gt; &amp; &#60; &copy;", "|", "a | b |\n|---|---|", "\\|",
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''", '=HYPERLINK("http://evil.example","x")', '"=1"', ";=1",
    "\u202eevil\u202c", "\u2066a\u2069", "a\u2028b\u2029c", "a\u0085b", "two\nlines", "two\r\nlines", "a\n\nER  - \n",
    "a\nTY  - JOUR\nTI  - evil", "ER  - ", "  - ", "a\x00b\x07c\x1b[31m", "\ud800", "\ufeff", "\ufeffTY", "---",
    "---\nx: y", "...", "- [x] done", "# heading", "#tag", "title: x", "[x](javascript:y)", "[[page]] ![[embed]]",
    "`code` $x$ *b*",
    "null", "true", "2024-01-01", "1e3", "0x1F", "~", "yes", "!tag", "&anchor", "*alias", "? key", ": x", "a: b",
    "a #b", "东京 Erdős é e\u0301 👩‍🚀", "x" * 10_000, "../../etc/passwd", "CON", "a/b\\c:d*e?f",
    "", " ", "and", "A and B", "others", "Lab, Inc.", "Byron, Ada", "von Neumann",
    "Sammy Davis Jr.", "Henry VIII", "X III", "Jr. Y", "a;b",
    "a,,b", ",", " , ",
]  # fmt: skip

_TEXT = (
    st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs", "Cf"]), max_size=40)
    | st.text(st.sampled_from("{}\\@%$#&_^~|<>\"'`,;:=+-[]()!?*/. aBé\n\r\t\x00\u202e"), max_size=30)
    | st.sampled_from(TEXTS)
)
_NAME = _TEXT | st.from_regex(r"\A([A-ZÉ][a-zé]{1,8}[ -]){1,3}(von |de la )?[A-Z][a-z]{1,9}( Jr\.| III)?\Z")


@st.composite
def _papers(draw: st.DrawFn) -> Paper:
    return replace(
        PAPER,
        title=draw(_TEXT),
        abstract=draw(_TEXT),
        authors=tuple(draw(st.lists(_NAME, max_size=3))),
        year=draw(st.none() | st.integers(0, 9999)),
        venue=draw(_TEXT),
        arxiv=draw(st.sampled_from([None, "2401.00001", "hep-th/9901001"])),
        doi=draw(st.sampled_from([None, "10.1234/a_b", "10.1002/(SICI)1097<1::AID>3.0.CO;2-X"])),
        state=draw(st.sampled_from(State)),
        starred=draw(st.booleans()),
        rating=draw(st.integers(0, 5)),
        notes=draw(_TEXT),
        tags=tuple(filter(one_line, draw(st.lists(_TEXT, max_size=3)))),
        links=draw(st.sampled_from([(), PAPER.links[1:], PAPER.links])),
    )


def five_papers() -> st.SearchStrategy[list[Paper]]:
    """Five papers of texts at random, each with a citation key of its own: a hundred of these are 500 records."""
    return st.lists(_papers(), min_size=5, max_size=5).map(
        lambda papers: [replace(paper, cite_key=f"key-{number}") for number, paper in enumerate(papers)]
    )


def with_text_everywhere(text: str) -> Paper:
    """Return a paper that holds `text` in every field that can hold any."""
    return replace(
        PAPER, title=text, abstract=text, authors=(text, text), venue=text, notes=text, tags=(text,), cite_key="evil"
    )
