"""A rule finds among the papers of an import what the search line finds once they are in the library."""

from __future__ import annotations

import pytest

from readinglist.library import Library, running_rules, tag_rules
from tests.library.conftest import Import

QUERIES = (
    "diffusion forests", '"weak to strong"', "title:judge", "-forests has:abstract", "diffus", "has:code", "is:unread",
    "(forests OR judges) -has:code", "site:github.com", "in:page", "added:1d", "year:2021..", "tag:vision", "is:tagged",
    "author:nobody", "for", "is:trash", "is:dismissed",
)  # fmt: skip


@pytest.fixture
def library_with_rules(library: Library, bring: Import) -> Library:
    """A library into which papers came after there was a rule for each query."""
    for number, query in enumerate(QUERIES):
        tag_rules.add(library, query, [f"rule {number:02}"])
    bring(
        ("Diffusion Forests", "We grow them. Code is at https://github.com/woods/forest and works well."),
        ("Judges", "How models go from weak to strong, and what happens on the way there, at some length."),
        "Judging Forests by their Trees",
    )
    return library


def test_what_an_import_tagged_is_what_the_search_finds(library_with_rules: Library) -> None:
    for number, query in enumerate(QUERIES):
        if query != "is:tagged":  # by now all are
            found = set(running_rules.found_by(library_with_rules, query) or ())
            assert set(library_with_rules.search(f'tag:"rule {number:02}"').ids) == found, query


def test_tags_that_rules_give_are_seen_by_none_of_them(library_with_rules: Library) -> None:
    assert library_with_rules.count(f'tag:"rule {QUERIES.index("is:tagged"):02}"') == 0
