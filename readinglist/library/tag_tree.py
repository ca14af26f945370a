"""Tags as a tree by their names: moving, merging and deleting whole branches, and what that would touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain import tags
from readinglist.domain.change import Entity
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.query import Query, TagIds
from readinglist.domain.tags import Tag
from readinglist.library import lists, tag_rules
from readinglist.library.text import counted, shortened, storable
from readinglist.search.composing import values
from readinglist.search.prefixes import Prefix
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


@dataclass(frozen=True, slots=True)
class TagEffect:
    """What another name for a tag or level, or its end, would touch.

    `papers` have the tag itself, `branch` counts those of the tags below it with them; both count the trash and
    dismissed papers, too. `below` is how many tags are nested in it; `smart_lists` and `exports` ask for one of them,
    `rules` ask for or give one. `merged` are the tags that are there already under the new names.
    """

    papers: int
    branch: int
    below: int
    smart_lists: int
    exports: int
    rules: int
    merged: tuple[str, ...] = ()

    @property
    def queries(self) -> str:
        """What asks for it: "2 smart lists and 1 living export"; nothing where nothing does."""
        return _listed((self.smart_lists, "smart list"), (self.exports, "living export"))

    @property
    def following(self) -> str:
        """What comes along under another name: "12 papers, 2 smart lists"; nothing where nothing does."""
        return _listed(
            (self.branch, "paper"),
            (self.smart_lists, "smart list"),
            (self.exports, "living export"),
            (self.rules, "tag rule"),
        )


def effect(library: Library, old: str, wanted: str = "") -> TagEffect:
    """Return what it would touch to give the tag or level `old` the name `wanted`, or to delete it.

    Raises:
        InvalidValue: no tag can have that name.
    """
    known = [tag for tag, _count in library.overview(counted=False).tags]
    branch = _branch(known, old)
    name = tags.clean_name(storable(wanted)) if wanted else old
    moved = _moved(branch, old, name)
    return TagEffect(
        papers=_papers(library, [tag for tag in branch if tags.fold(tag.name) == tags.fold(old)]),
        branch=_papers(library, branch),
        below=sum(tags.fold(tag.name) != tags.fold(old) for tag in branch),
        smart_lists=_naming((_asked(one.query) for one in library.overview(counted=False).smart_lists), branch, old),
        exports=_naming((_asked(one.query) for one in library.store.living_exports()), branch, old),
        rules=_naming(([*_asked(rule.query), *rule.tags] for rule in library.store.tag_rules()), branch, old),
        merged=tuple(tag.name for tag in _taken(known, moved).values()),
    )


def move(transaction: Transaction, old: str, wanted: str, *, merging: bool) -> str:
    """Give the tag or level `old`, and all that is nested below, the name `wanted`; return what was done.

    Where there are such tags already, they become one with these if `merging`, and keep their looks. What is kept and
    asks for one of the old names follows.

    Raises:
        NotFound: there is no such tag or level.
        InvalidValue: there is a tag of that name already, and not `merging`; or a name would become too long.
    """
    known = transaction.tags()
    branch = _branch(known, old)
    if not branch:
        raise NotFound(f"There is no tag “{old}”; nothing was changed.")
    others = {tags.fold(tag.name): tag.name for tag in known if tag not in branch}
    wanted = others.get(tags.fold(wanted), wanted)  # as the one that is there spells it
    moved = _moved(branch, old, wanted)
    for name in moved.values():
        if len(name) > tags.MAX_TAG_LENGTH:
            most = f"more than {tags.MAX_TAG_LENGTH} characters, the most that a tag's name can have"
            raise InvalidValue(f"“{shortened(name)}” would have {most}; nothing was changed.")
    taken = _taken(known, moved)
    if taken and not merging:
        raise InvalidValue(f"There is a tag “{next(iter(taken.values())).name}” already; nothing was changed.")
    for tag in branch:
        if tag.id in taken:
            _merge(transaction, tag, taken[tag.id])
    transaction.set(Entity.TAG, "name", {number: name for number, name in moved.items() if number not in taken})
    lists.follow(transaction, Prefix.TAG, lambda name: _renamed(tags.trimmed(name), old, wanted))
    tag_rules.follow(transaction, lambda name: _renamed(name, old, wanted))
    return f"{'Merge' if taken else 'Rename'} Tag “{old}” {'into' if taken else 'to'} “{wanted}”"


def delete(transaction: Transaction, tag: Tag, *, with_below: bool) -> str:
    """Take a tag off all papers, out of the library and of what rules give, and those `with_below` it.

    Returns what was done.
    """
    gone = _branch(transaction.tags(), tag.name) if with_below else [tag]
    for one in gone:
        transaction.remove(transaction.tagged(one.id), "tag", one.id)
    transaction.set(Entity.TAG, "present", {one.id: False for one in gone})
    tag_rules.forget(transaction, gone)
    return f"Delete Tag “{tag.name}”" + (f" and {len(gone) - 1:,} below" if len(gone) > 1 else "")


def _merge(transaction: Transaction, gone: Tag, kept: Tag) -> None:
    """Give all papers of one tag the other; that one takes a colour and a number key where it has none."""
    papers = transaction.tagged(gone.id)
    transaction.add(papers, "tag", kept.id)
    transaction.remove(papers, "tag", gone.id)
    transaction.set(Entity.TAG, "present", {gone.id: False})
    transaction.set(Entity.TAG, "colour", {kept.id: kept.colour or gone.colour})
    transaction.set(Entity.TAG, "number", {kept.id: kept.number or gone.number})


def _renamed(name: str, old: str, wanted: str) -> str | None:
    """Return what a tag is called once `old` is called `wanted`; None where it stays out of that."""
    if not tags.is_within(name, old):
        return None
    return "/".join([wanted, *name.split("/")[old.count("/") + 1 :]])


def _branch(known: Iterable[Tag], top: str) -> list[Tag]:
    """Return the tag or level `top` and those that are nested below."""
    return [tag for tag in known if _renamed(tag.name, top, top) is not None]


def _moved(branch: Iterable[Tag], old: str, wanted: str) -> dict[int, str]:
    """Return the new name of each tag of a branch, by its id."""
    return {tag.id: _renamed(tag.name, old, wanted) or tag.name for tag in branch}


def _taken(known: Iterable[Tag], moved: Mapping[int, str]) -> dict[int, Tag]:
    """Return for each tag that moves, by its id, the tag that stays and has its new name already."""
    others = {tags.fold(tag.name): tag for tag in known if tag.id not in moved}
    return {number: others[tags.fold(name)] for number, name in moved.items() if tags.fold(name) in others}


def _papers(library: Library, tagged: Iterable[Tag]) -> int:
    ids = tuple(tag.id for tag in tagged)
    return library.store.count(Query(TagIds(ids))) if ids else 0


def _asked(query: str) -> list[str]:
    """Return the tags that a query asks for, by the names that are typed there."""
    return [tags.trimmed(name) for name in values(query, Prefix.TAG)]


def _naming(kept: Iterable[Iterable[str]], branch: Iterable[Tag], top: str) -> int:
    """Return how many of what is kept name a tag of a branch."""
    names = {tags.fold(name) for name in (top, *(tag.name for tag in branch))}
    return sum(any(tags.fold(name) in names for name in named) for named in kept)


def _listed(*counts: tuple[int, str]) -> str:
    """Return counts of nouns as one says them, those of which there are none left out."""
    parts = [counted(number, noun) for number, noun in counts if number]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
