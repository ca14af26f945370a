"""Rows say what matters in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from readinglist.domain.links import Link, LinkKind
from readinglist.gui.papers.row_text import leaf, link_kinds, second_line, when
from tests.gui.details.papers import PAPER

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def test_authors_go_before_the_abstract() -> None:
    assert second_line(PAPER) == "Ada Lovelace, Grace Hopper · CVPR"
    assert second_line(replace(PAPER, authors=())) == PAPER.abstract
    assert second_line(replace(PAPER, authors=(), abstract="")) == "No abstract"
    assert second_line(replace(PAPER, authors=tuple("abcdef"), venue="")) == "a, b, c, d et al."


@pytest.mark.parametrize(
    ("year", "added", "said"),
    [
        (2022, NOW, "2022"),
        (None, NOW, "today"),
        (None, datetime(2026, 3, 2, 12, tzinfo=UTC), "2 Mar"),
        (None, datetime(2024, 11, 2, 12, tzinfo=UTC), "Nov 2024"),
    ],
)
def test_the_year_is_said_or_else_the_day_of_adding(year: int | None, added: datetime, said: str) -> None:
    assert when(replace(PAPER, year=year, added=added), NOW.date()) == said


@pytest.mark.parametrize(
    ("day", "said"), [(18, "trashed today"), (17, "trashed yesterday"), (6, "trashed 12 days ago")]
)
def test_of_a_paper_in_the_trash_it_is_said_when_it_was_put_there(day: int, said: str) -> None:
    assert when(replace(PAPER, trashed=datetime(2026, 3, day, 20, tzinfo=UTC)), NOW.date()) == said


def test_each_kind_of_link_is_marked_once() -> None:
    urls = ("https://github.com/a/b", "https://github.com/c/d", "https://youtu.be/x")
    links = tuple(Link.to(url) for url in urls)
    assert link_kinds(replace(PAPER, links=links)) == [LinkKind.REPOSITORY, LinkKind.VIDEO]


def test_a_chip_has_room_for_the_last_level_of_a_tag() -> None:
    assert leaf("vision/segmentation") == "segmentation"
    assert leaf("vision") == "vision"
