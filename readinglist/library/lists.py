"""Smart lists and listings: the named lists in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue
from readinglist.library.text import storable
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


_TITLES = {Entity.SMART_LIST: "Smart List", Entity.LISTING: "Listing"}


def add_smart_list(library: Library, name: str, query: str) -> Change | None:
    """Keep a query under a name."""
    wanted = _named(name)

    def verb(transaction: Transaction) -> str:
        row = {"name": wanted, "query": storable(query, 2_000).strip(), "removed": False}
        transaction.create(Entity.SMART_LIST, row)
        return f"Add Smart List {wanted}"

    return library.do(verb)


def rename_smart_list(library: Library, number: int, name: str) -> Change | None:
    """Give a smart list another name."""
    return _rename(library, Entity.SMART_LIST, number, _named(name))


def delete_smart_list(library: Library, number: int) -> Change | None:
    """Take a smart list out of the library; its papers stay."""
    return _delete(library, Entity.SMART_LIST, number)


def rename_listing(library: Library, number: int, name: str) -> Change | None:
    """Give a listing another name."""
    return _rename(library, Entity.LISTING, number, _named(name))


def delete_listing(library: Library, number: int) -> Change | None:
    """Forget a listing; the papers that stood in it stay."""
    return _delete(library, Entity.LISTING, number)


def _rename(library: Library, kind: Entity, number: int, name: str) -> Change | None:
    def verb(transaction: Transaction) -> str:
        transaction.set(kind, "name", {number: name})
        return f"Rename {_TITLES[kind]} {name}"

    return library.do(verb)


def _delete(library: Library, kind: Entity, number: int) -> Change | None:
    def verb(transaction: Transaction) -> str:
        name = transaction.values(kind, "name", [number]).get(number, "")
        transaction.set(kind, "present", {number: False})
        return f"Delete {_TITLES[kind]} {name}"

    return library.do(verb)


def _named(name: str) -> str:
    clean = " ".join(storable(name, 200).split())
    if not clean:
        raise InvalidValue("A list needs a name.")
    return clean
