"""What a page of HTML says of its papers beside its text: data for its own scripts, and words for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from readinglist.domain.identity import arxiv_id, doi, title_key
from readinglist.domain.records import Record, Skipped
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.author_list import names, turned
from readinglist.formats.html_page import HtmlPage
from readinglist.formats.json_ld import articles_in, record_of_article
from readinglist.formats.keywords import keywords
from readinglist.formats.paper_links import united
from readinglist.formats.paper_object import DECODER, papers_in, record_of_paper

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LONG = 200  # characters; a shorter description is that of the site


def embedded(page: HtmlPage) -> list[Record | Skipped]:
    """Return the papers in the data that a page holds for its scripts, each once, in their order."""
    return _each_once(record_of_paper(1, paper) for data in _decoded(_data(page)) for paper in papers_in(data))


def linked_data(page: HtmlPage) -> list[Record | Skipped]:
    """Return the papers that a page names for search engines (JSON-LD), each once, in their order."""
    sources = (node.text(deep=True) for node in page.tree.css("script[type='application/ld+json' i]"))
    return _each_once(record_of_article(article) for data in _decoded(sources) for article in articles_in(data))


def _decoded(sources: Iterable[str]) -> Iterator[object]:
    for source in sources:
        try:
            yield DECODER.decode(source.strip())
        except (ValueError, RecursionError):
            continue


def _each_once(made: Iterable[Record | Skipped]) -> list[Record | Skipped]:
    found: dict[str, Record | Skipped] = {}
    for one in made:
        key = (one.arxiv or title_key(one.title)) if isinstance(one, Record) else f"{len(found)} {one.text}"
        found.setdefault(key, one)
    return list(found.values())


def _data(page: HtmlPage) -> Iterator[str]:
    for node in page.tree.css("[data-props]"):
        yield page.attribute(node, "data-props")
    for node in page.tree.css("script[type='application/json'], script#__NEXT_DATA__, script#__NUXT_DATA__"):
        yield node.text(deep=True)


def cited(page: HtmlPage) -> list[Record | Skipped]:
    """Return the paper that a page is about, where it says so to those who cite it; else nothing.

    https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
    """
    titles = page.meta("citation_title", "dc.title", "bepress_citation_title")
    if len(set(titles)) != 1 or not page.meta("citation_author", "dc.creator", "bepress_citation_author"):
        return []
    number = page.meta("citation_arxiv_id") or list(filter(None, [arxiv_id(page.base)]))
    described = page.meta("citation_abstract", "dc.description", "og:description", "description")
    abstract = described[0] if described and (page.meta("citation_abstract") or len(described[0]) >= _LONG) else ""
    venue = page.meta(
        "citation_journal_title", "citation_conference_title", "citation_inbook_title", "prism.publicationName"
    )
    made = record_of(
        Submission(
            line=1,
            identifier=number[0] if number else "",
            title=titles[0],
            abstract=abstract,
            names=names(turned(name.split(",")) for name in page.meta("citation_author", "dc.creator")),
            journal=venue[0] if venue else "",
            doi=next(filter(None, map(doi, page.meta("citation_doi", "dc.identifier", "prism.doi"))), ""),
        )
    )
    if isinstance(made, Skipped):
        return [made]
    dated = page.meta("citation_publication_date", "citation_date", "citation_year", "citation_online_date", "dc.date")
    year = _YEAR.search(dated[0]) if dated else None
    words = (word for line in page.meta("citation_keywords", "dc.subject") for word in re.split(r"[;,]", line))
    addresses = [page.base, *page.meta("citation_pdf_url")]
    told = made.year if made.arxiv or year is None else int(year[0])
    return [replace(made, year=told, links=united(made.links, *addresses), tags=keywords(words))]
