"""A whole library as JSON: written a line for each paper, and its papers read back."""

from __future__ import annotations

import hashlib
import io
import json
from typing import Any

import pytest

from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import State
from readinglist.domain.records import Record, Skipped
from readinglist.formats import library_json, reading

PAPER: dict[str, Any] = {
    "id": 7,
    "title": "On $C_1$ Curves & “Quotes”",
    "abstract": "See https://github.com/lab/taken-away for code.",
    "authors": ["Ada Lovelace", "Li Wei"],
    "year": 2024,
    "venue": "Proceedings",
    "arxiv": "2401.00001",
    "doi": "10.1000/x",
    "state": "queued",
    "starred": True,
    "rating": 4,
    "notes": "- a list\n    - indented,  with  gaps",
    "cite_key": "lovelace2024curves",
    "added": "2026-03-17T12:00:00Z",
    "trashed": None,
    "tags": ["vision/3d", "to do"],
    "links": [{"url": "https://example.org/data", "kind": "dataset"}],
    "seen": [{"listing": 1, "position": 3}],
    "also_known_as": ["on c 1 curves"],
}


def written(*papers: dict[str, Any], **kinds: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    library_json.write(file.write, {"library": "abc"}, {**kinds, "papers": papers})
    return file.getvalue()


WHOLE = written(PAPER, {**PAPER, "id": 8, "title": "Another"}, tags=[{"name": "vision/3d"}]).decode()


def test_it_is_json_with_a_line_for_each_paper_and_says_what_it_is() -> None:
    told = json.loads(WHOLE)
    assert (told["format"], told["version"], told["library"]) == ("reading-list-library", 1, "abc")
    assert told["papers"][0] == PAPER
    assert told["tags"] == [{"name": "vision/3d"}]
    assert sum(line.startswith('{"id": ') for line in WHOLE.splitlines()) == 2


def test_the_last_line_is_the_hash_of_all_before_it() -> None:
    before, last = WHOLE.removesuffix("\n}\n").rsplit("\n", 1)
    assert json.loads(f"{{{last}}}") == {"sha256": hashlib.sha256((before + "\n").encode()).hexdigest()}


@pytest.mark.parametrize("indent", [None, 2])
def test_papers_come_back_as_they_were_however_the_file_is_laid_out(indent: int | None) -> None:
    text = WHOLE if indent is None else json.dumps(json.loads(WHOLE), indent=indent)
    found = reading.read(text.encode(), "library.json")
    assert found.format == library_json.NAME
    first = found.records[0]
    assert (first.title, first.abstract, first.authors) == (
        PAPER["title"],
        PAPER["abstract"],
        ("Ada Lovelace", "Li Wei"),
    )
    assert (first.year, first.venue, first.arxiv, first.doi) == (2024, "Proceedings", "2401.00001", "10.1000/x")
    assert (first.state, first.starred, first.rating, first.notes) == (State.QUEUED, True, 4, PAPER["notes"])
    assert first.cite_key == "lovelace2024curves"
    assert first.tags == ("vision/3d", "to do")
    assert first.links == (Link("https://example.org/data", LinkKind.DATASET),)


def test_an_empty_library_is_json_too() -> None:
    assert json.loads(written())["papers"] == []
    assert library_json.read(written().decode()).found == 0


def skipped(text: str) -> list[str]:
    return [one.reason for one in library_json.read(text).skipped]


def test_what_was_in_the_trash_stays_out() -> None:
    assert skipped(written({**PAPER, "trashed": "2026-03-17T12:00:00Z"}).decode()) == ["It was in the trash."]


def test_a_damaged_line_costs_one_paper() -> None:
    lines = WHOLE.splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith('{"id": 7'))
    lines[place] = lines[place][: len(lines[place]) // 2] + "\n"
    found = library_json.read("".join(lines))
    assert len(found.records) + len(found.skipped) >= 1
    assert [one.line for one in found.skipped][:1] == [place + 1]


@pytest.mark.parametrize(
    "values",
    [
        {"links": [{"url": "javascript:alert(1)"}, "https://x.org", {"url": 7}, None]},
        {"authors": {"a": 1}, "tags": "vision", "links": "https://x.org"},
        {"year": "1" * 5_000, "rating": -7, "state": ["read"], "starred": "yes"},
        {"notes": "a\u202eb\x07c", "title": "T" * 3},
        {"title": 7},
    ],
)
def test_values_of_other_kinds_harm_nothing(values: dict[str, Any]) -> None:
    (one,) = reading.read(written({**PAPER, **values}), "x").stream().items
    assert isinstance(one, Record | Skipped)
    if isinstance(one, Record):
        assert all(link.url.startswith("http") for link in one.links)
        assert "\x07" not in one.notes
