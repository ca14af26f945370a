"""The text index follows the library and survives what can happen to its files."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.document import Place
from readinglist.domain.paper import State
from readinglist.search.entries import About
from readinglist.search.index import IndexOutOfStep, TextIndex
from tests.search.papers import document, documents, found

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library.index"


def filled(folder: Path, *titles: str, library: str = "ours", revision: int = 1) -> TextIndex:
    index = TextIndex.open(folder, library)
    assert index.write(documents(*titles), (), revision)
    return index


def test_a_new_index_is_empty(folder: Path) -> None:
    index = TextIndex.open(folder, "ours")
    assert (index.kept, index.revision, found(index, "anything")) == (0, 0, [])


def test_its_folder_is_its_owners_alone_as_the_library_is(folder: Path) -> None:
    filled(folder, "Deep Learning")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_was_written_is_there_after_opening_again(folder: Path) -> None:
    filled(folder, "Deep Learning", "Shallow Learning", revision=7)
    index = TextIndex.open(folder, "ours")
    assert index.revision == 7
    assert found(index, "shallow") == [2]


def test_a_changed_paper_is_found_by_its_new_words_alone(folder: Path) -> None:
    index = filled(folder, "Deep Learning", "Shallow Learning")
    index.write([document(2, "Wide Learning", revision=2)], (), 2)
    assert (found(index, "shallow"), found(index, "wide"), index.revision) == ([], [2], 2)


def test_a_removed_paper_is_not_found(folder: Path) -> None:
    index = filled(folder, "Deep Learning", "Shallow Learning")
    index.write([], [2], 2)
    assert found(index, "learning") == [1]


def test_an_index_of_another_library_counts_as_empty_and_is_written_anew(folder: Path) -> None:
    filled(folder, "Deep Learning", library="theirs")
    index = TextIndex.open(folder, "ours")
    assert (index.revision, found(index, "deep")) == (0, [])
    index.write(documents("Wide Learning"), (), 1)
    assert found(index, "learning") == [1]


def test_an_index_told_to_forget_counts_as_empty_and_is_written_anew(folder: Path) -> None:
    index = filled(folder, "Deep Learning", "Shallow Learning", revision=9)
    index.forget()
    assert (index.revision, found(index, "deep")) == (0, [])
    index.write(documents("Wide Learning"), (), 3)
    assert (index.revision, found(index, "learning")) == (3, [1])


def test_many_small_changes_do_not_leave_many_files(folder: Path) -> None:
    index = filled(folder, "Deep Learning")
    for revision in range(2, 42):
        index.write([document(revision, "Another Paper", revision=revision)], (), revision)
    assert len(found(index, "another")) == 40
    assert len(list(folder.iterdir())) < 150


def test_an_index_made_by_another_version_counts_as_empty() -> None:
    assert About.read("0 17 library") == About()
    about = About("some library", Place(17, 4), began=3)
    assert About.read(about.written()) == about


# Two at once


def test_another_open_index_sees_what_was_written_when_it_looks(folder: Path) -> None:
    ours = filled(folder, "Deep Learning")
    theirs = TextIndex.open(folder, "ours")
    ours.write([document(2, "Wide Learning", revision=2)], (), 2)
    theirs.refresh()
    assert (theirs.revision, found(theirs, "wide")) == (2, [2])


def test_nothing_is_written_over_what_another_process_did_in_between(folder: Path) -> None:
    ours = filled(folder, "Deep Learning")
    theirs = TextIndex.open(folder, "ours")
    theirs.forget()
    theirs.write(documents("Deep Learning", "Wide Learning"), (), 2)
    with pytest.raises(IndexOutOfStep):
        ours.write([document(3, "Old Learning", revision=3)], (), 3)
    assert ours.kept == 2
    assert ours.write([document(3, "Old Learning", revision=3)], (), 3)
    assert sorted(found(ours, "learning")) == [1, 2, 3]


WRITING = """
import sys, time
from pathlib import Path
from readinglist.search.index import TextIndex
from tests.search.papers import document

def papers():
    yield document(1, "Deep Learning Changed", revision=5)
    print("writing", flush=True)
    time.sleep(60)

TextIndex.open(Path(sys.argv[1]), "ours").write(papers(), (), 5)
"""


@pytest.fixture
def neighbour(folder: Path) -> Callable[[], subprocess.Popen[str]]:
    """Start a process that is in the middle of writing the index."""

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", WRITING, folder], stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        return process

    return start


def test_while_another_process_writes_changes_are_held_in_memory(
    folder: Path, neighbour: Callable[[], subprocess.Popen[str]]
) -> None:
    index = filled(folder, "Deep Learning", "Shallow Learning", "Old Learning")
    with neighbour() as process:
        assert not index.write([document(2, "Wide Learning", revision=2)], [3], 2)
        index.hold([document(2, "Wide Learning", revision=2)], [3], 2)
        assert (index.kept, index.revision) == (1, 2)
        assert (found(index, "shallow"), found(index, "wide"), found(index, "old")) == ([], [2], [])
        assert sorted(found(index, "learning")) == [1, 2]
        assert found(index, "widee") == [2]
        process.kill()
    assert index.write([document(2, "Wide Learning", revision=2)], [3], 2)
    assert (index.kept, sorted(found(index, "learning"))) == (2, [1, 2])
    assert sorted(found(TextIndex.open(folder, "ours"), "learning")) == [1, 2]


def test_what_is_held_gives_way_to_what_another_process_wrote(folder: Path) -> None:
    ours = filled(folder, "Deep Learning")
    ours.hold([document(2, "Wide Learning", revision=2)], (), 2)
    TextIndex.open(folder, "ours").write([document(2, "Wider Learning", revision=3)], (), 3)
    ours.refresh()
    assert (ours.revision, found(ours, "wide "), found(ours, "wider")) == (3, [], [2])


@pytest.fixture
def ranked(folder: Path) -> TextIndex:
    """An index in which few papers are about whales, each of the first 30 a little less than the one before."""
    fading = [" ".join(["Whales", *(f"other{number}x{at}" for at in range(number))]) for number in range(30)]
    return filled(folder, *fading, *(f"Something Else, Part {number}" for number in range(300)))


@pytest.mark.parametrize("number", [1, 12, 30])
def test_a_paper_stands_where_it_stood_while_a_change_of_it_is_held(ranked: TextIndex, number: int) -> None:
    before = found(ranked, "whales")
    assert before == list(range(1, 31))
    title = " ".join(["Whales", *(f"other{number - 1}x{at}" for at in range(number - 1))])
    ranked.hold([document(number, title, revision=2, state=State.READ)], (), 2)
    assert found(ranked, "whales") == before


def test_new_papers_that_are_held_stand_among_the_best(ranked: TextIndex) -> None:
    ranked.hold([document(401, "Whales", revision=2), document(402, "Whales and What They Eat", revision=2)], (), 2)
    found_first = found(ranked, "whales")[:10]
    assert {401, 402} < set(found_first)
    assert found_first.index(401) < found_first.index(402)


KILLED = """
import sys
from pathlib import Path
from readinglist.search.index import TextIndex
from tests.search.papers import document

index = TextIndex.open(Path(sys.argv[1]), "ours")
print("open", flush=True)
for revision in range(2, 1000):
    index.write([document(n, f"Learning Round {revision}", revision=revision) for n in range(1, 200)], (), revision)
"""


def test_killed_at_any_moment_it_holds_what_its_revision_says(folder: Path) -> None:
    filled(folder, *(f"Learning Round {1}" for _ in range(199)))
    chance = random.Random(7)
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", KILLED, folder], stdout=subprocess.PIPE, cwd=CHECKOUT)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        index = TextIndex.open(folder, "ours")
        assert index.kept >= 1
        assert len(found(index, f"round {index.kept} ", limit=500)) == 199
        assert len(found(index, "learning ", limit=500)) == 199


FULL = """
import resource, sys
from pathlib import Path
from readinglist.search.index import IndexOutOfStep, TextIndex
from tests.search.papers import document, documents, found

resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
index = TextIndex.open(Path(sys.argv[1]), "ours")
if index.kept:
    assert not index.write([document(2, "Wide Learning", revision=2)], (), 2)
    index.hold([document(2, "Wide Learning", revision=2)], (), 2)
    assert sorted(found(index, "learning")) == [1, 2]
else:
    try:
        index.write(documents("Deep Learning"), (), 2)
    except IndexOutOfStep:
        index.write(documents("Deep Learning"), (), 2)
    assert found(index, "learning") == [1]
"""


def on_a_full_disk(folder: Path) -> None:
    """Open and write the index in a process that may not write files of more than 200 bytes."""
    subprocess.run([sys.executable, "-c", FULL, folder], check=True, cwd=CHECKOUT, timeout=60)


def test_on_a_full_disk_what_is_written_is_kept_and_what_is_new_is_held(folder: Path) -> None:
    filled(folder, "Deep Learning")
    on_a_full_disk(folder)
    index = TextIndex.open(folder, "ours")
    assert (index.kept, found(index, "learning")) == (1, [1])


def test_on_a_full_disk_a_new_index_is_made_in_memory(folder: Path) -> None:
    on_a_full_disk(folder)


# Damage


def test_a_damaged_index_is_emptied_and_can_be_written_again(folder: Path) -> None:
    for damage in (truncate_all, garble_meta, lose_a_file, empty_meta):
        filled(folder, "Deep Learning", "Shallow Learning")
        damage(folder)
        index = TextIndex.open(folder, "ours")
        assert index.revision == 0, damage.__name__
        assert index.write(documents("Wide Learning"), (), 2)
        assert found(TextIndex.open(folder, "ours"), "learning") == [1]
        index.forget()


def segments(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in (".term", ".idx", ".pos", ".store", ".fast")]


def truncate_all(folder: Path) -> None:
    for path in segments(folder):
        path.write_bytes(path.read_bytes()[:10])


def garble_meta(folder: Path) -> None:
    (folder / "meta.json").write_text("{")


def empty_meta(folder: Path) -> None:
    (folder / "meta.json").write_bytes(b"")


def lose_a_file(folder: Path) -> None:
    next(path for path in segments(folder) if path.suffix == ".term").unlink()


def test_garbled_segments_are_found_out_or_do_no_harm(folder: Path) -> None:
    chance = random.Random(11)
    for _ in range(20):
        filled(folder, *(f"Learning Paper Number {number}" for number in range(50)))
        for path in segments(folder):
            content = bytearray(path.read_bytes())
            for _ in range(5):
                content[chance.randrange(len(content))] = chance.randrange(256)
            path.write_bytes(content)
        index = TextIndex.open(folder, "ours")
        try:
            found(index, "lerning paper")
            index.write([document(1, "Wide Learning", revision=2)], (), 2)
        except IndexOutOfStep:
            assert index.kept == 0
        index.forget()
        assert index.write(documents("Wide Learning"), (), 3)
        assert found(index, "wide") == [1]
        for path in folder.iterdir():
            path.unlink()


def test_words_that_could_not_be_read_stop_no_later_change(folder: Path) -> None:
    filled(folder, "Deep Learning")
    for path in segments(folder):
        if path.suffix == ".term":
            path.write_bytes(os.urandom(path.stat().st_size))
    index = TextIndex.open(folder, "ours")
    index.prepare()
    index.learn([document(2, "Wide Learning", revision=2)])


def test_files_of_somebody_else_in_the_folder_are_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    filled(folder, "Deep Learning")
    garble_meta(folder)
    filled(folder, "Wide Learning")
    assert (folder / "thesis.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_made_leaves_an_index_in_memory(folder: Path) -> None:
    folder.write_text("a file stands here")
    index = filled(folder, "Deep Learning")
    assert found(index, "deep") == [1]
    assert folder.read_text() == "a file stands here"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_folder_that_can_only_be_read_what_is_new_is_held(folder: Path) -> None:
    filled(folder, "Deep Learning")
    folder.chmod(0o500)
    index = TextIndex.open(folder, "ours")
    assert not index.write([document(2, "Wide Learning", revision=2)], (), 2)
    index.hold([document(2, "Wide Learning", revision=2)], (), 2)
    assert sorted(found(index, "learning")) == [1, 2]
    folder.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_empty_folder_that_can_only_be_read_leaves_an_index_in_memory(folder: Path) -> None:
    folder.mkdir(mode=0o500)
    index = filled(folder, "Deep Learning")
    assert found(index, "deep") == [1]
    assert list(folder.iterdir()) == []
