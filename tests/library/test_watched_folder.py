"""A watched folder is looked at again and again; what is no listing costs little, and that only once."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from pathlib import Path

import pytest

from readinglist.library.reading_process import ReadingCancelled
from readinglist.library.source_files import MAX_SIZE
from readinglist.library.watched_folder import LISTED_SECONDS, Look, WatchedFolder, stamps_in, text_in
from readinglist.library.watching import STILL_SECONDS
from tests.listings import page

posix = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX systems have such files")


class Watched:
    """A folder, the time, and who looks."""

    def __init__(self, scratch: Path) -> None:
        self.path = scratch / "saved"
        self.path.mkdir()
        self.memory = scratch / "memory.json"
        self.now = 100.0
        self.tick = 0.0  # that pass whenever the time is asked for
        self.start()

    def start(self) -> None:
        """Begin anew, as the next start of the program does."""
        self.folder = WatchedFolder(str(self.path), self.memory, self._clock)

    def save(self, name: str, numbers: range = range(3)) -> Path:
        path = self.path / name
        path.write_text(page(numbers), "utf-8")
        return path

    def look(self, after: float = 0.0, known: frozenset[str] = frozenset()) -> Look:
        self.now += after
        return self.folder.look(known, lambda: False)

    def found(self, after: float = 0.0, known: frozenset[str] = frozenset()) -> list[str]:
        return sorted(Path(file.path).name for file in self.look(after, known).files)

    def found_still(self) -> list[str]:
        """What is found once everything has kept still."""
        self.look()
        return self.found(after=STILL_SECONDS)

    def _clock(self) -> float:
        self.now += self.tick
        return self.now


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def replace_unnoticed(path: Path, data: bytes) -> None:
    """Put other bytes in the place of those of a file, so that it looks as before."""
    before = path.stat()
    assert len(data) <= before.st_size
    path.write_bytes(data.ljust(before.st_size))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_list_of_papers_is_found_once_it_is_written_to_its_end(watched: Watched) -> None:
    watched.save("march.txt")
    assert watched.found() == []
    assert watched.found(after=STILL_SECONDS - 0.1) == []
    assert watched.found(after=0.1) == ["march.txt"]


def test_a_file_that_grows_is_waited_for(watched: Watched) -> None:
    watched.save("march.txt", range(1))
    watched.look()
    watched.save("march.txt", range(2))
    assert watched.found(after=STILL_SECONDS) == []
    assert watched.found(after=STILL_SECONDS) == ["march.txt"]


def test_lists_are_known_by_what_stands_in_them(watched: Watched) -> None:
    watched.save("no ending")
    (watched.path / "packed.gz").write_bytes(gzip.compress(page(range(3)).encode()))
    (watched.path / "wide.txt").write_bytes(page(range(60)).encode("utf-16-le"))
    (watched.path / "letter.txt").write_text("Dear Ada, see you soon.", "utf-8")
    (watched.path / "paper.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    (watched.path / "empty.bib").write_text("@comment{nothing}", "utf-8")
    assert watched.found_still() == ["no ending", "packed.gz", "wide.txt"]


@posix
def test_only_normal_files_of_the_folder_itself_are_looked_at(watched: Watched) -> None:
    watched.save("march.txt")
    (watched.path / "below").mkdir()
    watched.save("below/april.txt")
    os.mkfifo(watched.path / "pipe.txt")
    (watched.path / "nowhere.txt").symlink_to(watched.path / "gone")
    (watched.path / "self").symlink_to(watched.path)
    (watched.path / "zero").symlink_to("/dev/zero")
    assert watched.found_still() == ["march.txt"]


def test_of_a_video_only_the_size_is_asked_for(watched: Watched) -> None:
    with (watched.path / "talk.mp4").open("wb") as video:
        video.truncate(4 * 1024**3)
    assert stamps_in(str(watched.path)) == {}


def test_of_what_is_no_text_only_the_beginning_is_read(watched: Watched) -> None:
    with (watched.path / "short talk.mp4").open("wb") as video:
        video.write(b"\0\0\0\x20ftypisom")
        video.truncate(MAX_SIZE)
    assert text_in(str(watched.path / "short talk.mp4")) == b""


def test_text_that_ends_within_a_letter_after_its_beginning_is_text(watched: Watched) -> None:
    text = ("x" * 2_047 + "\N{ROCKET} and so on").encode("utf-16-le")
    (watched.path / "rocket.txt").write_bytes(text)
    assert text_in(str(watched.path / "rocket.txt")) == text


def test_what_is_saved_later_is_found_too(watched: Watched) -> None:
    watched.save("march.txt")
    assert watched.found_still() == ["march.txt"]
    watched.save("april.txt", range(3, 6))
    assert watched.found_still() == ["april.txt", "march.txt"]


def test_what_is_deleted_is_found_no_more(watched: Watched) -> None:
    path = watched.save("march.txt")
    assert watched.found_still() == ["march.txt"]
    path.unlink()
    assert watched.found(after=1) == []


def test_a_file_that_is_overwritten_in_its_place_is_noticed_within_half_a_minute(watched: Watched) -> None:
    path = watched.save("march.txt")
    assert watched.found_still() == ["march.txt"]
    path.write_text("Dear Ada, see you soon.", "utf-8")
    assert watched.found(after=LISTED_SECONDS) == []
    assert watched.found(after=STILL_SECONDS) == []


def test_a_folder_in_which_nothing_happens_gives_the_same_answer(watched: Watched) -> None:
    watched.save("march.txt")
    watched.look()
    first = watched.look(after=STILL_SECONDS)
    assert watched.look(after=1) is first


def test_a_folder_that_is_gone_comes_back(watched: Watched) -> None:
    watched.save("march.txt")
    assert watched.found_still() == ["march.txt"]
    away = watched.path.rename(watched.path.with_name("away"))
    assert watched.look(after=1) == Look(is_there=False)
    away.rename(watched.path)
    assert watched.look(after=1).is_there
    assert watched.found(after=STILL_SECONDS) == ["march.txt"]


def test_a_file_in_the_place_of_the_folder_is_no_folder(watched: Watched) -> None:
    shutil.rmtree(watched.path)
    watched.path.write_text(page(range(3)), "utf-8")
    assert not watched.look().is_there


def test_what_the_library_knows_is_not_read_again(watched: Watched) -> None:
    import hashlib

    text = b"Read, this would be no list of papers."
    (watched.path / "known.txt").write_bytes(text)
    watched.look()
    assert watched.found(STILL_SECONDS, frozenset([hashlib.sha256(text).hexdigest()])) == ["known.txt"]


def test_what_was_read_is_not_read_again_after_the_next_start(watched: Watched) -> None:
    march, letter = watched.save("march.txt"), watched.path / "letter.txt"
    letter.write_text("Dear Ada, see you soon. " * 100, "utf-8")
    assert watched.found_still() == ["march.txt"]
    replace_unnoticed(march, b"Dear Ada")
    replace_unnoticed(letter, page(range(1)).encode())
    watched.start()
    assert watched.found_still() == ["march.txt"]


@pytest.mark.parametrize("kept", [b"", b"[]", b"{}", b'{"version": "0.0.1", "files": 7}', b"\xff", b"[" * 100_000])
def test_a_memory_that_is_damaged_or_of_another_version_is_none(watched: Watched, kept: bytes) -> None:
    watched.save("march.txt")
    assert watched.found_still() == ["march.txt"]
    watched.memory.write_bytes(kept)
    watched.start()
    assert watched.found_still() == ["march.txt"]


def test_a_memory_that_cannot_be_written_stops_nothing(watched: Watched) -> None:
    watched.memory.mkdir()
    watched.save("march.txt")
    assert watched.found_still() == ["march.txt"]


def test_a_look_takes_a_while_at_most_and_the_next_one_goes_on(watched: Watched) -> None:
    for number in range(3):
        watched.save(f"{number}.txt", range(number, number + 2))
    watched.look()
    watched.tick = 1.5
    looks = [watched.look(after=STILL_SECONDS), watched.look(), watched.look()]
    assert [len(look.files) for look in looks] == [1, 2, 3]
    assert [look.is_done for look in looks] == [False, False, True]


def test_reading_ends_when_nobody_waits_for_it_any_more(watched: Watched) -> None:
    watched.save("march.txt", range(2_000))
    watched.look()
    watched.now += STILL_SECONDS
    with pytest.raises(ReadingCancelled):
        watched.folder.look(frozenset(), lambda: True)
