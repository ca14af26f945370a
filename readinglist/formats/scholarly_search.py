"""What Semantic Scholar and OpenAlex answer: papers as objects of JSON, in a list, in lines, or one alone.

https://api.semanticscholar.org/api-docs/, https://docs.openalex.org/api-entities/works/work-object
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.bibliography import Item, reading, taken
from readinglist.formats.clean_text import plain, storable
from readinglist.formats.paper_object import DECODER, MAX_DEPTH

NAME = "search of papers"

_SAMPLE = 300_000  # characters that are enough to recognise an answer
_BEGIN = re.compile(r"[\s\ufeff]{0,1000}[\[{]\s{0,100}[{\"]")
_MARK = re.compile(r"\"(?:paperId|externalIds|authorships|abstract_inverted_index)\"\s{0,9}:")
_TITLE = re.compile(r"\"(?:title|display_name)\"\s{0,9}:")
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_WINDOW = 1_000_000  # characters in which the next paper is looked for
_SHOWN = 100  # characters of a skipped place that are shown
_MANY_WORDS = 20_000  # of an abstract


def recognises(text: str) -> bool:
    """Tell whether `text` is JSON with fields that only these sites have."""
    sample = text[:_SAMPLE]
    return bool(_BEGIN.match(sample) and _MARK.search(sample) and _TITLE.search(sample))


def read(text: str) -> Reading:
    """Return the papers of an answer in their order; one that is damaged is skipped up to the next line with one."""
    return reading(NAME, _found(text))


def _found(text: str) -> Iterator[Record | Skipped]:
    line, counted, position = 1, 0, _after(text, 0)
    while position < len(text):
        try:
            value, end = DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            line, counted = line + text.count("\n", counted, position), position
            yield Skipped(
                line, "This answer is damaged: it is no complete JSON.", plain(text[position:][:_SHOWN], _SHOWN)
            )
            following = text.find("\n{", max(position, getattr(error, "pos", 0) - 1))
            end = len(text) if following < 0 else following
        else:
            for paper in _papers(value):
                mark = json.dumps(paper.get("paperId") or paper.get("id") or "")
                place = text.find(mark, max(position, counted), min(end, counted + _WINDOW))
                if place >= 0:
                    line, counted = line + text.count("\n", counted, place), place
                yield taken(_item(line, paper))
        position = _after(text, end)


def _after(text: str, position: int) -> int:
    between = _BETWEEN.match(text, position)
    return between.end() if between else position


def _papers(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the papers in an answer, however deep they stand; not those that another one cites."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict) and not {"paperId", "externalIds", "authorships"}.isdisjoint(value):
            yield value
            continue
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        if depth < MAX_DEPTH:
            waiting += [(one, depth + 1) for one in reversed(inner) if isinstance(one, dict | list)]


def _item(line: int, paper: Mapping[str, Any]) -> Item:
    ids = {name.lower(): value for name, value in _object(paper, "externalIds").items() if isinstance(value, str)}
    location = _object(paper, "primary_location")
    places = [paper, location, _object(paper, "openAccessPdf"), _object(paper, "best_oa_location")]
    addresses = [_text(place, name) for place in places for name in ("url", "landing_page_url", "pdf_url")]
    return Item(
        line=line,
        title=_text(paper, "title", "display_name"),
        abstract=_text(paper, "abstract") or _from_index(_object(paper, "abstract_inverted_index")),
        authors=tuple(filter(None, map(_name, _list(paper, "authors", "authorships")))),
        date=_text(paper, "year", "publication_year", "publicationDate", "publication_date"),
        venue=_text(paper, "venue") or _text(_object(location, "source"), "display_name"),
        arxiv=ids.get("arxiv", ""),
        doi=ids.get("doi", "") or _text(paper, "doi"),
        hints=tuple(address for address in addresses if "arxiv.org" in address),
        addresses=tuple(filter(None, addresses)),
        keywords=tuple(_text(word, "display_name") for word in _list(paper, "keywords") if isinstance(word, dict)),
    )


def _name(author: object) -> str:
    author = author.get("author", author) if isinstance(author, dict) else author
    return _text(author, "name", "display_name") if isinstance(author, dict) else ""


def _from_index(words: Mapping[str, Any]) -> str:
    """Return the abstract of which only the places of its words are given."""
    placed = [
        (int(place), word)
        for word, places in words.items()
        for place in (places if isinstance(places, list) else [])
        if isinstance(place, str) and place.isdecimal() and len(place) < 9
    ]
    return storable(" ".join(word for _, word in sorted(placed)[:_MANY_WORDS]))


def _object(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def _list(values: Mapping[str, Any], *names: str) -> list[Any]:
    return next((value for name in names if isinstance(value := values.get(name), list)), [])


def _text(values: Mapping[str, Any], *names: str) -> str:
    return next((storable(text) for name in names if isinstance(text := values.get(name), str) and text.strip()), "")
