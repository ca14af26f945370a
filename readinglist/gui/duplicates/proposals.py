"""Which pairs are proposed: what was found, less what has been decided, as the library has it now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readinglist.domain.change import Change
from readinglist.domain.duplicates import PossibleDuplicate
from readinglist.gui.background import Background
from readinglist.gui.duplicates.pair_model import PairModel
from readinglist.gui.duplicates.pairs import Key, Pair, with_titles

if TYPE_CHECKING:
    from readinglist.library.library import Library

FEW = 200  # pairs that are looked at again at once
_Standing = dict[Key, Pair | None]


class Proposals(QObject):
    """Keeps a PairModel in step with the library.

    Every pair that was ever found stays known: one of papers that were merged, or said to be different, comes back
    when that is undone.
    """

    changed = Signal()  # other pairs are proposed than before
    returned = Signal(list)  # of Pair: those that came though no search has just found them

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.model = PairModel(self)
        self._background = background
        self._known: dict[Key, PossibleDuplicate] = {}
        self._standing: _Standing = {}
        self._merged: dict[int, int] = {}
        self._put_aside: set[Key] = set()
        self._has_changed = False
        self._looks = 0
        self._last_look: dict[Key, int] = {}  # that a pair's standing is of: two threads look

    def clear(self) -> None:
        """Know nothing."""
        self._known, self._standing, self._merged, self._put_aside = {}, {}, {}, set()
        self._has_changed = False
        self.model.clear()
        self.changed.emit()

    def add(self, pairs: Sequence[Pair]) -> None:
        """Propose what a search has found; it may not know what was changed since it began."""
        self._known |= {pair.key: pair.found for pair in pairs}
        if self._has_changed:
            self._look_again([pair.found for pair in pairs])
        else:
            self._standing |= {pair.key: pair for pair in pairs}
            self._last_look |= dict.fromkeys((pair.key for pair in pairs), self._looks)
            self.model.add(pairs)
            self.changed.emit()

    def put_aside(self, keys: Iterable[Key], merged: Mapping[int, int] | None = None) -> frozenset[Key]:
        """Propose these pairs no more, nor those of papers that are `merged` (into which): it is being written.

        What is returned is for `take_up`, once that is done or was refused.
        """
        gone = merged or {}
        of_gone = (pair.key for pair in self.model.pairs if pair.found.one in gone or pair.found.other in gone)
        aside = frozenset((*keys, *of_gone))
        self._put_aside.update(aside)
        self._merged.update(gone)
        self._show()
        return aside

    def take_up(self, aside: frozenset[Key]) -> None:
        """Propose what is still to be proposed of these pairs."""
        self._look_again(self._touching({number for key in aside for number in key}), done=aside)

    def take_change(self, change: Change) -> None:
        """Look again at the pairs whose papers were changed."""
        self._has_changed = True
        touched = self._touching(change.papers)
        if touched:
            self._look_again(touched)

    def refresh(self) -> None:
        """Look again at all pairs."""
        self._has_changed = True
        self._look_again(list(self._known.values()))

    def _touching(self, ids: AbstractSet[int]) -> list[PossibleDuplicate]:
        """Return the known pairs of these papers, and of what was merged into them."""
        merged_into = {gone for gone in self._merged if not ids.isdisjoint(self._became(gone))}
        wanted = merged_into | set(ids)
        return [pair for pair in self._known.values() if pair.one in wanted or pair.other in wanted]

    def _became(self, number: int) -> set[int]:
        """Return the papers that one was merged into, and these in turn."""
        became: set[int] = set()
        while number in self._merged and number not in became:
            number = self._merged[number]
            became.add(number)
        return became

    def _look_again(self, pairs: Sequence[PossibleDuplicate], done: Collection[Key] = ()) -> None:
        self._looks += 1
        number, merged = self._looks, dict(self._merged)

        def look(library: Library) -> _Standing:
            return _standing(library, pairs, merged)

        def take(standing: _Standing) -> None:
            self._take(number, standing, done)

        if len(pairs) <= FEW:
            self._background.read(look, take)
        else:  # which nobody's search is to wait for
            self._background.gather(look, take, topic="")

    def _take(self, number: int, standing: _Standing, done: Collection[Key]) -> None:
        """Take in what the look of this number saw, but for pairs that a later one has seen."""
        self._put_aside.difference_update(done)
        fresh = {k: pair for k, pair in standing.items() if k in self._known and self._last_look.get(k, 0) < number}
        self._standing |= fresh
        self._last_look |= dict.fromkeys(fresh, number)
        came = self._show()
        if came:
            self.returned.emit(came)

    def _show(self) -> list[Pair]:
        standing = (pair for pair in self._standing.values() if pair is not None)
        came = self.model.show(pair for pair in standing if pair.key not in self._put_aside)
        self.changed.emit()
        return came


def _standing(library: Library, pairs: Sequence[PossibleDuplicate], merged: Mapping[int, int]) -> _Standing:
    """Say, on the reader's thread, what stands for each known pair by now."""
    from readinglist.library.proposals import looked_at_again

    again = looked_at_again(library, pairs, merged)
    by_key = {pair.key: pair for pair in with_titles(library, [pair for pair in again if pair])}
    return {
        (pair.one, pair.other): by_key.get((found.one, found.other)) if found else None
        for pair, found in zip(pairs, again, strict=True)
    }
