"""Tags: on papers, and the tags themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readinglist.domain import tags
from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.tags import Tag
from readinglist.library import tag_tree
from readinglist.library.text import counted, storable
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


def tag(library: Library, ids: Iterable[int], add: Iterable[str] = (), remove: Iterable[str] = ()) -> Change | None:
    """Add tags to papers and remove others. A tag that is new is made; raises InvalidValue for an impossible name."""
    wanted, unwanted = list(map(storable, add)), list(map(storable, remove))

    def verb(transaction: Transaction) -> str:
        adding, removing = ([_meant(transaction, name) for name in names] for names in (wanted, unwanted))
        papers = transaction.present(ids)
        for name in adding if papers else ():
            transaction.add(papers, "tag", transaction.tag_id(name))
        for name in removing:
            number = transaction.find_tag(name)
            if number is not None:
                transaction.remove(papers, "tag", number)
        names = ", ".join([*(f"“{name}”" for name in adding), *(f"−“{name}”" for name in removing)])
        touched = {field.id for field in transaction.fields if field.entity is Entity.PAPER}
        return f"Tag {counted(len(touched), 'paper')} {names}"

    return library.do(verb)


def toggle(library: Library, ids: Iterable[int], name: str) -> Change | None:
    """Take a tag off papers that all have it; else put it on them all. Raises InvalidValue for an impossible name."""
    typed = storable(name)

    def verb(transaction: Transaction) -> str:
        wanted = _meant(transaction, typed)
        papers, number = transaction.present(ids), transaction.find_tag(wanted)
        if number is not None and set(papers) <= set(transaction.tagged(number)):
            return f"Tag {counted(transaction.remove(papers, 'tag', number), 'paper')} −“{wanted}”"
        number = transaction.tag_id(wanted) if papers else 0
        return f"Tag {counted(transaction.add(papers, 'tag', number), 'paper')} “{wanted}”"

    return library.do(verb)


def recolour(library: Library, tag_id: int, colour: str) -> Change | None:
    """Give a tag a colour, `#rrggbb`; empty takes it away."""
    if not re.fullmatch(r"(#[0-9a-fA-F]{6})?", colour):
        raise InvalidValue("A tag's colour is written as #rrggbb.")

    def verb(transaction: Transaction) -> str:
        found = _existing(transaction, tag_id)
        transaction.set(Entity.TAG, "colour", {tag_id: colour.lower()})
        return f"Colour Tag “{found.name}”"

    return library.do(verb)


def number(library: Library, tag_id: int, key: int | None) -> Change | None:
    """Give a tag the number key 1 to 9, taking it from the tag that had it; None takes the key away."""
    if key is not None and not 1 <= key <= 9:
        raise InvalidValue("A tag's key is a number from 1 to 9.")

    def verb(transaction: Transaction) -> str:
        found = _existing(transaction, tag_id)
        if key is not None:
            transaction.set(
                Entity.TAG, "number", {found.id: None for found in transaction.tags() if found.number == key}
            )
        transaction.set(Entity.TAG, "number", {tag_id: key})
        return f"Number Tag “{found.name}”"

    return library.do(verb)


def create(library: Library, name: str) -> Change | None:
    """Make a tag that no paper has yet; raises InvalidValue where there is one of this name."""
    wanted = tags.clean_name(storable(name))

    def verb(transaction: Transaction) -> str:
        if transaction.find_tag(wanted) is not None:
            raise InvalidValue(f"There is a tag “{wanted}” already; nothing was changed.")
        transaction.tag_id(wanted)
        return f"Add Tag “{wanted}”"

    return library.do(verb)


def rename(library: Library, old: str, name: str, *, merging: bool = False) -> Change | None:
    """Give a tag another name, and with it all that are nested below; `old` may also be a level that is no tag itself.

    Raises:
        InvalidValue: there is such a tag already, and they are not to be made one by `merging`.
        NotFound: there is no such tag or level.
    """
    wanted = tags.clean_name(storable(name))
    return library.do(lambda transaction: tag_tree.move(transaction, old, wanted, merging=merging))


def merge(library: Library, names: Iterable[str], into: str) -> Change | None:
    """Make tags one with another, with all that are nested below them.

    Raises:
        InvalidValue: one of them is that other one, or holds it.
        NotFound: one of them, or the other one, is not there.
    """
    merged = list(names)

    def verb(transaction: Transaction) -> str:
        number = transaction.find_tag(into)
        if number is None:
            raise NotFound(f"There is no tag “{into}”; nothing was changed.")
        kept = _existing(transaction, number).name
        for name in merged:
            if tags.is_within(kept, name):
                raise InvalidValue(f"“{name}” cannot go into “{kept}”, which it is or holds; nothing was changed.")
            tag_tree.move(transaction, name, kept, merging=True)
        names = ", ".join(f"“{name}”" for name in merged)
        return f"Merge Tag {names} into “{kept}”"

    return library.do(verb)


def delete(library: Library, tag_id: int, *, with_below: bool = False) -> Change | None:
    """Take a tag off all papers and out of the library; the tags below it go `with` it, or stay. Raises NotFound."""
    return library.do(
        lambda transaction: tag_tree.delete(transaction, _existing(transaction, tag_id), with_below=with_below)
    )


def _meant(transaction: Transaction, name: str) -> str:
    """Return a name that was typed as a tag has it: as it is where there is such a tag, else as a new one would."""
    return name if transaction.find_tag(name) is not None else tags.clean_name(name)


def _existing(transaction: Transaction, tag_id: int) -> Tag:
    found = transaction.tag(tag_id)
    if found is None:
        raise NotFound("This tag is no longer in the library; nothing was changed.")
    return found
