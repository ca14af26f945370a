"""Beside a backup stands all of the library as plain JSON, from which papers come back."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from readinglist.domain.backups import Reason
from readinglist.library import Library, backups, editing, marking
from tests.library.conftest import Import
from tests.library.test_checking import overwrite


def worked_on(library: Library, bring: Import) -> None:
    bring(("One Thing", "About it, with code at https://github.com/lab/one"), "Another Thing", "A Third Thing")
    first, second, third = sorted(library.search().ids)
    library.tag([first], add=["vision/3d", "to do"])
    library.mark([first], "reading")
    marking.rate(library, [first], 4)
    marking.star(library, [second], True)
    editing.note(library, second, "- words\n    - of mine")
    library.mark([third], "dismissed")


def plain(library: Library) -> Path:
    return backups.make(library.path, Reason.EXIT).plain


def told(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return values


def test_all_that_its_user_did_stands_in_it(library: Library, bring: Import) -> None:
    worked_on(library, bring)
    values = told(plain(library))
    first, second, third = values["papers"]
    assert (first["title"], first["state"], first["rating"], first["tags"]) == (
        "One Thing", "reading", 4, ["to do", "vision/3d"]
    )  # fmt: skip
    assert first["links"] == [{"url": "https://github.com/lab/one", "kind": "repository"}]
    assert first["seen"] == [{"listing": 1, "position": 1}]
    assert first["added"].endswith("Z")
    assert (second["starred"], second["notes"]) == (True, "- words\n    - of mine")
    assert third["state"] == "dismissed"
    assert values["library"] == library.identity
    assert [listing["name"] for listing in values["listings"]] == ["page.txt"]
    assert [tag["name"] for tag in values["tags"]] == ["to do", "vision/3d"]
    assert values["papers_in_all"] == 3


def test_papers_come_back_by_an_import(library: Library, bring: Import, tmp_path: Path) -> None:
    worked_on(library, bring)
    path = plain(library)
    with Library.open(tmp_path / "new.db") as new:
        report = new.import_files([path])
        assert (report.found, report.new, report.skipped) == (3, 3, 0)
        for query in ("", "is:dismissed", "tag:vision", "is:starred", "has:code", "words"):
            ours, theirs = (one.papers(one.search(query).ids) for one in (library, new))
            assert sorted(map(words, ours)) == sorted(map(words, theirs))


def words(paper: Any) -> tuple[Any, ...]:
    return (
        paper.title, paper.abstract, paper.authors, paper.state, paper.starred, paper.rating, paper.notes,
        paper.tags, paper.links, paper.cite_key,
    )  # fmt: skip


def test_what_was_in_the_trash_is_told_and_not_brought_back(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", "Another Thing")
    editing.trash(library, library.search().ids[:1])
    path = plain(library)
    assert sum(paper["trashed"] is not None for paper in told(path)["papers"]) == 1
    with Library.open(tmp_path / "new.db") as new:
        report = new.import_files([path])
        assert (report.new, report.skipped) == (1, 1)


def test_more_papers_than_are_read_at_a_time_all_stand_in_it(library: Library, bring: Import) -> None:
    bring(*(f"A Paper of Many, Number {number}" for number in range(1_203)))
    papers = told(plain(library))["papers"]
    assert [paper["id"] for paper in papers] == sorted(library.search().ids)


NOT_UTF_8 = "CAST(x'41fffe42' AS TEXT)"


@pytest.mark.parametrize(
    ("damage", "kind", "name", "kept"),
    [
        ("UPDATE paper SET title=CAST(title AS BLOB)", "papers", "title", "One Thing"),
        (f"UPDATE paper SET notes={NOT_UTF_8}", "papers", "notes", "A\ufffd\ufffdB"),
        ("UPDATE paper SET added=CAST('2026-03-17 12:00:00' AS BLOB)", "papers", "added", "2026-03-17T12:00:00Z"),
        ("UPDATE paper SET state=CAST(state AS BLOB)", "papers", "state", "unread"),
        (f"UPDATE paper SET state={NOT_UTF_8}", "papers", "state", "A\ufffd\ufffdB"),
        ("UPDATE listing SET skipped='[[1,'", "listings", "skipped", []),
        (f"UPDATE listing SET name={NOT_UTF_8}", "listings", "name", "A\ufffd\ufffdB"),
    ],
)
def test_damage_to_a_value_keeps_nothing_else_from_being_told(
    library: Library, bring: Import, damage: str, kind: str, name: str, kept: object
) -> None:
    bring("One Thing")
    overwrite(library, damage)
    assert told(plain(library))[kind][0][name] == kept


def test_a_library_without_its_own_row_is_told_all_the_same(library: Library, bring: Import) -> None:
    bring("One Thing")
    overwrite(library, "DELETE FROM library")
    assert [paper["title"] for paper in told(plain(library))["papers"]] == ["One Thing"]
