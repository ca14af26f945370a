"""All that its user has put into a library, as objects of JSON: what another program can make a library of again.

How it came to be so (the history of changes) is left out, and what can be made again. Damage keeps nothing else from
being told: bytes that are no text become U+FFFD.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from readinglist.storage.any_version import opened

Objects = Iterator[dict[str, Any]]

_BATCH = 500  # papers
_TAKEN = {
    "tags": "SELECT name, colour, number, unlike FROM tag WHERE NOT removed ORDER BY folded",
    "listings": "SELECT id, name, format, sha256, imported, date_text, path, found, new, known, skipped, notes "
    "FROM listing WHERE NOT removed ORDER BY id",
    "smart_lists": "SELECT name, query FROM smart_list WHERE NOT removed ORDER BY position, id",
    "tag_rules": "SELECT query, tags FROM tag_rule WHERE NOT removed ORDER BY id",
    "living_exports": "SELECT query, path, format, parts, style FROM living_export WHERE NOT removed ORDER BY id",
    "different": "SELECT paper_id AS paper, other_id AS other FROM different ORDER BY 1, 2",
}
_LISTS = {"unlike", "tags"}  # which are kept one a line
_PAPERS = (
    "SELECT id, title, raw_title, abstract, raw_abstract, authors, year, venue, arxiv, doi, state, starred, rating, "
    f"notes, cite_key, added, trashed FROM paper WHERE id > ? ORDER BY id LIMIT {_BATCH}"
)
_OF_PAPERS = {
    "tags": "SELECT paper_id, name FROM paper_tag JOIN tag ON tag.id = tag_id "
    "WHERE NOT removed AND paper_id BETWEEN ? AND ? ORDER BY paper_id, folded",
    "links": "SELECT paper_id, url, kind FROM link WHERE paper_id BETWEEN ? AND ? ORDER BY id",
    "seen": "SELECT paper_id, listing_id AS listing, position FROM appearance JOIN listing ON listing.id = listing_id "
    "WHERE NOT removed AND paper_id BETWEEN ? AND ? ORDER BY paper_id, listing_id",
    "also_known_as": "SELECT paper_id, name FROM alias WHERE paper_id BETWEEN ? AND ? ORDER BY paper_id, name",
}


@contextmanager
def plain_rows(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Objects]]]:
    """Give what is to be said of the library at `path`, and its objects by their kind, to be gone through once."""
    with opened(path, read_only=True) as connection:
        connection.text_factory = bytes
        about = next(_objects(connection, "SELECT identity AS library, revision, key_pattern FROM library"), {})
        about["papers_in_all"] = connection.execute("SELECT count(*) FROM paper").fetchone()[0]
        kinds: dict[str, Objects] = {name: _others(connection, name) for name in _TAKEN}
        yield about, {**kinds, "papers": _papers(connection)}


def _objects(connection: sqlite3.Connection, query: str, parameters: tuple[int, ...] = ()) -> Objects:
    """Yield the rows of a query as objects."""
    found = connection.execute(query, parameters)
    names = [column[0] for column in found.description]
    for row in found:
        yield {name: _text(value) for name, value in zip(names, row, strict=True)}


def _others(connection: sqlite3.Connection, name: str) -> Objects:
    for found in _objects(connection, _TAKEN[name]):
        for column in found.keys() & _LISTS:
            found[column] = _lines(found[column])
        if name == "listings":
            found["imported"] = _time(found["imported"])
            found.update({column: _list(found[column]) for column in ("skipped", "notes")})
        yield found


def _papers(connection: sqlite3.Connection) -> Objects:
    last = 0
    while papers := list(_objects(connection, _PAPERS, (last,))):
        first, last = papers[0]["id"], papers[-1]["id"]
        of = {name: _of_papers(connection, name, first, last) for name in _OF_PAPERS}
        for paper in papers:
            found = {**paper, **{name: known[paper["id"]] for name, known in of.items()}}
            found["authors"] = _lines(paper["authors"])
            found["starred"] = bool(paper["starred"])
            found["added"], found["trashed"] = _time(paper["added"]), _time(paper["trashed"])
            yield {name: value for name, value in found.items() if value is not None or not name.startswith("raw_")}


def _of_papers(connection: sqlite3.Connection, name: str, first: int, last: int) -> dict[int, list[Any]]:
    """Return the tags, links or what else papers have, by the paper: names alone where there is one column."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for values in _objects(connection, _OF_PAPERS[name], (first, last)):
        paper = values.pop("paper_id")
        found[paper].append(values["name"] if list(values) == ["name"] else values)
    return found


def _text(value: Any) -> Any:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _list(text: str | None) -> Any:
    try:
        return json.loads(text or "")
    except ValueError:
        return []


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _time(text: str | None) -> str | None:
    """Return a moment as ISO 8601 has it: SQLAlchemy keeps them in UTC, and says so nowhere."""
    return f"{str(text).replace(' ', 'T')}Z" if text else None
