"""Tags in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library import Library, tag_rules
from tests.cli.conftest import Terminal
from tests.listings import page


@pytest.fixture
def tagged(filled: Terminal) -> Terminal:
    """A terminal whose library has three tags, two of them spelt alike."""
    filled.run("tag", "--add", "LLM", "--id", "1", "2", "3")
    filled.run("tag", "--add", "llms", "--add", "vision/depth", "--id", "4")
    return filled


def test_lists_tags_with_their_counts(tagged: Terminal) -> None:
    done = tagged.run("tags")
    assert done.out == "3  LLM\n1  llms\n1  vision/depth\n"
    assert done.err == "3 tags.\n"
    assert tagged.run("tags", "--json").value[0] == {"name": "LLM", "papers": 3, "colour": "", "number": None}


def test_renames_with_what_is_below_and_says_what_that_touched(tagged: Terminal) -> None:
    assert tagged.run("tags", "--rename", "vision", "seeing").out == "Rename Tag “vision” to “seeing”: 1 paper.\n"
    assert tagged.run("undo").status == 0
    assert [tag["name"] for tag in tagged.run("tags", "--json").value] == ["LLM", "llms", "vision/depth"]


def test_a_name_that_is_taken_or_not_there_is_refused(tagged: Terminal) -> None:
    done = tagged.run("tags", "--rename", "llms", "LLM")
    assert (done.status, done.err) == (1, "There is a tag “LLM” already; nothing was changed.\n")
    assert tagged.run("tags", "--delete", "nothing").err == "There is no tag “nothing”; nothing was changed.\n"
    assert tagged.run("tags", "--merge", "nothing", "LLM").status == 1


def test_shows_similar_tags_and_merges_two(tagged: Terminal) -> None:
    assert tagged.run("tags", "--similar").out == "llms (1) -> LLM (3)\n"
    assert tagged.run("tags", "--similar", "--json").value == [
        {"kept": {"name": "LLM", "papers": 3}, "others": [{"name": "llms", "papers": 1}]}
    ]
    assert tagged.run("tags", "--merge", "llms", "llm", "--json").value == {"papers": 1, "smart_lists": 0, "rules": 0}
    assert tagged.run("tags").out == "4  LLM\n1  vision/depth\n"


def test_deletes_a_tag(tagged: Terminal) -> None:
    assert tagged.run("tags", "--delete", "LLM").out == "Delete Tag “LLM”: 3 papers.\n"


def test_a_deleted_tag_takes_none_of_those_below_it_along(tagged: Terminal) -> None:
    tagged.run("tag", "--add", "LLM/small", "--id", "4", "5")
    assert tagged.run("tags", "--delete", "LLM").out == "Delete Tag “LLM”: 3 papers.\n"
    assert "LLM/small" in tagged.run("tags").out


@pytest.mark.parametrize("change", [("--delete", ""), ("--merge", "nothing", "LLM"), ("--rename", "nothing", "x")])
def test_a_tag_that_was_never_there_is_named(tagged: Terminal, change: tuple[str, ...]) -> None:
    done = tagged.run("tags", *change)
    assert (done.status, done.err) == (1, f"There is no tag “{change[1]}”; nothing was changed.\n")


def test_shows_rules_and_applies_them(tagged: Terminal) -> None:
    with Library.open(tagged.library) as library:
        tag_rules.add(library, "tag:vision", ["depth", "to read"])
    line = "tag:vision -> depth, to read: finds 1 paper, 1 to tag\n"
    done = tagged.run("tags", "--rules")
    assert done.out == line
    assert done.err == "1 rule, 1 paper to tag. readinglist tags --apply-rules tags it.\n"
    rule = {"id": 1, "query": "tag:vision", "tags": ["depth", "to read"], "found": 1, "to_tag": 1}
    assert tagged.run("tags", "--rules", "--json").value == [rule]
    dry = tagged.run("tags", "--apply-rules", "--dry-run").out
    assert dry.startswith(f"{line}  4  ")
    assert tagged.run("tags", "--apply-rules").out == "Tag 1 paper by rules.\n"
    assert "nothing was changed" in tagged.run("tags", "--apply-rules").err
    assert tagged.run("undo").out == "Undone: Tag 1 paper by rules.\n"
    assert tagged.run("tags", "--apply-rules", "--json").value == {"tagged": 1, "rules": [rule]}


def test_an_import_says_how_many_were_tagged_by_rules(filled: Terminal, tmp_path: Path) -> None:
    with Library.open(filled.library) as library:
        tag_rules.add(library, "is:unread", ["fresh"])
    more = tmp_path / "more.txt"
    more.write_text(page(range(3, 8)))
    done = filled.run("import", more)
    assert "3 new papers tagged by rules." in done.out.splitlines()
    assert filled.run("tags").out == "3  fresh\n"
    assert filled.run("import", more, "--json").value["tagged_by_rules"] == 0


def test_dry_run_alone_is_wrong_usage(filled: Terminal) -> None:
    with pytest.raises(SystemExit):
        filled.run("tags", "--dry-run")
