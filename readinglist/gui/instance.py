"""One window for each library and screen: a later start of the program brings its files to the one that is open.

Whoever has the window holds a lock, which the system takes back whatever ends the process, and listens at a socket
beside it. Both are in a folder that no other user can enter.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import stat
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 5.0  # seconds in which an open window answers, even one that is only just starting
PAUSE = 0.02  # seconds between two tries
LISTEN_MILLISECONDS = 600  # after which a start has time for what it can do without
_log = logging.getLogger(__name__)


class Instance(QObject):
    """What later starts on a library find of this process: it holds the library, and hears what they bring."""

    brought = Signal(object)  # a list of absolute paths of files, perhaps empty

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place: Path | None = None
        self._lock = -1
        self._server: QLocalServer | None = None

    def claim(self, library: Path) -> bool:
        """Hold `library`, and no more what was held before; False where another process holds it.

        Where there is no folder that is the user's alone, nothing is held and every start has its own window.
        """
        try:
            place = _meeting_place(library)
            if place == self._place:
                return True
            self.release()
            lock = _locked(place.with_suffix(".lock"))
        except OSError as error:
            _log.warning("Later starts get windows of their own: %s", error)
            return True
        if lock is None:
            return False
        self._place, self._lock = place, lock
        QTimer.singleShot(LISTEN_MILLISECONDS, self, self._listen)
        return True

    def release(self) -> None:
        """Hold nothing: the next start has its own window."""
        if self._place is None:
            return
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        os.close(self._lock)
        self._place = None

    def _listen(self) -> None:
        """Let others in. Whoever holds the lock may take away the socket of one that was killed."""
        if self._place is None or self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer  # not needed before the window is there

        place = str(self._place.with_suffix(".socket"))
        QLocalServer.removeServer(place)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        if not self._server.listen(place):
            _log.warning("Later starts get windows of their own: %s", self._server.errorString())
            self.release()

    def _meet(self) -> None:
        while self._server is not None and (visitor := self._server.nextPendingConnection()):
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.readyRead.connect(lambda visitor=visitor: self._hear(visitor))
            self._hear(visitor)  # what it said may be here already

    def _hear(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            return
        files = json.loads(bytes(visitor.readLine().data()))
        visitor.write(b"taken\n")
        visitor.flush()
        self.brought.emit(files)


def is_taken_elsewhere(instance: Instance, library: Path, files: Sequence[str]) -> bool:
    """Hold `library`, or bring `files` to the process that does; tell whether that one took them.

    One that does not answer is passed over: two windows on a library do each other no harm.
    """
    end = time.monotonic() + PATIENCE
    while not instance.claim(library):
        if _bring(_meeting_place(library), files, end):
            return True
        if time.monotonic() >= end:
            return False
        time.sleep(PAUSE)  # it is only just starting, or about to end
    return False


def _bring(place: Path, files: Sequence[str], end: float) -> bool:
    """Tell whether whoever listens at `place` took `files` before the `end`."""
    import socket  # most starts bring nothing to anybody

    with socket.socket(socket.AF_UNIX) as visit:
        try:
            visit.settimeout(max(PAUSE, end - time.monotonic()))
            visit.connect(os.fspath(place.with_suffix(".socket")))
            visit.sendall(json.dumps([str(Path(file).absolute()) for file in files]).encode() + b"\n")
            return visit.recv(1) != b""
        except OSError:
            return False


def _meeting_place(library: Path) -> Path:
    """Return the path, but for its ending, where processes with `library` on this screen meet.

    Raises:
        OSError: there is no folder for that.
    """
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    name = sha256(os.fsencode(f"{os.path.realpath(library)}\n{screen}")).hexdigest()[:16]
    return _private_folder() / name


def _private_folder() -> Path:
    """Return the user's folder for running programs, else the one for caches; both made so that it is private.

    Raises:
        OSError: it is not the user's own, or others can enter it.
    """
    running = Path(os.environ.get("XDG_RUNTIME_DIR") or os.devnull)
    is_own = running.is_dir() and running.stat().st_uid == os.getuid()
    folder = (running if is_own else user_cache_path()) / "readinglist" / "windows"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(stat.S_IRWXU)  # fails where it is another user's
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(None, "not the user's own folder", str(folder))
    return folder


def _locked(path: Path) -> int | None:
    """Return a descriptor that has the lock at `path` until it is closed; None where another process has it."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, stat.S_IRUSR | stat.S_IWUSR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
