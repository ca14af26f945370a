"""A child whose N-th system call of a name fails, or ends it.

The kernel asks another process about each such call (seccomp_unotify(2), set up by libseccomp). strace could inject
faults, too, but stops at every call of every name, which takes three times as long as the work.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import select
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.torture.child import Child, started

_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000  # SCMP_ACT_ALLOW, SCMP_ACT_NOTIFY
_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101  # SECCOMP_IOCTL_NOTIF_RECV, SECCOMP_IOCTL_NOTIF_SEND
_GO_ON = 1  # SECCOMP_USER_NOTIF_FLAG_CONTINUE
_QUESTION, _REPLY = struct.Struct("=QI68x"), struct.Struct("=QqiI")  # its number, who asks; the number, 0, errno, flags


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th `call` of its name in the first thread fails with `error` (an errno), and if it is `lasting`
    each that follows in any thread; without an `error` the process is killed there."""

    call: str
    number: int
    error: int
    lasting: bool


def started_failing(work: Callable[[], Iterable[str]], point: Point) -> Child:
    """Start a child that does `work` and says what that yields, though a call of it fails.

    The last it says is its exit status, negative for the signal that ended it.

    Raises:
        OSError: libseccomp is not here.
    """
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    return started(lambda: _answered(library, work, point))


def _answered(library: ctypes.CDLL, work: Callable[[], Iterable[str]], point: Point) -> Iterator[str]:
    asking = _asked_about(library, point.call)  # from here on this process, too, may make no such call
    child = started(lambda: _not_answering(asking, work))
    ending = os.pidfd_open(child.pid)
    waiting = select.poll()
    waiting.register(asking, select.POLLIN)
    waiting.register(ending, select.POLLIN)
    number = 0
    while ending not in {ready for ready, _ in waiting.poll()}:
        with contextlib.suppress(OSError):  # who asked was killed meanwhile
            question, asker = _QUESTION.unpack(fcntl.ioctl(asking, _RECEIVE, bytes(_QUESTION.size)))
            number += asker == child.pid
            fails = number >= point.number if point.lasting else (asker, number) == (child.pid, point.number)
            if fails and not point.error:
                child.kill()
            error = point.error if fails else 0
            fcntl.ioctl(asking, _ANSWER, _REPLY.pack(question, 0, -error, 0 if error else _GO_ON))
    yield from child.said
    yield str(child.status)


def _not_answering(asking: int, work: Callable[[], Iterable[str]]) -> Iterator[str]:
    os.close(asking)  # else its calls would wait for ever if the process that answers ended
    yield from work()


def _asked_about(library: ctypes.CDLL, call: str) -> int:
    """Let the kernel ask about each call of a name that this process or a child of it makes; return where it asks."""
    calls = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(_ALLOW)))
    number = library.seccomp_syscall_resolve_name(call.encode())
    if library.seccomp_rule_add(calls, ctypes.c_uint32(_ASK), number, 0) or library.seccomp_load(calls):
        raise RuntimeError("seccomp may not be used here")
    return int(library.seccomp_notify_fd(calls))
