"""A report says where a fault came about, and holds no words of the user's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.fault_report import MOST_CALLS, WITHHELD, report_of

SECRET = "Private Title"


def reported(fail: Callable[[], object]) -> str:
    try:
        fail()
    except BaseException as error:
        return report_of(error)
    raise AssertionError("nothing was raised")


def wrapped() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError from error


def nested(depth: int) -> None:
    if depth:
        nested(depth - 1)
    raise KeyError(SECRET)


@pytest.mark.parametrize(
    "fail",
    [
        lambda: int(SECRET),
        lambda: {}[SECRET],
        lambda: [].index(SECRET),
        lambda: Path(f"/nowhere/{SECRET}").read_text(),
        lambda: json.loads(SECRET),
        lambda: SECRET.encode("utf-16").decode("ascii"),
        wrapped,
    ],
    ids=["value", "key", "index", "file", "json", "decoding", "chain"],
)
def test_no_words_of_the_user_stand_in_a_report(fail: Callable[[], object]) -> None:
    report = reported(fail)
    assert "Private" not in report
    assert __file__ in report


@pytest.mark.parametrize(
    ("fail", "said"),
    [
        (lambda: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda: {}[42], "KeyError: 42"),
        (lambda: None.title, "AttributeError: 'NoneType' object has no attribute 'title'"),  # type: ignore[attr-defined]
        (lambda: Path("/nowhere").read_text(), "FileNotFoundError: [Errno 2] No such file or directory\n"),
        (lambda: int(SECRET), f"ValueError: {WITHHELD}"),
    ],
    ids=["arithmetic", "id", "attribute", "file", "value"],
)
def test_what_is_about_code_is_told(fail: Callable[[], object], said: str) -> None:
    assert said in reported(fail)


def test_what_led_to_a_fault_stands_before_it() -> None:
    report = reported(wrapped)
    assert report.index("ValueError") < report.index("RuntimeError")


def test_a_deep_fault_is_told_by_its_last_calls() -> None:
    report = reported(lambda: nested(200))
    assert report.count("in nested") <= MOST_CALLS
    assert "KeyError" in report


def test_a_fault_that_led_to_itself_is_told_once() -> None:
    error = ValueError(1)
    error.__context__ = ValueError(2)
    error.__context__.__context__ = error
    assert report_of(error).count("Traceback") == 2
