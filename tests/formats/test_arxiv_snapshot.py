from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.identity import title_key
from readinglist.formats.arxiv_snapshot import read, recognises, stream

REAL = Path(__file__).parents[3] / "shared" / "corpora"
PAPER = {
    "id": "0704.0001", "authors": "C. Bal\\'azs, E. Bob", "title": "Boats on\n  Mars", "comments": "37 pages",
    "journal-ref": "Phys.Rev.D76:013009,2007", "doi": "10.1103/PhysRevD.76.013009", "categories": "hep-ph cs.LG",
    "abstract": "  We float.\n", "authors_parsed": [["Bal\u00e1zs", "C.", ""], ["Bob", "E.", "Jr."]],
}  # fmt: skip


def test_a_line_of_the_snapshot_is_read_with_all_its_fields() -> None:
    (record,) = read(json.dumps(PAPER)).records
    assert record.title == "Boats on Mars"
    assert record.authors == ("C. Balázs", "E. Bob Jr.")
    assert (record.arxiv, record.doi, record.year) == ("0704.0001", "10.1103/physrevd.76.013009", 2007)
    assert record.venue == "Phys.Rev.D76:013009,2007"
    assert record.tags == ("hep-ph", "cs.LG")
    assert record.abstract == "We float."


def test_a_line_is_read_when_it_is_its_turn() -> None:
    lines = iter([json.dumps(PAPER), "second", "third"])
    next(iter(stream(lines).items))
    assert next(lines) == "second"


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"authors": ["Ada Byron", "Bob"]}, ("Ada Byron", "Bob")),
        ({"authors": [{"name": "Ada Byron"}, {"given": "Bob", "family": "Noyce"}]}, ("Ada Byron", "Bob Noyce")),
        ({"author": "Ada Byron and Bob Noyce"}, ("Ada Byron", "Bob Noyce")),
        ({"authors": [None, 3, {}, []]}, ()),
    ],
)
def test_lines_of_other_sources_are_read_by_the_usual_names(
    fields: dict[str, object], authors: tuple[str, ...]
) -> None:
    line = {"title": "Boats", "year": 1999, "url": "https://github.com/lab/boats", "keywords": "a; b", **fields}
    (record,) = read(json.dumps(line)).records
    assert (record.authors, record.year, record.tags) == (authors, 1999, ("a", "b"))
    assert [link.url for link in record.links] == ["https://github.com/lab/boats"]


@pytest.mark.parametrize(
    "damaged",
    [
        '{"title": "cut',
        "[1, 2]",
        "7",
        "[" * 100_000,
        '{"title": ""}',
        '{"title": null}',
        "1" * 10_000,
        '{"a": 1}',
        "nan",
    ],
    ids="cut list number deep empty null digits other word".split(),
)
def test_a_damaged_line_costs_itself(damaged: str) -> None:
    good = json.dumps(PAPER)
    reading = read(f"{good}\n{damaged}\n\n{good}\n")
    assert [record.line for record in reading.records] == [1, 4]
    assert [place.line for place in reading.skipped] == [2]
    assert reading.skipped[0].reason


def test_what_no_library_can_store_is_not_kept_in_raw_text_either() -> None:
    (record,) = read(json.dumps(PAPER | {"title": "Paper\ud800Boats", "abstract": "We \0 float."})).records
    assert (record.raw_title, record.raw_abstract) == ("Paper\ufffdBoats", "We \ufffd float.")


@pytest.mark.parametrize("title", ["<\u200ea>", "<\xad/a>", "{\\em }"])
def test_a_title_of_markup_alone_is_skipped(title: str) -> None:
    (skipped,) = read(json.dumps(PAPER | {"title": title})).skipped
    assert skipped.reason == "The title holds no letter."


def test_only_lines_of_papers_are_recognised() -> None:
    good = json.dumps(PAPER)
    assert recognises(good)
    assert recognises(f"\ufeff{good}\n{good}")
    for other in (
        "",
        "{}",
        '{"title": "Song", "artist": "x"}',
        json.dumps([PAPER]),
        json.dumps({"data": [PAPER]}),
        json.dumps(PAPER, indent=1),
        "text",
    ):
        assert not recognises(other)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
NAMES = [*PAPER, "year", "url", "keywords", "venue", "author", "summary"]


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), json_values, max_size=8), max_size=5))
def test_any_values_are_read_without_fail(lines: list[dict[str, object]]) -> None:
    reading = read("\n".join(map(json.dumps, lines)))
    assert reading.found == len(lines)


@pytest.mark.skipif(not REAL.exists(), reason="the real lines are not on this machine")
def test_the_real_lines_are_read_whole() -> None:
    text = (REAL / "arxiv" / "metadata_snapshot.jsonl").read_text("utf-8")
    reading = read(text)
    assert recognises(text)
    assert (len(reading.records), len(reading.skipped)) == (200, 0)
    parsed = [json.loads(line)["authors_parsed"] for line in text.splitlines()]
    for record, names in zip(reading.records, parsed, strict=True):
        assert [title_key(name) for name in record.authors] == [
            title_key(f"{first} {last} {suffix}") for last, first, suffix, *_ in names
        ]
        assert record.arxiv
        assert record.year
