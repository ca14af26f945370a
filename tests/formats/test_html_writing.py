from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import Paper
from readinglist.formats.html_writing import pieces, read_back
from readinglist.formats.one_line import one_line
from readinglist.formats.told import NotAsWritten
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere
from tests.formats.judges import judged_by, run

TAGS = {"article", "h2", "a", "ul", "li", "p", "details", "summary", "-text"}
ATTRIBUTES = {"class", "dir", "data-key", "href", "rel"}


def write(papers: list[Paper]) -> str:
    return "".join(pieces(papers))


def articles(text: str) -> list[LexborNode]:
    return LexborHTMLParser(text).css("main > article")


def words(node: LexborNode, selector: str) -> list[str]:
    return [one_line(found.text()) for found in node.css(selector)]


def test_an_article_says_all_that_is_known() -> None:
    (article,) = articles(write([PAPER]))
    assert article.attributes["data-key"] == "byron-2024-boats"
    assert words(article, "h2") == ["Boats of GPT-4 on ImageNet"]
    assert article.css_first("h2 a").attributes["href"] == "https://github.com/lab/boats_x%20y"
    assert words(article, ".authors li") == ["Ada Byron", "Ludwig van Beethoven"]
    assert words(article, ".facts li") == ["2024", "Journal of Rivers", "queued", "starred", "rated 3 of 5"]
    assert words(article, ".links a") == ["repository", "other", "arXiv", "DOI"]
    assert words(article, ".tags li") == ["vision", "to read/soon"]
    assert words(article, ".note") == ["read *again*", "- soon"]
    assert words(article, "details p") == ["We float."]


def test_what_is_not_known_is_left_out() -> None:
    (line,) = (line for line in write([BARE]).splitlines() if line.startswith("<article"))
    facts = '<ul class="facts"><li>unread</li></ul>'
    assert line == f'<article data-key="bare"><h2 dir="auto">Boats</h2>{facts}</article>'


@pytest.mark.parametrize("papers", [[], [PAPER, BARE], [with_text_everywhere(text) for text in TEXTS]], ids=len)
def test_the_page_is_valid_html(papers: list[Paper]) -> None:
    text = write(papers).encode("utf-8", "replace").decode()
    html5lib.HTMLParser(strict=True).parse(text)  # raises where a browser would have to guess


@judged_by("vnu", "java", install="npm install --global vnu-jar; apt-get install default-jre-headless")
def test_the_checker_of_the_standard_finds_no_error_in_the_page(tmp_path: Path) -> None:
    papers = [PAPER, BARE, *map(with_text_everywhere, TEXTS)]
    (tmp_path / "list.html").write_text(write(papers), "utf-8", "replace")
    assert run(tmp_path, "vnu", "--errors-only", "--stdout", "list.html") == ""


def test_the_policy_lets_nothing_run_but_our_script_and_style() -> None:
    page = LexborHTMLParser(write([with_text_everywhere(text) for text in TEXTS]))
    policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (found,) = page.css(tag)
        digest = hashlib.sha256(found.text().encode()).digest()
        assert rules.pop(rule) == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_the_page_asks_the_network_for_nothing() -> None:
    page = LexborHTMLParser(write([PAPER]))
    assert not page.css("[src], link, iframe, object, embed, form, img, base")
    assert "http" not in re.sub(r'(?s)<main>.*</main>|http-equiv="', "", page.html or "")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(five_papers())
def test_what_another_reads_comes_back_equal(papers: list[Paper]) -> None:
    found = articles(write(papers))
    for article, paper in zip(found, papers, strict=True):
        assert words(article, "h2") == [one_line(paper.title) or "Untitled"]
        assert words(article, ".authors li") == [name for name in map(one_line, paper.authors) if name]
        assert words(article, "details p") == [text for text in [one_line(paper.abstract)] if text]
        assert {node.tag for node in article.traverse(include_text=True)} <= TAGS
        assert {name for node in article.traverse() for name in node.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", 'https://a.b/"x'])
def test_only_web_addresses_become_links(address: str) -> None:
    (article,) = articles(write([replace(BARE, links=(Link(address, LinkKind.OTHER),))]))
    assert {link.attributes["href"] for link in article.css("a")} <= {address} & {'https://a.b/"x'}


def test_an_address_is_one_by_the_standard() -> None:
    paper = replace(BARE, links=(Link.to("https://a.b/c[1]?d[]=2"), Link.to("http://[::1]/e[")))
    (article,) = articles(write([paper]))
    addresses = [link.attributes["href"] for link in article.css("li a")]
    assert addresses == ["https://a.b/c%5B1%5D?d%5B%5D=2", "http://[::1]/e%5B"]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("We float.", "<script>alert(1)</script>"),
        ("We float.", "<b>x</b>"),
        ("We float.", "a < b"),
        ("Journal", '<a href="javascript:x" rel="noreferrer">'),
        ("</main>", ""),
        ("default-src 'none'", "default-src *"),
        ("</html>\n", ""),
        ("</html>\n", "</html>\n<script>"),
    ],
)
def test_whatever_we_do_not_write_is_refused(written: str, instead: str) -> None:
    text = write([PAPER])
    assert written in text
    with pytest.raises(NotAsWritten):
        list(read_back(text.replace(written, instead).splitlines(keepends=True)))
