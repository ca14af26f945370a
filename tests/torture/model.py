"""Random sequences of library calls beside a plain model, with crashes, and the next start, among them."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as hypothesis_seed
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from readinglist.domain.change import Change
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.library import Library, editing, importing, lists, marking
from readinglist.library.review import Source
from readinglist.storage.transaction import Transaction
from tests.torture.outcome import Outcome

PLACES = st.sets(st.integers(0, 7), min_size=1, max_size=4)
TAGS = st.sampled_from(["a", "A", "b", "b/c", "Å", "%"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@dataclass
class Held:
    """A paper, as plainly as can be."""

    title: str
    state: str = "unread"
    tags: set[str] = field(default_factory=set)
    notes: str = ""
    starred: bool = False
    rating: int = 0
    trashed: bool = False


@dataclass
class Shelf:
    """A library, as plainly as can be: its papers, and its smart lists by number."""

    papers: dict[int, Held] = field(default_factory=dict)
    lists: dict[int, str] = field(default_factory=dict)


class Calls(RuleBasedStateMachine):
    """The library beside the shelf, and for each change the shelf before and after it."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="torture-"))
        self.library = Library.open(self.folder / "library.db", waits=False)
        self.numbers = count(1)
        self.shelf = Shelf()
        self.done: list[tuple[Shelf, Shelf]] = []
        self.undone: list[tuple[Shelf, Shelf]] = []
        self.bring(3)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)

    # Changes

    @rule(papers=st.integers(1, 3))
    def bring(self, papers: int) -> None:
        titles = [f"Paper number {next(self.numbers)}" for _ in range(papers)]
        records = tuple(Record(place, title, title) for place, title in enumerate(titles))
        source = Source(f"{titles[0]}.txt", titles[0], titles[0], "test", "", records)
        after = deepcopy(self.shelf)
        report = importing.commit(self.library, importing.review(self.library, [source]))
        assert (report.new, report.known) == (papers, 0)
        assert report.change is not None
        after.papers.update(zip(report.change.created, map(Held, titles), strict=True))
        self.note(report.change, after)

    @rule(places=PLACES, state=st.sampled_from(list(State)))
    def mark(self, places: set[int], state: State) -> None:
        ids, after = self.chosen(places)
        for number in ids:
            after.papers[number].state = state.value
        self.note(self.library.mark(ids, state), after)

    @rule(places=PLACES, name=TAGS)
    def tag(self, places: set[int], name: str) -> None:
        ids, after = self.chosen(places)
        for number in ids:
            after.papers[number].tags.add(name.casefold())
        self.note(self.library.tag(ids, add=[name]), after)

    @rule(places=PLACES, name=TAGS)
    def untag(self, places: set[int], name: str) -> None:
        ids, after = self.chosen(places)
        for number in ids:
            after.papers[number].tags.discard(name.casefold())
        self.note(self.library.tag(ids, remove=[name]), after)

    @rule(places=PLACES, starred=st.booleans(), rating=st.integers(0, 5))
    def value(self, places: set[int], starred: bool, rating: int) -> None:
        ids, after = self.chosen(places)
        for number in ids:
            after.papers[number].starred = starred
        self.note(marking.star(self.library, ids, starred), after)
        ids, after = self.chosen(places)
        for number in ids:
            after.papers[number].rating = rating
        self.note(marking.rate(self.library, ids, rating), after)

    @precondition(lambda self: self.shelf.papers)
    @rule(place=st.integers(0, 7), words=WORDS)
    def edit(self, place: int, words: str) -> None:
        (number,), after = self.chosen({place})
        after.papers[number].title = f"Edited {number}"
        self.note(editing.edit(self.library, number, title=f"Edited {number}"), after)
        (number,), after = self.chosen({place})
        after.papers[number].notes = words
        self.note(self.library.do(lambda transaction: _note(transaction, number, words)), after)

    @rule(places=PLACES, back=st.booleans())
    def trash(self, places: set[int], back: bool) -> None:
        ids, after = self.chosen(places)
        for number in ids:
            after.papers[number].trashed = not back
        self.note((editing.restore if back else editing.trash)(self.library, ids), after)

    @rule(query=st.sampled_from(["is:unread", "tag:a", "x"]))
    def keep_list(self, query: str) -> None:
        after = deepcopy(self.shelf)
        change = lists.add_smart_list(self.library, f"List {next(self.numbers)}", query)
        after.lists[max((one.id for one in self.library.overview().smart_lists), default=0)] = query
        self.note(change, after)

    @precondition(lambda self: self.shelf.lists)
    @rule(place=st.integers(0, 3))
    def drop_list(self, place: int) -> None:
        number, after = sorted(self.shelf.lists)[place % len(self.shelf.lists)], deepcopy(self.shelf)
        del after.lists[number]
        self.note(lists.delete_smart_list(self.library, number), after)

    @rule(places=PLACES)
    def purge(self, places: set[int]) -> None:
        ids = [number for number in self.chosen(places)[0] if self.shelf.papers[number].trashed]
        assert self.library.purge(ids) == len(ids)
        if ids:
            self.shelf = deepcopy(self.shelf)
            for number in ids:
                del self.shelf.papers[number]
            self.done, self.undone = [], []

    # The past

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.library.undo()
        step = self.done.pop()
        self.undone.append(step)
        self.shelf = step[0]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.library.redo()
        step = self.undone.pop()
        self.done.append(step)
        self.shelf = step[1]

    # Ends

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.library.path, create=False, waits=False)

    @rule(places=PLACES, is_late=st.booleans())
    def crash(self, places: set[int], is_late: bool) -> None:
        """End amid a change: before anything of it is in the file, or with some of it there and a journal beside it."""
        ids, _ = self.chosen(places)
        left = self.folder / f"left-{next(self.numbers)}"

        def verb(transaction: Transaction) -> str:
            transaction.set_papers(ids, "venue", "Nowhere")
            if is_late:
                transaction.connection.exec_driver_sql("PRAGMA cache_spill=1")
                transaction.connection.exec_driver_sql("PRAGMA cache_size=1")
                transaction.set_papers(ids, "notes", "x" * 50_000)
            left.mkdir()
            for path in self.library.path.parent.glob("library.db*"):
                if path.is_file():
                    shutil.copy(path, left)
            raise _Crash

        with suppress(_Crash):
            self.library.do(verb)
        self.library.close()
        for path in left.iterdir():
            path.replace(self.library.path.with_name(path.name))
        self.library = Library.open(self.library.path, create=False, waits=False)

    @invariant()
    def holds_the_same(self) -> None:
        if not hasattr(self, "library"):
            return
        papers = self.library.papers(sorted(self.shelf.papers))
        assert {paper.id: _held(paper) for paper in papers} == self.shelf.papers
        assert {one.id: one.query for one in self.library.overview().smart_lists} == self.shelf.lists
        assert self.library.store.upkeep.damaged_papers() == []
        assert self.library.store.upkeep.orphans() == {}

    # Notes

    def chosen(self, places: set[int]) -> tuple[list[int], Shelf]:
        """Return papers at places, and a shelf to change."""
        there = sorted(self.shelf.papers) or [0]
        return sorted({there[place % len(there)] for place in places} - {0}), deepcopy(self.shelf)

    def note(self, change: Change | None, after: Shelf) -> None:
        """Remember a change; there is one exactly where something is different."""
        assert (change is not None) == (after != self.shelf)
        if change is not None:
            self.done.append((self.shelf, after))
            self.undone = []
            self.shelf = after


class _Crash(BaseException):
    """The end of the process, amid a transaction."""


def _note(transaction: Transaction, number: int, words: str) -> str:
    transaction.set_papers([number], "notes", words)
    return "Edit Notes"


def _held(paper: Paper) -> Held:
    tags = {tag.casefold() for tag in paper.tags}
    return Held(
        paper.title, str(paper.state), tags, paper.notes, paper.starred, paper.rating, paper.trashed is not None
    )


def run(count: int, seed: int, folder: Path) -> Outcome:  # noqa: ARG001
    """Run `count` sequences of 50 calls each, 30 where they are few."""
    steps = 50 if count > 1_000 else 30
    wanted = settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # shrinking takes many minutes
        suppress_health_check=list(HealthCheck),
    )
    machine = hypothesis_seed(seed)(type("Calls", (Calls,), {}))
    try:
        run_state_machine_as_test(machine, settings=wanted)
    except Exception as error:
        return Outcome(count, (" ".join(f"{error} {getattr(error, '__notes__', '')}".split())[:2_000],))
    return Outcome(count, note=f"{steps} calls each")
