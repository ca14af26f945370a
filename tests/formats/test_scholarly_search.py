from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.scholarly_search import read, recognises

SEMANTIC_SCHOLAR: dict[str, Any] = {
    "paperId": "aaa",
    "externalIds": {"ArXiv": "2403.00001", "DOI": "10.1234/Boats", "CorpusId": 7},
    "title": "Paper Boats",
    "abstract": "We float. https://github.com/lab/boats",
    "venue": "Journal of Rivers",
    "year": 2024,
    "authors": [{"authorId": "1", "name": "Ada Byron"}, {"name": "Bob Noyce"}],
    "openAccessPdf": {"url": "https://arxiv.org/pdf/2403.00001"},
    "references": [{"paperId": "bbb", "title": "Cited Kettles"}],
}
OPENALEX: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1234/kettles",
    "display_name": "Kettles",
    "publication_year": 2023,
    "primary_location": {
        "landing_page_url": "https://rivers.example/k",
        "source": {"display_name": "Journal of Steam"},
    },
    "authorships": [{"author": {"display_name": "Cy Twombly"}}],
    "abstract_inverted_index": {"boil": [1], "We": [0], "water": [2, 4], "with": [3]},
    "keywords": [{"display_name": "Steam"}],
}


def test_everything_that_semantic_scholar_says_is_kept() -> None:
    (record,) = read(json.dumps({"total": 1, "data": [SEMANTIC_SCHOLAR]})).records
    assert (record.title, record.authors) == ("Paper Boats", ("Ada Byron", "Bob Noyce"))
    assert (record.year, record.venue, record.arxiv, record.doi) == (
        2024, "Journal of Rivers", "2403.00001", "10.1234/boats"
    )  # fmt: skip
    assert [link.url for link in record.links] == [
        "https://arxiv.org/pdf/2403.00001",
        "https://github.com/lab/boats",
    ]


def test_everything_that_openalex_says_is_kept() -> None:
    (record,) = read(json.dumps({"results": [OPENALEX]}, indent=1)).records
    assert (record.title, record.authors, record.abstract) == ("Kettles", ("Cy Twombly",), "We boil water with water")
    assert (record.year, record.venue, record.doi) == (2023, "Journal of Steam", "10.1234/kettles")
    assert (record.tags, [link.url for link in record.links]) == (("Steam",), ["https://rivers.example/k"])


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SEMANTIC_SCHOLAR) + "\n" + json.dumps(OPENALEX) + "\n",
        json.dumps([SEMANTIC_SCHOLAR, OPENALEX]),
        "\ufeff" + json.dumps({"data": [{"citingPaper": SEMANTIC_SCHOLAR}, {"citingPaper": OPENALEX}]}, indent=2),
    ],
)
def test_papers_stand_in_a_list_in_lines_or_deeper(text: str) -> None:
    assert recognises(text)
    assert [record.title for record in read(text).records] == ["Paper Boats", "Kettles"]


def test_half_a_character_is_replaced() -> None:
    text = json.dumps({**SEMANTIC_SCHOLAR, "title": "Paper \ud800 Boats", "abstract": "We \udfff float."})
    (record,) = read(text).records
    assert (record.raw_title, record.raw_abstract) == ("Paper \ufffd Boats", "We \ufffd float.")


def test_lines_are_those_of_the_papers() -> None:
    assert [record.line for record in read(json.dumps([SEMANTIC_SCHOLAR, OPENALEX], indent=1)).records] == [3, 33]


def test_a_damaged_line_costs_that_line() -> None:
    text = "\n".join([json.dumps(SEMANTIC_SCHOLAR), json.dumps(OPENALEX)[:-40], json.dumps(OPENALEX)])
    reading = read(text)
    assert [record.title for record in reading.records] == ["Paper Boats", "Kettles"]
    assert [(place.line, place.reason) for place in reading.skipped] == [
        (2, "This answer is damaged: it is no complete JSON.")
    ]


def test_a_paper_without_title_or_identifier_is_skipped() -> None:
    (skipped,) = read(json.dumps([{"paperId": "aaa", "title": None, "year": 2024}])).skipped
    assert skipped.reason == "This entry has no title."


@pytest.mark.parametrize(
    "text", ["", "[]", '{"title": "x"}', '{"a": {"paperId": 1}}', 'x = {"paperId": 1, "title": 2}']
)
def test_other_texts_are_not_taken_for_it(text: str) -> None:
    assert not recognises(text)


@given(st.data())
def test_any_mutation_is_read_without_fail(data: st.DataObject) -> None:
    text = json.dumps([SEMANTIC_SCHOLAR, OPENALEX], indent=1)
    for _ in range(data.draw(st.integers(1, 4))):
        place, cut = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 40))
        put = data.draw(st.sampled_from(["", "{", "}", "[", "]", '"', ",", "\n", "null", "1"]))
        text = text[:place] + put + text[place + cut :]
    recognises(text)
    reading = read(text)
    lines = [*(record.line for record in reading.records), *(skipped.line for skipped in reading.skipped)]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
