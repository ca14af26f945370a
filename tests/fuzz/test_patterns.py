"""Every regular expression of the program, used as the program uses it, takes time in proportion to the text."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

import readinglist
from tests.fuzz.mutations import MAX_INPUT
from tests.fuzz.trial import SECONDS, Overtime, limited

REPEATED = (
    "a", "1", " ", "\n", "\r\n", "\t", "_", "-", "a-", "Ab. ", "a, b and ", "/", "a/", "http://a", "[", "](", "{",
    "<a ", "<", "&", "\\", "\\a{", "$", "@a{", '"', "*", "|", "10.1/", "arXiv:", "2403.0000", "Mar 3 ", "é", ":", "=",
    "- [ ] ", "TY  - \n",
)  # fmt: skip
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")

Use = tuple[re.Pattern[Any], str]


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(readinglist.__path__, "readinglist."):
        if "__main__" not in found.name and ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def uses(module: ModuleType) -> Iterator[tuple[Use, str]]:
    """Yield what `module` uses of regular expressions: its own and those of others by name, its tables by `sub`."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
            pattern = getattr(module, node.value.id, None)
            if isinstance(pattern, re.Pattern):
                yield (pattern, node.attr), f"{module.__name__}.{node.value.id}"
    for name, value in list(vars(module).items()):
        if isinstance(value, tuple | list | dict):
            yield from (((pattern, "sub"), f"{module.__name__}.{name}") for pattern in _patterns_in(value))


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _patterns_in(one)
    elif isinstance(value, dict):
        yield from _patterns_in([*value.keys(), *value.values()])


def texts(pattern: re.Pattern[Any]) -> Iterator[Any]:
    for repeated in REPEATED:
        text = repeated * (MAX_INPUT // len(repeated))
        yield text if isinstance(pattern.pattern, str) else text.encode()


def try_out(pattern: re.Pattern[Any], method: str, text: Any) -> None:
    if method == "sub":
        pattern.sub(lambda _: text[:0], text)
    elif method == "finditer":
        any(False for _ in pattern.finditer(text))
    else:
        getattr(pattern, method)(text)


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX systems have a timer of computing")
def test_no_regular_expression_takes_squares_of_time() -> None:
    found = {use: name for module in modules() for use, name in uses(module)}
    slow = []
    for (pattern, method), name in found.items():
        for text in texts(pattern):
            try:
                with limited(SECONDS):  # a hundred times what each takes; squares of time would be twenty times more
                    try_out(pattern, method, text)
            except Overtime:
                slow.append(f"{name}, {method}, on {text[:10]!r} again and again")
    assert len(found) > 200
    assert not slow
