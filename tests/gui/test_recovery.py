"""A library that cannot be opened is never replaced unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryMissing, LibraryTooNew, NotALibrary, ReadingListError
from readinglist.gui.recovery import ask_for_library
from tests.gui.parts import Answers

MISSED = Path("/papers/library.db")
ERROR = LibraryMissing("There is no library at /papers/library.db; nothing was made in its place.")


@pytest.mark.parametrize(
    ("choice", "answer"),
    [
        (0, (MISSED, False)),
        (1, (Path("/other.db"), False)),
        (2, (Path("/new.db"), True)),
        (3, None),
        (-1, None),
    ],
)
def test_the_user_says_what_to_do(choice: int, answer: tuple[Path, bool] | None) -> None:
    answers = Answers()
    answers.choice_answer, answers.files, answers.path = choice, ["/other.db"], "/new.db"
    assert ask_for_library(MISSED, ERROR, answers) == answer
    assert answers.asked[0] == str(ERROR)


@pytest.mark.parametrize("error", [NotALibrary("It belongs to another program."), LibraryTooNew("It is newer.")])
def test_where_trying_again_helps_nothing_another_library_is_proposed(error: ReadingListError) -> None:
    answers = Answers()
    answers.choice_answer, answers.files = 0, ["/other.db"]
    assert ask_for_library(MISSED, error, answers) == (Path("/other.db"), False)
