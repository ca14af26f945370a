"""Patterns for citation keys, in the words of Better BibTeX for Zotero: `auth.lower + shorttitle(3, 3) + year`.

Words say what of a paper stands in its key, filters behind a dot change it, text stands in quotes, `+` joins. Of
several patterns, with `|`, `;` or a line break between, the first that makes something counts; parentheses group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from readinglist.domain.cite_key import FALLBACK, fitted
from readinglist.domain.key_patterns.citable import Citable, Make
from readinglist.domain.key_patterns.filters import PassedOver
from readinglist.domain.key_patterns.parsing import parsed

DEFAULT_PATTERN = 'auth.lower + year.prefix("-") + words(3).lower.condense("-").prefix("-")'
"""First author, year and three telling words of the title, as far as they are known: `vaswani-2017-attention-all-you`,
and where the title stands alone, `convnet-2020s`."""


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """How citation keys are made. `text` is what was written; nothing stands for the usual pattern."""

    text: str
    makes: tuple[Make, ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, text: str) -> Self:
        """Return what a pattern means.

        Raises:
            InvalidPattern: it means nothing; the error says why, and where.
        """
        written = text.strip()
        return cls("" if written == DEFAULT_PATTERN else written, parsed(text if written else DEFAULT_PATTERN))

    def key(self, paper: Citable) -> str:
        """Return the key that a paper would like: valid, at most MAX_KEY_LENGTH long, never empty."""
        for make in self.makes:
            try:
                key = fitted(make(paper))
            except PassedOver:
                continue
            if key:
                return key
        return FALLBACK
