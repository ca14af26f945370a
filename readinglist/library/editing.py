"""A paper's own fields, and the trash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from readinglist.domain import cite_key, identity
from readinglist.domain.change import Change, Entity, Value
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.library import aliases
from readinglist.library.text import counted, storable
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

MAX_YEAR = 9_999
GOING_ON = timedelta(minutes=5)
"""Notes are typed on: so much of it is taken back at once."""
_LONGEST_SHOWN = 60  # characters of a value or title in a sentence
_SPELT = {"arxiv": "arXiv Id", "doi": "DOI", "cite_key": "Citation Key"}


def note(library: Library, paper_id: int, text: str) -> Change | None:
    """Keep the notes on a paper. What is typed on within minutes is one change, however often it is kept meanwhile."""

    def verb(transaction: Transaction) -> str:
        transaction.set_papers([paper_id], "notes", storable(text))
        return "Edit Notes"

    return library.do(verb, going_on=GOING_ON)


def edit(library: Library, paper_id: int, **fields: object) -> Change | None:
    """Change fields of a paper: title, abstract, authors, year, venue, arxiv, doi, cite_key.

    Raises:
        InvalidValue: a field cannot take its value; nothing was changed.
        NotFound: there is no such paper.
    """
    values = checked(fields)

    def verb(transaction: Transaction) -> str:
        if not transaction.present([paper_id]):
            raise NotFound("This paper is no longer in the library; nothing was changed.")
        had = transaction.values(Entity.PAPER, "title", [paper_id])[paper_id]
        for name, value in values.items():
            if name == "cite_key":
                _refuse_taken_key(transaction, paper_id, str(value))
            transaction.set_papers([paper_id], name, value)
        aliases.remember_title(transaction, paper_id, str(had))
        return f"Edit {', '.join(_SPELT.get(name, name.title()) for name in values)}"

    return library.do(verb)


def checked(fields: Mapping[str, object]) -> dict[str, Value]:
    """Return the values that `edit` would keep.

    Raises:
        InvalidValue: a field cannot take its value.
    """
    return {name: _checked(name, value) for name, value in fields.items()}


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


def _refuse_taken_key(transaction: Transaction, paper_id: int, key: str) -> None:
    """Raise InvalidValue where another paper has this citation key."""
    holder = transaction.holder_of_key(key)
    if holder is None or holder == paper_id:
        return
    title = str(transaction.values(Entity.PAPER, "title", [holder])[holder])
    where = ", which is in the trash," if transaction.values(Entity.PAPER, "trashed", [holder])[holder] else ""
    raise InvalidValue(f"“{_shown(title)}”{where} has the citation key “{key}”; nothing was changed.", "cite_key")


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _checked(name: str, value: object) -> Value:
    match name:
        case "title":
            title = " ".join(storable(str(value), 2_000).split())
            if not title:
                raise InvalidValue("A paper needs a title; nothing was changed.", name)
            return title
        case "abstract" | "venue":
            return storable(str(value), 100_000).strip()
        case "authors":
            names: Sequence[object] = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
            return "\n".join(name for name in (" ".join(storable(str(one), 200).split()) for one in names) if name)
        case "year":
            if value is not None and not (isinstance(value, int) and 0 <= value <= MAX_YEAR):
                raise InvalidValue("A year is a number from 0 to 9999; nothing was changed.", name)
            return value
        case "arxiv":
            return _identifier(name, "an arXiv id (such as 2103.00020)", identity.arxiv_id, value)
        case "doi":
            return _identifier(name, "a DOI (such as 10.1000/182)", identity.doi, value)
        case "cite_key":
            if not cite_key.valid_key(str(value)):
                raise InvalidValue(
                    "A citation key has letters, digits and : _ . + / - only; nothing was changed.", name
                )
            return str(value)
        case _:
            raise InvalidValue(f"A paper has no field “{name}”.", name)


def _identifier(name: str, kind: str, find: Callable[[str], str | None], value: object) -> str | None:
    if not value:
        return None
    text = str(value)
    found = find(text)
    if found is None:
        raise InvalidValue(f"“{_shown(text)}” is not {kind}; nothing was changed.", name)
    return found
