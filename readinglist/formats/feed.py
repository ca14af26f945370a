"""Feeds of papers: Atom and RSS (0.9 to 2.0), such as answers of arXiv's API, its daily feeds, and those of journals.

https://info.arxiv.org/help/api/user-manual.html, https://info.arxiv.org/help/rss.html, RFC 4287,
https://www.rssboard.org/rss-specification
"""

from __future__ import annotations

import re

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.clean_text import plain
from readinglist.formats.feed_entry import record_of_entry
from readinglist.formats.xml_elements import Element, children, elements

NAME = "feed"

_SAMPLE = 300_000  # characters that are enough to recognise a feed
_SHOWN = 100  # characters of a skipped place that are shown
# A type definition with definitions of its own is none that a feed has.
_PROLOGUE = re.compile(
    r"[\s\ufeff]{0,1000}(?:(?:<\?[^<>]{0,2000}\?>|<!--[^<>]{0,5000}-->|<!DOCTYPE[^<>\[]{0,500}>)\s{0,100}){0,20}"
)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:rss|feed|RDF|entry)(?=[\s>])")
_RSS_1 = re.compile(r"purl\.org/rss/1\.0|netscape\.com/rdf/simple")
_ENTRY = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:entry|item)(?=[\s/>])")
# What an entry about a paper has, and one about the news of the day has not.
_OF_PAPERS = re.compile(
    r"\barxiv\b|\bdoi\b|\b10\.\d{4,9}/|prism:|openreview\.net|aclanthology\.org|/papers?/|proceedings|pubmed|ssrn\.com"
    r"|Abstract:|<author>\s{0,20}<name>.{1,200}</name>\s{0,20}</author>\s{0,20}<author>",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:pubDate|lastBuildDate|updated|date)>\s{0,9}"
    r"((?:\w{3}, )?\d{1,2} \w{3} \d{4}|\d{4}-\d\d-\d\d)"
)
_MARKUP = re.compile(r"<[^<>]{0,300}>?")


def recognises(text: str) -> bool:
    """Tell whether `text` is a feed, empty or with something in it that tells of papers."""
    sample = text[:_SAMPLE]
    prologue = _PROLOGUE.match(sample)
    if not (prologue and _ROOT.match(sample, prologue.end())):
        return False
    first = _ENTRY.search(sample)
    if first is None and "RDF" in sample and _RSS_1.search(sample) is None:
        return False  # other data than a feed is written so, too
    return first is None or _OF_PAPERS.search(sample, first.start()) is not None


def read(text: str) -> Reading:
    """Return the papers of a feed in their order; one without entries says so in a note."""
    found = [_read_element(element) for element in elements(text, ("entry", "item"))]
    records = tuple(one for one in found if isinstance(one, Record))
    skipped = tuple(one for one in found if isinstance(one, Skipped))
    first = _ENTRY.search(text)
    date = _DATE.search(text, 0, first.start() if first else _SAMPLE)
    notes = () if found else ("This feed is empty: it announces no papers, as arXiv's do at weekends.",)
    return Reading(NAME, records, skipped, date[1] if date else "", notes)


def _read_element(element: Element) -> Record | Skipped:
    reason = "This entry is cut off before its end."
    if element.source:
        try:
            return record_of_entry(element.line, children(element.source))
        except ValueError:
            reason = "This entry is damaged: its tags do not match."
    return Skipped(element.line, reason, plain(_MARKUP.sub(" ", element.begins), _SHOWN))
