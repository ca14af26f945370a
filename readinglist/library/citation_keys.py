"""The citation keys of a library: the pattern for new ones, and changing those that are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.cite_key import FreeKeys, is_made_of
from readinglist.domain.key_changes import KeyChange, KeyChoice
from readinglist.domain.key_patterns.citable import KeyedPaper
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.library.text import counted
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.storage.store import Store

ALL_BUT_GIVEN = KeyChoice()
_PAGE = 500
_PATTERN_ALONE = "Change the Pattern of Citation Keys"
_THE_LIBRARY = 1  # the id of its one row


def pattern_in_force(library: Library) -> KeyPattern:
    """Return the pattern by which new papers get their keys."""
    return KeyPattern.of(library.store.key_pattern())


def proposed_changes(
    library: Library, pattern: KeyPattern, choice: KeyChoice = ALL_BUT_GIVEN
) -> Iterator[tuple[int, list[KeyChange]]]:
    """Yield every paper whose key would be another by `pattern`, a page at a time, with how many papers were looked at.

    A key that the pattern makes stays as it is, also with a number behind it, and so do those in the trash. Numbers are
    given so that no two papers of the library have one key, whatever the case, once those of `choice` are changed.
    """
    return _Proposing(library.store, pattern, choice).pages()


def change_keys(library: Library, pattern: KeyPattern, choice: KeyChoice = ALL_BUT_GIVEN) -> Change | None:
    """Use `pattern` from now on, and give the papers of `choice` the keys that it makes: one change."""

    def verb(transaction: Transaction) -> str:
        pages = proposed_changes(library, pattern, choice)
        keys = {change.id: change.new for _, page in pages for change in page if change.is_chosen}
        _keep(transaction, pattern)
        changed = transaction.set(Entity.PAPER, "cite_key", keys)
        return f"Change Citation Keys of {counted(changed, 'Paper')}" if changed else _PATTERN_ALONE

    return library.do(verb)


def use_pattern(library: Library, pattern: KeyPattern) -> Change | None:
    """Use `pattern` for the keys of papers that are yet to come; all keys that are there stay."""

    def verb(transaction: Transaction) -> str:
        _keep(transaction, pattern)
        return _PATTERN_ALONE

    return library.do(verb)


def _keep(transaction: Transaction, pattern: KeyPattern) -> None:
    transaction.set(Entity.LIBRARY, "key_pattern", {_THE_LIBRARY: pattern.text})


class _Proposing:
    """Goes through all papers once. Which keys are taken is asked of the store page by page.

    The holder of a key keeps it, or not, for reasons of its own: so whether it will be free is known before its turn
    has come.
    """

    def __init__(self, store: Store, pattern: KeyPattern, choice: KeyChoice) -> None:
        self._store = store
        self._pattern = pattern
        self._choice = choice
        self._earlier = {KeyPattern.of(text) for text in (store.key_pattern(), "")}
        self._free = FreeKeys()
        self._numbered: set[str] = set()

    def pages(self) -> Iterator[tuple[int, list[KeyChange]]]:
        """Yield how many papers were looked at, and those of a page whose keys would be others."""
        last = done = 0
        while papers := self._store.keyed_after(last, _PAGE):
            last, done = papers[-1].id, done + len(papers)
            changes = [change for paper in papers if (change := self._change(paper))]
            self._hold_what_stays([change.new for change in changes if change.is_chosen])
            yield done, [one._replace(new=self._free.take(one.new)) if one.is_chosen else one for one in changes]

    def _change(self, paper: KeyedPaper) -> KeyChange | None:
        """Return what would become of a paper's key, before numbers; None where it stays."""
        if paper.is_trashed:
            return None
        wanted = self._pattern.key(paper)
        if is_made_of(paper.cite_key, wanted):
            return None
        is_given = not any(is_made_of(paper.cite_key, pattern.key(paper)) for pattern in self._earlier)
        is_chosen = self._choice.takes(paper.id, is_given=is_given)
        return KeyChange(paper.id, paper.title, paper.cite_key, wanted, is_given, is_chosen)

    def _hold_what_stays(self, wanted: Sequence[str]) -> None:
        """Let keys that papers keep be given to no other: those that are wanted, and those with numbers behind them."""
        self._hold(self._store.keyed_as(wanted))
        counts = Counter(key.lower() for key in wanted)
        clashing = {key for key, count in counts.items() if count > 1 or key in self._free}
        if clashing := clashing - self._numbered:
            self._hold(self._store.keyed_as(clashing, numbered=True))
            self._numbered |= clashing

    def _hold(self, papers: Sequence[KeyedPaper]) -> None:
        changes = ((paper, self._change(paper)) for paper in papers)
        self._free.hold(paper.cite_key for paper, change in changes if change is None or not change.is_chosen)
