"""Papers in the linked data of a page: JSON-LD in the words of schema.org, which publishers write for search engines.

https://schema.org/ScholarlyArticle
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import Link
from readinglist.domain.records import Record, Skipped
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.author_list import MAX_AUTHORS, names
from readinglist.formats.clean_text import clean
from readinglist.formats.keywords import keywords
from readinglist.formats.paper_links import leads_to_paper, united

_MAX_DEPTH = 20
_MAX_NAME = 400  # characters of a name that are looked at
_LONG = 200  # characters; a shorter description is that of the site
_SCHOLARLY = {"ScholarlyArticle", "MedicalScholarlyArticle", "Thesis"}
_ARTICLES = {"Article", "Report", "Chapter", "CreativeWork", "TechArticle"}
_PLACES = ("url", "sameAs", "@id", "mainEntityOfPage", "codeRepository", "contentUrl", "encoding", "associatedMedia")
_DATES = ("datePublished", "dateCreated", "dateModified")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def articles_in(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the scholarly articles in what was read from JSON, in their order; of other articles those with a DOI."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            if _is_article(value):
                yield value
                continue
            inner = list(value.values())
        else:
            inner = value if isinstance(value, list) else []
        if depth < _MAX_DEPTH:
            waiting += [(one, depth + 1) for one in reversed(inner) if isinstance(one, dict | list)]


def record_of_article(value: Mapping[str, Any]) -> Record | Skipped:
    """Return the record of an article; where it has no usable title, why it is skipped."""
    identifiers = _identifiers(value)
    described = next(iter(_texts(value.get("description"))), "")
    made = record_of(
        Submission(
            line=1,
            identifier=next(filter(None, map(arxiv_id, identifiers)), ""),
            title=next(_titles(value), ""),
            abstract=next(iter(_texts(value.get("abstract"))), described if len(described) >= _LONG else ""),
            names=names(clean(name, _MAX_NAME) for name in _names(value.get("author") or value.get("creator"))),
            journal=next(iter(_names(value.get("isPartOf"))), ""),
            doi=next(filter(None, map(doi, identifiers)), ""),
        )
    )
    if isinstance(made, Skipped):
        return made
    dated = next((_YEAR.search(text) for name in _DATES for text in _texts(value.get(name))), None)
    links = (Link.to(url) for name in _PLACES for url in _texts(value.get(name), "@id", "contentUrl", "url"))
    words = (word for text in _texts(value.get("keywords"), "name") for word in re.split(r"[,;]", text))
    return replace(
        made,
        year=made.year if made.arxiv or dated is None else int(dated[0]),
        links=united(link for link in (*made.links, *links) if link.url.startswith("http")),
        tags=keywords(words),
    )


def _is_article(value: Mapping[str, Any]) -> bool:
    kinds = {kind.rpartition("/")[2] for kind in _texts(value.get("@type"))}
    if not next(_titles(value), ""):
        return False
    return bool(kinds & _SCHOLARLY) or (bool(kinds & _ARTICLES) and any(map(leads_to_paper, _identifiers(value))))


def _titles(value: Mapping[str, Any]) -> Iterator[str]:
    return (text for name in ("headline", "name") for text in _texts(value.get(name)))


def _identifiers(value: Mapping[str, Any]) -> list[str]:
    """Return the texts that may be a DOI or an arXiv id of an article, or lead to it."""
    return [text for name in ("identifier", "sameAs", "@id", "url") for text in _texts(value.get(name), "value", "@id")]


def _names(value: object) -> list[str]:
    """Return the names of people or things, nested in what they are a part of or not."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
        if isinstance(one, dict) and not one.get("name") and one.get("isPartOf"):
            one = one["isPartOf"]
        whole = " ".join(text for name in ("givenName", "familyName") for text in _texts(_member(one, name))[:1])
        found += (_texts(one, "name") or [whole])[:1]
    return [name for name in found if name]


def _member(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


def _texts(value: object, *members: str) -> list[str]:
    """Return the texts that a value is, is a list of, or that these members of it are."""
    found: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
        told = [one.get(name) for name in ("@value", *members)] if isinstance(one, dict) else [one]
        found += [text for text in told if isinstance(text, str) and text.strip()]
    return found
