"""Killed at any moment while the index is written, it answers like a fresh one as soon as it has caught up."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readinglist.domain.records import Record
from readinglist.library import Library, catching_up, editing, importing
from readinglist.library.review import Source
from readinglist.search.index import TextIndex
from readinglist.search.parsing import parse
from tests.search.papers import TODAY

CHECKOUT = Path(__file__).parents[2]
KILLS = 100
PAPERS = 300
WORDS = "deep wide graph speech learning survey codes vision contrastive weak strong students proteins".split()
QUERIES = (
    "learning",
    "deep graph",
    "contrastve",
    "is:read",
    "tag:kept vision",
    "note round",
    '"weak strong"',
    "-survey",
)

# It loads all that its children need once, and opens nothing itself; its parts are small, so that there are many.
NURSERY = """
import os, signal, sys
from readinglist.library import Library, catching_up
from readinglist.search import engine
engine._PART = 40
catching_up.BATCH = 30
for path in sys.stdin:
    if (child := os.fork()) == 0:
        with Library.open(path.strip()) as library:
            print(os.getpid(), flush=True)
            library.catch_up()
            print("done", flush=True)
            signal.pause()  # until it is killed
    os.waitpid(child, 0)
    print("over", flush=True)
"""


@contextmanager
def nursery() -> Iterator[subprocess.Popen[str]]:
    """Start a process that makes a child for each library named to it, which brings the index up to date."""
    command = [sys.executable, "-c", NURSERY]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as process:
        try:
            yield process
        finally:
            process.kill()


def catch_up_in_a_child(process: subprocess.Popen[str], path: Path, seconds: float | None = None) -> float:
    """Let a child catch up, killed after so many seconds or else when it is done; return how long it had."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{path}\n")
    process.stdin.flush()
    child = int(process.stdout.readline())
    begin = time.monotonic()
    if seconds is None:
        assert process.stdout.readline() == "done\n"
    else:
        time.sleep(seconds)
    had = time.monotonic() - begin
    os.kill(child, signal.SIGKILL)
    while process.stdout.readline() != "over\n":
        pass
    return had


def fill(library: Library, chance: random.Random) -> None:
    records = tuple(
        Record(line, title, title, abstract=" ".join(chance.choices(WORDS, k=20)))
        for line in range(1, PAPERS + 1)
        for title in [f"{' '.join(chance.choices(WORDS, k=5))} {line}"]
    )
    importing.commit(library, importing.review(library, [Source("page", "page", "page", "test", records=records)]))


def change_something(library: Library, chance: random.Random, turn: int) -> None:
    """Change some papers in a way that words and filters show."""
    ids = [number for batch in library.batches("") for number in batch]
    library.mark(chance.sample(ids, 60), chance.choice(["read", "queued"]))
    editing.note(library, chance.choice(ids), f"A note of round {turn}")
    if turn % 5 == 0:
        library.tag(chance.sample(ids, 40), add=["kept"])
        gone = chance.sample(ids, 2)
        editing.trash(library, gone)
        library.purge(gone)


def answers(library: Library, index: TextIndex) -> dict[str, tuple[list[int], bool]]:
    found = {}
    for text in QUERIES:
        hits = index.search(library.store.resolve(parse(text, today=TODAY)).where, None)
        found[text] = sorted(hits.hits.ids), hits.loosened
    return found


def test_killed_a_hundred_times_it_answers_like_a_fresh_index(tmp_path: Path) -> None:
    path, chance = tmp_path / "library.db", random.Random(3)
    folder = path.with_name("library.db.index")
    interrupted = 0
    with Library.open(path, waits=False) as library, nursery() as process:
        fill(library, chance)
        catch_up_in_a_child(process, path)
        shutil.rmtree(folder)
        longest = catch_up_in_a_child(process, path)
        for turn in range(KILLS):
            if turn % 3 == 0:
                shutil.rmtree(folder)  # a build from nothing, in parts
            change_something(library, chance, turn)
            catch_up_in_a_child(process, path, chance.uniform(0, longest))
            index = TextIndex.open(folder, library.identity)
            was_in_time = index.revision < library.revision()
            interrupted += was_in_time
            longest *= 1.25 if was_in_time else 0.8  # half of them are, at any speed
            catching_up.catch_up(library.store, index)
            fresh = TextIndex(library.identity)
            catching_up.catch_up(library.store, fresh)
            assert index.revision == library.revision()
            assert answers(library, index) == answers(library, fresh), f"after kill {turn}"
    assert interrupted > KILLS // 4  # else nothing was tested
