"""Putting the parts of a citation key together: one behind the other, one instead of another, changed by filters."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.key_patterns.citable import Citable, Make
from readinglist.domain.key_patterns.filters import Filter, PassedOver

_LONGEST = 2_000  # characters of a part: filters that replace could else make any length


def constant(text: str) -> Make:
    """Return what makes the same of every paper."""
    return lambda _paper: text


def joined(parts: Sequence[Make]) -> Make:
    """Return what makes all parts, one behind the other."""
    if len(parts) == 1:
        return parts[0]
    return lambda paper: "".join([make(paper) for make in parts])


def first_of(choices: Sequence[Make]) -> Make:
    """Return what makes the first choice that gives something."""

    def make(paper: Citable) -> str:
        for choice in choices:
            try:
                text = choice(paper)
            except PassedOver:
                continue
            if text.strip():
                return text
        return ""

    return make


def filtered(make: Make, filters: Sequence[Filter]) -> Make:
    """Return what makes a part and changes it by one filter after another."""
    if not filters:
        return make

    def made(paper: Citable) -> str:
        text = make(paper)
        for change in filters:
            text = change(text)[:_LONGEST]
        return text

    return made
