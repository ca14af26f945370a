from __future__ import annotations

import pytest

from readinglist.library.text import paced


@pytest.mark.parametrize(
    ("count", "seconds", "text"),
    [
        (12_400, 0.9, ""),
        (0, 5.0, ""),
        (1, 5.0, ""),
        (12_400, 2.0, "6,200 a second"),
        (19_687, 2.0, "9,800 a second"),
        (846, 2.0, "423 a second"),
    ],
)
def test_a_pace_is_told_in_round_figures_once_there_is_something_to_go_by(
    count: int, seconds: float, text: str
) -> None:
    assert paced(count, seconds) == text
