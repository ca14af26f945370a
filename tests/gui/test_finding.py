"""What is asked as one types, and in which words it is counted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from readinglist.gui.details.seen_in import long_date
from readinglist.gui.papers.row_text import when
from tests.gui.parts import Program


@pytest.fixture(params=["Etc/GMT+12", "Etc/GMT-14"])
def far_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The ends of the world: at every hour it is another day than in Greenwich in one of them."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a running program cannot be changed here")
    with monkeypatch.context() as place:
        place.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_away")
def test_what_was_just_added_was_added_today_wherever_one_is(program: Program) -> None:
    program.desk.search.setText("added:today")
    program.settle()
    assert len(program.titles()) == 5


@pytest.mark.usefixtures("far_away")
def test_what_was_just_added_is_recent_wherever_one_is(program: Program) -> None:
    program.desk.sidebar.choose("recent")
    program.settle()
    assert len(program.titles()) == program.desk.sidebar.entry.count == 5


@pytest.mark.usefixtures("far_away")
def test_rows_and_details_mean_the_same_day_as_a_search(program: Program) -> None:
    today = datetime.now(UTC).date()
    paper = program.desk.papers.current_paper()
    assert when(paper, today) == "today"
    assert long_date(paper.added) == f"{today.day} {today:%B %Y}"
