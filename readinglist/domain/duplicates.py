"""Papers that may be one: what they are compared by, and what is proposed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Why(StrEnum):
    """Why two papers may be one, as it is told to who decides."""

    SAME_IDENTIFIER = "the same identifier"
    SAME_TITLE = "the same title"
    TURNED = "the same words in another order"
    SMALL_WORDS = "other small words"
    MISTYPED = "a typo"
    SUBTITLE = "a subtitle"
    CUT = "a title cut short"
    RETITLED = "another title of the same preprint"


class Titled(NamedTuple):
    """What of a paper tells whether it is another one, too. A plain tuple, since there may be a million."""

    id: int
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    arxiv: str | None = None
    doi: str | None = None


class PossibleDuplicate(NamedTuple):
    """Two papers (ids, the smaller first) that may be one; `alike` is above 0 and at most 1."""

    one: int
    other: int
    alike: float
    why: Why

    @property
    def is_exact(self) -> bool:
        """Whether they are one beyond doubt: by an identifier, or by title and authors."""
        return self.alike == 1 and self.why in (Why.SAME_IDENTIFIER, Why.SAME_TITLE)
