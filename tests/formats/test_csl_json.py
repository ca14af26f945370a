from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.records import Record
from readinglist.formats import reading as formats
from readinglist.formats.csl_json import NAME, read, recognises
from readinglist.formats.decoding import split_lines
from tests.formats.peers import agreement, expected_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpora"
CSL: dict[str, Any] = {
    "id": "byron2024",
    "type": "article-journal",
    "title": "Paper <i>Boats</i>",
    "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "Lamp Makers, Inc."},
    ],
    "issued": {"date-parts": [["2024", 3]]},
    "container-title": "Journal of Rivers",
    "abstract": "We float. https://github.com/lab/boats",
    "DOI": "10.1234/Boats",
    "URL": "https://arxiv.org/abs/2403.00001v2",
    "keyword": "paper, boats; rivers",
    "note": "Ask Bob.",
}
ZOTERO: dict[str, Any] = {
    "itemType": "journalArticle",
    "title": "Paper Boats",
    "creators": [
        {"firstName": "Ada", "lastName": "Byron", "creatorType": "author"},
        {"name": "Lamp Makers", "creatorType": "author"},
        {"lastName": "Noyce", "creatorType": "editor"},
    ],
    "date": "March 2024",
    "publicationTitle": "Journal of Rivers",
    "abstractNote": "We float.",
    "extra": "arXiv:2403.00001 [cs]",
    "tags": [{"tag": "paper"}, "boats"],
    "notes": [{"note": "<p>Ask Bob.</p>"}],
    "citationKey": "byron2024",
    "url": "https://example.org/boats",
}


def only(item: dict[str, Any]) -> Record:
    (record,) = read(json.dumps([item])).records
    return record


def test_everything_that_an_item_says_is_kept() -> None:
    record = only(CSL)
    assert (record.title, record.raw_title) == ("Paper Boats", "Paper <i>Boats</i>")
    assert record.authors == ("Jan van der Berg Jr.", "Lamp Makers, Inc.")
    assert (record.year, record.venue, record.cite_key) == (2024, "Journal of Rivers", "byron2024")
    assert (record.arxiv, record.doi) == ("2403.00001", "10.1234/boats")
    assert (record.tags, record.notes) == (("paper", "boats", "rivers"), "Ask Bob.")
    assert [link.url for link in record.links] == ["https://arxiv.org/abs/2403.00001v2", "https://github.com/lab/boats"]


def test_the_heading_of_an_abstract_is_none_of_its_words() -> None:
    assert (
        only({**CSL, "abstract": "<jats:title>Abstract</jats:title><jats:p>We float.</jats:p>"}).abstract == "We float."
    )


def test_zoteros_own_items_are_read_too() -> None:
    for item in (ZOTERO, {"key": "ABCD1234", "version": 3, "data": ZOTERO}):
        record = only(item)
        assert (record.title, record.authors) == ("Paper Boats", ("Ada Byron", "Lamp Makers"))
        assert (record.year, record.venue, record.abstract) == (2024, "Journal of Rivers", "We float.")
        assert (record.arxiv, record.tags, record.cite_key) == ("2403.00001", ("paper", "boats"), "byron2024")
        assert record.notes == "Ask Bob.\n\narXiv:2403.00001 [cs]"
        assert [link.url for link in record.links] == ["https://example.org/boats"]


@pytest.mark.parametrize(
    ("creators", "authors"),
    [
        ([("author", "Sammy, Jr.", "Davis")], ("Sammy Davis Jr.",)),
        ([("editor", "Ada", "Byron"), ("translator", "Bob", "Noyce")], ("Ada Byron",)),
        ([("producer", "Bob", "Noyce"), ("director", "Ada", "Byron")], ("Ada Byron",)),
        ([("seriesEditor", "Bob", "Noyce"), ("author", "", "Lamp Makers")], ("Lamp Makers",)),
        ([("translator", "Bob", "Noyce")], ()),
    ],
)
def test_who_made_an_item_of_zotero_is_its_author(
    creators: list[tuple[str, str, str]], authors: tuple[str, ...]
) -> None:
    named = [{"creatorType": kind, "firstName": first, "lastName": last} for kind, first, last in creators]
    assert only({**ZOTERO, "creators": named}).authors == authors


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([CSL, CSL]),
        json.dumps({"items": [CSL, CSL]}),
        json.dumps({"config": {"id": 1}, "collections": {}, "items": [CSL, CSL]}, indent=2),
        json.dumps({"status": "ok", "message": {"items": [{**CSL, "title": ["Paper Boats"]}, CSL]}}),
        f"\ufeff\n{json.dumps(CSL)}\n{json.dumps(CSL)}\n",
    ],
)
def test_items_stand_in_a_list_an_object_or_a_row(text: str) -> None:
    assert recognises(text)
    reading = read(text)
    assert [record.title for record in reading.records] == ["Paper Boats"] * 2
    assert reading.skipped == ()


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2024]]}, 2024), ({"date-parts": [["2024", "3"]]}, 2024), ({"raw": "2024-03"}, 2024),
        ({"literal": "Spring 2024"}, 2024), ("2024", 2024), ({"date-parts": [[None]]}, None), ({}, None), (7.5, None),
        ({"date-parts": [[]]}, None), ({"date-parts": "2024"}, 2024), (None, None), ([], None),
    ],
)  # fmt: skip
def test_dates_have_many_shapes(issued: object, year: int | None) -> None:
    assert only({**CSL, "issued": issued}).year == year


def test_a_damaged_item_costs_that_item() -> None:
    good = json.dumps(CSL, indent=1)
    broken = good.replace('"DOI":', '"DOI"')
    reading = read(f"[{good},\n{broken},\n{good},\n7, {{}},\n{good[:60]}")
    assert len(reading.records) == 2
    lines = good.count("\n") + 1
    assert [(skipped.line, skipped.reason) for skipped in reading.skipped] == [
        (lines + 1, "This item is damaged: it is no complete JSON."),
        (3 * lines + 1, "This is no description of a paper."),
        (3 * lines + 1, "This entry has no title."),
        (3 * lines + 2, "This item is damaged: it is no complete JSON."),
    ]


def test_very_deep_nesting_costs_one_item() -> None:
    deep = f'{{"id": "x", "title": {"[" * 100_000}'
    reading = read(f"[{json.dumps(CSL)}, {deep}, {json.dumps(CSL)}]")
    assert len(reading.records) == 1
    assert [skipped.reason for skipped in reading.skipped] == ["This item is nested too deeply to be read."]


@pytest.mark.parametrize("value", ["\ud800", "\0", 10**4, 1e400, True, None, [], {}, [["a"]], [{}], "x" * 2_100, -1])
@pytest.mark.parametrize("name", [name for name in {**CSL, **ZOTERO} if name != "itemType"])
@pytest.mark.parametrize("item", [CSL, ZOTERO], ids=["csl", "zotero"])
def test_values_may_be_anything(item: dict[str, Any], name: str, value: object) -> None:
    reading = read(json.dumps([{**item, name: value}]))
    assert reading.found == 1
    for record in reading.records:
        record.raw_title.encode()
        record.abstract.encode()


def test_a_number_of_5000_digits_is_nothing_special() -> None:
    assert read(json.dumps([CSL])[:-2] + ', "volume": ' + "9" * 5_000 + "}]").records


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "[1, 2]", '{"title": "T", "abstract": "A"}', '[{"paper": {"title": "T"}}]', 'x = [{"title": 1}]',
     "[" * 100_000, '{"a": {"title": "family"}}'],
)  # fmt: skip
def test_other_texts_are_not_taken_for_csl(text: str) -> None:
    assert not recognises(text)


LONG = "word " * 2_400_000  # 12 MB


@pytest.mark.parametrize("abstract", [LONG, '"\\' * 1_000_000])
@pytest.mark.parametrize(("item", "field"), [(CSL, "abstract"), (ZOTERO, "abstractNote")])
def test_a_field_of_megabytes_hides_no_other(item: dict[str, Any], field: str, abstract: str) -> None:
    others = {name: value for name, value in item.items() if name != field}
    found = formats.read(json.dumps([{field: abstract, **others}, item]).encode(), "items.json")
    assert found.format == NAME
    assert [skipped.reason for skipped in found.skipped] == ["The abstract has more than 100,000 characters."]
    assert len(found.records) == 1


GOOD = json.dumps([CSL, ZOTERO], indent=1)


@settings(deadline=None)
@given(st.data())
def test_any_mutation_is_read_without_fail(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 40))
        text = (
            text[:place]
            + data.draw(st.sampled_from(["", "{", "}", "[", "]", '"', ",", "\\", "\n", "null"]))
            + text[place + cut :]
        )
    recognises(text)
    reading = read(text)
    lines = [*(record.line for record in reading.records), *(skipped.line for skipped in reading.skipped)]
    assert all(1 <= line <= len(split_lines(text)) for line in lines)


@pytest.mark.skipif(not CORPUS.exists(), reason="the real files are not on this machine")
def test_zoteros_items_are_read_as_they_are() -> None:
    paths = sorted(CORPUS.glob("*/zotero/*.expected.json"))
    sources = [path.with_name(path.name.replace("expected.json", "bib")) for path in paths]
    texts = [path.read_text("utf-8") for path in paths]
    assert all(map(recognises, texts))
    found = [(read(text), expected_of(source)) for text, source in zip(texts, sources, strict=True)]
    assert [reading.found for reading, _ in found] == [len(expected) for _, expected in found]
    assert agreement(found) >= 0.99
