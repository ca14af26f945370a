"""Figures are told as they are: goals, spreads, the power law of the chart."""

from __future__ import annotations

import pytest

from tests.bench.chart import Line
from tests.bench.table import Goal, Report, Row
from tests.bench.times import Spread, milliseconds


@pytest.mark.parametrize(
    ("goal", "is_kept", "text"),
    [
        (Goal(8, 8, " ms"), True, "within ≤ 8 ms"),
        (Goal(8.1, 8, " ms"), False, "MISSES ≤ 8 ms"),
        (Goal(0.96, 0.96, " MRR", at_least=True), True, "within ≥ 0.96 MRR"),
        (Goal(19_999, 20_000, " papers/s", at_least=True), False, "MISSES ≥ 20,000 papers/s"),
    ],
)
def test_a_goal_says_whether_it_is_kept(goal: Goal, is_kept: bool, text: str) -> None:
    assert goal.is_kept is is_kept
    assert str(goal) == text


def test_a_report_lines_figures_up_and_names_the_goals_that_are_missed(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.table("Start", ("time",), [Row("small", ("9 ms",), [Goal(9, 8)]), Row("a large one", ("10 ms",))])
    report.close()
    assert capsys.readouterr().out.splitlines() == [
        "",
        "Start         time",
        "small         9 ms   MISSES ≤ 8",
        "a large one  10 ms",
        "",
        "0 of 1 goals kept:",
        "  Start - small: 9, MISSES ≤ 8",
    ]


def test_a_spread_names_the_middle_and_the_worst() -> None:
    spread = Spread.of([number / 1000 for number in range(101)])
    assert spread.figures() == ("50.0 ms", "95.0 ms", "99.0 ms", "100 ms")


def test_times_are_told_in_milliseconds() -> None:
    assert [milliseconds(seconds) for seconds in (2.5, 0.0123, 0.000_001)] == ["2,500 ms", "12.3 ms", "0.0010 ms"]


def test_the_chart_finds_the_power_law_that_a_line_follows() -> None:
    sizes = (1_000, 10_000, 1_000_000)
    line = Line("square root", sizes, [size**0.5 for size in sizes])
    assert line.exponent == pytest.approx(0.5)
    assert line.fitted(250_000) == pytest.approx(500)
