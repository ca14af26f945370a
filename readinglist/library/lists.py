"""Smart lists and listings: the named lists in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.overview import SmartList
from readinglist.library.text import storable
from readinglist.search.composing import values, with_values
from readinglist.search.parsing import MAX_LENGTH
from readinglist.storage.tag_rules import tag_rules
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

_MAX_NAME = 100


def add_smart_list(library: Library, name: str, query: str) -> Change | None:
    """Keep a query under a name, behind the other smart lists; raises InvalidValue where there is such a name."""
    wanted, found_by = _named(name), _asked(query)

    def verb(transaction: Transaction) -> str:
        _refuse_taken(transaction, wanted)
        place = transaction.end_of_smart_lists()
        row = {"name": wanted, "query": found_by, "removed": False, "position": place}
        transaction.create(Entity.SMART_LIST, row)
        return f"Add Smart List “{wanted}”"

    return library.do(verb)


def rename_smart_list(library: Library, number: int, name: str) -> Change | None:
    """Give a smart list another name; raises InvalidValue where another has it, whatever the case."""
    wanted = _named(name)

    def verb(transaction: Transaction) -> str:
        _smart_list(transaction, number)
        _refuse_taken(transaction, wanted, number)
        transaction.set(Entity.SMART_LIST, "name", {number: wanted})
        return f"Rename Smart List “{wanted}”"

    return library.do(verb)


def change_query(library: Library, number: int, query: str) -> Change | None:
    """Let a smart list find something else; raises InvalidValue for an empty query."""
    wanted = _asked(query)

    def verb(transaction: Transaction) -> str:
        name = _smart_list(transaction, number).name
        transaction.set(Entity.SMART_LIST, "query", {number: wanted})
        return f"Change Smart List “{name}”"

    return library.do(verb)


def move_smart_list(library: Library, number: int, place: int) -> Change | None:
    """Put a smart list at a place among the others, 0 for the first; places beyond the ends are the ends."""
    return library.do(lambda transaction: _move(transaction, number, lambda _place: place))


def step_smart_list(library: Library, number: int, step: int) -> Change | None:
    """Move a smart list so many places down, or up where `step` is negative, as far as there are others."""
    return library.do(lambda transaction: _move(transaction, number, lambda place: place + step))


def delete_smart_list(library: Library, number: int) -> Change | None:
    """Take a smart list out of the library; its papers stay."""

    def verb(transaction: Transaction) -> str:
        name = _smart_list(transaction, number).name
        transaction.set(Entity.SMART_LIST, "present", {number: False})
        return f"Delete Smart List “{name}”"

    return library.do(verb)


def follow(transaction: Transaction, prefix: str, value_for: Callable[[str], str | None]) -> None:
    """Give the queries that are kept other values after `prefix` (`tag:`), where `value_for` has one."""
    lists = {one.id: one.query for one in transaction.smart_lists()}
    exports = {one.id: one.query for one in transaction.living_exports()}
    rules = {rule.id: rule.query for rule in tag_rules(transaction.connection)}
    for entity, queries in ((Entity.SMART_LIST, lists), (Entity.LIVING_EXPORT, exports), (Entity.TAG_RULE, rules)):
        transaction.set(entity, "query", {n: with_values(query, prefix, value_for) for n, query in queries.items()})


def rename_listing(library: Library, number: int, name: str) -> Change | None:
    """Give a listing another name; what is kept and asks for it, and for no other, follows."""
    wanted = _named(name)

    def verb(transaction: Transaction) -> str:
        alone = _values_that_find(transaction, number)
        transaction.set(Entity.LISTING, "name", {number: wanted})
        lost = {value for value in alone if number not in transaction.listings_named(value)}
        follow(transaction, "in:", lambda value: wanted if value in lost else None)
        return f"Rename Listing “{wanted}”"

    return library.do(verb)


def delete_listing(library: Library, number: int) -> Change | None:
    """Forget a listing; the papers that stood in it stay."""

    def verb(transaction: Transaction) -> str:
        name = transaction.values(Entity.LISTING, "name", [number]).get(number, "")
        transaction.set(Entity.LISTING, "present", {number: False})
        return f"Delete Listing “{name}”"

    return library.do(verb)


def _move(transaction: Transaction, number: int, place_from: Callable[[int], int]) -> str:
    """Put a smart list where `place_from` says, given the place where it stands; return what was done."""
    moved = _smart_list(transaction, number)
    order = [one.id for one in transaction.smart_lists()]
    place = order.index(number)
    order.insert(max(place_from(place), 0), order.pop(place))
    transaction.set(Entity.SMART_LIST, "position", {one: position for position, one in enumerate(order)})
    return f"Move Smart List “{moved.name}”"


def _values_that_find(transaction: Transaction, listing: int) -> set[str]:
    """Return the values after `in:` in queries that are kept and that find this listing and no other."""
    kept = [one.query for one in transaction.smart_lists()] + [one.query for one in transaction.living_exports()]
    kept += [rule.query for rule in tag_rules(transaction.connection)]
    asked = {value for query in kept for value in values(query, "in:")}
    return {value for value in asked if transaction.listings_named(value) == (listing,)}


def _smart_list(transaction: Transaction, number: int) -> SmartList:
    found = next((one for one in transaction.smart_lists() if one.id == number), None)
    if found is None:
        raise NotFound("This smart list is no longer in the library; nothing was changed.")
    return found


def _refuse_taken(transaction: Transaction, name: str, number: int | None = None) -> None:
    """Raise InvalidValue where another smart list than `number` has this name."""
    for other in transaction.smart_lists():
        if other.id != number and other.name.casefold() == name.casefold():
            raise InvalidValue(f"There is a smart list “{other.name}” already; choose another name.")


def _named(name: str) -> str:
    clean = " ".join(storable(name).split())[:_MAX_NAME].rstrip()
    if not clean:
        raise InvalidValue("A list needs a name.")
    return clean


def _asked(query: str) -> str:
    clean = " ".join(storable(query).split())[:MAX_LENGTH].rstrip()
    if not clean:
        raise InvalidValue("A smart list needs a search.")
    return clean
