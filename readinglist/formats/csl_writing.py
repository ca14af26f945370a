"""CSL-JSON, the data of citation processors: a list of items, one a line.

What no style should ever print (state, star, rating, further links) stands in `custom`, which the schema leaves free
(github.com/citation-style-language/schema, csl-data.json).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.name_parts import parts_of
from readinglist.formats.one_line import lines_of, one_line
from readinglist.formats.publication import Publication, publication_of
from readinglist.formats.told import NotAsWritten, Told, told

_TYPES = {
    Publication.PROCEEDINGS: "paper-conference",
    Publication.JOURNAL: "article-journal",
    Publication.PREPRINT: "article",
    Publication.WEB: "webpage",
    Publication.UNKNOWN: "document",
}
_BETWEEN_KEYWORDS = re.compile("[,;]")
_BEGIN, _END = "[\n", "]\n"


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a list of items, item by item."""
    yield _BEGIN
    between = ""
    for paper in papers:
        yield between + json.dumps(item_of(paper, parts), ensure_ascii=False)
        between = ",\n"
    yield ("\n" if between else "") + _END


def item_of(paper: Paper, parts: Parts) -> dict[str, Any]:
    """Return a paper as an item."""
    item = {
        "id": one_line(paper.cite_key),
        "citation-key": one_line(paper.cite_key),
        "type": _TYPES[publication_of(paper)],
        "title": one_line(paper.title),
        "author": [_name(name) for name in paper.authors if one_line(name)],
        "issued": {"date-parts": [[paper.year]]} if paper.year is not None else None,
        "container-title": one_line(paper.venue),
        "DOI": one_line(paper.doi or ""),
        "number": f"arXiv:{one_line(paper.arxiv)}" if paper.arxiv else "",
        "URL": one_line(paper.links[0].url) if paper.links else "",
        "abstract": one_line(paper.abstract),
        "keyword": ", ".join(_BETWEEN_KEYWORDS.sub(" ", one_line(tag)) for tag in paper.tags),
        "annote": "\n".join(lines_of(paper.notes)),
        "custom": _custom(paper, parts),
    }
    return {name: value for name, value in item.items() if value}


def _custom(paper: Paper, parts: Parts) -> dict[str, Any]:
    state = {"state": str(paper.state), "starred": paper.starred, "rating": paper.rating} if parts.state else {}
    links = [one_line(link.url) for link in paper.links[1:]]
    return state | ({"links": links} if links else {})


def _name(name: str) -> dict[str, str]:
    parts = parts_of(name)
    if not parts.given:
        return {"literal": parts.family}
    return {"family": parts.family, "given": parts.given} | ({"suffix": parts.suffix} if parts.suffix else {})


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the items of a list say; raises NotAsWritten where it is not as we write it."""
    remaining = iter(lines)
    if next(remaining, "") != _BEGIN:
        raise NotAsWritten("the list does not begin")
    goes_on, line = False, ""
    for line in remaining:
        if line == _END:
            break
        goes_on = line.endswith(",\n")
        try:
            yield _told(json.loads(line.removesuffix("\n").removesuffix(",")))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise NotAsWritten("an item is damaged") from error
        if not goes_on:
            line = next(remaining, "")
            break
    if line != _END or goes_on or next(remaining, None) is not None:
        raise NotAsWritten("the list does not end")


def _told(item: dict[str, Any]) -> Told:
    names = (" ".join(filter(None, map(name.get, ("given", "family", "suffix", "literal")))) for name in _authors(item))
    year = item["issued"]["date-parts"][0][0] if "issued" in item else None
    return told(item.get("id", ""), item.get("title", ""), names, year)


def _authors(item: dict[str, Any]) -> list[dict[str, str]]:
    authors: list[dict[str, str]] = item.get("author", [])
    return authors
