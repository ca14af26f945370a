"""The text index of a library: derived from the store, kept in a folder beside it, made again whenever in doubt."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from readinglist.domain.document import LAST_ID, NOWHERE, Document, Place
from readinglist.domain.query import Node, Sort, Word, wanted_text
from readinglist.search.engine import Engine, EngineBusy, EngineFailed, EngineMoved, Hits, Looseness, Wanted
from readinglist.search.entries import About
from readinglist.search.typed import text_alone

_OWN_FILE = re.compile(r"meta\.json|\.managed\.json|[0-9a-f]{32}\..+")
_PATIENCE = 0.1
"""Seconds to wait while another process writes the index: a change is written in a few hundredths."""
_PROBE = 1_000_000  # bytes: about what a change needs


class IndexOutOfStep(Exception):
    """The index is not what it was taken for: it was emptied for damage, or another process wrote it. See `place`."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the index found, best first. `loosened` tells that nothing matched as typed."""

    hits: Hits
    loosened: bool


@dataclass(frozen=True, slots=True)
class _Newer:
    """Papers that changed and could not be written to the folder yet; they stand above what it says of them."""

    engine: Engine
    ids: frozenset[int]
    revision: int


class TextIndex:
    """The words of all papers of one library, with what filters ask.

    What cannot be written to the folder, because another process writes or the disk is full, is held in memory until
    it can. Where the folder cannot be used at all, everything is held in memory.
    """

    def __init__(self, folder: Path | None, library: str) -> None:
        self._folder = folder
        self._library = library
        self._newer: _Newer | None = None
        self._engine = _opened(folder)
        self._seen = About()
        self._place = NOWHERE
        self.refresh()

    @classmethod
    def open(cls, folder: Path, library: str) -> TextIndex:
        """Open the index of `library` in `folder`; one that is missing, damaged or another's is empty. Never fails."""
        return cls(folder, library)

    @property
    def place(self) -> Place:
        """How far papers are written, in the order of their changes: what is behind is for `write` and `hold`."""
        return self._place

    @property
    def kept(self) -> int:
        """The revision up to which all papers are written."""
        return self._place.revision if self._place.id == LAST_ID else self._place.revision - 1

    @property
    def revision(self) -> int:
        """The revision that answers speak of."""
        return max(self._newer.revision, self.kept) if self._newer else self.kept

    def refresh(self) -> None:
        """See what another process wrote since."""
        try:
            self._seen = self._engine.reload()
        except EngineFailed:
            self._start_over()
            return
        self._place = self._seen.place if self._seen.library == self._library else NOWHERE
        if self._newer and self._newer.revision <= self.kept:
            self._newer = None

    def learn(self, documents: Iterable[Document]) -> None:
        """Hear of the papers that another process wrote, so that their words can be meant by mistyped ones."""
        self._engine.learn(documents)

    def prepare(self) -> None:
        """Begin to read what the first mistyped word would else wait for: a second, at a million papers."""
        self._engine.prepare()

    def forget(self) -> None:
        """Count as empty from now on: what is held speaks of a time the library has not come to."""
        self._place = NOWHERE
        self._newer = None

    def let_go(self) -> None:
        """Hold nothing in memory any more, so that it is written now, or held anew."""
        self._newer = None

    def write(self, documents: Iterable[Document], removed: Iterable[int], revision: int) -> bool:
        """Take in all that is behind `place`, up to `revision`; False where the folder cannot be written now.

        Many are written in parts, so that `place` moves on even where the last cannot be written.

        Raises IndexOutOfStep where `place` is another now, so that something else is wanted.
        """
        anew = self._place == NOWHERE
        about = About(self._library, Place(revision), began=revision if anew else self._seen.began)
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                self._engine.write(documents, removed, about, self._seen, anew=anew)
            except EngineBusy:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.01)
            except EngineMoved as problem:
                self.refresh()
                raise IndexOutOfStep from problem
            except EngineFailed as problem:
                self.refresh()
                if self._place != NOWHERE and not _writable(self._folder):  # what it holds is good; there is no room
                    return False
                self._start_over()
                raise IndexOutOfStep from problem
            else:
                self.refresh()
                return True

    def hold(self, documents: Iterable[Document], removed: Iterable[int], revision: int) -> None:
        """Keep all that is behind `place`, up to `revision`, in memory."""
        changed = list(documents)
        engine = Engine(None)
        engine.write(changed, (), About(self._library, Place(revision), began=revision), About(), anew=True)
        ids = frozenset(document.id for document in changed) | frozenset(removed)
        self._newer = _Newer(engine, ids, revision)

    def search(self, where: Node, limit: int | None, sort: Sort | None = None, *, counted: bool = True) -> Found:
        """Return the best `limit` papers (None: all) that `where` finds: as typed, or else with its words loosened.

        With `sort`, the first in that order; papers that the index cannot tell apart at the limit come along, and
        stand in no order among each other: the store puts them right.

        Words that find papers as typed are not loosened, though filters may leave none of these papers.

        Raises IndexOutOfStep where the files were found damaged: then `place` is nowhere again.
        """
        wanted = Wanted(limit, sort, counted)
        try:
            hits = self._hits(where, wanted, Looseness.AS_TYPED)
            if hits.ids or self._is_as_meant(where):
                return Found(hits, loosened=False)
            for looseness in (Looseness.LOOSENED, Looseness.FORGIVING):
                hits = self._hits(where, wanted, looseness)
                if hits.ids:
                    return Found(hits, loosened=True)
            return Found(Hits(), loosened=False)
        except EngineFailed as problem:
            self._start_over()
            raise IndexOutOfStep from problem

    def _is_as_meant(self, where: Node) -> bool:
        """Tell whether there is nothing to loosen: no words, or words that do find papers, which filters leave out."""
        asked = text_alone(where)
        if asked is None or not any(isinstance(part, Word) for part in wanted_text(asked)):
            return True
        return bool(self._hits(asked, Wanted(1, counted=False), Looseness.AS_TYPED).ids)

    def _hits(self, where: Node, wanted: Wanted, looseness: Looseness) -> Hits:
        newer = self._newer
        old, new = Hits(), Hits()
        if self._place != NOWHERE:
            old = self._engine.search(where, wanted, looseness, newer.ids if newer else frozenset())
        if newer:
            new = newer.engine.search(where, wanted, looseness)
        return _merged(old, new, wanted) if new.ids else old

    def _start_over(self) -> None:
        """Empty the folder; where that does not help, do without it."""
        self._seen = About()
        self._place = NOWHERE
        self._newer = None
        if self._folder is not None:
            _empty(self._folder)
            self._folder = self._folder if _writable(self._folder) else None
        self._engine = _opened(self._folder)


def _opened(folder: Path | None) -> Engine:
    """Return the index in `folder`, emptied where it is damaged; one in memory where the folder cannot be used."""
    if folder is None:
        return Engine(None)
    for attempt in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Engine(folder)
        except (OSError, EngineFailed):
            if attempt == 0:
                _empty(folder)
    return Engine(None)


def _writable(folder: Path | None) -> bool:
    """Tell whether there are rights and room to write."""
    if folder is None:
        return True
    try:
        with TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_PROBE))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError:
        return False
    return True


def _empty(folder: Path) -> None:
    """Delete the index's own files, and nothing that somebody else may have put there."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _OWN_FILE.fullmatch(path.name):
                path.unlink()


def _merged(one: Hits, other: Hits, wanted: Wanted) -> Hits:
    both = sorted(zip(one.scores + other.scores, one.ids + other.ids, strict=True), key=lambda pair: -pair[0])
    if not wanted.sort:  # what an order cannot tell apart at the limit stays in
        both = both[: wanted.limit]
    total = None if one.total is None or other.total is None else one.total + other.total
    return Hits(tuple(number for _, number in both), tuple(score for score, _ in both), total)
