"""A paper as an object of JSON, as a site of papers answers with it or embeds it in its pages: a record.

https://huggingface.co/docs/hub/api (daily papers, a paper, a search). What an entry of the day tells beside its paper
(`{"paper": {...}, "title": ...}`) says the same, or who sent it in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.records import Record, Skipped
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.author_list import names
from readinglist.formats.clean_text import clean
from readinglist.formats.keywords import keywords
from readinglist.formats.paper_links import united

MAX_DEPTH = 40  # at which papers stand in the data of a page
MAX_NAME = 400  # characters of an author's name that are looked at
# Numbers stay as they are written: one of 5,000 digits would be an error.
DECODER = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)

_ADDRESSES = (
    "githubRepo",
    "github_repo",
    "projectPage",
    "project_page",
    "url",
    "pdf_url",
    "pdfUrl",
    "paperUrl",
    "codeUrl",
)
_ABSTRACTS = "summary", "abstract", "ai_summary", "aiSummary"
_WORDS = "ai_keywords", "aiKeywords", "keywords", "tags"
_DATES = "publishedAt", "published_at", "published", "date", "year"
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def papers_in(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the papers in what was read from JSON, in their order, however deep they stand (to `MAX_DEPTH`)."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            if is_paper(value):
                yield value
                continue
            inner = list(value.values())
        else:
            inner = value if isinstance(value, list) else []
        if depth < MAX_DEPTH:
            waiting += [(one, depth + 1) for one in reversed(inner) if isinstance(one, dict | list)]


def is_paper(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is an entry with a paper, or a paper: with a title, and its identifier or its authors."""
    if isinstance(value.get("paper"), dict):
        return "title" in value["paper"] or "title" in value
    if not isinstance(value.get("title"), str):
        return False
    number = arxiv_id(_text(value, "id", "arxiv_id", "arxivId", "url"))
    return number is not None or (bool(_text(value, *_ABSTRACTS)) and isinstance(value.get("authors"), list))


def record_of_paper(line: int, value: Mapping[str, Any]) -> Record | Skipped:
    """Return the record of a paper, or of the entry that holds it; where it has no usable title, why it is skipped."""
    inner = value.get("paper")
    paper = {**value, **inner} if isinstance(inner, dict) else value
    made = record_of(
        Submission(
            line=line,
            identifier=_text(paper, "arxiv_id", "arxivId", "id", "url"),
            title=_text(paper, "title"),
            abstract=_text(paper, *_ABSTRACTS),
            names=_authors(paper.get("authors")),
            authors=_text(paper, "authors"),
            journal=_text(paper, "venue", "journal"),
            doi=_text(paper, "doi"),
        )
    )
    if isinstance(made, Skipped):
        return made
    addresses = [_text(paper, name) for name in _ADDRESSES]
    dated = _YEAR.search(_text(paper, *_DATES)[:40])
    return replace(
        made,
        year=made.year if made.year or not dated else int(dated[0]),
        doi=made.doi or doi(_text(paper, "url")),
        links=united(made.links, *addresses),
        tags=keywords(word for name in _WORDS for word in _words(paper.get(name))),
    )


def _authors(value: object) -> tuple[str, ...]:
    """Return the names in a list of names, or of objects with a name."""
    if not isinstance(value, list):
        return ()
    told = (_text(author, "name", "fullname") if isinstance(author, dict) else author for author in value)
    return names(clean(name, MAX_NAME) for name in told if isinstance(name, str))


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return re.split(r"[,;]", value)
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def _text(values: Mapping[str, Any], *names: str) -> str:
    """Return the first of these values that is a text with something in it (numbers are read as text)."""
    texts = (value for value in map(values.get, names) if isinstance(value, str) and value.strip())
    return next(texts, "")
