"""Reading a pattern for citation keys: what it means, or what is wrong with it and where."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn, TypeVar

from readinglist.domain.errors import InvalidPattern
from readinglist.domain.key_patterns.citable import Make
from readinglist.domain.key_patterns.filters import FILTERS, Filter
from readinglist.domain.key_patterns.making import constant, filtered, first_of, joined
from readinglist.domain.key_patterns.tokens import Token, tokens
from readinglist.domain.key_patterns.words import WORDS

T = TypeVar("T")
_DEEPEST = 20  # parentheses within each other
_KEPT = re.compile(r"[A-Za-z0-9:_.+/ -]*")
_LOOKED_FOR = ("find", "relation")  # texts that stand in no key


def parsed(text: str) -> tuple[Make, ...]:
    """Return the patterns in a text, to be tried in turn.

    Raises:
        InvalidPattern: it means nothing.
    """
    reader = _Reader(tokens(text))
    choices = reader.choices(0)
    reader.expect_end()
    return tuple(choices)


class _Reader:
    """Goes through the tokens once; each method reads what it is named for."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._place = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def choices(self, depth: int) -> list[Make]:
        """Read patterns with `|`, `;` or line breaks between."""
        found = [self._sum(depth)]
        while self._took("|", ";", "\n"):
            while self._took(";", "\n"):
                pass
            if self._next.text not in ("", ")"):  # the last line may end in one
                found.append(self._sum(depth))
        return found

    def expect_end(self) -> None:
        """See that nothing is left."""
        if self._next.text == ")":
            self._refuse("this parenthesis was never opened")
        if self._next.kind != "end":
            self._refuse("a + is missing")

    def _sum(self, depth: int) -> Make:
        parts = [self._part(depth)]
        while self._took("+"):
            parts.append(self._part(depth))
        return joined(parts)

    def _part(self, depth: int) -> Make:
        while self._took("\n"):  # behind a +
            pass
        if self._next.text == "(":
            make = self._group(depth + 1)
        elif self._next.kind == "text":
            make = constant(str(self._value("")))
        elif self._next.kind == "name":
            make = self._called(WORDS, "no word of a pattern")
        else:
            self._refuse("a word such as auth is missing")
        filters: list[Filter] = []
        while self._took("."):
            if self._next.kind != "name":
                self._refuse("the name of a filter, such as lower, is missing")
            filters.append(self._called(FILTERS, "no filter"))
        return filtered(make, filters)

    def _group(self, depth: int) -> Make:
        if depth > _DEEPEST:
            self._refuse("there are too many parentheses within each other")
        self._took("(")
        make = first_of(self.choices(depth))
        if not self._took(")"):
            self._refuse("a closing parenthesis is missing")
        return make

    def _called(self, table: Mapping[str, Callable[..., T]], what: str) -> T:
        token = self._next
        name = token.text if token.text in table else {one.lower(): one for one in table}.get(token.text.lower(), "")
        if not name:
            self._refuse(f"“{token.text}” is {what}{_meant(token.text, table)}")
        self._place += 1
        function = table[name]
        given = self._arguments(name, inspect.signature(function).parameters)
        try:
            return function(**given)
        except ValueError as error:
            self._refuse(f"{name} {error}", token)

    def _arguments(self, name: str, parameters: Mapping[str, inspect.Parameter]) -> dict[str, str | int]:
        given: dict[str, str | int] = {}
        token = self._tokens[self._place - 1]
        if self._took("("):
            while not self._took(")"):
                if given and not self._took(","):
                    self._refuse("a comma or a closing parenthesis is missing")
                key = self._parameter(name, list(parameters), len(given))
                given[key] = self._value(key, parameters[key].annotation)
        needed = [key for key, parameter in parameters.items() if parameter.default is parameter.empty]
        if not given.keys() >= set(needed):
            example = ", ".join(['"-"'] * len(needed))
            self._refuse(f"{name} needs its text in parentheses, as in {name}({example})", token)
        return given

    def _parameter(self, name: str, names: list[str], place: int) -> str:
        """Return which parameter a value is for: the one that is named, or the next."""
        token = self._next
        if token.kind == "name" and self._tokens[self._place + 1].text == "=":
            if token.text not in names:
                self._refuse(f"{name} has no “{token.text}”" + (f"; it has {', '.join(names)}" if names else ""))
            self._place += 2
            return token.text
        if place >= len(names):
            self._refuse(f"{name} takes {f'no more than {len(names)} values' if names else 'no values'}")
        return names[place]

    def _value(self, key: str, kind: str = "str") -> str | int:
        token = self._next
        if token.kind == "number" and kind == "int":
            self._place += 1
            return int(token.text)
        if token.kind != "text" or kind != "str":
            self._refuse("a number is missing" if kind == "int" else 'text in quotes, such as "-", is missing')
        text = token.text[1:-1]
        if key not in _LOOKED_FOR and not _KEPT.fullmatch(text):
            self._refuse(f"{token.text} cannot stand in a citation key, which has letters, digits and : _ . + / - only")
        self._place += 1
        return text

    def _took(self, *signs: str) -> bool:
        """Go past the next token where it is one of `signs`, and tell whether it was."""
        if self._next.kind == "sign" and self._next.text in signs:
            self._place += 1
            return True
        return False

    def _refuse(self, what: str, token: Token | None = None) -> NoReturn:
        at = token or self._next
        where = "At the end" if at.kind == "end" else f"At character {at.start + 1}"
        raise InvalidPattern(f"{where}: {what}{'' if what.endswith('?') else '.'}", at.start, at.end)


def _meant(typed: str, names: Iterable[str]) -> str:
    """Return a question after the one of `names` that is like what was typed."""
    from difflib import get_close_matches  # most patterns have no fault

    near = get_close_matches(typed, names, 1)
    return f"; did you mean {near[0]}?" if near else ""
