"""Which records are papers that are known, by the rules of `domain.identity`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readinglist.domain.identity import same_identifiers, title_key
from readinglist.domain.records import Record
from readinglist.storage.intake import Known


@dataclass(frozen=True, slots=True)
class Match:
    """A record's paper.

    `new` is true for the first record of a paper that the library does not have, or has in the trash only; such a one
    is `returning`.
    """

    paper_id: int
    new: bool
    returning: bool = False


def match(known: Iterable[Known], records: Sequence[Record], first_id: int) -> list[Match]:
    """Return the paper of each record; papers that are new get ids from `first_id` on, in order."""
    papers = _Papers()
    trashed = set()
    for paper in sorted(known, key=lambda paper: paper.trashed):  # one that is there goes before one in the trash
        papers.add(paper)
        if paper.trashed:
            trashed.add(paper.id)
    matches = []
    next_id = first_id
    for record in records:
        found = papers.find(record)
        if found is None:
            papers.add(Known(next_id, record.arxiv, record.doi, title_key(record.title)))
            matches.append(Match(next_id, True))
            next_id += 1
        else:
            is_returning = found.id in trashed
            trashed.discard(found.id)
            matches.append(Match(found.id, is_returning, is_returning))
    return matches


class _Papers:
    """Papers by each thing that they are recognised by."""

    def __init__(self) -> None:
        self._by_arxiv: dict[str, Known] = {}
        self._by_doi: dict[str, Known] = {}
        self._by_title: dict[str, list[Known]] = {}

    def add(self, paper: Known) -> None:
        if paper.arxiv:
            self._by_arxiv.setdefault(paper.arxiv, paper)
        if paper.doi:
            self._by_doi.setdefault(paper.doi, paper)
        self._by_title.setdefault(paper.title_key, []).append(paper)

    def find(self, record: Record) -> Known | None:
        if record.arxiv and record.arxiv in self._by_arxiv:
            return self._by_arxiv[record.arxiv]
        if record.doi and record.doi in self._by_doi:
            return self._by_doi[record.doi]
        identifiers = (record.arxiv, record.doi)
        same_title = self._by_title.get(title_key(record.title), [])
        return next((p for p in same_title if same_identifiers((p.arxiv, p.doi), identifiers)), None)
