from __future__ import annotations

import gzip
import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest

import readinglist
from readinglist.domain.errors import UnreadableSource
from readinglist.formats.packed import MAX_UNPACKED
from readinglist.library.reading import Progress, read_sources, read_text
from readinglist.library.reading_process import ReadingCancelled, ReadingProcess
from readinglist.library.source_files import MAX_SIZE, content, opened, shown_name
from tests.effort import effort

FIXTURES = Path(__file__).parent.parent / "fixtures" / "listings"
PAGE = FIXTURES / "with_blank_lines.txt"
ANOTHER = FIXTURES / "without_blank_lines.txt"

T = TypeVar("T")

REAL = Path(__file__).parents[3] / "shared" / "listings"

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the processes are seen through Linux's /proc")
posix = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX systems have such files and limits")


def error_of(path: str | Path) -> str:
    source = read_sources([path])[0]
    assert (source.records, source.skipped) == ((), ())
    return source.error


def test_files_are_read_in_the_order_given() -> None:
    first, second = read_sources([PAGE, str(ANOTHER)])
    assert (first.name, second.name) == ("with_blank_lines.txt", "without_blank_lines.txt")
    assert (first.path, second.path) == (str(PAGE), str(ANOTHER))
    assert (len(first.records), len(second.records)) == (10, 10)
    assert (first.format, first.date_text, first.error) == ("trending page", "Mar 24", "")
    assert first.sha256 == hashlib.sha256(PAGE.read_bytes()).hexdigest()


def test_no_files_are_no_sources() -> None:
    assert read_sources([]) == []


def test_a_pasted_text_is_read_like_a_file() -> None:
    source = read_text(PAGE.read_text("utf-8"), "Pasted on Friday")
    assert (source.name, source.path, len(source.records)) == ("Pasted on Friday", "", 10)
    assert source.records == read_sources([PAGE])[0].records


def test_a_pasted_text_that_is_no_listing_says_so() -> None:
    assert read_text("Hello!", "Pasted text").error.startswith("“Pasted text” is not a listing")
    assert "is empty" in read_text("", "Pasted text").error


def test_a_lone_surrogate_in_a_pasted_text_is_no_error() -> None:
    source = read_text(PAGE.read_text("utf-8").replace("Lighthouse", "Light\ud800house"), "Pasted text")
    assert len(source.records) == 10


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    sources = read_sources([tmp_path / "missing", PAGE, tmp_path, ANOTHER])
    assert [bool(source.error) for source in sources] == [True, False, True, False]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "“page.txt” is empty"),
        (b"\x7fELF\0\0\0\0", "“page.txt” is not a text file"),
        (b"Only a letter.", "“page.txt” is not a listing"),
    ],
)
def test_a_file_without_a_listing_says_why(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    assert error_of(path).startswith(reason)


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    assert "was not found" in error_of(tmp_path / "nowhere.txt")
    assert "could not be opened" in error_of("nul\0byte")


@posix
def test_pipes_sockets_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    started = time.monotonic()
    assert "is a pipe, a socket or a device" in error_of(tmp_path / "pipe")
    assert "is a pipe, a socket or a device" in error_of("/dev/zero")
    assert "could not be opened" in error_of(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind(str(tmp_path / "s"))
        assert "is a pipe, a socket or a device" in error_of(tmp_path / "s")
    assert time.monotonic() - started < 5


@linux
@pytest.mark.parametrize("path", ["/proc/self/mem", "/proc/self/pagemap", "/proc/self/environ", "/proc/kmsg"])
def test_what_the_system_only_shows_as_files_is_refused(path: str) -> None:
    assert error_of(path).endswith(".")


@posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    path.chmod(0)
    assert "could not be opened" in error_of(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_SIZE + 1)
    assert "larger than 64 MB" in error_of(path)


def test_what_an_xml_file_defines_or_names_is_not_fetched_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Sheep of the Secret")
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 9))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY l0 "Laugh">{laughs}'
        f'<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        "<id>https://arxiv.org/abs/2403.00001</id><title>Sheep &l8; &s;</title></entry></feed>"
    )
    paths = [tmp_path / f"bomb{ending}" for ending in (".xml", ".txt", ".html", ".json", ".bib", ".ris", "")]
    for path in paths:
        path.write_text(bomb)
    for source in read_sources(paths):
        assert [record.title for record in source.records] in ([], ["Sheep &l8; &s;"])
        assert "Secret" not in repr(source)


@linux
def test_a_file_that_grows_while_it_is_read_is_read_to_the_cap(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"x" * 1_000)
    file = opened(str(path))
    assert file is not None
    with file:
        os.truncate(path, MAX_SIZE * 4)
        assert len(content(file, MAX_SIZE + 1)) == MAX_SIZE + 1  # a byte more than is read, so it is refused


@pytest.mark.parametrize("name", ["page.txt.gz", "page.gz", "page.txt"])
def test_a_packed_file_is_read_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(PAGE.read_bytes()))
    (source,) = read_sources([path])
    assert (source.error, source.name, source.format) == ("", name, "trending page")
    assert source.records == read_sources([PAGE])[0].records
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_bibliography_can_be_packed_too(tmp_path: Path) -> None:
    path = tmp_path / "page.bib.gz"
    path.write_bytes(gzip.compress(b"@article{ada, title={Learning to Read}, author={Ada}, year=2020}"))
    (source,) = read_sources([path])
    assert [(record.title, record.cite_key) for record in source.records] == [("Learning to Read", "ada")]


def test_a_packed_file_costs_one_sentence_where_it_is_damaged_or_holds_too_much(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE.read_bytes())
    (tmp_path / "cut.gz").write_bytes(packed[:-20])
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(MAX_UNPACKED + 1), 1))
    (tmp_path / "whole.gz").write_bytes(packed)
    cut, bomb, whole = read_sources([tmp_path / "cut.gz", tmp_path / "bomb.gz", tmp_path / "whole.gz"])
    assert cut.error == "“cut.gz” is packed, and damaged or cut off, so nothing was imported from it."
    assert (
        bomb.error == "“bomb.gz” is larger than 128 MB once unpacked, so nothing was imported from it; part it in two."
    )
    assert len(whole.records) == 10


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/a/page.txt", "page.txt"),
        ("/a/b/", "b"),
        ("two\nlines\x1b[31m.txt", "two�lines�[31m.txt"),
        ("evil\u202etxt.exe", "evil�txt.exe"),
        ("not\udcffutf8.txt", "not�utf8.txt"),
        ("-rf", "-rf"),
        ("x" * 300, "x" * 200),
    ],
)
def test_names_are_fit_to_be_shown(path: str, name: str) -> None:
    assert shown_name(path) == name


def test_progress_is_told_before_each_file_and_with_its_records() -> None:
    told: list[Progress] = []
    read_sources([PAGE, ANOTHER], progress=told.append)
    assert told == [
        Progress(0, 2, PAGE.name, 0),
        Progress(0, 2, PAGE.name, 10),
        Progress(1, 2, ANOTHER.name, 0),
        Progress(1, 2, ANOTHER.name, 10),
    ]


def test_reading_stops_when_it_is_cancelled() -> None:
    with pytest.raises(ReadingCancelled, match="cancelled"):
        read_sources([PAGE], cancelled=lambda: True)


def test_the_user_can_stop_the_reading_of_a_pasted_text() -> None:
    with pytest.raises(ReadingCancelled, match="cancelled"):
        read_text(PAGE.read_text("utf-8"), "Pasted text", cancelled=lambda: True)


def test_a_large_page_arrives_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    sentence = "We count sheep, and find that there are more of them than before. " * 6
    path.write_text("Subscribe\n" + "\n".join(f"Sheep of Meadow {n}\n{sentence}" for n in range(1_500)), "utf-8")
    counts: list[int] = []
    source = read_sources([path], progress=lambda progress: counts.append(progress.records))[0]
    assert len(source.records) == 1_500
    assert max(later - sooner for sooner, later in pairwise(counts)) <= 200


def readers(program: int | None = None) -> set[int]:
    """Return the processes that this one, or another program, has reading files."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            is_reader = b"readinglist.formats.child" in (entry / "cmdline").read_bytes()
            if is_reader and int(parent) == (program or os.getpid()):
                found.add(int(entry.name))
    return found


@linux
def test_one_process_reads_all_files_and_is_gone_afterwards() -> None:
    seen: set[int] = set()
    read_sources([PAGE, ANOTHER, PAGE], progress=lambda _: seen.update(readers()))
    assert len(seen) == 1
    assert readers() == set()


@linux
def test_a_reader_that_dies_is_replaced() -> None:
    with ReadingProcess(lambda: False) as process:
        (reader,) = readers()
        os.kill(reader, signal.SIGKILL)
        with pytest.raises(UnreadableSource, match="had to be stopped"):
            list(process.read(PAGE.read_bytes(), "first.txt"))
        assert sum(len(part.records) for part in process.read(PAGE.read_bytes(), "second.txt")) == 10
    assert readers() == set()


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with (
        ReadingProcess(lambda: False, seconds=-1.0) as process,
        pytest.raises(UnreadableSource, match=r"“slow.txt” took too long"),
    ):
        list(process.read(PAGE.read_bytes(), "slow.txt"))


def test_a_reader_can_be_cancelled_while_it_reads() -> None:
    wanted = threading.Event()
    with ReadingProcess(wanted.is_set) as process:
        parts = process.read(b"x\n\n" * 1_000_000, "long.txt")
        threading.Timer(0.2, wanted.set).start()
        with pytest.raises(ReadingCancelled):
            list(parts)


@linux
def test_a_reader_ends_with_the_program_whatever_it_is_at(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text("# Sheep\n\n" + "- [Sheep of the Meadow](https://arxiv.org/abs/2403.00001)\n" * 600_000)
    code = "from readinglist.library.reading import read_sources\nread_sources(sys.argv[1:])"
    with python(code, str(path)) as program:
        (reader,) = until(lambda: [pid for pid in readers(program.pid) if seconds_of(pid) > 1.0])
        program.kill()
    assert until(lambda: "ended" if not is_alive(reader) else "went on" if seconds_of(reader) > 5.0 else "") == "ended"


def until(found: Callable[[], T]) -> T:
    """Return what is found, as soon as there is anything."""
    deadline = time.monotonic() + 60
    while not (one := found()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return one


def is_alive(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes() != b""  # one that has ended is not called anything
    return False


def seconds_of(process: int) -> float:
    """Return how long a process has computed."""
    with suppress(OSError):
        ticks = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return 0.0


def run_limited(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    with python(f"from readinglist.formats import child\n{code}", *arguments) as process:
        output, errors = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a Python that runs `code`."""
    environment = {**os.environ, "PYTHONPATH": str(Path(readinglist.__file__).parents[1])}
    command = [sys.executable, "-c", f"import sys\n{code}", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@linux
def test_a_reader_gets_no_more_than_its_memory() -> None:
    run = run_limited("child.limit_memory()\nbytearray(2 * child.MEMORY)")
    assert "MemoryError" in run.stderr


@linux
def test_a_reader_gets_no_more_than_its_time() -> None:
    run = run_limited("child.limit_time(1)\nwhile True: pass")
    assert run.returncode == -signal.SIGXCPU


@linux
def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    run = run_limited("child.limit_memory()\nopen(sys.argv[1], 'w', buffering=1).write('x\\n')", str(tmp_path / "file"))
    assert "OSError" in run.stderr


@pytest.mark.skipif(not REAL.exists(), reason="the real listings are not on this machine")
def test_the_real_pages_are_read_whole_and_with_little_effort() -> None:
    pages = sorted(REAL.glob("*.txt"))
    assert [len(source.records) for source in read_sources(pages)] == [229, 64, 108]
    assert effort(lambda: read_sources(pages)) < 100  # some twenty, most of it for the start of the child
