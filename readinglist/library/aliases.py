"""Names by which a paper is recognised besides those it has: titles it had, and those of papers it was merged with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from readinglist.domain.change import Entity
from readinglist.domain.identity import is_stand_in, names, title_key
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.domain.records import Record


def names_of(transaction: Transaction, paper_id: int) -> tuple[str, ...]:
    """Return what a paper is recognised by now (`identity.names`), a title that only stands in for one left out."""
    columns = ("arxiv", "doi", "title")
    held = (transaction.values(Entity.PAPER, column, [paper_id]).get(paper_id) for column in columns)
    arxiv, doi, title = (str(value or "") for value in held)
    return names(arxiv, doi, "" if is_stand_in(title) else title_key(title))


def remember(transaction: Transaction, paper_id: int, record: Record) -> None:
    """Let a paper be recognised by what a record of it says, also where it says something else than the paper."""
    key = "" if is_stand_in(record.title) else title_key(record.title)
    remember_names(transaction, paper_id, names(record.arxiv, record.doi, key))


def remember_title(transaction: Transaction, paper_id: int, title: str) -> None:
    """Let a paper be recognised by a title that it had, under which the next listing may bring it again."""
    if not is_stand_in(title):
        remember_names(transaction, paper_id, names(None, None, title_key(title)))


def remember_names(transaction: Transaction, paper_id: int, wanted: Iterable[str]) -> None:
    """Let a paper be recognised by names that it does not have itself."""
    own = names_of(transaction, paper_id)
    for name in wanted:
        if name not in own:
            transaction.add([paper_id], "alias", name)
