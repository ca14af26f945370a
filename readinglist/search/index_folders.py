"""The folders that an index may stand in: beside the library, or elsewhere, or in none, where none can be used."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from readinglist.search.engine import Engine, EngineFailed

_OWN_FILE = re.compile(r"meta\.json|\.managed\.json|[0-9a-f]{32}\..+")
_PROBE = 1_000_000  # bytes: about what a change needs


class IndexFolders:
    """Folders in the order in which they are wanted, and the one that is used; behind the last there is memory."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folder for folder in folders if _can_be_told(folder))
        self._place = 0

    @property
    def used(self) -> Path | None:
        """The folder that is used, None for memory."""
        return self._folders[self._place] if self._place < len(self._folders) else None

    def open(self) -> Engine:
        """Open the index in the folder used, emptied where it is damaged, or in the first behind it that can be."""
        while self.used is not None:
            for attempt in range(2):
                try:
                    self.used.mkdir(parents=True, exist_ok=True, mode=0o700)
                    return Engine(self.used)
                except (OSError, EngineFailed):
                    if attempt == 0:
                        _empty(self.used)
            self._place += 1
        return Engine(None)

    def has_room(self) -> bool:
        """Tell whether there are rights and room to write in the folder used."""
        if self.used is None:
            return True
        try:
            self.used.mkdir(parents=True, exist_ok=True, mode=0o700)
            with TemporaryFile(dir=self.used) as probe:
                probe.write(bytes(_PROBE))
                probe.flush()
                os.fsync(probe.fileno())
        except OSError:
            return False
        return True

    def start_over(self, *, elsewhere: bool) -> None:
        """Empty the folder used, and go back to the first; on to the next where it is of no use, or `elsewhere`."""
        if self.used is not None:
            _empty(self.used)
            self._place = self._place + 1 if elsewhere or not self.has_room() else 0

    def next_filled(self) -> Engine | None:
        """Return the index in the next folder, if one was made there; `go_on` to use it."""
        behind = self._folders[self._place + 1 : self._place + 2]
        with suppress(EngineFailed):
            return Engine(behind[0]) if behind and (behind[0] / "meta.json").exists() else None
        return None

    def go_on(self) -> None:
        """Use the next folder."""
        self._place += 1

    def empty_others(self) -> None:
        """Empty the folders behind the one used: what it holds is what counts."""
        for folder in self._folders[self._place + 1 :]:
            if folder.exists():
                _empty(folder)


def _can_be_told(folder: Path) -> bool:
    """Tell whether the engine can be told a folder: by text alone, while a path may be any bytes."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        return False
    return True


def _empty(folder: Path) -> None:
    """Delete the index's own files, and nothing that somebody else may have put there."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _OWN_FILE.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()
