"""A disk that forgets: what was written since the last sync may be there after a power cut, or not, or in part."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.torture.recording import Event

SECTOR = 512  # bytes that a disk writes whole


@dataclass
class _File:
    """What is on the disk for certain, and what may be."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)
    length: int = 0  # with all that is pending


class Disk:
    """The files of one folder. Names come and go in their order; a sync of the folder makes an end of doubt.

    That is a little worse than real disks are: with a journaling file system, syncing a new file keeps its name too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._names = {str(path): self._read(path) for path in folder.iterdir() if path.is_file()}
        self._kept_names = dict(self._names)
        self._renamed: list[dict[str, _File]] = []

    @staticmethod
    def _read(path: Path) -> _File:
        content = bytearray(path.read_bytes())
        return _File(content, length=len(content))

    def see(self, event: Event) -> None:
        """Take in what a process did."""
        if event.kind == "sync" and event.path == self._folder:
            self._kept_names, self._renamed = dict(self._names), []
        elif event.kind in ("create", "unlink", "rename", "link"):
            self._rename(event)
        elif event.path in self._names:
            self._write(self._names[event.path], event)

    def _rename(self, event: Event) -> None:
        match event.kind:
            case "create":
                if event.path in self._names:
                    return
                self._names[event.path] = _File()
            case "unlink":
                self._names.pop(event.path, None)
            case "rename":
                self._names[event.target] = self._names.pop(event.path)
            case "link":
                self._names[event.target] = self._names[event.path]
        self._renamed.append(dict(self._names))

    def _write(self, file: _File, event: Event) -> None:
        if event.kind == "sync":
            for pending in file.pending:
                _apply(file.kept, pending, pending.data)
            file.pending = []
            return
        if event.kind == "truncate":
            file.length = event.offset
        else:
            offset = file.length if event.offset < 0 else event.offset
            event = Event("write", event.path, event.data, offset)
            file.length = max(file.length, offset + len(event.data))
        file.pending.append(event)

    def cut(self, draw: Random, folder: Path) -> None:
        """Write what a power cut may leave now into an empty `folder`."""
        states = [self._kept_names, *self._renamed]
        for name, file in draw.choice(states).items():
            (folder / Path(name).name).write_bytes(_left_of(file, draw))


def _left_of(file: _File, draw: Random) -> bytes:
    """Return a file after a power cut: of what is pending each sector came to the disk, or not."""
    content = bytearray(file.kept)
    share = draw.choice([0.0, 0.5, 1.0, draw.random()])
    for event in file.pending:
        if event.kind == "truncate":
            if draw.random() < share:
                _apply(content, event, b"")
            continue
        for start in range(0, len(event.data), SECTOR):
            if draw.random() < share:
                sector = Event("write", event.path, offset=event.offset + start)
                _apply(content, sector, event.data[start : start + SECTOR])
    return bytes(content)


def _apply(content: bytearray, event: Event, data: bytes) -> None:
    if event.kind == "truncate":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
        return
    content.extend(bytes(max(0, event.offset - len(content))))
    content[event.offset : event.offset + len(data)] = data
