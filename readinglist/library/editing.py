"""A paper's own fields, and the trash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.links import Link, classify
from readinglist.library import aliases, typed_fields
from readinglist.library.text import counted, shortened, storable
from readinglist.storage import link_kinds
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

GOING_ON = timedelta(minutes=5)
"""Notes are typed on: so much of it is taken back at once."""
_SPELT = {"arxiv": "arXiv Id", "doi": "DOI", "cite_key": "Citation Key"}


def note(library: Library, paper_id: int, text: str) -> Change | None:
    """Keep the notes on a paper. What is typed on within minutes is one change, however often it is kept meanwhile."""

    def verb(transaction: Transaction) -> str:
        transaction.set_papers([paper_id], "notes", storable(text))
        return "Edit Notes"

    return library.do(verb, going_on=GOING_ON)


def edit(library: Library, paper_id: int, **fields: object) -> Change | None:
    """Change fields of a paper: title, abstract, authors, year, venue, arxiv, doi, cite_key, links.

    Authors are a list of names, links a list of addresses, each with its kind behind it where that is another one than
    the address tells ("https://git.example.org/fold repository").

    Raises:
        InvalidValue: a field cannot take its value; nothing was changed.
        NotFound: there is no such paper.
    """
    values = typed_fields.checked(fields)

    def verb(transaction: Transaction) -> str:
        if not transaction.present([paper_id]):
            raise NotFound("This paper is no longer in the library; nothing was changed.")
        had = transaction.values(Entity.PAPER, "title", [paper_id])[paper_id]
        for name, value in values.items():
            if name == "links":
                _set_links(transaction, paper_id, typed_fields.links_in(str(value)))
                continue
            if name == "cite_key":
                refuse_taken_key(transaction, str(value), paper_id)
            transaction.set_papers([paper_id], name, value)
        aliases.remember_title(transaction, paper_id, str(had))
        return f"Edit {', '.join(_SPELT.get(name, name.title()) for name in values)}"

    return library.do(verb)


def trash(library: Library, ids: Iterable[int]) -> Change | None:
    """Put papers in the trash: found only there, until they are restored or the trash is emptied."""

    def verb(transaction: Transaction) -> str:
        held = transaction.values(Entity.PAPER, "trashed", transaction.present(ids))
        fresh = [number for number, moment in held.items() if moment is None]
        moved = transaction.set_papers(fresh, "trashed", transaction.now.isoformat())
        return f"Move {counted(moved, 'paper')} to Trash"

    return library.do(verb)


def restore(library: Library, ids: Iterable[int]) -> Change | None:
    """Take papers out of the trash."""

    def verb(transaction: Transaction) -> str:
        return f"Restore {counted(transaction.set_papers(ids, 'trashed', None), 'paper')}"

    return library.do(verb)


def refuse_taken_key(transaction: Transaction, key: str, paper_id: int | None = None) -> None:
    """Raise InvalidValue where another paper than this one has a citation key."""
    holder = transaction.holder_of_key(key)
    if holder is None or holder == paper_id:
        return
    title = str(transaction.values(Entity.PAPER, "title", [holder])[holder])
    where = ", which is in the trash," if transaction.values(Entity.PAPER, "trashed", [holder])[holder] else ""
    raise InvalidValue(f"“{shortened(title)}”{where} has the citation key “{key}”; nothing was changed.", "cite_key")


def _set_links(transaction: Transaction, paper_id: int, wanted: Sequence[Link]) -> None:
    """Give a paper these links and no others.

    A link comes with the kind that its address tells, and so it comes back by undo: before one with another kind goes,
    it gets that one, too.
    """
    held = {str(url) for url in transaction.elements("link", paper_id)}
    kept = {link.url for link in wanted}
    for url in sorted(held - kept):
        transaction.set_papers([paper_id], link_kinds.field_of(url), classify(url).value)
        transaction.remove([paper_id], "link", url)
    for link in wanted:
        put_link(transaction, paper_id, link)


def put_link(transaction: Transaction, paper_id: int, link: Link) -> None:
    """Give a paper a link, of the kind that it has."""
    transaction.add([paper_id], "link", link.url)
    transaction.set_papers([paper_id], link_kinds.field_of(link.url), link.kind.value)
