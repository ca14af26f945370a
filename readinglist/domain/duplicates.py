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

    @property
    def reason(self) -> str:
        """Why they may be one, to be read: "Exact: the same title", "A typo, 96 % alike"."""
        if self.is_exact:
            return f"Exact: {self.why}"
        return f"{self.why[0].upper()}{self.why[1:]}, {min(99, round(100 * self.alike))} % alike"

    @property
    def order(self) -> tuple[bool, float, int, int]:
        """What pairs are sorted by: exact ones first, then the most alike, then as the papers came."""
        return not self.is_exact, -self.alike, self.one, self.other
