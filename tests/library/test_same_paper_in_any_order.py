"""Import, merge, tell apart, edit, trash, undo: in whatever order, the library is what a few plain sets say it is."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from operator import attrgetter
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from readinglist.domain.change import Change
from readinglist.domain.identity import title_key
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library import Library, duplicates, editing, importing
from readinglist.library.review import ImportReport, Source

TITLES = st.sampled_from(["Reading", "Writing", "Counting"])
ARXIV = st.sampled_from([None, None, "2403.00001", "2403.00002"])
DOI = st.sampled_from([None, None, "10.1000/one", "10.1000/two"])
TAGS = st.sampled_from([(), ("vision",), ("theory",)])
PLACE = st.integers(0, 20)
TAKEN = st.sets(st.sampled_from(["title", "arxiv", "doi", "state", "cite_key"]))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Make a record with one identifier at most: what two of them say of two papers is no question of order."""
    title, arxiv = draw(TITLES), draw(ARXIV)
    return Record(
        1, title, title, authors=("Ada Lovelace",), arxiv=arxiv, doi=None if arxiv else draw(DOI), tags=draw(TAGS)
    )


@dataclass
class Told:
    """A paper, as plainly as can be."""

    title: str
    arxiv: str | None
    doi: str | None
    state: str = "unread"
    is_trashed: bool = False
    tags: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    listings: set[str] = field(default_factory=set)

    @property
    def own(self) -> set[str]:
        names = {("arxiv", self.arxiv), ("doi", self.doi), ("title", title_key(self.title))}
        return {f"{kind} {name}" for kind, name in names if name}

    def is_other_than(self, record: Record) -> bool:
        pairs = ((self.arxiv, record.arxiv), (self.doi, record.doi))
        return any(mine and its and mine != its for mine, its in pairs)


@dataclass
class Shelf:
    """A library, as plainly as can be."""

    papers: dict[int, Told] = field(default_factory=dict)
    apart: set[tuple[int, int]] = field(default_factory=set)

    def find(self, record: Record) -> int | None:
        """Return the paper of a record: by arXiv id, DOI, title; there before in the trash; now before once."""
        title = f"title {title_key(record.title)}"
        wanted = [name for name in (f"arxiv {record.arxiv}", f"doi {record.doi}", title) if "None" not in name]
        for name in wanted:
            for is_trashed in (False, True):
                for names in (attrgetter("own"), attrgetter("aliases")):
                    for number, paper in sorted(self.papers.items()):
                        is_same = name != title or not paper.is_other_than(record)
                        if paper.is_trashed is is_trashed and name in names(paper) and is_same:
                            return number
        return None

    def take_in(self, number: int, record: Record, listing: str) -> None:
        paper = self.papers.setdefault(number, Told(record.title, record.arxiv, record.doi))
        if paper.is_trashed:
            paper.is_trashed, paper.state = False, "unread"
        paper.arxiv, paper.doi = paper.arxiv or record.arxiv, paper.doi or record.doi
        paper.tags |= set(record.tags)
        paper.listings.add(listing)

    def merge(self, keep: int, other: int, taken: set[str]) -> None:
        kept, gone = self.papers[keep], self.papers[other]
        names = kept.own | gone.own | gone.aliases
        for name in taken - {"cite_key"}:
            setattr(kept, name, getattr(gone, name))
        kept.tags |= gone.tags
        kept.listings |= gone.listings
        kept.aliases |= names - kept.own
        gone.is_trashed = True
        for pair in [pair for pair in self.apart if other in pair and keep not in pair]:
            (third,) = set(pair) - {other}
            self.apart.add((min(keep, third), max(keep, third)))


class SamePaper(RuleBasedStateMachine):
    """The library beside the shelf; each change is kept with the shelf before and after it."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "library.db")
        self.library = Library.open(self.path, waits=False)
        self.numbers = count(1)
        self.shelf = Shelf()
        self.done: list[tuple[Shelf, Shelf]] = []
        self.undone: list[tuple[Shelf, Shelf]] = []

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()

    @rule(record=records())
    def bring(self, record: Record) -> None:
        before, found = self.begin(), self.shelf.find(record)
        number = found or max((0, *self.library.search("is:trash").ids, *self.shelf.papers)) + 1
        is_new = found is None or self.shelf.papers[found].is_trashed
        report = self.take_in(record)
        assert (report.new, report.known) == ((1, 0) if is_new else (0, 1))
        created = report.change.created if report.change else ()
        self.shelf.take_in(created[0] if created else number, record, report.files[0].path)
        self.finish(before, report.change)

    @rule(some=st.lists(records(), min_size=2, max_size=4))
    def bring_some(self, some: list[Record]) -> None:
        """Count: what several records in turn bring is told by the library, and holds together."""
        before = self.begin()
        report = self.take_in(*(replace(one, line=line) for line, one in enumerate(some, start=1)))
        assert importing.review(self.library, [Source("", "again", records=tuple(some))]).new == 0
        self.shelf = self.read()
        self.finish(before, report.change)

    @rule(keep=PLACE, other=PLACE, taken=TAKEN)
    def merge(self, keep: int, other: int, taken: set[str]) -> None:
        pair = self.two(keep, other)
        if pair:
            before = self.begin()
            self.shelf.merge(*pair, taken)
            self.finish(before, duplicates.merge(self.library, *pair, taken))

    @rule()
    def merge_all_exact(self) -> None:
        """Merge what is beyond doubt until nothing is; of what is left, no two may be proposed as exact."""
        for _ in range(5):
            before = self.begin()
            groups = duplicates.exact_groups(self.library)
            change = duplicates.merge_all(self.library, groups)
            self.shelf = self.read()
            self.finish(before, change)
            if change is None:
                break
        assert duplicates.exact_groups(self.library) == []

    @rule(place=PLACE, record=records())
    def say_it_is_the_same(self, place: int, record: Record) -> None:
        number = self.one(place)
        review = importing.review(self.library, [self.source(record)])
        (candidate,) = review.sources[0].candidates
        if number and not candidate.known and not self.shelf.papers[number].is_other_than(record):
            before = self.begin()
            report = importing.commit(self.library, review.with_same({candidate.paper: number}))
            assert (report.new, report.known) == (0, 1)
            assert importing.review(self.library, [Source("", "again", records=(record,))]).new == 0
            self.shelf = self.read()
            self.finish(before, report.change)

    @rule(keep=PLACE, other=PLACE)
    def tell_apart(self, keep: int, other: int) -> None:
        pair = self.two(keep, other)
        if pair:
            before = self.begin()
            self.shelf.apart.add((min(pair), max(pair)))
            self.finish(before, duplicates.tell_apart(self.library, [pair]))

    @rule(place=PLACE, title=TITLES, arxiv=ARXIV)
    def edit(self, place: int, title: str, arxiv: str | None) -> None:
        number = self.one(place)
        if number:
            before, paper = self.begin(), self.shelf.papers[number]
            names = {f"title {title_key(paper.title)}"}
            paper.title, paper.arxiv = title, arxiv
            paper.aliases |= names - paper.own
            self.finish(before, editing.edit(self.library, number, title=title, arxiv=arxiv))

    @rule(place=PLACE, state=st.sampled_from(list(State)))
    def mark(self, place: int, state: State) -> None:
        number = self.one(place)
        if number:
            before = self.begin()
            self.shelf.papers[number].state = state.value
            self.finish(before, self.library.mark([number], state))

    @rule(place=PLACE)
    def trash(self, place: int) -> None:
        number = self.one(place)
        if number:
            before = self.begin()
            self.shelf.papers[number].is_trashed = True
            self.finish(before, self.library.trash([number]))

    @rule()
    def restore(self) -> None:
        before = self.begin()
        for paper in self.shelf.papers.values():
            paper.is_trashed = False
        self.finish(before, editing.restore(self.library, list(self.shelf.papers)))

    @rule()
    def purge(self) -> None:
        gone = [number for number, paper in self.shelf.papers.items() if paper.is_trashed]
        if self.library.purge(gone):
            self.shelf.papers = {n: paper for n, paper in self.shelf.papers.items() if n not in gone}
            self.shelf.apart = {pair for pair in self.shelf.apart if not set(pair) & set(gone)}
            self.done, self.undone = [], []
        self.agree()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        step = self.done.pop()
        assert self.library.undo().kept == 0
        self.undone.append(step)
        self.go_to(step[0])

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        step = self.undone.pop()
        self.library.redo()
        self.done.append(step)
        self.go_to(step[1])

    @precondition(lambda self: self.done)
    @rule(place=PLACE)
    def undo_an_import_and_do_it_again(self, place: int) -> None:
        """Whatever was done since: doing it again is back where one was."""
        standing = [past for past in self.library.imports() if past.standing == "done"]
        if standing:
            self.library.undo(standing[place % len(standing)].change)
            self.library.redo()
            self.done, self.undone = [], []  # for that is what is undone next
            self.agree()

    def begin(self) -> Shelf:
        return deepcopy(self.shelf)

    def finish(self, before: Shelf, change: Change | None) -> None:
        if change is not None:
            self.done.append((before, deepcopy(self.shelf)))
            self.undone = []
        self.agree()

    def go_to(self, shelf: Shelf) -> None:
        """Be where one was; papers that an import had brought stay in the trash, with nothing but their own fields."""
        left = {n: paper for n, paper in self.shelf.papers.items() if n not in shelf.papers}
        for paper in left.values():
            paper.is_trashed, paper.tags, paper.listings = True, set(), set()
        self.shelf = deepcopy(shelf)
        self.shelf.papers |= left
        self.agree()

    def source(self, *some: Record) -> Source:
        name = f"list {next(self.numbers)}"
        return Source(name, name, sha256=name, format="test", records=some)

    def take_in(self, *some: Record) -> ImportReport:
        review = importing.review(self.library, [self.source(*some)])
        report = importing.commit(self.library, review)
        assert (report.found, report.new, report.known) == (len(some), review.new, review.known)
        assert report.found == report.new + report.known + report.skipped
        return report

    def one(self, place: int) -> int | None:
        there = [number for number, paper in self.shelf.papers.items() if not paper.is_trashed]
        return there[place % len(there)] if there else None

    def two(self, one: int, other: int) -> tuple[int, int] | None:
        pair = self.one(one), self.one(other)
        return pair if pair[0] and pair[1] and pair[0] != pair[1] else None  # type: ignore[return-value]

    def agree(self) -> None:
        assert self.read() == self.shelf

    def read(self) -> Shelf:
        """Return what the library holds."""
        with closing(sqlite3.connect(self.path)) as file:
            numbers = [number for (number,) in file.execute("SELECT id FROM paper ORDER BY id")]
            aliases = file.execute("SELECT paper_id, name FROM alias").fetchall()
            apart = set(file.execute("SELECT paper_id, other_id FROM different").fetchall())
        papers = {
            paper.id: Told(
                title=paper.title,
                arxiv=paper.arxiv,
                doi=paper.doi,
                state=paper.state.value,
                is_trashed=paper.trashed is not None,
                tags=set(paper.tags),
                aliases={name for number, name in aliases if number == paper.id},
                listings=set(paper.listings),
            )
            for paper in self.library.papers(numbers)
        }
        return Shelf(papers, apart)


SamePaper.TestCase.settings = settings(max_examples=settings().max_examples // 10, stateful_step_count=20)
TestSamePaper = SamePaper.TestCase
