from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.links import Link
from readinglist.formats import reading
from readinglist.formats.daily_papers import NAME, read, recognises

REAL = Path(__file__).parents[3] / "shared" / "corpora" / "hf"


def entry(number: str = "2403.00001", title: str = "Paper Boats", **paper: Any) -> dict[str, Any]:
    inner = {
        "id": number,
        "authors": [{"name": "Ada Brook", "user": {"fullname": "A. B."}}, {"name": "Tom Weir", "hidden": True}],
        "title": title,
        "summary": "We fold boats.\nThey float. See https://boats.example.org/pond.",
        "upvotes": 12,
        **paper,
    }
    return {"paper": inner, "title": title, "numComments": 3, "submittedBy": {"name": "someone", "type": "user"}}


def answer(*entries: object) -> str:
    return json.dumps(entries, indent=1)


def test_everything_that_an_answer_knows_is_kept() -> None:
    text = answer(
        entry(
            githubRepo="https://github.com/brook/boats",
            githubStars=77,
            projectPage="https://brook.github.io/boats",
            ai_keywords=["folding", "paper", "Folding"],
        )
    )
    (record,) = read(text).records
    assert record.title == "Paper Boats"
    assert record.abstract == "We fold boats. They float. See https://boats.example.org/pond."
    assert record.authors == ("Ada Brook", "Tom Weir")
    assert (record.arxiv, record.year) == ("2403.00001", 2024)
    assert record.tags == ("folding", "paper")
    assert {link.url for link in record.links} == {
        "https://github.com/brook/boats",
        "https://brook.github.io/boats",
        "https://boats.example.org/pond",
        "https://arxiv.org/abs/2403.00001",
    }


def test_records_stand_where_their_entries_stand() -> None:
    text = answer(entry(), entry("2403.00002", "Paper Planes"))
    lines = text.split("\n")
    assert ['"2403.00001"' in lines[record.line - 1] for record in read(text).records] == [True, False]
    assert '"2403.00002"' in lines[read(text).records[1].line - 1]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([entry()]),
        json.dumps(entry()["paper"]),
        json.dumps({"dailyPapers": [entry()], "date": "2024-03-01"}),
        json.dumps({"papers": {"results": [entry()["paper"]]}}),
        "\ufeff\n" + json.dumps([{**entry(), "thumbnail": None}], indent=4),
    ],
)
def test_an_answer_may_be_wrapped_in_many_ways(text: str) -> None:
    assert recognises(text)
    assert [record.title for record in read(text).records] == ["Paper Boats"]
    assert reading.read(text.encode(), "answer").format == NAME


def test_names_in_snake_case_and_summaries_made_by_machines_are_known() -> None:
    text = answer(entry(summary=None, ai_summary="Boats float.", github_repo="https://github.com/brook/boats"))
    (record,) = read(text).records
    assert record.abstract == "Boats float."
    assert Link.to("https://github.com/brook/boats") in record.links


def test_a_damaged_entry_costs_that_entry() -> None:
    whole = answer(entry(), entry("2403.00002", "Paper Planes"), entry("2403.00003", "Paper Hats"))
    damaged = whole.replace('"title": "Paper Planes"', '"title": "Paper Planes', 1)
    found = read(damaged)
    assert [record.title for record in found.records] == ["Paper Boats", "Paper Hats"]
    (skipped,) = found.skipped
    assert skipped.reason == "This entry is damaged: it is no complete JSON."
    assert '"paper"' in damaged.split("\n")[skipped.line - 1] + damaged.split("\n")[skipped.line]
    assert found.found == 3


def test_an_answer_that_was_cut_off_gives_what_is_whole() -> None:
    whole = answer(entry(), entry("2403.00002", "Paper Planes"))
    found = read(whole[: len(whole) - 200])
    assert [record.title for record in found.records] == ["Paper Boats"]
    assert len(found.skipped) == 1


def test_an_entry_without_a_title_is_skipped() -> None:
    found = read(answer(entry(title=" "), entry()))
    assert [skipped.reason for skipped in found.skipped] == ["This entry has no title."]
    assert found.found == 2


@pytest.mark.parametrize(
    "value", [None, 5, [], {}, "x", [None, 3, {"name": 4}, "Ann Other"], 10**400, [[["deep"]]], "\ud800"]
)
@pytest.mark.parametrize("field", ["authors", "summary", "id", "githubRepo", "ai_keywords", "publishedAt", "upvotes"])
def test_fields_of_the_wrong_kind_cost_nothing_else(field: str, value: Any) -> None:
    text = json.dumps([{**entry(), "paper": {**entry()["paper"], field: "@"}}]).replace(
        '"@"', "1" * 5_000 if value == 10**400 else json.dumps(value)
    )
    assert [record.title for record in read(text).records] == ["Paper Boats"]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"paper":' * 100_000, '[{"paper":{"title":' * 50_000 + "1"])
def test_deep_nesting_is_told_in_one_sentence(text: str) -> None:
    assert not read(text).records
    assert len(read(text).skipped) <= 1


@pytest.mark.parametrize(
    "text",
    ["[]", "{}", '[{"title": "A"}]', '[{"title": "A", "author": [{"family": "B"}]}]', "[1, 2]", "a [paper]", "", "[{"],
)
def test_other_json_is_left_to_others(text: str) -> None:
    assert not recognises(text)


WHOLE = answer(entry(), entry("2403.00002", "Paper Planes"))


@given(st.integers(0, len(WHOLE)), st.integers(0, 60), st.text(max_size=9))
def test_any_damage_is_read_without_fail(place: int, length: int, text: str) -> None:
    damaged = WHOLE[:place] + text + WHOLE[place + length :]
    recognises(damaged)
    found = read(damaged)
    lines = [record.line for record in found.records] + [skipped.line for skipped in found.skipped]
    assert all(1 <= line <= damaged.count("\n") + 1 for line in lines)


@pytest.mark.skipif(not REAL.exists(), reason="the real answers are not on this machine")
def test_the_real_answer_is_read_whole() -> None:
    source = (REAL / "daily_papers_api.json").read_bytes()
    found = reading.read(source, "answer")
    assert (found.format, len(found.records), found.skipped) == (NAME, 30, ())
    told = [one["paper"] for one in json.loads(source)]
    assert [record.arxiv for record in found.records] == [paper["id"] for paper in told]
    assert [len(record.authors) for record in found.records] == [len(paper["authors"]) for paper in told]
    assert all(record.abstract and record.year == 2026 for record in found.records)
    codes = [paper["githubRepo"] for paper in told if "githubRepo" in paper]
    assert len(codes) == 19
    assert {url.lower() for url in codes} <= {link.url.lower() for record in found.records for link in record.links}
