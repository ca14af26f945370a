from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.feed import read, recognises
from readinglist.formats.markup_text import text_of
from tests.effort import effort
from tests.formats.places import lines_of

REAL = Path(__file__).parents[3] / "shared" / "corpora"

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>arXiv Query</title>
  <updated>2026-04-12T22:09:27Z</updated>
  <entry>
    <id>http://arxiv.org/abs/2202.12139v3</id>
    <title>Kettles &amp; Steam:
  A Study of $x^2$</title>
    <link href="https://arxiv.org/abs/2202.12139v3" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2202.12139v3" rel="related" title="pdf"/>
    <summary>We boil. Code: https://github.com/lab/kettles</summary>
    <category term="cs.SE" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T05, 68Q" scheme="http://arxiv.org/schemas/atom"/>
    <published>2022-02-24T15:05:19Z</published>
    <arxiv:comment>Demo: https://lab.github.io/kettles</arxiv:comment>
    <arxiv:journal_ref>Journal of Steam 7</arxiv:journal_ref>
    <author><name>Ada Byron</name><arxiv:affiliation>Rivers</arxiv:affiliation></author>
    <author><name>Bob</name></author>
    <arxiv:doi>10.1109/ABC.2022</arxiv:doi>
  </entry>
</feed>
"""
ERROR = ATOM.replace("abs/2202.12139v3</id>", "api/errors#bad</id>").replace("We boil.", "incorrect id format for abc")
RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>cs.CL updates on arXiv.org</title><pubDate>Fri, 31 Jul 2026 00:00:00 -0400</pubDate>
<item>
 <title>Umbrellas</title><link>https://arxiv.org/abs/2607.00001</link>
 <description>arXiv:2607.00001v1 Announce Type: new
Abstract: We stay dry if a &lt; b and c &gt; d.</description>
 <guid isPermaLink="false">oai:arXiv.org:2607.00001v1</guid>
 <category>cs.CL</category><category>cs.AI</category>
 <dc:creator>Ada Byron, Bob Noyce</dc:creator>
</item>
</channel></rss>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="http://journal.example"><title>Journal of Rivers</title></channel>
<item rdf:about="https://journal.example/1">
<title>Boats. (arXiv:2201.00001v2 [cs.LG] UPDATED)</title><link>https://journal.example/doi/10.1234/boats.1</link>
<description>&lt;p&gt;We &lt;i&gt;float&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;See &lt;a \
href="https://github.com/lab/boats"&gt;the code&lt;/a&gt;.&lt;/p&gt;</description>
<dc:creator>&lt;a href="http://x.example"&gt;Ada Byron&lt;/a&gt;, Bob</dc:creator>
<prism:publicationName>Journal of Rivers</prism:publicationName>
</item></rdf:RDF>"""
LABELLED = """<rss><channel><item><title>Stairs</title><link>https://arxiv.org/abs/2607.00002</link>
<description><![CDATA[<p><img src="https://x.example/a.png"/></p><p><b>Authors:</b> Ada Byron, Bob</p>
<p><b>Upvotes:</b> 52</p><p><b>Summary:</b> We climb.</p>]]></description></item></channel></rss>"""
EMPTY = "<rss version='2.0'><channel><title>x</title><pubDate>Sat, 01 Aug 2026 00:00:00</pubDate></channel></rss>"


def test_an_answer_of_the_api_is_read_with_all_its_fields() -> None:
    reading = read(ATOM)
    (record,) = reading.records
    assert record.line == 5
    assert record.title == "Kettles & Steam: A Study of x^2"
    assert record.authors == ("Ada Byron", "Bob")
    assert (record.arxiv, record.doi, record.year) == ("2202.12139", "10.1109/abc.2022", 2022)
    assert (record.venue, record.tags) == ("Journal of Steam 7", ("cs.SE",))
    assert [link.url for link in record.links] == [
        "https://github.com/lab/kettles", "https://lab.github.io/kettles", "https://arxiv.org/abs/2202.12139"
    ]  # fmt: skip
    assert reading.date_text == "2026-04-12"


def test_an_error_is_skipped_with_what_it_says() -> None:
    reading = read(ERROR)
    assert reading.records == ()
    assert [(place.line, place.reason) for place in reading.skipped] == [
        (5, "arXiv answered with an error: incorrect id format for abc Code: https://github.com/lab/kettles.")
    ]


def test_the_title_of_an_error_is_shown_on_one_line() -> None:
    (skipped,) = read(ERROR.replace("<title>Kettles", "<title>" + "Whistles\n " * 99 + "Kettles", 1)).skipped
    assert skipped.text == " ".join(["Whistles"] * 10)


def test_an_author_of_signs_alone_costs_little() -> None:
    text = f"<rss><item><title>Stairs</title><author>{'@' * 5_000}</author><doi>10.1000/182</doi></item></rss>"
    assert effort(lambda: read(text)) < 10


def test_a_daily_feed_is_read() -> None:
    (record,) = read(RSS).records
    assert (record.title, record.authors, record.arxiv) == ("Umbrellas", ("Ada Byron", "Bob Noyce"), "2607.00001")
    assert record.abstract == "We stay dry if a < b and c > d."
    assert record.tags == ("cs.CL", "cs.AI")
    assert read(RSS).date_text == "Fri, 31 Jul 2026"


def test_an_older_feed_and_its_markup_are_read() -> None:
    (record,) = read(RDF).records
    assert (record.title, record.authors, record.venue) == ("Boats.", ("Ada Byron", "Bob"), "Journal of Rivers")
    assert (record.arxiv, record.doi) == ("2201.00001", "10.1234/boats.1")
    assert record.abstract == "We float. See the code."
    assert "https://github.com/lab/boats" in [link.url for link in record.links]


def test_labels_within_a_description_are_understood() -> None:
    (record,) = read(LABELLED).records
    assert (record.authors, record.abstract) == (("Ada Byron", "Bob"), "We climb.")


def test_an_empty_feed_is_no_error() -> None:
    assert recognises(EMPTY)
    reading = read(EMPTY)
    assert (reading.found, reading.date_text) == (0, "Sat, 01 Aug 2026")
    assert reading.notes == ("This feed is empty: it announces no papers, as arXiv's do at weekends.",)


@pytest.mark.parametrize("text", [ATOM, ERROR, RSS, RDF, LABELLED, EMPTY, f"\ufeff\n<!-- x -->{RSS}"])
def test_feeds_of_papers_are_recognised(text: str) -> None:
    assert recognises(text)


NEWS = "<rss><channel><item><title>Rain</title><link>https://news.example/1</link></item></channel></rss>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html><body>arxiv</body></html>",
        NEWS,
        "<feeder/>",
        "Read <rss> at arxiv",
        '<rdf:RDF xmlns:bib="http://purl.org/net/biblio#"><bib:Article rdf:about="http://arxiv.org/abs/1"/></rdf:RDF>',
        '<!DOCTYPE a [<!ENTITY b "c">]><rss/>',
    ],
)
def test_other_texts_are_no_feeds_of_papers(text: str) -> None:
    assert not recognises(text)


def entry(title: str) -> str:
    return f"<entry><id>http://arxiv.org/abs/2202.12139</id><title>{title}</title></entry>"


@pytest.mark.parametrize(
    "damaged",
    ["<entry><title>a</b></entry>", "<entry><title>a</title>", "<entry><b" + "<c>" * 200 + "</entry>", "<entry/>",
     "<entry>" + "<a>" * 200 + "</a>" * 200 + "</entry>", "<entry><title> </title></entry>", "<entry><title>\x00</x>"],
)  # fmt: skip
def test_a_damaged_entry_costs_itself(damaged: str) -> None:
    reading = read(f"<feed>\n{entry('A')}\n{damaged}\n{entry('B')}\n</feed>")
    assert [record.title for record in reading.records] == ["A", "B"]
    assert [place.line for place in reading.skipped] == [3]
    assert reading.skipped[0].reason


@pytest.mark.parametrize(
    ("title", "read_as"),
    [("R&D", "R&D"), ("a&nbsp;b", "a b"), ("&eacute;t&eacute;", "été"), ("a\x0bb", "a b"), ("a\ud800b", "a b"),
     ("&lt;i&gt;x&lt;/i&gt; y", "x y"), ("<![CDATA[a & b]]>", "a & b"), ("&bogus; x", "&bogus; x")],
)  # fmt: skip
def test_what_is_slightly_wrong_is_mended(title: str, read_as: str) -> None:
    assert [record.title for record in read(f"<feed>{entry(title)}</feed>").records] == [read_as]


def test_nothing_defined_in_a_document_is_ever_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for text in (f"{bomb}<feed>{entry('x &a; &f;')}</feed>", f"<feed>{entry('x &a; &f;')}{bomb}</feed>"):
        assert [record.title for record in read(text).records] == ["x &a; &f;"]


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("a < b and c > d", ("a < b and c > d",)),
        ("<p>a</p><p>b &amp; c</p>", ("a", "b & c")),
        ("a<br/>b<!-- <p>x</p> -->c", ("a", "bc")),
        ("<p>x</p><script>alert(1)</script><style>p</style>y<!-- never closed", ("x", "y")),
        ("", ()),
    ],
)
def test_markup_becomes_paragraphs(source: str, paragraphs: tuple[str, ...]) -> None:
    assert text_of(source).paragraphs == paragraphs


PIECES = ["<feed>", "</feed>", "<entry>", "</entry>", "<item>", "</item>", "<title>", "</title>", "<title>A</title>",
          "<![CDATA[", "]]>", "<a:b c='d'>", "<", ">", "&", "&amp;", "arxiv", "\n", "text", "<author><name>x</name>",
          "<link href='https://arxiv.org/abs/2202.12139'/>", "<description>", "</description>", "&lt;p&gt;",
          "</author>", "<!--"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_markup_is_read_without_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    recognises(text)
    text_of(text)
    reading = read(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(reading))


@pytest.mark.skipif(not REAL.exists(), reason="the real feeds are not on this machine")
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("arxiv/api_10_entries.atom", 10),
        ("arxiv/api_error.atom", 0),
        ("arxiv/weekend_empty.rss", 0),
        ("hf/daily_papers.rss", 30),
    ],
)
def test_the_real_feeds_are_read_whole(name: str, found: int) -> None:
    text = (REAL / name).read_text("utf-8")
    reading = read(text)
    assert recognises(text)
    assert len(reading.records) == found
    assert len(reading.skipped) == (name == "arxiv/api_error.atom")
    assert all(r.arxiv and r.authors and r.abstract and r.year for r in reading.records)
    assert len({record.arxiv for record in reading.records}) == found
