"""What arXiv says of a paper, in whatever wrapping it came (a mail, a list, a feed, the metadata): a record.

The year is that of the identifier, which is the year of submission; where the paper has appeared since and the
reference says when, it is that. Categories (`cs.LG`) are keywords. Of the comments, the links are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import arxiv_page
from readinglist.domain.records import Record, Skipped
from readinglist.formats.author_list import author_names
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE, clean, plain
from readinglist.formats.keywords import keywords
from readinglist.formats.paper_links import united
from readinglist.formats.record import record

MAX_VENUE = 300  # characters
_SHOWN = 100  # characters of a skipped place that are shown
# https://info.arxiv.org/help/arxiv_identifier.html: yymm.number, or archive/yymmnumber before April 2007.
_YEAR_IN_ID = re.compile(r"(?:.*/)?(\d\d)\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CATEGORY = re.compile(r"[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?")


@dataclass(frozen=True, slots=True)
class Submission:
    """The fields of a paper as arXiv gives them. `line` counts from 1; `names`, if known, go before `authors`."""

    line: int
    identifier: str
    title: str
    abstract: str = ""
    authors: str = ""
    names: tuple[str, ...] = ()
    categories: str = ""
    comments: str = ""
    journal: str = ""
    doi: str = ""


def record_of(paper: Submission) -> Record | Skipped:
    """Return the record of a paper; where it has no usable title, what is said of its being skipped."""
    reason = reason_to_skip(paper.title, paper.abstract)
    if reason:
        return Skipped(paper.line, reason, plain(paper.title or paper.identifier or paper.abstract, _SHOWN))
    number = arxiv_id(paper.identifier)
    made = record(paper.line, paper.title, paper.abstract)
    return replace(
        made,
        authors=paper.names or author_names(paper.authors),
        year=_year(number, paper.journal),
        venue=clean(paper.journal, MAX_VENUE),
        arxiv=number,
        doi=doi(plain(paper.doi, MAX_VENUE)),
        links=united(made.links, paper.comments, arxiv_page(number) if number else ""),
        tags=keywords(word for word in paper.categories.split() if _CATEGORY.fullmatch(word)),
    )


def reason_to_skip(title: str, abstract: str) -> str:
    """Return why a paper of this title and abstract is not taken; nothing where it is."""
    if not title.strip():
        return "This entry has no title."
    if len(title) > MAX_TITLE:
        return f"The title has more than {MAX_TITLE:,} characters."
    if len(abstract) > MAX_ABSTRACT:
        return f"The abstract has more than {MAX_ABSTRACT:,} characters."
    if not any(map(str.isalnum, clean(title, MAX_TITLE))):
        return "The title holds no letter."
    return ""


def submission_year(number: str) -> int | None:
    """Return the year in which a paper was submitted, which its arXiv id begins with."""
    match = _YEAR_IN_ID.match(number)
    return None if match is None else int(match[1]) + (1900 if int(match[1]) > 90 else 2000)


def _year(number: str | None, journal: str) -> int | None:
    submitted = submission_year(number) if number else None
    published = {int(year) for year in _YEAR.findall(journal[:MAX_VENUE])}
    if len(published) == 1 and (submitted is None or min(published) >= submitted):
        return published.pop()
    return submitted
