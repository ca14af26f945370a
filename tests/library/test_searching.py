"""Searching a library: what the store says is right at once, and the index says the same."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain import query as q
from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library import Library, catching_up, editing, importing, marking, text_search
from readinglist.library.review import Choices, Source
from tests.library.conftest import Import
from tests.listings import title

CHECKOUT = Path(__file__).parents[2]


def bring_records(
    library: Library, records: list[Record], name: str = "page.txt", choices: Choices | None = None
) -> None:
    source = Source(name, name, sha256=name, format="test", records=tuple(records))
    importing.commit(library, importing.review(library, [source]), choices)


def record(number: int, text: str, **fields: object) -> Record:
    return Record(number, text, text, **fields)  # type: ignore[arg-type]


def titles(library: Library, typed: str) -> list[str]:
    return [paper.title for paper in library.papers(library.search(typed, limit=50).ids)]


# What one types


def test_a_new_paper_is_found_at_once(library: Library, bring: Import) -> None:
    bring("Contrastive Learning of Codes", "Graph Neural Networks")
    assert titles(library, "contrastve lerning") == ["Contrastive Learning of Codes"]
    bring("Contrastive Learning of Sounds", name="second.txt")
    assert len(titles(library, "contrastve lerning")) == 2


@pytest.mark.parametrize("limit", [1, 99, 150, 200, 449])
def test_the_first_papers_are_the_same_however_many_are_asked_for(library: Library, bring: Import, limit: int) -> None:
    bring(*(f"Study {number}" for number in range(1, 451)))
    assert list(library.search("study", limit=limit).ids) == list(library.search("study").ids)[:limit]


def test_nothing_typed_finds_everything_newest_first(library: Library, bring: Import) -> None:
    bring("Reading", "Writing")
    result = library.search("")
    assert (len(result.ids), result.total, result.complete) == (2, 2, True)


def test_states_stars_and_tags_count_the_moment_they_change(library: Library, bring: Import) -> None:
    bring("Deep Learning", "Wide Learning")
    deep, wide = (library.search(word).ids[0] for word in ("deep", "wide"))
    library.mark([deep], "read")
    assert library.search("learning is:read").ids == [deep]
    library.tag([wide], add=["vision/depth"])
    assert library.search("learning tag:vision").ids == [wide]
    library.undo()
    assert library.search("learning tag:vision").ids == []
    editing.note(library, deep, "About percolation")
    assert library.search("percolation").ids == [deep]


def test_dismissed_and_trashed_papers_are_found_only_when_asked_for(library: Library, bring: Import) -> None:
    bring("Deep Learning", "Wide Learning", "Old Learning")
    deep, wide, old = (library.search(word).ids[0] for word in ("deep", "wide", "old"))
    library.mark([deep], "dismissed")
    editing.trash(library, [old])
    assert library.search("learning").ids == [wide]
    assert library.search("learning is:dismissed").ids == [deep]
    assert library.search("learning is:trash").ids == [old]


def test_a_purged_paper_is_found_no_more(library: Library, bring: Import) -> None:
    bring("Deep Learning", "Wide Learning")
    deep = library.search("deep").ids[0]
    editing.trash(library, [deep])
    library.purge([deep])
    assert library.search("deep is:trash").ids == []


def test_an_order_other_than_the_best_first(library: Library, bring: Import) -> None:
    bring("Zebra Learning", "Ant Learning", "Mole Learning")
    assert titles(library, "learning sort:title") == ["Ant Learning", "Mole Learning", "Zebra Learning"]
    assert titles(library, "learning sort:-title") == ["Zebra Learning", "Mole Learning", "Ant Learning"]
    assert titles(library, "-learning sort:title") == []


def test_the_limit_cuts_the_ids_and_not_the_total(library: Library, bring: Import) -> None:
    bring(*(f"Learning {word}" for word in ("One", "Two", "Three", "Four")))
    for typed in ("learning", "is:unread", "learning sort:title"):
        result = library.search(typed, limit=3)
        assert (len(result.ids), result.total) == (3, 4), typed


def test_an_identifier_finds_exactly_its_paper(library: Library) -> None:
    bring_records(
        library,
        [
            record(1, "One", arxiv="2401.01234"),
            record(2, "Two", doi="10.1000/xyz"),
            record(3, "Three", links=(Link.to("https://github.com/one/three"),)),
        ],
    )
    for typed, expected in (
        ("https://arxiv.org/pdf/2401.01234v2", ["One"]),
        ("doi:10.1000/XYZ", ["Two"]),
        ("http://www.github.com/one/three/", ["Three"]),
        ("2401.99999", []),
    ):
        assert titles(library, typed) == expected


# One truth, two faces

WORDS = ["deep", "wide", "graph", "speech", "learning", "survey", "codes", "vision"]
TAGS = ["vision", "vision/depth", "done", "äther"]
URLS = [
    "https://github.com/one/two",
    "https://one.github.io/page",
    "https://huggingface.co/datasets/a",
    "https://x.org",
]
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@dataclass
class Ticking:
    """A clock that goes on by nine hours whenever it is read."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(hours=9)
        return self.now


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library in which most combinations of states, tags, links and dates occur."""
    chance = random.Random(5)
    with Library.open(tmp_path_factory.mktemp("mixed") / "library.db", clock=Ticking()) as library:
        for number in range(12):
            records = [
                record(
                    line,
                    f"{' '.join(chance.choices(WORDS, k=4))} {number} {line}",
                    abstract=" ".join(chance.choices(WORDS, k=8)) if chance.random() < 0.8 else "",
                    authors=("Ada Example",) if chance.random() < 0.5 else (),
                    year=chance.choice([None, 2019, 2021, 2024]),
                    links=tuple(map(Link.to, chance.sample(URLS, chance.randint(0, 2)))),
                )
                for line in range(1, 11)
            ]
            bring_records(library, records, f"page {number} march.txt", Choices(chance.choice(list(State))))
        ids = library.store.ids(q.Query())
        for tag in TAGS:
            library.tag(chance.sample(ids, 30), add=[tag])
        marking.star(library, chance.sample(ids, 20), True)
        marking.rate(library, chance.sample(ids, 20), 3)
        editing.trash(library, chance.sample(ids, 15))
        for number in chance.sample(ids, 10):
            editing.note(library, number, "a note")
        yield library


DAYS = st.none() | st.integers(-2, 12).map(lambda days: date(2026, 3, 20) + timedelta(days=days))
YEARS = st.none() | st.integers(2018, 2025)
FILTERS = st.one_of(
    st.builds(q.Is, st.sampled_from(q.Flag)),
    st.builds(q.Has, st.sampled_from(q.Feature)),
    st.builds(q.Tagged, st.sampled_from([*TAGS, "VISION", "nothing"])),
    st.builds(q.InListing, st.sampled_from(["page 3", "march", "nothing", "page 1"])),
    st.builds(
        q.Site, st.sampled_from(["github.com", "github.io", "github.com/one", "GITHUB.com/one/t", "org", "nowhere.net"])
    ),
    st.builds(q.Identifier, st.just("url"), st.sampled_from(URLS)),
    st.builds(q.YearBetween, YEARS, YEARS),
    st.builds(q.AddedBetween, DAYS, DAYS),
    st.just(q.EVERYTHING),
)
TREES: st.SearchStrategy[q.Node] = st.recursive(
    FILTERS,
    lambda part: st.one_of(
        st.builds(q.Not, part),
        st.lists(part, max_size=3).map(lambda parts: q.And(tuple(parts))),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: q.Or(tuple(parts))),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(tree=TREES)
def test_store_and_index_mean_the_same_by_every_filter(mixed: Library, tree: q.Node) -> None:
    mixed.catch_up()
    resolved = mixed.store.resolve(q.Query(tree))
    assert set(mixed.index.search(resolved.where, None).hits.ids) == set(mixed.store.ids(resolved))


@given(tree=TREES, word=st.sampled_from(WORDS))
def test_a_word_with_filters_finds_what_has_both(mixed: Library, tree: q.Node, word: str) -> None:
    mixed.catch_up()
    resolved = mixed.store.resolve(q.Query(tree))
    both = mixed.index.search(q.And((q.Word(word), resolved.where)), None).hits.ids
    assert set(both) == set(mixed.index.search(q.Word(word), None).hits.ids) & set(mixed.store.ids(resolved))


SORTS = st.builds(q.Sort, st.sampled_from([key for key in q.SortKey if key is not q.SortKey.BEST]), st.booleans())


@settings(max_examples=300)
@given(tree=TREES, sort=SORTS, limit=st.integers(1, 40))
def test_store_and_index_put_the_first_papers_in_the_same_order(
    mixed: Library, tree: q.Node, sort: q.Sort, limit: int
) -> None:
    wanted = mixed.store.resolve(q.Query(tree, sort))
    found = text_search.find(mixed.store, mixed.index, wanted, limit, in_step=catching_up.catch_up, counted=False)
    assert (list(found.ids), found.total) == (mixed.store.ids(wanted, limit), None)


@given(sort=SORTS, limit=st.integers(1, 20))
def test_words_in_another_order_are_the_first_of_all_that_match(mixed: Library, sort: q.Sort, limit: int) -> None:
    wanted = q.Query(q.Word(WORDS[0]), sort)
    everything = mixed.search(wanted).ids
    assert list(mixed.search(wanted, limit=limit).ids) == mixed.store.sorted_ids(everything, sort)[:limit]


@given(tree=TREES, sort=SORTS)
def test_all_ids_come_in_batches_in_the_order_of_a_search(mixed: Library, tree: q.Node, sort: q.Sort) -> None:
    wanted = q.Query(tree, sort)
    batches = list(mixed.batches(wanted))
    assert [number for batch in batches for number in batch] == list(mixed.search(wanted).ids)
    assert mixed.count(wanted) == sum(map(len, batches))


# When the index lags


def test_an_index_that_was_deleted_is_made_again(library: Library, bring: Import) -> None:
    bring("Deep Learning", "Shallow Learning")
    library.close()
    shutil.rmtree(library.path.with_name(library.path.name + ".index"))
    with Library.open(library.path) as again:
        assert titles(again, "shalow learning") == ["Shallow Learning"]


def test_a_backup_put_back_is_searched_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        bring_records(library, [record(1, "Deep Learning")])
    copy = path.read_bytes()
    with Library.open(path) as library:
        bring_records(library, [record(1, "Wide Learning")], "second.txt")
        assert len(titles(library, "learning")) == 2
    path.write_bytes(copy)
    with Library.open(path) as library:
        assert titles(library, "learning") == ["Deep Learning"]


def test_what_is_done_anew_after_a_backup_was_put_back_is_found(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        bring_records(library, [record(1, "Deep Learning")])
    copy = path.read_bytes()
    with Library.open(path) as library:
        bring_records(library, [record(1, "Wide Forests")], "wrong.txt")
    path.write_bytes(copy)
    with Library.open(path) as library:
        bring_records(library, [record(1, "Narrow Deserts")], "right.txt")  # as many changes as had been made before
        assert titles(library, "narrow") == ["Narrow Deserts"]
        assert titles(library, "wide") == []
        with Library.open(path, waits=False) as window:
            assert titles(window, "narrow") == ["Narrow Deserts"]


def test_a_change_of_another_process_is_found(library: Library, bring: Import) -> None:
    bring("Deep Learning")
    with Library.open(library.path) as other:
        bring_records(other, [record(1, "Wide Learning")], "second.txt")
        assert sorted(titles(library, "learning")) == ["Deep Learning", "Wide Learning"]
        other.mark(other.search("deep").ids, "read")
        assert titles(library, "learning is:read") == ["Deep Learning"]


def test_who_searches_while_others_change_something_is_not_told_that_papers_are_missing(
    library: Library, bring: Import
) -> None:
    bring("Deep Learning", "Wide Learning")

    def change() -> None:
        with Library.open(library.path, waits=False) as other:
            for turn in range(60):
                other.mark([1], ("read", "queued")[turn % 2])

    changing = threading.Thread(target=change)
    changing.start()
    results = [library.search("learning")]
    while changing.is_alive():
        results.append(library.search("learning"))
    changing.join()
    assert {(result.total, result.complete) for result in results} == {(2, True)}


def test_words_that_came_since_are_meant_by_mistyped_ones(library: Library, bring: Import) -> None:
    bring("Contrastive Learning")
    assert titles(library, "contrastve") == ["Contrastive Learning"]
    bring("Tomographic Reconstruction", name="second.txt")
    assert titles(library, "tomogrphic") == ["Tomographic Reconstruction"]
    with Library.open(library.path) as other:
        bring_records(other, [record(1, "Holographic Displays")], "third.txt")
        assert titles(other, "hologrphic") == ["Holographic Displays"]
    assert titles(library, "hologrphic") == ["Holographic Displays"]


HOLDING = """
import sys, time
from pathlib import Path
from readinglist.search.index import TextIndex

def nothing():
    print("writing", flush=True)
    time.sleep(60)
    yield

TextIndex.open(Path(sys.argv[1]), sys.argv[2]).write(nothing(), (), 1_000)
"""


@contextmanager
def somebody_writing_the_index_of(library: Library) -> Iterator[None]:
    folder = library.path.with_name(library.path.name + ".index")
    command = [sys.executable, "-c", HOLDING, folder, library.store.library_id()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=CHECKOUT) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"writing\n"
            yield
        finally:
            process.kill()


def test_answers_are_right_while_another_process_holds_the_index(library: Library, bring: Import) -> None:
    bring("Deep Learning", "Wide Learning")
    with somebody_writing_the_index_of(library):
        library.mark(library.search("deep").ids, "read")
        bring("Ancient Learning", name="second.txt")
        result = library.search("learning")
        assert (len(result.ids), result.complete) == (3, True)
        assert titles(library, "learning is:read") == ["Deep Learning"]
        assert titles(library, "ancinet learning") == ["Ancient Learning"]
    library.mark(library.search("wide").ids, "read")
    assert library.index.kept == library.revision()


def test_an_index_damaged_while_it_is_open_is_made_again(library: Library, bring: Import) -> None:
    bring("Deep Learning", "Wide Learning")
    folder = library.path.with_name(library.path.name + ".index")
    for path in folder.iterdir():
        if path.name != ".tantivy-writer.lock":
            path.unlink()
    bring("Old Learning", name="second.txt")
    assert len(titles(library, "learning")) == 3


def test_a_large_import_is_taken_in_batches(library: Library) -> None:
    many = catching_up.BATCH * 2 + 1
    bring_records(library, [record(number, title(number)) for number in range(1, many + 1)])
    assert library.search("is:unread").total == many
    assert len(library.index.search(q.EVERYTHING, None).hits.ids) == many


def test_the_very_name_of_a_listing_means_no_other(library: Library, bring: Import) -> None:
    bring("Deep Learning", name="part 1")
    bring("Wide Learning", name="part 10")
    assert titles(library, 'in:"part 1"') == ["Deep Learning"]
    assert len(titles(library, "in:part")) == 2
