"""The text index of a library: derived from the store, kept in a folder beside it, made again whenever in doubt."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readinglist.domain.document import LAST_ID, NOWHERE, Document, Place
from readinglist.domain.query import Node, Sort, Word, wanted_text
from readinglist.search.engine import Engine, EngineBusy, EngineFailed, EngineMoved, Hits, Looseness, Wanted
from readinglist.search.entries import About
from readinglist.search.index_folders import IndexFolders
from readinglist.search.typed import text_alone

_ASKED_AGAIN = 2
"""The search with which it shows that more will follow, and so that a mistyped word may."""
_PATIENCE = 0.1
"""Seconds to wait while another process writes the index: a change is written in a few hundredths."""


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
    it can. Where no folder can be used at all, everything is held in memory.
    """

    def __init__(self, library: str, *folders: Path) -> None:
        self._folders = IndexFolders(folders)
        self._library = library
        self._newer: _Newer | None = None
        self._searches = 0
        self._engine = self._folders.open()
        self._seen = About()
        self._place = NOWHERE
        self.refresh()

    @classmethod
    def open(cls, folder: Path, library: str, *spares: Path) -> TextIndex:
        """Open the index of `library` in `folder`; one that is missing, damaged or another's is empty. Never fails.

        Where nothing can be written there, it is made in the first of the `spares` where something can.
        """
        return cls(library, folder, *spares)

    @property
    def is_in_memory(self) -> bool:
        """Whether there is no folder to keep it in, so that nobody else can write it."""
        return self._folders.used is None

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

    @property
    def change(self) -> str:
        """The latest change of the library when the papers were written, as the store names it; empty for none."""
        return self._seen.change if self._place != NOWHERE else ""

    def refresh(self) -> None:
        """See what another process wrote since."""
        try:
            self._see(self._engine.reload())
        except EngineFailed:
            self._start_over()
        if self._place == NOWHERE:
            self._look_elsewhere()
        if self._newer and self._newer.revision <= self.kept:
            self._newer = None

    def _see(self, seen: About) -> None:
        self._seen = seen
        self._place = seen.place if seen.library == self._library else NOWHERE

    def _look_elsewhere(self) -> None:
        """Use the next folder, if another process could write none but that."""
        engine = self._folders.next_filled()
        try:
            seen = engine.reload() if engine else About()
        except EngineFailed:
            return
        if engine and seen.library == self._library:
            self._folders.go_on()
            self._engine = engine
            self._see(seen)

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

    def empty(self) -> None:
        """Delete all that is written, so that it is written anew: somebody found it wrong."""
        self._start_over()

    def let_go(self) -> None:
        """Hold nothing in memory any more, so that it is written now, or held anew."""
        self._newer = None

    def write(self, documents: Iterable[Document], removed: Iterable[int], revision: int, change: str = "") -> bool:
        """Take in all that is behind `place`, up to `revision`; False where the folder cannot be written now.

        `change` is the latest change of the library, as the store names it.

        Many are written in parts, so that `place` moves on even where the last cannot be written.

        Raises IndexOutOfStep where `place` is another now, so that something else is wanted.
        """
        anew = self._place == NOWHERE
        about = About(self._library, Place(revision), revision if anew else self._seen.began, change)
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
                has_room = self._folders.has_room()
                self.refresh()
                if self._is_whole and not has_room:  # what it holds is good
                    return False
                self._start_over(elsewhere=anew or not has_room)
                raise IndexOutOfStep from problem
            else:
                self.refresh()
                self._folders.empty_others()
                return True

    @property
    def _is_whole(self) -> bool:
        return self._place != NOWHERE and self._place.id == LAST_ID

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
        self._searches += 1
        if self._searches == _ASKED_AGAIN:
            self.prepare()
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

    def with_titles_like(self, words: Sequence[str], limit: int) -> list[int]:
        """Return some `limit` papers whose titles share the most, and rarest, of these folded words; best first.

        Raises IndexOutOfStep where the files were found damaged.
        """
        try:
            old = self._engine.with_titles_like(words, limit) if self._place != NOWHERE else []
            newer = self._newer
            if newer:
                old = [hit for hit in old if hit[1] not in newer.ids] + newer.engine.with_titles_like(words, limit)
        except EngineFailed as problem:
            self._start_over()
            raise IndexOutOfStep from problem
        return [number for _, number in sorted(old, key=lambda hit: -hit[0])]

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
            old = self._engine.search(where, wanted, looseness, without=newer.ids if newer else frozenset())
        if newer:
            new = newer.engine.search(where, wanted, looseness)
        if not new.ids:
            return old
        if not wanted.sort and old.ids:
            written = self._engine.search(where, replace(wanted, counted=False), looseness, only=frozenset(new.ids))
            new = _in_proportion(new, written, old)
        return _merged(old, new, wanted)

    def _start_over(self, *, elsewhere: bool = False) -> None:
        """Empty the folder; go on in the next where that does not help, or has not helped before (`elsewhere`)."""
        self._newer = None
        self._folders.start_over(elsewhere=elsewhere)
        self._engine = self._folders.open()
        try:
            self._see(self._engine.reload())
        except EngineFailed:
            self._start_over(elsewhere=True)


def _in_proportion(new: Hits, written: Hits, old: Hits) -> Hits:
    """Return `new` papers scored as they were when `written`, others as if their best one were as good as of `old`.

    Scores tell how rare words are among the papers of one engine: in that of a few papers, no word is.
    """
    known = dict(zip(written.ids, written.scores, strict=True))
    ratio = old.scores[0] / (new.scores[0] or 1.0)
    pairs = zip(new.ids, new.scores, strict=True)
    return replace(new, scores=tuple(known.get(number, score * ratio) for number, score in pairs))


def _merged(one: Hits, other: Hits, wanted: Wanted) -> Hits:
    both = sorted(zip(one.scores + other.scores, one.ids + other.ids, strict=True), key=lambda pair: -pair[0])
    if not wanted.sort:  # what an order cannot tell apart at the limit stays in
        both = both[: wanted.limit]
    total = None if one.total is None or other.total is None else one.total + other.total
    return Hits(tuple(number for _, number in both), tuple(score for score, _ in both), total)
