"""What a process did to the files of a folder, call by call, as strace saw it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture.child import started
from tests.torture.faults import under_strace

_CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat2,link,unlink,writev"
_LINE = re.compile(r"^(\w+)\((?:(\d+)<([^>]*)>|AT_FDCWD[^,]*)?(?:, )?(.*)\)\s+= (-?\d+)(?:<([^>]*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Event:
    """One call: `write` (of `data` at `offset`), `truncate` (to `offset`), `sync`, `create`, `unlink`, `rename`,
    `link` (to `target`), or `acknowledge`, which is about no file."""

    kind: str
    path: str = ""
    data: bytes = b""
    offset: int = 0
    target: str = ""


def recorded(work: Callable[[], Iterable[str]], folder: Path, log: Path) -> list[Event]:
    """Let a child do `work`, and return what its first thread did to files in `folder`, in order.

    Each line that the work yields is an acknowledgement.
    """
    child = started(work, stopped=True)
    under_strace(child, ["-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}", "-o", str(log)], threads=False)
    if child.status:
        raise RuntimeError(f"The work failed while it was recorded: {child.said[-1]}")
    with log.open(encoding="ascii") as lines:
        return [event for line in lines for event in _events(line, str(folder))]


def _events(line: str, folder: str) -> Iterator[Event]:
    """Yield what a line of strace's is about, if it succeeded and is of interest."""
    found = _LINE.match(line)
    if found is None or found[5].startswith("-"):
        return
    call, path, rest = found[1], _plain(found[3] or ""), found[4]
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(rest)]
    names = [text.decode(errors="replace") for text in texts]
    if call == "writev":
        yield Event("acknowledge")
    elif call == "openat" and names and names[0].startswith(folder) and "O_CREAT" in rest:
        yield Event("create", names[0])
    elif call in ("unlink", "rename", "renameat2", "link") and names[0].startswith(folder):
        yield Event(call.removesuffix("at2"), names[0], target=names[-1])
    elif not path.startswith(folder):
        return
    elif call in ("fsync", "fdatasync"):
        yield Event("sync", path)
    elif call == "ftruncate":
        yield Event("truncate", path, offset=int(rest))
    elif call == "pwrite64":
        yield Event("write", path, texts[0], int(rest.rsplit(", ", 1)[1]))
    elif call == "write":
        yield Event("write", path, texts[0], -1)  # behind what is there


def _plain(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path
