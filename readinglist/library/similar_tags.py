"""Tags that may be one: written alike but for case, plural, hyphens and small slips, or one the other's initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from readinglist.domain.change import Change, Entity
from readinglist.domain.tags import Tag, fold
from readinglist.library import tag_tree
from readinglist.library.compared_paper import singular
from readinglist.library.text import counted
from readinglist.search.words import words
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

MOST_COMPARED = 2_000  # tags, the most used first
_FUZZY_FROM = 6  # letters; shorter names are too easily taken for others
_FUZZY = 90.0  # percent of a name that must be alike
_SIGNS = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True)
class SimilarTags:
    """Tags that may be one, each with the number of its papers: `kept` is the most used of them."""

    kept: tuple[Tag, int]
    others: tuple[tuple[Tag, int], ...]


def similar_tags(known: Iterable[tuple[Tag, int]]) -> list[SimilarTags]:
    """Return the groups of tags that may be one, the most used first; `known` are tags with their papers' numbers.

    Only tags below the same tag are compared. What differs by a number or a sign (`gpt-3`, `C#`) is another thing, and
    so is what was told apart.
    """
    ordered = sorted(known, key=lambda one: (-one[1], one[0].id))[:MOST_COMPARED]
    groups: list[tuple[_Spelling, list[tuple[Tag, int]]]] = []
    for one in ordered:
        spelling = _Spelling.of(one[0].name)
        alike = (group for first, group in groups if first.is_like(spelling))
        group = next((group for group in alike if not _is_apart(one[0], group)), None)
        if group is None:
            groups.append((spelling, [one]))
        else:
            group.append(one)
    return [SimilarTags(group[0], tuple(group[1:])) for _first, group in groups if len(group) > 1]


def merge_similar(library: Library, groups: Iterable[tuple[int, Sequence[int]]]) -> Change | None:
    """Merge tags as one change: of each group the others (ids) into the first; what is gone meanwhile is left out."""
    wanted = list(groups)

    def verb(transaction: Transaction) -> str:
        merged = 0
        for into, others in wanted:
            for other in others:
                kept, gone = transaction.tag(into), transaction.tag(other)
                if kept is not None and gone is not None:
                    tag_tree.move(transaction, gone.name, kept.name, merging=True)
                    merged += 1
        return f"Merge {counted(merged, 'similar tag')}"

    return library.do(verb)


def tell_apart(library: Library, ids: Iterable[int]) -> Change | None:
    """Keep for good that these tags are not the same, as one change; those that are gone meanwhile are left out."""
    wanted = set(ids)

    def verb(transaction: Transaction) -> str:
        known = [tag for tag in transaction.tags() if tag.id in wanted]
        names = {fold(tag.name) for tag in known}
        unlike = {tag.id: "\n".join(sorted(tag.unlike | names - {fold(tag.name)})) for tag in known}
        transaction.set(Entity.TAG, "unlike", unlike)
        return f"Tell {counted(len(known), 'tag')} apart"

    return library.do(verb)


def _is_apart(tag: Tag, group: Iterable[tuple[Tag, int]]) -> bool:
    """Tell whether a tag was told apart from one of a group."""
    return any(tag.is_told_apart_from(other) for other, _count in group)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What is compared of a tag: the levels above, its last level as one word and by its initials, its numbers."""

    above: tuple[str, ...]
    whole: str
    initials: str
    marks: str

    @classmethod
    def of(cls, name: str) -> _Spelling:
        *above, last = (singular(words(level)) for level in name.split("/"))
        initials = "".join(word[0] for word in last) if len(last) > 2 else ""
        marks = "".join(sign for sign in _SIGNS.findall(name.rpartition("/")[2]) if sign not in "-_.&'’")
        digits = "".join(filter(str.isdigit, "".join(last)))
        return cls(tuple("".join(level) for level in above), "".join(last), initials, marks + digits)

    def is_like(self, other: _Spelling) -> bool:
        """Tell whether the two may be one tag."""
        if self.above != other.above or self.marks != other.marks or not self.whole or not other.whole:
            return False
        if self.whole == other.whole or self.whole == other.initials or self.initials == other.whole:
            return True
        is_long = min(len(self.whole), len(other.whole)) >= _FUZZY_FROM and self.whole[:2] == other.whole[:2]
        return is_long and fuzz.ratio(self.whole, other.whole, score_cutoff=_FUZZY) > 0
