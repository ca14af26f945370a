from __future__ import annotations

import html
import json
import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.records import Reading
from readinglist.formats import reading
from readinglist.formats.web_page import NAME, recognises
from tests.effort import effort

FIXTURES = Path(__file__).parent.parent / "fixtures" / "listings"
SITE = "https://huggingface.co"
SENTENCE = "We ask how far a folded boat carries, and find that it carries farther than anyone had asked it to. "
LONG = (SENTENCE * 4).strip()
PAPERS = [
    ("2403.00001", "Paper Boats on a Quiet River", LONG),
    ("2403.00002", "Kettles & Whistles: A “Study”", f"{LONG} Code: https://github.com/brook/kettles."),
    ("1706.00003", "Umbrellas Considered Helpful", f"A short summary. {SENTENCE.strip()}"),
]  # fmt: skip


def read(text: str) -> Reading:
    return reading.read(text.encode(), "page.html")


def page(body: str, head: str = "", base: str = f"{SITE}/papers") -> str:
    canonical = f'<link rel="canonical" href="{base}">' if base else ""
    return f"<!DOCTYPE html>\n<html><head><title>Papers</title>{canonical}{head}</head>\n<body>{body}</body></html>"


def card(number: str, title: str, abstract: str) -> str:
    return f"""
<article class="relative"><a href="/papers/{number}" class="shadow"><img src="/thumb/{number}.png" alt="{number}"></a>
<div class="p-4"><div>Submitted by <img src="a.png" alt=""> <span>someone</span></div>
<a href="/login?next=%2Fpapers%2F{number}"><svg><title>Up</title></svg><div>101</div></a>
<h3 class="mb-1"><a href="/papers/{number}" class="line-clamp-3">{html.escape(title)}</a></h3>
<p class="text-gray"><a href="/papers/{number}">{html.escape(abstract)}</a></p>
<a href="/river-lab"><img src="r.png"><span>River Lab</span></a> <div>·</div> <time>Mar 3, 2024</time>
<ul><li><img src="x.png"></li><li>4 authors</li></ul>
<a href="https://github.com/code/{number}"><svg></svg>GitHub<span>3.2k</span></a>
<a href="https://arxiv.org/abs/{number}">arXiv Page</a></div></article>"""


HEADER = "<h1>Daily Papers</h1><h2>by <a href='/akhaliq'>AK</a> and the research community</h2><div>Mar 3</div>"
FOOTER = "<footer><a href='https://github.com/site/site'>GitHub</a> <a href='/terms'>TOS</a></footer>"
CARDS = HEADER + "".join(card(*paper) for paper in PAPERS) + FOOTER


def props(*papers: tuple[str, str, str]) -> str:
    entries = [
        {
            "paper": {
                "id": number,
                "authors": [{"name": "Ada Brook"}, {"name": "Tom Weir"}],
                "title": title,
                "summary": abstract,
                "githubRepo": f"https://github.com/code/{number}",
                "ai_keywords": ["boats"],
            }
        }
        for number, title, abstract in papers
    ]
    data = html.escape(json.dumps({"dailyPapers": entries, "user": None}))
    return f'<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="{data}"></div>'


def mhtml(source: str) -> str:
    body = quopri.encodestring(source.encode()).decode()
    return (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {SITE}/papers\nSubject: Papers\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----b----"\n\n\n------b----\n'
        f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: {SITE}/papers\n\n"
        f"{body}\n------b----\nContent-Type: text/css\n\nbody {{}}\n------b------\n"
    )


SAVED = {
    "html only": page(CARDS),
    "complete": page(CARDS.replace('href="/', f'href="{SITE}/'), base=""),
    "noted by the browser": f"<!DOCTYPE html>\n<!-- saved from url=(0029){SITE}/papers -->\n" + page(CARDS, base=""),
    "single file": f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {SITE}/papers \n-->{CARDS}</html>",
    "based": page(CARDS, f"<base href='{SITE}/'>", base=""),
    "site told by its links": page(CARDS, base=""),
    "selection": "".join(card(*paper) for paper in PAPERS).replace('href="/', f'href="{SITE}/'),
    "mhtml": mhtml(page(CARDS)),
    "upper case, tags left open": page(CARDS).replace("</li>", "").replace("<h3", "<H3"),
}


@pytest.mark.parametrize("source", SAVED.values(), ids=SAVED.keys())
def test_cards_are_read_however_their_page_was_saved(source: str) -> None:
    found = read(source)
    assert (found.format, found.skipped) == (NAME, ())
    assert [(r.arxiv, r.title, r.abstract) for r in found.records] == PAPERS
    assert [record.year for record in found.records] == [2024, 2024, 2017]
    urls = [{link.url for link in record.links} for record in found.records]
    assert all(f"https://github.com/code/{number}" in some for (number, *_), some in zip(PAPERS, urls, strict=True))
    assert "https://github.com/brook/kettles" in urls[1]
    assert not any("site/site" in url or "login" in url or "river-lab" in url for some in urls for url in some)


def test_records_stand_where_their_titles_stand() -> None:
    lines = page(CARDS).split("\n")
    for record in read(page(CARDS)).records:
        assert record.title.split()[0] in lines[record.line - 1]


def test_the_date_of_the_page_is_kept() -> None:
    assert read(page(CARDS)).date_text == "Mar 3"
    assert read(page(props(*PAPERS) + CARDS)).date_text == "Mar 3"


def test_data_for_the_page_s_own_scripts_is_the_best_source() -> None:
    found = read(page(props(*PAPERS) + CARDS))
    assert [(r.arxiv, r.title, r.abstract) for r in found.records] == PAPERS
    assert {record.authors for record in found.records} == {("Ada Brook", "Tom Weir")}
    assert {record.tags for record in found.records} == {("boats",)}


def test_data_in_a_script_is_read_and_each_paper_once() -> None:
    notes = [
        {"id": number, "title": title, "abstract": text, "authors": ["Ada Brook"]} for number, title, text in PAPERS
    ]
    data = json.dumps({"props": {"pageProps": {"best": notes[0], "all": notes}}})
    found = read(page(f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'))
    assert [(r.arxiv, r.title, r.abstract) for r in found.records] == PAPERS


def test_data_that_is_damaged_or_tells_of_few_papers_is_passed_over() -> None:
    whole = page(props(*PAPERS) + CARDS)
    assert [r.arxiv for r in read(whole.replace("[{", "[", 1)).records] == [number for number, *_ in PAPERS]
    assert [r.arxiv for r in read(page(props(PAPERS[0]) + CARDS)).records] == [number for number, *_ in PAPERS]


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "headline": "Paper Boats &amp; Rivers",
    "author": [{"@type": "Person", "name": "Ada Brook"}, {"@type": "Person", "givenName": "Tom", "familyName": "Weir"}],
    "datePublished": "2024-03-01",
    "description": LONG,
    "isPartOf": {"@type": "PublicationIssue", "isPartOf": {"@type": "Periodical", "name": "Journal of Rivers"}},
    "identifier": [{"@type": "PropertyValue", "propertyID": "doi", "value": "10.1234/boats"}],
    "url": "https://rivers.example/boats",
    "keywords": "boats, paper",
}


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_a_page_is_about_the_paper_that_it_names_for_search_engines() -> None:
    organisation = {"@type": "Organization", "name": "Rivers, the paper journal"}
    for data in (ARTICLE, [organisation, ARTICLE], {"@graph": [organisation, {"mainEntity": ARTICLE}]}):
        (record,) = read(page(linked(data) + CARDS, base="")).records
        assert (record.title, record.authors) == ("Paper Boats & Rivers", ("Ada Brook", "Tom Weir"))
        assert (record.year, record.venue, record.doi) == (2024, "Journal of Rivers", "10.1234/boats")
        assert (record.abstract, record.tags) == (LONG, ("boats", "paper"))
        assert [link.url for link in record.links] == ["https://rivers.example/boats"]


def test_a_list_of_papers_for_search_engines_is_read() -> None:
    items = [{"@type": "ListItem", "item": {**ARTICLE, "name": title, "headline": None}} for _, title, _ in PAPERS]
    found = read(page(linked({"@type": "ItemList", "itemListElement": items})))
    assert [record.title for record in found.records] == [title for _, title, _ in PAPERS]


@pytest.mark.parametrize(
    "data",
    [
        {**ARTICLE, "@type": "NewsArticle"}, {**ARTICLE, "@type": "Article", "identifier": None, "url": "https://a.org"},
        {**ARTICLE, "headline": {}}, {"@type": "ScholarlyArticle"}, {"@type": ["Thing", 5]}, [], "x", None,
    ],
)  # fmt: skip
def test_what_else_is_named_for_search_engines_is_passed_over(data: object) -> None:
    assert [r.arxiv for r in read(page(linked(data) + CARDS)).records] == [number for number, *_ in PAPERS]


def test_a_card_for_wide_and_one_for_narrow_screens_are_two() -> None:
    found = read(page(HEADER + card(*PAPERS[0]) + card(*PAPERS[0]) + card(*PAPERS[1])))
    assert [record.arxiv for record in found.records] == ["2403.00001", "2403.00001", "2403.00002"]


def test_hidden_text_and_scripts_are_no_part_of_the_page() -> None:
    ghost = "<h3><a href='/papers/2403.09999'>A Title that Nobody Sees</a></h3>"
    hidden = (
        f"<div style='color: red; display : none'>{ghost}</div><div hidden>{ghost}</div><template>{ghost}</template>"
        f"<noscript>{ghost}</noscript><div aria-hidden='true'>{ghost}</div><nav>{ghost}</nav><!-- {ghost} -->"
        f"<script>document.write('{ghost.replace(chr(39), '')}')</script><span class='sr-only'>{ghost}</span>"
    )
    assert [record.arxiv for record in read(page(hidden + CARDS)).records] == [number for number, *_ in PAPERS]


def test_formulas_are_taken_from_their_tex() -> None:
    katex = (
        '<span class="katex"><span class="katex-mathml"><math><mi>O</mi><annotation encoding="application/x-tex">O(n^2)'
        '</annotation></math></span><span class="katex-html" aria-hidden="true">O(n2)</span></span>'
    )
    mathjax = '<span class="MathJax_Preview"></span><script type="math/tex">O(n^2)</script>'
    for formula in (katex, mathjax, '<math alttext="O(n^2)"><mi>O</mi></math>'):
        body = CARDS.replace("A short", f"In {formula} steps, a short")
        assert read(page(body)).records[2].abstract.startswith("In O(n^2) steps, a short summary.")


def test_a_list_of_arxiv_is_read_with_its_authors() -> None:
    entries = "".join(
        f"""<dt><a name='item{n}'>[{n}]</a> <a href="/abs/{number}" title="Abstract" id="{number}">arXiv:{number}</a>
[<a href="/pdf/{number}" id="pdf-{number}">pdf</a>, <a href="/html/{number}v1">html</a>, <a>other</a>]</dt>
<dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span>
  {html.escape(title)}</div>
<div class='list-authors'><a href="https://arxiv.org/search/cs?searchtype=author&query=Brook">Ada Brook</a>,
<a href="#">Tom Weir</a></div><div class='list-subjects'><span class='descriptor'>Subjects:</span>
<span class="primary-subject">Machine Learning (cs.LG)</span></div>
<p class='mathjax'>{html.escape(abstract)}</p></div></dd>"""
        for n, (number, title, abstract) in enumerate(PAPERS, 1)
    )
    found = read(
        page(f"<h1>Machine Learning</h1><h3>Sunday, 3 March 2024</h3><dl id='articles'>{entries}</dl>", base="")
    )
    assert [(r.arxiv, r.title, r.abstract) for r in found.records] == PAPERS
    assert {record.authors for record in found.records} == {("Ada Brook", "Tom Weir")}
    assert {record.tags for record in found.records} == {("cs.LG",)}


def test_a_volume_of_proceedings_is_read_with_authors_and_abstracts() -> None:
    papers = "".join(
        f"""<p class="d-sm-flex"><span class="d-block list-button-row">
<a class="badge" href="https://aclanthology.org/2024.boats-1.{n}.pdf">pdf</a>
<a class="badge" href="https://aclanthology.org/2024.boats-1.{n}.bib">bib</a>
<a class="badge" href="#abstract-{n}">abs</a></span>
<span class="d-block"><strong><a class="align-middle" href="/2024.boats-1.{n}/">
<span class="acl-fixed-case">P</span>{title[1:]}</a></strong><br><a href="/people/ada-brook/">Ada Brook</a> |
<a href="/people/tom-weir/">Tom Weir</a></span></p>
<div class="card collapse abstract-collapse" id="abstract-{n}"><div class="card-body p-3 small">{LONG}</div></div>"""
        for n, title in enumerate(["Paper Boats", "Paper Hats That Fold", "Paper Planes"], 1)
    )
    found = read(page(papers, base="https://aclanthology.org/volumes/2024.boats-1/"))
    assert [record.title for record in found.records] == ["Paper Boats", "Paper Hats That Fold", "Paper Planes"]
    assert {(record.authors, record.abstract) for record in found.records} == {(("Ada Brook", "Tom Weir"), LONG)}
    assert found.records[0].links[0].url == "https://aclanthology.org/2024.boats-1.1/"


def test_submissions_with_labelled_fields_are_read() -> None:
    notes = "".join(
        f"""<li><div class="note"><h4><a href="/forum?id=abc{n}">Boats of Kind {n}</a>
<a href="/pdf?id=abc{n}"><img src="/pdf.svg"></a></h4><div class="note-authors">
<a href="/profile?id=~Ada_Brook1">Ada Brook</a>, <a href="/profile?id=~Tom_Weir1">Tom Weir</a></div>
<ul class="note-meta-info"><li>Published: 03 Mar 2024, Last Modified: 04 Apr 2024</li><li>Readers: Everyone</li></ul>
<ul class="note-content"><li><strong class="note-content-field">Keywords:</strong>
<span class="note-content-value">boats, rivers</span></li><li><strong>TL;DR:</strong> <span>{SENTENCE}</span></li>
<li><strong>Abstract:</strong> <span class="note-content-value markdown-rendered">{LONG}</span></li></ul></div></li>"""
        for n in range(3)
    )
    found = read(page(f"<ul>{notes}</ul>", base="https://openreview.net/group?id=Boats"))
    assert [record.title for record in found.records] == [f"Boats of Kind {n}" for n in range(3)]
    assert {(record.authors, record.abstract) for record in found.records} == {(("Ada Brook", "Tom Weir"), LONG)}


def test_titles_without_links_are_told_by_their_markup_and_the_buttons_below() -> None:
    papers = "".join(
        f"""<div class="paper"><p class="title">Boats of Kind {n}</p><p class="details">
<span class="authors">Ada Brook, Tom Weir</span>; <span class="info">Proceedings of Boats, PMLR 7:{n}-{n + 9}</span></p>
<p class="links">[<a href="https://proceedings.mlr.press/v7/brook{n}a.html">abs</a>][<a
href="https://proceedings.mlr.press/v7/brook{n}a/brook{n}a.pdf">Download PDF</a>]</p></div>"""
        for n in range(3)
    )
    found = read(page(papers, base="https://proceedings.mlr.press/v7/"))
    assert [record.title for record in found.records] == [f"Boats of Kind {n}" for n in range(3)]
    assert {record.authors for record in found.records} == {("Ada Brook", "Tom Weir")}


def test_authors_may_stand_beside_the_title() -> None:
    papers = "".join(
        f"""<li><a title="paper title" href="/paper_files/paper/2024/hash/{n}-Abstract.html">Boats {n}</a>
<i>Ada Brook, Tom Weir, Bo van den Berg, Cy Dee, Di Ember</i></li>"""
        for n in range(7)
    )
    found = read(page(f"<ul>{papers}</ul>", base="https://papers.nips.cc/paper_files/paper/2024"))
    assert [record.title for record in found.records] == [f"Boats {n}" for n in range(7)]
    assert {record.authors[2:4] for record in found.records} == {("Bo van den Berg", "Cy Dee")}


def test_a_page_about_one_paper_is_that_paper() -> None:
    words = {
        "citation_title": ["Paper Boats on a Quiet River"],
        "citation_author": ["Brook, Ada", "Tom Weir"],
        "citation_date": ["2024/03/01"],
        "citation_arxiv_id": ["2403.00001"],
        "citation_doi": ["10.1000/BOATS.7"],
        "citation_conference_title": ["Conference on Boats"],
        "citation_keywords": ["folding; paper"],
        "citation_abstract": [LONG],
    }
    head = "".join(f'<meta name="{name}" content="{value}" />' for name, values in words.items() for value in values)
    (record,) = read(page("<h1>Title: Paper Boats</h1>", head, base="https://arxiv.org/abs/2403.00001")).records
    assert (record.title, record.abstract, record.year) == ("Paper Boats on a Quiet River", LONG, 2024)
    assert record.authors == ("Ada Brook", "Tom Weir")
    assert (record.arxiv, record.doi, record.venue) == ("2403.00001", "10.1000/boats.7", "Conference on Boats")
    assert record.tags == ("folding", "paper")


def test_titles_and_abstracts_without_any_link_are_a_page_too() -> None:
    body = "".join(f"<h3>{title} and Rivers</h3><p>{LONG} {title}</p>" for _, title, _ in PAPERS)
    found = read(page(f"<h1>Trending Papers</h1><div>Mar 3</div>{body}", base=""))
    assert [record.title for record in found.records] == [f"{title} and Rivers" for _, title, _ in PAPERS]


def test_a_page_without_papers_says_so_in_one_sentence() -> None:
    text = page("<h1>Our papers</h1><p>There are none <a href='https://arxiv.org'>yet</a>.</p>")
    found = read(text)
    assert (found.format, found.found) == (NAME, 0)
    assert len(found.notes) == 1
    assert found.notes[0].count(".") == 1


MARKDOWN = '<div align="center">\n\n# Papers\n\n</div>\n\n- [Boats](https://arxiv.org/abs/2403.00001)\n'
ATOM = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv</title></feed>'
MAIL = "From: Ada <ada@example.org>\nSubject: papers\nContent-Type: text/plain\n\nSee arxiv.org, dear Bo.\n"
PROGRAM = 'PAGE = "<html><body>papers</body></html>"\nprint(PAGE)\n'


@pytest.mark.parametrize("text", [MARKDOWN, ATOM, MAIL, PROGRAM, "<p", "", "<html><body><p>Hello</p></body></html>"])
def test_other_texts_are_left_to_others(text: str) -> None:
    assert not recognises(text)


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<a href=/papers/2403.00001>", "<", "<!--", "<![", "<a ", "<table><tr><td>", "&amp;", "</p>", "<h3>x",
     "<math>", "<b><i>", "<div data-props='[[[[", "<script type=application/json>[", "<svg>",
     "<meta name=citation_title content=x>"],
)  # fmt: skip
def test_tags_without_end_take_no_time(piece: str) -> None:
    read("<!doctype html><title>arxiv papers</title>" + piece * (100_000 // len(piece)))


@pytest.mark.parametrize("element", ["div", "section", "ul", "b", "x-card"])
def test_elements_a_hundred_thousand_deep_cost_little_and_no_paper(element: str) -> None:
    deep = page(f"<{element}>" * 100_000 + "x" + f"</{element.upper()} >" * 100_000 + CARDS)
    found: list[Reading] = []
    assert effort(lambda: found.append(read(deep)), tries=1) < 100  # some twenty; the parser alone would take hundreds
    assert [record.title for record in found[0].records] == [title for _, title, _ in PAPERS]


def test_paragraphs_links_and_headings_that_are_never_ended_lie_side_by_side() -> None:
    entry = "<p><li><br><h3><a href=/papers/2403.00001>"
    assert len(read(page(entry * 2_000 + CARDS)).records) >= len(PAPERS)


def test_parts_within_parts_take_no_time() -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000))
    read(mhtml(page(CARDS)).replace("Content-Type: text/css\n", parts))


WHOLE = page(props(*PAPERS) + CARDS)


def test_a_base_that_is_no_address_costs_nothing() -> None:
    found = read(page(CARDS, head='<base href="http://[1/">'))
    assert [record.title for record in found.records] == [title for _, title, _ in PAPERS]


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(WHOLE)),
            st.integers(0, 50),
            st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=5),
        ),
        max_size=5,
    )
)
def test_any_damage_is_read_without_fail(damages: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for place, length, put in damages:
        text = text[:place] + put + text[place + length :]
    if recognises(text):
        found = read("<html>" + text)
        lines = [record.line for record in found.records] + [skipped.line for skipped in found.skipped]
        assert all(1 <= line <= text.count("\n") + 1 for line in lines)


def test_addresses_that_only_count_who_follows_them_lead_to_papers() -> None:
    alert = "".join(
        f"<h3><a href='https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/{number}&amp;hl=en&amp;d=1'>"
        f"{html.escape(title)}</a></h3><div>A Brook - 2024</div><div>{html.escape(abstract)}</div>"
        for number, title, abstract in PAPERS
    )
    found = read(f"<html><body>{alert}</body></html>")
    assert [(record.arxiv, record.title) for record in found.records] == [
        (number, title) for number, title, _ in PAPERS
    ]
