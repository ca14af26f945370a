"""The process that reads files: bytes come in, readings go out, and a hostile file can hurt nothing but this process.

Each request on the standard input is a frame {"name", "size"} and then that many bytes; the answer on the standard
output is the frames of the reading, or of a failure. The process ends when its input ends.
"""

from __future__ import annotations

import _thread
import gc
import os
import sys

from readinglist.domain.errors import NoPapers, UnreadableSource
from readinglist.domain.fault_report import report_of
from readinglist.formats import frames
from readinglist.formats.packed import unpacked
from readinglist.formats.reading import stream

if sys.platform != "win32":  # there the parent's clock is the only limit
    import resource
    import select

CPU_SECONDS = 20  # for each file, and one more for each million bytes
MEMORY = 1024**3  # bytes beyond what the process has when it starts


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    _thread.start_new_thread(_end_with_program, ())
    limit_memory()
    gc.set_threshold(10_000)  # thousands of records hold no cycles: looking for them takes a tenth of the time
    while request := frames.receive(requests):
        size, name = int(request["size"]), str(request["name"])
        limit_time(CPU_SECONDS + size // 1_000_000)
        data = requests.read(size)
        try:
            data = unpacked(data, name)
            limit_time(CPU_SECONDS + len(data) // 1_000_000)
            found = stream(data, name)
            data = b""  # which may be much, and of which all that is needed stands in other places by now
            for frame in frames.frames_of(found):
                frames.send(answers, frame)
        except UnreadableSource as error:
            frames.send(
                answers, frames.failure_frame(frames.Failure(str(error), no_papers=isinstance(error, NoPapers)))
            )
        except MemoryError:
            sentence = f"“{name}” holds more than can be read at once, so nothing was imported from it; part it in two."
            frames.send(answers, frames.failure_frame(frames.Failure(sentence)))
        except BrokenPipeError:
            return
        except Exception as fault:  # the border of the process: a bug in a format goes to the log of the parent
            frames.send(answers, frames.failure_frame(frames.Failure(details=report_of(fault))))


def _end_with_program() -> None:
    """Wait until the program that asks is gone, and end this process even in the middle of a file."""
    if sys.platform != "win32":  # there it ends after the file
        hung_up = select.poll()
        hung_up.register(sys.stdin.fileno(), 0)  # nothing is waited for but the end, which always is told
        hung_up.poll()
        os._exit(1)


def limit_memory() -> None:
    """Let this process take little memory, write no file and leave no core dump."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_AS, _address_space() + MEMORY)


def limit_time(seconds: int) -> None:
    """Let what comes next take so many seconds of computing; the system ends the process after them."""
    if sys.platform != "win32":
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime) + seconds)


def _limit(what: int, value: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _address_space() -> int:
    """Return how many bytes of address space this process has now; 256 MB where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (pathlib takes long to import)
            return int(statm.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 256 * 1024**2


if __name__ == "__main__":
    main()
