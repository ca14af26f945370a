"""What an import would do, shown before it is done, and what it did."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from readinglist.domain.change import Change
from readinglist.domain.paper import State
from readinglist.domain.records import Record, Skipped


@dataclass(frozen=True, slots=True)
class Source:
    """One file (or pasted text) as it was read. `error` is the sentence why nothing could be read, else empty.

    `path` is what the user named; `name` is its last part, cleaned for the screen. `sha256` is of the bytes, in hex.
    `notes` are sentences on how it was read (an encoding that had to be guessed).
    """

    path: str
    name: str
    sha256: str = ""
    format: str = ""
    date_text: str = ""
    records: tuple[Record, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record on the way into the library; `known` is true where the paper is there already, or stood earlier on.

    Within a review, candidates with the same number in `paper` are one paper. `position` counts from 1 in the source.
    Where a record is known by what the user said, and by nothing else, it is `said_same`. One that `is_dismissed` is of
    a paper that the user has dismissed, and that stays so.
    """

    record: Record
    known: bool
    paper: int
    position: int
    said_same: bool = False
    is_dismissed: bool = False


@dataclass(frozen=True)
class SourceReview:
    """One source, matched with the library."""

    source: Source
    candidates: tuple[Candidate, ...]

    @property
    def found(self) -> int:
        """All records, read or not."""
        return len(self.candidates) + len(self.source.skipped)

    @cached_property
    def new(self) -> int:
        """Records of papers that the library does not have."""
        return sum(not candidate.known for candidate in self.candidates)

    @property
    def known(self) -> int:
        """Records of papers that the library has."""
        return len(self.candidates) - self.new


@dataclass(frozen=True)
class Review:
    """What an import would do. It may speak of as many papers as there are: what is asked often is looked up once."""

    sources: tuple[SourceReview, ...]

    @property
    def found(self) -> int:
        """All records of all sources."""
        return sum(source.found for source in self.sources)

    @cached_property
    def new(self) -> int:
        """Papers that would be added."""
        return sum(source.new for source in self.sources)

    @property
    def known(self) -> int:
        """Records of papers already in the library, or standing earlier among the sources."""
        return sum(source.known for source in self.sources)

    @cached_property
    def new_papers(self) -> frozenset[int]:
        """The numbers of the papers that would be added."""
        return frozenset(each.paper for source in self.sources for each in source.candidates if not each.known)

    @cached_property
    def keywords(self) -> frozenset[str]:
        """The keywords that the records bring."""
        records = (each.record for source in self.sources for each in source.candidates)
        return frozenset(keyword for record in records for keyword in record.tags)

    @cached_property
    def repeated(self) -> int:
        """How many of the known records are of papers that are new, and stand earlier among the sources."""
        new = self.new_papers
        return sum(each.known and each.paper in new for source in self.sources for each in source.candidates)

    @cached_property
    def dismissed(self) -> int:
        """How many of the known records are of papers that the user has dismissed."""
        return sum(each.is_dismissed for source in self.sources for each in source.candidates)

    @property
    def skipped(self) -> int:
        """Records that could not be read."""
        return sum(len(source.source.skipped) for source in self.sources)

    def gather(self) -> None:
        """Look through all candidates now, on a thread that may take its time: nothing asked later takes any."""
        _ = self.new, self.keywords, self.repeated, self.dismissed

    def with_same(self, papers: Mapping[int, int]) -> Review:
        """Return the review with new papers (their numbers) said to be papers of the library (ids)."""

        def said(candidate: Candidate) -> Candidate:
            same = papers.get(candidate.paper)
            return candidate if same is None else replace(candidate, known=True, paper=same, said_same=True)

        return Review(tuple(replace(one, candidates=tuple(map(said, one.candidates))) for one in self.sources))

    def without(self, unticked: Collection[tuple[int, int]]) -> Review:
        """Return the review less the papers of the candidates at these (source, candidate) positions.

        All candidates of such a paper count as skipped, so that it does not come in where it stands a second time.
        """
        papers = {self.sources[source].candidates[position].paper for source, position in unticked}
        return Review(tuple(_without(review, papers) for review in self.sources))


def _without(review: SourceReview, papers: Collection[int]) -> SourceReview:
    left = [candidate.record for candidate in review.candidates if candidate.paper in papers]
    if not left:
        return review
    skipped = tuple(Skipped(record.line, "left out in the review", record.title) for record in left)
    kept = tuple(candidate for candidate in review.candidates if candidate.paper not in papers)
    return SourceReview(replace(review.source, skipped=(*review.source.skipped, *skipped)), kept)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user wants of an import: `state` and `tags` for new papers; whether `keywords` of files become tags.

    `updates` are records of known papers (ids) whose fields go before those of the library.
    """

    state: State = State.UNREAD
    tags: tuple[str, ...] = ()
    keywords: bool = True
    updates: Mapping[int, Record] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one source: found = new + known + skipped. `error` says why nothing of it was imported.

    So many of the known records are of papers that were `dismissed` before, and stay so.
    """

    path: str
    format: str
    found: int
    new: int
    known: int
    skipped: tuple[Skipped, ...]
    error: str = ""
    notes: tuple[str, ...] = ()
    dismissed: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; `change` is None where the library stayed as it was.

    So many of the new papers got tags by rules (`ruled`).
    """

    files: tuple[FileReport, ...]
    change: Change | None = field(default=None, compare=False)
    ruled: int = 0

    @property
    def found(self) -> int:
        """All records of all files."""
        return sum(file.found for file in self.files)

    @property
    def new(self) -> int:
        """Papers added."""
        return sum(file.new for file in self.files)

    @property
    def known(self) -> int:
        """Records of papers that were there already."""
        return sum(file.known for file in self.files)

    @property
    def dismissed(self) -> int:
        """How many of the known records are of papers that were dismissed before."""
        return sum(file.dismissed for file in self.files)

    @property
    def skipped(self) -> int:
        """Records not imported, each with its reason in `files`."""
        return sum(len(file.skipped) for file in self.files)

    @property
    def errors(self) -> tuple[str, ...]:
        """One sentence for each file that nothing was imported from."""
        return tuple(file.error for file in self.files if file.error)
