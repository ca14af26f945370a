"""Papers one a line, as JSON: arXiv's public metadata snapshot, and lines of the same kind with other usual names.

https://www.kaggle.com/datasets/Cornell-University/arxiv
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.records import Reading, Record, Skipped, Stream
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.author_list import author_names, names
from readinglist.formats.clean_text import plain
from readinglist.formats.decoding import split_lines
from readinglist.formats.keywords import keywords
from readinglist.formats.paper_links import united

NAME = "JSON lines"

_SAMPLE = 200_000  # characters that are enough to recognise such lines
_LONG = 2_000  # characters of an address
_SHOWN = 100  # characters of a skipped place that are shown
_MARKS = re.compile(r'"(?:abstract|summary|authors|authors_parsed|doi|arxiv_id|year|url)"\s{0,9}:', re.IGNORECASE)
_TITLE = re.compile(r'"title"\s{0,9}:', re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def recognises(text: str) -> bool:
    """Tell whether the first line is an object with a title and what papers have, and the next one an object too."""
    first, _, rest = text[:_SAMPLE].lstrip("\ufeff \t\r\n").partition("\n")
    if not (first.startswith("{") and _TITLE.search(first) and _MARKS.search(first) and _is_titled(first)):
        return False
    return first.rstrip().endswith("}") and (not rest.strip() or rest.lstrip().startswith("{"))


def _is_titled(line: str) -> bool:
    """Tell whether the title in a line is that of the object itself, as far as this can be told."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return True  # it is damaged, or only begins here
    return isinstance(fields, dict) and "title" in fields


def read(text: str) -> Reading:
    """Return the papers of such lines, in their order."""
    return stream(split_lines(text)).reading()


def stream(lines: Iterable[str]) -> Stream:
    """Return the papers of such lines, each read when it is its turn."""
    return Stream(NAME, _read_lines(lines))


def _read_lines(lines: Iterable[str]) -> Iterator[Record | Skipped]:
    for number, line in enumerate(lines, 1):
        if not line.strip("\ufeff \t"):
            continue
        try:
            fields = json.loads(line.strip("\ufeff \t"))
        except (ValueError, RecursionError):
            yield Skipped(number, "This line is no JSON, or a part of it is missing.", plain(line, _SHOWN))
            continue
        if isinstance(fields, dict):
            yield _record(number, fields)
        else:
            yield Skipped(number, "This line holds no paper.", plain(line, _SHOWN))


def _record(line: int, fields: Mapping[str, Any]) -> Record | Skipped:
    identifier = _text(fields, "arxiv_id", "arxiv", "id", "url", "pdf_url")
    made = record_of(
        Submission(
            line=line,
            identifier=identifier,
            title=_text(fields, "title"),
            abstract=_text(fields, "abstract", "summary"),
            authors=_text(fields, "authors", "author"),
            names=_names(fields),
            categories=_text(fields, "categories", "primary_category"),
            comments=_text(fields, "comments", "comment"),
            journal=_text(fields, "journal-ref", "journal_ref", "venue", "journal", "booktitle"),
            doi=_text(fields, "doi"),
        )
    )
    if isinstance(made, Skipped):
        return made
    given = _YEAR.search(_text(fields, "year", "published", "date"))
    addresses = [_text(fields, name) for name in ("url", "pdf_url", "code", "github", "repository", "project_page")]
    return replace(
        made,
        year=int(given[0]) if given else made.year,
        doi=made.doi or doi(plain(_text(fields, "url"), _LONG)),
        arxiv=made.arxiv or next((number for number in map(arxiv_id, addresses) if number), None),
        links=united(made.links, *addresses),
        tags=keywords([*made.tags, *_words(fields)]),
    )


def _names(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the authors where they are a list: of names, of objects with a name, or of [last, first, suffix]."""
    for name in ("authors_parsed", "authors", "author"):
        value = fields.get(name)
        if isinstance(value, list):
            return names(map(_name, value))
    return ()


def _name(value: object) -> str:
    if isinstance(value, list):
        last, first, suffix = ([part if isinstance(part, str) else "" for part in value] + ["", "", ""])[:3]
        return " ".join(author_names(f"{first} {last}")[:1]) + (f" {suffix}" if suffix else "")
    if isinstance(value, dict):
        whole = _text(value, "name", "full_name")
        return whole or f"{_text(value, 'given', 'first', 'first_name')} {_text(value, 'family', 'last', 'last_name')}"
    return value if isinstance(value, str) else ""


def _words(fields: Mapping[str, Any]) -> list[str]:
    words = fields.get("keywords")
    if isinstance(words, str):
        return re.split(r"[,;]", words)
    return [word for word in words if isinstance(word, str)] if isinstance(words, list) else []


def _text(fields: Mapping[str, Any], *names: str) -> str:
    """Return the first of these fields that says something: text, a number, or a list of words."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            value = " ".join(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value) if abs(value) < 10**9 else ""
        if isinstance(value, str) and value.strip():
            return value
    return ""
