"""Which records are papers that are known, by the rules of `domain.identity`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from readinglist.domain.identity import is_stand_in, same_identifiers, stand_in_title, title_key
from readinglist.domain.records import Record
from readinglist.storage.intake import Known


@dataclass(frozen=True, slots=True)
class Match:
    """A record's paper.

    `new` is true for the first record of a paper that the library does not have, or has in the trash only; such a one
    is `returning`. One that the user has `dismissed` stays so.
    """

    paper_id: int
    new: bool
    returning: bool = False
    dismissed: bool = False


def match(
    known: Collection[Known], records: Sequence[Record], first_id: int, decided: Mapping[int, int] | None = None
) -> list[Match]:
    """Return the paper of each record; papers that are new get ids from `first_id` on, in order.

    The user may have `decided` of which paper (id) the record at a place is, for its title does not tell.
    """
    papers = _Papers()
    for trashed in (False, True):  # one that is there goes before one in the trash, a name of now before one of old
        some = [paper for paper in known if paper.trashed is trashed]
        for paper in some:
            papers.add(paper)
        for paper in some:
            papers.add_aliases(paper)
    trashed_ids = {paper.id for paper in known if paper.trashed}
    matches = []
    next_id = first_id
    for place, record in enumerate(records):
        found = papers.decided(decided[place]) if decided and place in decided else None
        key = title_key(record.title)
        found = found or papers.find(record, key)
        if found is None:
            papers.add(Known(next_id, record.arxiv, record.doi, key))
            matches.append(Match(next_id, True))
            next_id += 1
        else:
            is_returning = found.id in trashed_ids
            trashed_ids.discard(found.id)
            matches.append(Match(found.id, is_returning, is_returning, found.dismissed and not is_returning))
            papers.add(_filled(found, record))
    return matches


def _filled(paper: Known, record: Record) -> Known:
    """Return what a paper is recognised by, once the record has given it what it lacks."""
    key = title_key(record.title) if _is_untitled(paper) else paper.title_key
    return replace(paper, arxiv=paper.arxiv or record.arxiv, doi=paper.doi or record.doi, title_key=key)


def _is_untitled(paper: Known) -> bool:
    """Tell whether the title is one that stands in; most are told at a glance, for folding a title takes its time."""
    if not paper.title_key.startswith(("arxiv", "doi")):
        return False
    return paper.title_key in map(
        title_key, (stand_in_title(paper.arxiv, None, ""), stand_in_title(None, paper.doi, ""))
    )


class _Papers:
    """Papers by each thing that they are recognised by."""

    def __init__(self) -> None:
        self._papers: dict[int, Known] = {}
        self._by_arxiv: dict[str, int] = {}
        self._by_doi: dict[str, dict[int, None]] = {}
        self._by_title: dict[str, dict[int, None]] = {}

    def add(self, paper: Known) -> None:
        """Take a paper in, or what more is known of it."""
        self._papers[paper.id] = paper
        if paper.arxiv:
            self._by_arxiv.setdefault(paper.arxiv, paper.id)
        if paper.doi:
            self._by_doi.setdefault(paper.doi, {})[paper.id] = None
        self._by_title.setdefault(paper.title_key, {})[paper.id] = None

    def add_aliases(self, paper: Known) -> None:
        """Let a paper be found by the names that it went by, where no other has them."""
        for alias in paper.aliases:
            kind, _, name = alias.partition(" ")
            match kind:
                case "arxiv":
                    self._by_arxiv.setdefault(name, paper.id)
                case "doi":
                    self._by_doi.setdefault(name, {})[paper.id] = None
                case _:
                    self._by_title.setdefault(name, {})[paper.id] = None

    def decided(self, number: int) -> Known | None:
        """Return the paper with this id, if it is here."""
        return self._papers.get(number)

    def find(self, record: Record, key: str) -> Known | None:
        """Return the paper that a record is of, if it is here; `key` is that of its title."""
        if record.arxiv and record.arxiv in self._by_arxiv:
            return self._papers[self._by_arxiv[record.arxiv]]
        same_doi = (self._papers[number] for number in self._by_doi.get(record.doi or "", ()))
        if found := next((p for p in same_doi if not (p.arxiv and record.arxiv)), None):  # for these are two
            return found
        identifiers = (record.arxiv, record.doi)
        if any(identifiers) and is_stand_in(record.title):
            return None  # such a title says nothing beyond them
        same_title = (self._papers[number] for number in self._by_title.get(key, ()))
        return next((p for p in same_title if same_identifiers((p.arxiv, p.doi), identifiers)), None)
