"""Queries bound to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.exports import ALL_PARTS, ExportChoice
from readinglist.domain.living import Standing
from readinglist.library import Library, lists, living_exports, tagging
from tests.library.conftest import Import

BIBTEX = ExportChoice("bibtex")


def test_a_query_is_bound_to_a_file_until_that_is_undone(library: Library, tmp_path: Path) -> None:
    choice = ExportChoice("csv", ALL_PARTS.without(["notes", "state"]), "apa")
    change = living_exports.add(library, "  tag:thesis  is:read ", tmp_path / "refs.bib", BIBTEX)
    assert change is not None
    assert change.label == "Keep “refs.bib” Up to Date"
    living_exports.change(library, 1, "tag:thesis", tmp_path / "refs.csv", choice)
    (export,) = living_exports.all_of(library)
    assert (export.query, export.path, export.choice) == ("tag:thesis", tmp_path / "refs.csv", choice)
    assert export.standing is Standing.NEW
    library.undo()
    (export,) = living_exports.all_of(library)
    assert (export.query, export.path, export.choice) == ("tag:thesis is:read", tmp_path / "refs.bib", BIBTEX)
    library.undo()
    assert living_exports.all_of(library) == []
    library.redo()
    assert len(living_exports.all_of(library)) == 1


def test_one_that_was_removed_comes_back_by_undo(library: Library, tmp_path: Path) -> None:
    living_exports.add(library, "", tmp_path / "all.bib", BIBTEX)
    living_exports.remove(library, 1)
    assert living_exports.all_of(library) == []
    library.undo()
    assert [export.path.name for export in living_exports.all_of(library)] == ["all.bib"]


def test_what_cannot_be_is_refused(library: Library, tmp_path: Path) -> None:
    living_exports.add(library, "tag:a", tmp_path / "a.bib", BIBTEX)
    with pytest.raises(InvalidValue, match="up to date already"):
        living_exports.add(library, "tag:b", tmp_path / "a.bib", BIBTEX)
    with pytest.raises(InvalidValue, match="no export format"):
        living_exports.add(library, "tag:b", tmp_path / "b.doc", ExportChoice("word"))
    with pytest.raises(NotFound):
        living_exports.remove(library, 7)
    assert len(living_exports.all_of(library)) == 1


def test_a_file_has_one_export_however_its_path_is_spelt(library: Library, tmp_path: Path) -> None:
    living_exports.add(library, "tag:a", tmp_path / "a.bib", BIBTEX)
    (tmp_path / "link.bib").symlink_to(tmp_path / "a.bib")
    for other in (tmp_path / "far" / ".." / "a.bib", tmp_path / "link.bib"):
        with pytest.raises(InvalidValue, match="up to date already"):
            living_exports.add(library, "tag:b", other, BIBTEX)


def test_undo_gives_no_file_a_second_export(library: Library, tmp_path: Path) -> None:
    living_exports.add(library, "tag:a", tmp_path / "a.bib", BIBTEX)
    removed = living_exports.remove(library, 1)
    living_exports.add(library, "tag:b", tmp_path / "b.bib", BIBTEX)
    moved = living_exports.change(library, 2, "tag:c", tmp_path / "a.bib", BIBTEX)
    assert removed is not None
    assert moved is not None
    assert library.undo(removed.id).kept == 1
    assert [(one.id, one.query) for one in living_exports.all_of(library)] == [(2, "tag:c")]
    living_exports.add(library, "", tmp_path / "b.bib", BIBTEX)
    assert library.undo(moved.id).kept == 1
    assert [(one.query, one.path.name) for one in living_exports.all_of(library)] == [("tag:b", "a.bib"), ("", "b.bib")]


def test_queries_follow_tags_and_listings_that_are_renamed(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", name="monday.txt")
    library.tag([1], add=["vision"])
    living_exports.add(library, "tag:vision in:monday", tmp_path / "list.bib", BIBTEX)
    tagging.rename(library, "vision", "seeing")
    lists.rename_listing(library, 1, "Tuesday")
    (export,) = living_exports.all_of(library)
    assert export.query == "tag:seeing in:Tuesday"
