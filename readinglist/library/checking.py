"""Check Library: is the file whole, are all words those that were stored, does all fit together?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readinglist.domain.errors import LibraryDamaged
from readinglist.domain.paper import State
from readinglist.domain.query import EVERYTHING, Query
from readinglist.library.text import counted, shortened, tell_nobody
from readinglist.search.index import IndexOutOfStep
from readinglist.storage.store import Store

if TYPE_CHECKING:
    from readinglist.library.library import Library

MOST_PLACES = 3  # in a damaged file, of which SQLite speaks for those who mend files
MOST_NAMED = 8  # papers: all that is said has room on a small screen
LOOKS = 3  # at the search index, where something is wrong with it

Tell = Callable[[str, int, int], object]
"""Hears what is looked at, and how many papers of how many are done (0: nobody knows); what it raises ends it all."""
THE_FILE, WORDS, VALUES = "The file itself", "The words of each paper", "All else that is known of each"
REFERENCES, INDEX = "Whether all fits together", "The search index"
_ROWS = {
    "paper": "papers",
    "checksum": "checksums",
    "link": "links",
    "tag": "tags",
    "paper_tag": "tags on papers",
    "alias": "other names of papers",
    "different": "papers that were told apart",
    "listing": "listings",
    "appearance": "places of papers in listings",
    "smart_list": "smart lists",
    "tag_rule": "tag rules",
    "living_export": "living exports",
    "change": "changes in the history",
    "library": "settings of the library",
}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    `damage` is what is wrong with the file itself: with that it can only be recovered. `papers` have words that are not
    those that were stored or hold what no paper can, `misfits` (rows of other tables) hold what they cannot, `orphans`
    (rows by table) point to nothing, and `astray` papers are in the library and not in the search index, or the other
    way round: these can be mended. Tags that are `misnamed` have another name than they should, each with what that is
    in lower case: they are the user's to rename.
    """

    sentences: tuple[str, ...]
    damage: tuple[str, ...] = ()
    papers: tuple[int, ...] = ()
    misfits: Mapping[str, int] = field(default_factory=dict)
    orphans: Mapping[str, int] = field(default_factory=dict)
    astray: int = 0
    misnamed: tuple[tuple[str, str], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.damage or self.can_be_mended or self.misnamed)

    @property
    def can_be_mended(self) -> bool:
        """Whether there is something that `mending.mend` is for."""
        return not self.damage and bool(self.papers or self.misfits or self.orphans or self.astray)


def check(library: Library, tell: Tell = tell_nobody) -> CheckReport:
    """Check the library file, the words of each paper, that all fits together, and the search index.

    Nothing is changed. Other programs may write meanwhile.
    """
    store = library.store
    tell(THE_FILE, 0, 0)
    if damage := tuple(store.upkeep.damage()):
        return CheckReport(tuple(_on_damage(damage)), damage)
    papers, misfits = damaged(store, tell)
    tell(REFERENCES, 0, 0)
    orphans = store.upkeep.orphans()
    astray = 0 if papers or misfits else _astray(library, tell)  # what cannot be read cannot be compared
    misnamed = tuple(store.upkeep.misnamed_tags())
    sentences = (*on_papers(store, papers), *_on_misfits(misfits), *_on_orphans(orphans), *_on_index(astray))
    wrong = (*sentences, *_on_misnamed(misnamed))
    said = (*(wrong or (_all_is_well(store),)), *_on_shared(store))
    return CheckReport(said, (), papers, misfits, orphans, astray, misnamed)


def damaged(store: Store, tell: Tell = tell_nobody) -> tuple[tuple[int, ...], Mapping[str, int]]:
    """Return the papers that are not as they were stored, and how many rows of other tables hold what they cannot."""
    total = store.count(Query())
    papers = set(store.upkeep.damaged_papers(lambda done: tell(WORDS, done, max(done, total))))
    misfits = store.upkeep.misfits(lambda done: tell(VALUES, done, max(done, total)))
    papers.update(misfits.pop("paper", ()))
    return tuple(sorted(papers)), {table: len(rows) for table, rows in misfits.items()}


def _astray(library: Library, tell: Tell) -> int:
    """Count the papers that the search index lacks or should not have, once it has caught up; all, if it is damaged.

    Others may write between a look at the library and one at the index; what is wrong is so at each look.
    """
    astray = _astray_now(library, tell)
    for _ in range(LOOKS - 1):
        if astray:
            astray &= _astray_now(library, tell)
    return len(astray)


def _astray_now(library: Library, tell: Tell) -> set[int]:
    tell(INDEX, 0, 0)
    library.catch_up(lambda progress: tell(INDEX, progress.done, progress.total))
    stored = set(library.store.ids(Query()))
    try:
        return stored.symmetric_difference(library.index.search(EVERYTHING, None).hits.ids)
    except IndexOutOfStep:
        return stored


def _on_damage(damage: Sequence[str]) -> Iterator[str]:
    for line in damage[:MOST_PLACES]:
        yield f"Damaged: {line}."
    if len(damage) > MOST_PLACES:
        yield f"The like was found at {counted(len(damage) - MOST_PLACES, 'other place')}."
    yield "The file was left as it is. Restore a backup, or recover what it holds."


def on_papers(store: Store, papers: Sequence[int]) -> tuple[str, ...]:
    """Return which papers have words that are not those that were stored, the first of them by name."""
    said = [
        f"The words of paper {number}{_named(store, number)} are not those that were stored."
        for number in papers[:MOST_NAMED]
    ]
    if len(papers) > MOST_NAMED:
        said.append(f"Nor are those of {counted(len(papers) - MOST_NAMED, 'more paper')}.")
    return tuple(said)


def _named(store: Store, number: int) -> str:
    try:
        return f", “{shortened(store.titles([number])[number])}”,"
    except LibraryDamaged:
        return ""


def _on_misfits(misfits: Mapping[str, int]) -> Iterator[str]:
    for table, count in sorted(misfits.items()):
        yield f"Of the {_rows(table)}, {count:,} {'holds' if count == 1 else 'hold'} what cannot be read."


def _on_orphans(orphans: Mapping[str, int]) -> Iterator[str]:
    for table, count in sorted(orphans.items()):
        yield f"Of the {_rows(table)}, {count:,} {'points' if count == 1 else 'point'} to nothing."


def _rows(table: str) -> str:
    """Return what the rows of a table are, as its user knows them."""
    return _ROWS.get(table, f"rows of {table}")


def _on_index(astray: int) -> Iterator[str]:
    if astray:
        yield f"The search index is wrong about {counted(astray, 'paper')}; the papers themselves are safe."


def _on_misnamed(misnamed: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, folded in misnamed[:MOST_NAMED]:
        yield f"The tag “{shortened(name)}” should be “{shortened(folded)}”, in whatever case; rename it."
    if len(misnamed) > MOST_NAMED:
        yield f"So should {counted(len(misnamed) - MOST_NAMED, 'more tag')}."


def _on_shared(store: Store) -> Iterator[str]:
    """Tell of duplicates, which are no damage."""
    if count := store.upkeep.sharing_identifiers():
        yield f"{counted(count, 'paper')} share an arXiv id or a DOI with another: see Find Duplicates."


def _all_is_well(store: Store) -> str:
    overview = store.overview()
    dismissed, trashed = overview.states[State.DISMISSED], overview.trashed
    papers = counted(overview.papers + dismissed + trashed, "paper")  # as backups count them
    return (
        f"The library is sound: {papers} ({dismissed:,} dismissed, {trashed:,} in the trash); "
        "all words are as they were stored."
    )
