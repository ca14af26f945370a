"""What citation keys are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol


class Citable(Protocol):
    """What a citation key is made of: a paper, or a record that becomes one."""

    @property
    def title(self) -> str:
        """Its clean title."""

    @property
    def authors(self) -> Sequence[str]:
        """Their names, in order."""

    @property
    def year(self) -> int | None:
        """When it was published."""

    @property
    def venue(self) -> str:
        """Where it was published."""

    @property
    def arxiv(self) -> str | None:
        """Its arXiv id."""

    @property
    def doi(self) -> str | None:
        """Its DOI."""


class KeyedPaper(NamedTuple):
    """A paper of the library with its citation key and what that may be made of; a library has very many."""

    id: int
    title: str
    authors: tuple[str, ...]
    year: int | None
    venue: str
    arxiv: str | None
    doi: str | None
    cite_key: str
    is_trashed: bool


Make = Callable[[Citable], str]
"""Makes a part of a key of a paper; nothing where the paper lacks what it is made of."""
