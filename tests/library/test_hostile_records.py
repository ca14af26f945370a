"""What makes no sense in a record costs that at most: it is cleaned or left out, and the others are imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readinglist.library import Library

FIRST, LAST = (
    {"title": f"Sheep of the {place}", "type": "article-journal", "author": [{"family": "Ek", "given": "Ada"}]}
    for place in ("Meadow", "Mountain")
)
TEXTS = st.sampled_from(["\ud800", "\0", "a\0b", "\udfff\ud800x", "\u202e", "e" + "\u0301" * 500, " ", "x" * 5_000])
VALUES: st.SearchStrategy[Any] = TEXTS | st.text(max_size=9) | st.sampled_from(
    [2**63, -(2**63) - 1, 10**400, float("nan"), float("inf"), -0.0, True, None, [], {}, [[]], [None], {"raw": "\0"}]
)  # fmt: skip
NAMES = st.lists(st.fixed_dictionaries({"family": VALUES, "given": VALUES}) | VALUES, max_size=3)
DATES = st.fixed_dictionaries({"date-parts": st.lists(st.lists(VALUES, max_size=2) | VALUES, max_size=2)}) | VALUES
RECORDS = st.fixed_dictionaries(
    {"title": VALUES},
    optional={
        "author": NAMES | VALUES, "issued": DATES, "abstract": VALUES, "DOI": VALUES, "URL": VALUES, "id": VALUES,
        "container-title": VALUES, "keyword": VALUES, "note": VALUES, "type": VALUES,
    },
)  # fmt: skip


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile=st.lists(RECORDS, min_size=25, max_size=40))
@example(hostile=[{"title": "Sheep " * 2_000_000, "abstract": "Sheep " * 100_000}])
@example(hostile=[{"title": "Lone \ud800 and \0 of Sheep", "issued": {"date-parts": [[2**63]]}, "note": "\udfff"}])
def test_the_others_are_imported(library: Library, tmp_path: Path, hostile: list[dict[str, Any]]) -> None:
    path = tmp_path / "records.json"
    path.write_text(json.dumps([FIRST, *hostile, LAST]), encoding="ascii")
    report = library.import_files([path])
    papers = library.papers(library.search().ids)
    assert {"Sheep of the Meadow", "Sheep of the Mountain"} <= {paper.title for paper in papers}
    (told,) = report.files
    assert told.new + told.known + len(told.skipped) == len(hostile) + 2
    for paper in papers:
        assert len(paper.title) <= 2_000
        assert paper.year is None or 0 <= paper.year <= 9_999
        for text in (paper.title, paper.abstract, paper.notes, paper.venue, *paper.authors, *paper.tags):
            assert "\0" not in text
            text.encode("utf-8")
    if report.change:
        library.undo()
    assert library.store.upkeep.damage() == []
