"""What is written on buttons and in menus begins each word with a capital, as in Keep Up to Date: one rule for all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import readinglist.gui
from readinglist.gui.menus import MENUS
from readinglist.gui.situation import Situation

SMALL = frozenset("a an and as at by for from in into no of on or the to up with".split())
MADE_BY = frozenset({"QPushButton", "quiet_button", "addButton", "Way"})
"""What makes a button, and has first what is written on it."""


def in_title_case(words: str) -> bool:
    """Whether all words but small ones within begin with a capital; what a bracket adds is a remark."""
    first, *rest = words.partition(" (")[0].split()
    return not first.islower() and not any(word.islower() for word in rest if word not in SMALL)


def written_on_buttons() -> Iterator[tuple[str, str]]:
    """Yield what the source writes on buttons as it stands there, each with its file."""
    for path in sorted(Path(readinglist.gui.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                is_made = getattr(node.func, "id", getattr(node.func, "attr", "")) in MADE_BY
                named = [keyword.value for keyword in node.keywords if keyword.arg == "button"]
                for said in [*(node.args[:1] if is_made else ()), *named]:
                    if isinstance(said, ast.Constant) and isinstance(said.value, str) and said.value:
                        yield path.name, said.value


def test_buttons_are_in_title_case() -> None:
    written = list(written_on_buttons())
    assert ("choosing.py", "Reset All…") in written
    assert [one for one in written if not in_title_case(one[1])] == []


def test_lines_of_menus_are_in_title_case() -> None:
    texts = [action.text_in(Situation()) for menu in MENUS for action in menu.actions()]
    assert [text for text in texts if not in_title_case(text)] == []


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("Keep Up to Date…", True),
        ("Import 2 Papers", True),
        ("arXiv", True),
        ("Import 2 papers", False),
        ("undo", False),
    ],
)
def test_the_rule(words: str, is_so: bool) -> None:
    assert in_title_case(words) is is_so
