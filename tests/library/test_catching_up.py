"""The index is brought in step with the store, in parts and by whomever; what its folder suffers changes no answer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tantivy

from readinglist.domain.document import Place
from readinglist.domain.records import Record
from readinglist.library import Library, catching_up, importing
from readinglist.library.catching_up import MOST_AT_ONCE, Progress
from readinglist.library.review import Source
from readinglist.search.entries import About
from readinglist.search.index import TextIndex
from readinglist.search.schema import make_schema
from readinglist.storage.store import Store
from tests.listings import title

CHECKOUT = Path(__file__).parents[2]
MANY = MOST_AT_ONCE + 1


def bring(library: Library, *titles: str, name: str = "page") -> None:
    records = tuple(Record(line, text, text) for line, text in enumerate(titles, start=1))
    importing.commit(library, importing.review(library, [Source(name, name, name, "test", records=records)]))


def bring_many(library: Library, count: int = MANY) -> None:
    bring(library, *map(title, range(1, count + 1)), name="many")


def folder_of(library: Library) -> Path:
    return library.path.with_name(library.path.name + ".index")


class Stop(Exception):
    """What ends the work in the middle."""


# Parts


def stop_after(papers: int) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        if progress.done >= papers:
            raise Stop

    return tell


def test_the_progress_of_a_build_is_told_from_the_first_paper_on(tmp_path: Path) -> None:
    told: list[Progress] = []
    with Library.open(tmp_path / "library.db", waits=False) as library:
        bring_many(library, 2 * catching_up.BATCH + 1)
        library.catch_up(told.append)
    assert [progress.done for progress in told] == [0, catching_up.BATCH, 2 * catching_up.BATCH]
    assert {progress.total for progress in told} == {2 * catching_up.BATCH + 1}


def test_a_build_that_was_ended_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readinglist.search.engine._PART", 1_000)
    with Library.open(tmp_path / "library.db", waits=False) as library:
        bring_many(library, 5_000)
        with pytest.raises(Stop):
            library.catch_up(stop_after(4_000))
        kept = TextIndex.open(folder_of(library), library.identity)
        assert kept.place == Place(library.revision(), 4_000)
        assert kept.revision < library.revision()
        told: list[Progress] = []
        library.catch_up(told.append)
        assert told[0] == Progress(0, 1_000)
        assert library.search("learning", limit=None).complete


def test_what_changes_during_a_build_is_in_the_index_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readinglist.search.engine._PART", 1_000)
    with (
        Library.open(tmp_path / "library.db", waits=False) as library,
        Library.open(library.path, waits=False) as other,
    ):
        bring_many(library, 5_000)
        begun = library.revision()

        def change(progress: Progress) -> None:
            if progress.done == 2_000:
                other.mark([1, 2_500, 4_999], "read")

        library.catch_up(change)
        assert library.index.revision == begun
        library.catch_up()
        found = library.index.search(library.search("").query.where, None).hits.ids
        assert sorted(found) == list(range(1, 5_001))
        assert sorted(library.search("is:read", limit=10).ids) == [1, 2_500, 4_999]


class Outpaced(Store):
    """A library that others change before each write of this one to the index: one writes there, too, one not yet."""

    others: tuple[Library, ...]

    def removed_since(self, revision: int) -> list[int]:
        for other in self.others:
            other.tag([1], add=[f"tag {other.revision()}"])
        return super().removed_since(revision)


def test_who_is_outpaced_by_another_process_finds_all_the_same(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path / "library.db") as other,
        Library.open(tmp_path / "library.db", waits=False) as another,
    ):
        bring(other, "Learning", "Reading")
        store = Outpaced(other.path)
        store.others = other, another
        with Library(store) as library:
            library.mark([2], "read")
            assert library.search("is:read reading").ids == [2]
            assert library.search("learning").ids == [1]


# Who does not wait


def test_who_does_not_wait_finds_few_changes_at_once(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", waits=False) as library:
        bring(library, "Deep Learning", "Wide Learning")
        result = library.search("learning")
        assert (len(result.ids), result.complete) == (2, True)
        assert library.index.kept == 0  # it is written by who is called to


def test_who_does_not_wait_is_told_that_many_papers_are_missing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", waits=False) as library:
        bring(library, "Deep Thinking")
        library.catch_up()
        bring_many(library)
        result = library.search("deep thinking")
        assert (list(result.ids), result.complete) == ([1], False)
        assert library.search("is:unread", limit=5_000).total == MANY + 1  # the store knows
        library.catch_up()
        assert library.search("deep thinking").complete


def test_search_is_prepared_with_the_words_that_others_have_written(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, waits=False) as searching, Library.open(path, waits=False) as writing:
        searching.search("learning")
        bring_many(writing)
        writing.catch_up()
        searching.prepare_search()
        assert searching.index.kept == writing.revision()


def test_an_index_that_one_found_damaged_is_made_again_by_another(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, waits=False) as searching, Library.open(path, waits=False) as writing:
        bring_many(searching)
        writing.catch_up()
        assert searching.search("learning").complete
        lose_one(".term")(folder_of(searching))
        with Library.open(path, waits=False) as third:
            assert not third.search("learning").complete
        writing.catch_up()
        assert searching.search("learning").complete
        with Library.open(path, waits=False) as third:
            assert third.search("learning").complete


def test_what_could_not_be_written_is_written_later_though_nothing_has_changed_since(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", waits=False) as library:
        library.catch_up()
        bring(library, "Deep Learning")
        writer = tantivy.Index(make_schema(), str(folder_of(library))).writer()
        assert not library.catch_up()
        assert library.search("deep").complete
        writer.rollback()
        del writer
        assert library.catch_up()
        assert library.index.kept == library.revision()


# Two processes

NEIGHBOUR = """
import sys
from readinglist.library import Library
from tests.library.test_catching_up import bring
with Library.open(sys.argv[1], waits=sys.argv[2] == "waits") as library:
    for number, order in enumerate(sys.stdin):
        if order.startswith("bring"):
            bring(library, f"Their Own Study {number}", name=f"theirs {number}")
        result = library.search(order.split(" ", 1)[1].strip(), limit=None)
        print(len(result.ids), result.complete, flush=True)
"""


@pytest.mark.parametrize("waits", [True, False])
def test_two_processes_find_each_others_papers(tmp_path: Path, waits: bool) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, waits=waits) as ours:
        command = [sys.executable, "-c", NEIGHBOUR, str(path), "waits" if waits else "does not"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
        ) as process:

            def order(line: str) -> str:
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write(f"{line}\n")
                process.stdin.flush()
                return process.stdout.readline().strip()

            for turn in range(1, 11):
                bring(ours, f"Our Own Study {turn}", name=f"ours {turn}")
                assert order("find own study") == f"{2 * turn - 1} True"
                assert order("bring own study") == f"{2 * turn} True"
                assert len(ours.search("own study").ids) == 2 * turn
                ours.mark(ours.search("their is:unread").ids, "read")
                assert order("find their is:read") == f"{turn} True"
            assert process.stdin is not None
            process.stdin.close()


# Whatever happens to the folder


def lose_all(folder: Path) -> None:
    shutil.rmtree(folder)


def lose_one(suffix: str) -> Callable[[Path], None]:
    def lose(folder: Path) -> None:
        next(path for path in folder.iterdir() if path.suffix == suffix).unlink()

    lose.__name__ = f"lose_one{suffix.replace('.', '_')}"
    return lose


def cut_short(folder: Path) -> None:
    for path in folder.iterdir():
        if path.suffix in (".idx", ".term", ".store"):
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty_all(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"")


def garble_meta(folder: Path) -> None:
    (folder / "meta.json").write_bytes(os.urandom(500))


def lose_meta(folder: Path) -> None:
    (folder / "meta.json").unlink()


def lose_list_of_files(folder: Path) -> None:
    (folder / ".managed.json").unlink()


def change_field(folder: Path) -> None:
    """Make it look as if another version, with another field, had written it."""
    meta = json.loads((folder / "meta.json").read_text())
    meta["schema"][1]["name"] = "headline"
    (folder / "meta.json").write_text(json.dumps(meta))


def put_a_file_there(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder")


DAMAGES: list[Callable[[Path], None]] = [
    lose_all, lose_one(".term"), lose_one(".store"), lose_one(".fast"), cut_short, empty_all, garble_meta, lose_meta,
    lose_list_of_files, change_field, put_a_file_there,
]  # fmt: skip


@pytest.fixture
def asked(tmp_path: Path) -> Callable[[], list[list[int]]]:
    """Ask a library, opened anew each time; its index has been written twice."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        bring(library, *map(title, range(1, 60)))
        library.mark(range(1, 20), "read")

    def ask() -> list[list[int]]:
        with Library.open(path) as library:
            results = [library.search(text) for text in ("learning", "lerning", "is:read sort:title", "deep is:read")]
            assert all(result.complete for result in results)
            return [list(result.ids) for result in results]

    return ask


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_folder_changes_no_answer(
    asked: Callable[[], list[list[int]]], tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    lose_all(tmp_path / "library.db.index")
    sound = asked()
    damage(tmp_path / "library.db.index")
    assert asked() == sound
    assert asked() == sound


def test_an_index_of_another_version_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        bring(library, "Deep Learning")
        older = About(library.identity, Place(library.revision())).written().split(" ", 1)[1]
        assert About.read(f"0 {older}") == About()
        assert library.index.place == Place(library.revision())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk takes the right to mount one")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_all_is_found(small_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "library.db.index").symlink_to(small_disk)
    with Library.open(tmp_path / "library.db") as library:
        bring(library, "Deep Learning")
        (small_disk / "filling").write_bytes(bytes(900_000))
        for turn in range(20):
            bring(library, *map(title, range(100 * turn, 100 * turn + 100)), name=f"page {turn}")
        result = library.search("is:unread", limit=5_000)
        assert (result.total, result.complete) == (2_001, True)
        assert library.search("deep learning").ids[0] == 1
        (small_disk / "filling").unlink()
    with Library.open(tmp_path / "library.db") as library:
        assert library.search("deep learning").ids[0] == 1
