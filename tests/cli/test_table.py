"""Papers in a table that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from readinglist.cli.table import Table
from readinglist.cli.text import width
from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State

PAPER = Paper(
    id=7,
    title="Counting Birds by Their Shadows at Noon: A Survey of Methods",
    abstract="",
    authors=(),
    year=2024,
    venue="",
    arxiv=None,
    doi=None,
    state=State.UNREAD,
    starred=False,
    rating=0,
    notes="",
    cite_key="birds",
    added=datetime(2026, 3, 1, tzinfo=UTC),
    trashed=None,
    tags=("vision/birds", "survey"),
    links=(Link.to("https://github.com/invented/bird-shadows"),),
    listings=(),
)


def lines(*papers: Paper, room: int | None) -> list[str]:
    table = Table.fitted(papers, room)
    return [table.heading(), *map(table.row, papers)]


def test_a_row_has_number_state_title_tags_and_best_link() -> None:
    heading, row = lines(PAPER, room=None)
    assert heading.split() == ["ID", "STATE", "TITLE", "TAGS", "LINK"]
    assert row == f"7   unread  {PAPER.title}  vision/birds, survey  https://github.com/invented/bird-shadows"


def test_columns_stand_under_their_headings() -> None:
    heading, *rows = lines(PAPER, replace(PAPER, id=1234, title="鳥を数える", tags=()), room=None)
    for row in rows:
        before = row[: row.index("https:")]
        assert width(before) == heading.index("LINK")


@pytest.mark.parametrize("room", [40, 60, 80, 100, 120, 200])
def test_every_line_fits_the_terminal(room: int) -> None:
    wide = replace(PAPER, title="鳥の影を数える方法についての長い題名" * 5)
    assert all(width(line) <= room for line in lines(PAPER, wide, room=room))


def test_a_link_is_kept_whole_on_an_ordinary_terminal() -> None:
    assert lines(PAPER, room=100)[1].endswith("https://github.com/invented/bird-shadows")


def test_without_tags_there_is_no_column_for_them() -> None:
    assert "TAGS" not in lines(replace(PAPER, tags=()), room=80)[0]


def test_a_paper_without_link_ends_at_its_last_word() -> None:
    assert lines(replace(PAPER, links=(), tags=()), room=None)[1].endswith("Methods")
