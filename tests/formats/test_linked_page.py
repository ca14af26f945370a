from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats import reading
from readinglist.formats.linked_page import NAME, read, recognises

REAL = Path(__file__).parents[3] / "shared" / "corpora" / "hf"
SITE = "https://huggingface.co"
LOGIN = f"{SITE}/login?next=%2Fpapers"


@dataclass(frozen=True)
class Paper:
    number: str
    title: str
    abstract: str
    lab: str = ""

    @property
    def url(self) -> str:
        return f"{SITE}/papers/{self.number}"


LONG = "We ask how far a folded boat carries, and find that it carries farther than anyone asked it to [0, 1). " * 5
PAPERS = [
    Paper("2403.00001", "Paper Boats on a Quiet River", LONG.strip(), "River Lab"),
    Paper("2403.00002", "Which Kettle Boils First? A Study of [Many] Kettles", f"{LONG}It is the *small* one."),
    Paper(
        "1706.00003", "2 Owls 2 Curious", "Owls learn to count to two by looking at other owls who can already do so."
    ),
    Paper("2403.00004", "Umbrellas Considered Helpful", f"{LONG}Code: https://github.com/brook/umbrellas", "Rain Co"),
]
HEADER = ["new", "Get trending papers in your email inbox!", f"[Subscribe]({LOGIN})", "# Daily Papers"]


def markdown(papers: list[Paper]) -> str:
    parts = [*HEADER, "- Daily\n- Weekly", "Mar 3"]
    for paper in papers:
        parts += [
            f"[12]({LOGIN}%2F{paper.number})",
            f"### [{paper.title}]({paper.url})",
            f"[{paper.abstract}]({paper.url})",
            f"[![](https://cdn.example.org/{paper.lab}.png){paper.lab}]({SITE}/{paper.lab.lower().replace(' ', '-')})"
            if paper.lab
            else f"[- ![](https://cdn.example.org/a_(1).svg)\\\\\n- ![](x.png)\\\\\n- 3 authors]({paper.url})",
            "·",
            f"Mar 3, 2024[6]({paper.url}#community)",
        ]
    return "\n\n".join([*parts, f"[Previous]({SITE}/papers/date/2024-03-02)", "[Our code](https://github.com/x/site)"])


def broken_lines(papers: list[Paper]) -> str:
    text = markdown(papers)
    for paper in papers:
        text = text.replace(f"[{paper.abstract}]", "[" + "\\\\\n".join(textwrap.wrap(paper.abstract, 60)) + "]")
        text = text.replace(f"[{paper.title}]", f"[{paper.title[:10]}\\ {paper.title[10:]}]")
    return text


def references(papers: list[Paper]) -> str:
    parts = [*HEADER[:2], "Daily Papers", "Mar 3"]
    for number, paper in enumerate(papers):
        parts += [f"## [{paper.title}][{number}]", paper.abstract, f"[4 authors][{number}] · Mar 3, 2024"]
    return "\n\n".join(parts) + "\n\n" + "\n".join(f"[{n}]: {p.url} 'Paper'" for n, p in enumerate(papers))


def address_lines(papers: list[Paper]) -> str:
    parts = ["---\ntitle: Daily Papers\nurl: https://huggingface.co/papers?q=boats\n---", *HEADER[:2]]
    parts += ["Subscribe", LOGIN, "Daily Papers", "Mar 3"]
    for paper in papers:
        parts += ["[-] 12", f"{LOGIN}%2F{paper.number}", paper.title, paper.url, paper.abstract, paper.url]
        parts += [f"[\n\n2 authors]({paper.url})", "·", "Mar 3, 2024"]
    return "\n\n".join([*parts, "Previous", f"{SITE}/papers/date/2024-03-02", "About", f"{SITE}/huggingface"])


def address_lines_close_together(papers: list[Paper]) -> str:
    return address_lines(papers).replace("\n\n", "\n")


def structured(papers: list[Paper]) -> str:
    parts = ["# A Site - Trending Papers", "- Source URL: https://huggingface.co/papers/trending", *HEADER, "Mar 3"]
    for paper in papers:
        card = [
            f'<a id="section-{paper.number}"></a>',
            f"### [{paper.title.replace(' ', chr(10), 1)}]({paper.url})",
            paper.abstract,
            "-\n\n-\n\n- [图片：无替代文本]\n\n- 4 authors",
            f"[[图片：{paper.lab}] {paper.lab}]({SITE}/lab) · Published on Mar 3, 2024",
            f"[Upvote\n\n25]({LOGIN}%2F{paper.number})",
            f"[GitHub 3.29k](https://github.com/code/{paper.number}) [arXiv Page](https://arxiv.org/abs/{paper.number})",
        ]
        parts += ["Submitted by\n\n[图片：无替代文本]\n\nsomebody", f"[[图片：x]]({paper.url})", *card]
    return "\n\n\n".join(parts)


def brackets(papers: list[Paper]) -> str:
    parts = ["Daily Papers", "by AK and the research community", "Mar 3"]
    for paper in papers:
        parts += [f"{paper.title} ({paper.url})", paper.abstract, f"3 authors <{paper.url}>"]
    return "\n\n".join(parts)


def bullets(papers: list[Paper]) -> str:
    parts = ["Daily Papers", "by AK and the research community", "Mar 3"]
    for paper in papers:
        parts += [f"  * [{paper.title}]({paper.url})", f"    {paper.abstract}", "  * 3 authors", "  * Upvote 12"]
    return "\n\n".join(parts)


def terminal(papers: list[Paper]) -> str:
    """As `lynx -dump` does it."""
    parts = ["   Get trending papers in your email inbox!", "   Mar 3"]
    for number, paper in enumerate(papers, 1):
        words = paper.title.replace("[", "").replace("]", "")
        parts += [f"[{2 * number}]{words}", f"   [{2 * number + 1}]12"]
        parts += [textwrap.indent(textwrap.fill(paper.abstract, 70), "   ").replace("[0, 1)", "0, 1)")]
    addresses = [f"   {2 * n}. {p.url}\n   {2 * n + 1}. {LOGIN}%2F{p.number}" for n, p in enumerate(papers, 1)]
    return "\n\n".join([*parts, "References", "\n".join(addresses)])


RENDITIONS = [
    markdown,
    broken_lines,
    references,
    address_lines,
    address_lines_close_together,
    structured,
    brackets,
    bullets,
    terminal,
]


@pytest.mark.parametrize("space", ["\n", "\xa0", "\u2028"])
def test_a_date_is_one_line_that_can_be_shown(space: str) -> None:
    assert read(markdown(PAPERS).replace("Mar 3\n", f"Mar{space}3\n", 1)).date_text == "Mar 3"


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("rendition", RENDITIONS, ids=lambda rendition: rendition.__name__)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_one_page_gives_the_same_papers_however_it_was_saved(
    rendition: Callable[[list[Paper]], str], line_end: str
) -> None:
    text = rendition(PAPERS).replace("\n", line_end)
    assert recognises(text)
    found = reading.read(text.encode(), "page")
    assert (found.format, found.skipped, found.date_text) == (NAME, (), "Mar 3")
    assert [record.arxiv for record in found.records] == [paper.number for paper in PAPERS]
    assert [letters(record.title) for record in found.records] == [letters(paper.title) for paper in PAPERS]
    assert [letters(record.abstract) for record in found.records] == [letters(paper.abstract) for paper in PAPERS]
    assert [record.year for record in found.records] == [2024, 2024, 2017, 2024]


@pytest.mark.parametrize("rendition", RENDITIONS, ids=lambda rendition: rendition.__name__)
def test_each_record_stands_at_the_line_of_its_title(rendition: Callable[[list[Paper]], str]) -> None:
    text = rendition(PAPERS)
    lines = text.split("\n")
    for record in read(text).records:
        assert record.title.replace("[", "").split()[0] in lines[record.line - 1]


def test_links_of_a_card_are_those_of_its_paper() -> None:
    urls = [[link.url for link in record.links] for record in read(structured(PAPERS)).records]
    assert "https://github.com/code/2403.00001" in urls[0]
    assert {"https://github.com/brook/umbrellas", "https://github.com/code/2403.00004"} <= set(urls[3])
    assert f"{SITE}/lab" not in urls[0]
    assert all("login" not in url for some in urls for url in some)
    assert all(
        "https://github.com/x/site" not in [link.url for link in r.links] for r in read(markdown(PAPERS)).records
    )


def test_links_in_an_abstract_are_kept_from_its_markup() -> None:
    abstract = (
        f"{LONG}Our code is [here](https://github.com/brook/boats), see [this](https://arxiv.org/abs/1706.00009)."
    )
    text = markdown([]) + f"\n\n### [Boats]({PAPERS[0].url})\n\n{abstract}\n\n"
    (record,) = read(text.replace("[Previous]", "[Other]")).records
    assert {"https://github.com/brook/boats", "https://arxiv.org/abs/1706.00009"} <= {link.url for link in record.links}
    assert record.abstract.endswith("Our code is here, see this.")
    assert record.arxiv == "2403.00001"


def test_cards_without_abstracts_are_papers_too() -> None:
    cards = [f"[![]({p.url}.png)]({p.url})\n\n### [{p.title}]({p.url})\n\n[- 5 authors]({p.url})" for p in PAPERS]
    found = read("\n\n".join([*HEADER, *cards]))
    assert [record.arxiv for record in found.records] == [paper.number for paper in PAPERS]
    assert {record.abstract for record in found.records} == {""}


def test_an_abstract_may_have_several_paragraphs_and_no_linked_title() -> None:
    paper = PAPERS[0]
    text = "\n\n".join([*HEADER, "Mar 3", paper.title, f"[{LONG}{LONG}]({paper.url})", "3 authors"])
    (record,) = read(text).records
    assert (record.title, record.arxiv, len(record.abstract)) == (paper.title, paper.number, 2 * len(LONG) - 1)
    text = address_lines([paper]).replace(paper.abstract, f"{LONG}\n\n{LONG}")
    assert len(read(text).records[0].abstract) == 2 * len(LONG) - 1


def test_a_card_that_stands_twice_is_found_twice() -> None:
    found = read(markdown([PAPERS[0], PAPERS[0], PAPERS[1]]))
    assert [record.arxiv for record in found.records] == ["2403.00001", "2403.00001", "2403.00002"]
    assert found.records[0].abstract == found.records[1].abstract


def test_authors_are_known_where_a_page_names_them() -> None:
    text = markdown(PAPERS[:2]).replace("·", "Ada Brook, Tom Weir and Bo van den Berg", 1)
    assert read(text).records[0].authors == ("Ada Brook", "Tom Weir", "Bo van den Berg")
    assert read(text).records[1].authors == ()


def test_a_paper_whose_title_is_missing_is_skipped() -> None:
    text = markdown(PAPERS).replace(f"### [{PAPERS[1].title}]", "### []").replace(f"[{PAPERS[1].abstract}]", "[]")
    found = read(text)
    assert [record.arxiv for record in found.records] == ["2403.00001", "1706.00003", "2403.00004"]
    assert [skipped.reason for skipped in found.skipped] == ["The page names no title for this paper."]
    assert PAPERS[1].number in found.skipped[0].text


LETTER = (
    f"Dear Ada,\n\nI liked [this paper]({PAPERS[0].url}) and also this one:\n\n{PAPERS[1].url}\n\n{LONG}\n\nYours, Bo"
)
NOTES = f"# Notes\n\n{LONG} See [Paper Boats]({PAPERS[0].url}) and [Owls](https://arxiv.org/abs/1706.00003).\n\n{LONG}"
LIST = "\n".join(f"- [{paper.title}]({paper.url}) - a note" for paper in PAPERS)
TABLE = "| Paper | Code |\n|---|---|\n" + "\n".join(f"| [{p.title}]({p.url}) | [Code](https://a.org) |" for p in PAPERS)
LINKS = "\n".join(paper.url for paper in PAPERS)
FEED = f"<?xml version='1.0'?><rss><item><title>Boats</title><link>\n{PAPERS[0].url}\n</link></item></rss>"
PROGRAM = f'def test():\n    assert get("{PAPERS[0].url}") == """\n{LONG}"""\n'


@pytest.mark.parametrize(
    "text",
    [LETTER, NOTES, LIST, f"# Latest Papers\n\n{LIST}", TABLE, LINKS, FEED, PROGRAM, json.dumps(LINKS), "", LONG],
    ids="letter notes list list-with-header table links feed program json empty prose".split(),
)
def test_other_texts_with_links_are_not_taken_for_pages(text: str) -> None:
    assert not recognises(text)


def test_an_address_that_is_none_is_left_out() -> None:
    text = "\n\n".join([*HEADER, f"### [{PAPERS[0].title}]({PAPERS[0].url})", "[Code](https://[1]/lab)", LONG])
    assert [record.title for record in read(text).records] == [PAPERS[0].title]


@pytest.mark.parametrize(
    "piece", ["[", "](", "![", "[a](b", "[](", "[x]: ", "\\[", "[[]]", "[1]", "### [", "](((", "\n\n["]
)
def test_brackets_without_end_take_no_time(piece: str) -> None:
    text = "\n\n".join([*HEADER, PAPERS[0].url]) + piece * (100_000 // len(piece)) + "\nReferences\n   1. https://a.org"
    recognises(text)
    read(text)


PIECES = [
    "[",
    "]",
    "](",
    ")",
    "!",
    "\n",
    "\n\n",
    "### ",
    "- ",
    "·",
    "\\",
    "<",
    "12",
    " ",
    LONG,
    "[1]: ",
    "Daily Papers",
]


@given(st.lists(st.sampled_from([*PIECES, *(p.title for p in PAPERS), *(p.url for p in PAPERS)]), max_size=60))
def test_any_text_is_read_without_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    recognises(text)
    found = read(text)
    lines = [record.line for record in found.records] + [skipped.line for skipped in found.skipped]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


@pytest.mark.skipif(not REAL.exists(), reason="the real pages are not on this machine")
def test_the_real_pages_are_read_whole() -> None:
    for name, expected in json.loads((REAL / "expected.json").read_text("utf-8")).items():
        found = reading.read((REAL / name).read_bytes(), name)
        assert (found.format, len(found.records), found.skipped) == (NAME, expected["records"], ())
        assert list(dict.fromkeys(record.arxiv for record in found.records)) == expected["ids"]
        assert all(record.authors == () and len(record.abstract) > 100 and record.year for record in found.records)
