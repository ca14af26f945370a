"""What has become of pairs of papers that were proposed as one, after the library has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readinglist.domain.duplicates import PossibleDuplicate, Titled
from readinglist.domain.paper import Paper
from readinglist.library.compared_paper import compared
from readinglist.library.likeness import contradict, likeness

if TYPE_CHECKING:
    from readinglist.library.library import Library

_PAGE = 200
"""Pairs that are looked at together."""


def looked_at_again(
    library: Library, pairs: Sequence[PossibleDuplicate], merged: Mapping[int, int]
) -> list[PossibleDuplicate | None]:
    """Return what stands for each pair by now: None where it is proposed no more.

    `merged` says which papers (ids) were merged into which. The pair of one that was, as long as it is in the trash, is
    that of the paper it was merged into, for what they had in common.
    """
    apart = library.store.told_apart()
    return [
        again
        for start in range(0, len(pairs), _PAGE)
        for again in _looked_at_again(library, pairs[start : start + _PAGE], merged, apart)
    ]


def _looked_at_again(
    library: Library, pairs: Sequence[PossibleDuplicate], merged: Mapping[int, int], apart: set[tuple[int, int]]
) -> list[PossibleDuplicate | None]:
    papers: dict[int, Paper] = {}
    wanted = {number for pair in pairs for number in (pair.one, pair.other)}
    while wanted:
        found = library.papers(sorted(wanted))
        papers |= {paper.id: paper for paper in found}
        wanted = {merged[number] for number in wanted if _is_gone(number, papers) and number in merged} - papers.keys()

    def now(number: int) -> int:
        seen: set[int] = set()
        while _is_gone(number, papers) and number in merged and number not in seen:
            seen.add(number)
            number = merged[number]
        return number

    def again(pair: PossibleDuplicate) -> PossibleDuplicate | None:
        one, other = sorted((now(pair.one), now(pair.other)))
        if one == other or _is_gone(one, papers) or _is_gone(other, papers) or (one, other) in apart:
            return None
        if contradict(_titled(papers[one]), _titled(papers[other])):
            return None
        evidence = [_titled(papers[number if number in papers else now(number)]) for number in (pair.one, pair.other)]
        found = likeness(compared(evidence[0]), compared(evidence[1]))
        return PossibleDuplicate(one, other, found.alike, found.why) if found else None

    return [again(pair) for pair in pairs]


def _is_gone(number: int, papers: Mapping[int, Paper]) -> bool:
    return number not in papers or papers[number].trashed is not None


def _titled(paper: Paper) -> Titled:
    return Titled(paper.id, paper.title, paper.authors, paper.year, paper.arxiv, paper.doi)
