"""Whatever is typed into the search is an answer, by the store and the index of a real library, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readinglist.library import Library, tagging
from tests.library.conftest import Import

PREFIXES = ["tag:", "in:", "title:", "author:", "abstract:", "notes:", "venue:", "year:", "added:", "rating:", "is:",
            "has:", "doi:", "arxiv:", "key:", "sort:", "-", "(", ")", '"', "OR ", "~", " "]  # fmt: skip
HOSTILE = ['"', "C++", "%", "_", "NEAR(", 'NEAR("a b", 3)', "'; DROP TABLE paper; --", "\\", "*", "?", "^", "[a-",
           "{0}", "%s", "\0", "\ud800", "\u202e", "e\u0301", "论文", "9" * 40, "-1", "9999-99-99", "..", "0000",
           "1/0"]  # fmt: skip


@pytest.fixture
def shelf(library: Library, bring: Import) -> Library:
    bring("Sheep of the Meadow", 'C++ for 100% of _all_ "Sheep"')
    tagging.tag(library, library.search().ids, add=["%", "_"])
    return library


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(st.sampled_from(PREFIXES + HOSTILE) | st.text(max_size=5), max_size=8).map("".join))
def test_whatever_is_typed_is_answered(shelf: Library, typed: str) -> None:
    assert set(shelf.search(typed).ids) <= {1, 2}


@pytest.mark.parametrize("part", ["x", "x ", '"', "(", "tag:", "in:% ", "-", "论", "tag:% OR "])
def test_sixty_thousand_characters_are_answered(shelf: Library, part: str) -> None:
    assert set(shelf.search((part * 60_000)[:60_000]).ids) <= {1, 2}


@pytest.mark.parametrize(("typed", "found"), [("tag:%", 2), ("tag:_", 2), ("in:%", 0), ("tag:'", 0), ("C++", 1)])
def test_a_sign_that_means_something_to_a_database_means_itself(shelf: Library, typed: str, found: int) -> None:
    assert len(shelf.search(typed).ids) == found
