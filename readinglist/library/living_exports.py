"""Living exports: which queries are bound to which files. What keeps the files up to date is `keeping.py`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.exports import EXPORT_KINDS, ExportChoice
from readinglist.domain.living import LivingExport
from readinglist.formats.citation_styles import own_file
from readinglist.library.text import storable
from readinglist.search.parsing import MAX_LENGTH
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


def all_of(library: Library) -> list[LivingExport]:
    """Return all living exports of a library, the oldest first."""
    return library.store.living_exports()


def add(library: Library, query: str, path: str | Path, choice: ExportChoice) -> Change | None:
    """Bind what a query finds to a file, or for notes to a folder; it is written when exports are next updated.

    An empty query is every paper but the dismissed and the trash.

    Raises:
        InvalidValue: there is no such format, or the file is bound already.
    """
    row = _row(query, path, choice)

    def verb(transaction: Transaction) -> str:
        _refuse_taken(transaction, row["path"])
        transaction.create(Entity.LIVING_EXPORT, row | _UNWRITTEN)
        return f"Keep “{Path(row['path']).name}” Up to Date"

    return library.do(verb)


def change(library: Library, number: int, query: str, path: str | Path, choice: ExportChoice) -> Change | None:
    """Give a living export another query, file or choice; raises as `add`, and NotFound."""
    row = _row(query, path, choice)

    def verb(transaction: Transaction) -> str:
        _existing(transaction, number)
        _refuse_taken(transaction, row["path"], number)
        for name, value in row.items():
            transaction.set(Entity.LIVING_EXPORT, name, {number: value})
        return f"Change the Export to “{Path(row['path']).name}”"

    return library.do(verb)


def remove(library: Library, number: int) -> Change | None:
    """Keep a file up to date no more; the file stays as it is. Raises NotFound."""

    def verb(transaction: Transaction) -> str:
        name = _existing(transaction, number).path.name
        transaction.set(Entity.LIVING_EXPORT, "present", {number: False})
        return f"Keep “{name}” Up to Date No More"

    return library.do(verb)


_UNWRITTEN = {"removed": False, "standing": "new", "papers": 0, "remark": "", "content": "", "coming": "", "told": "",
              "seen": "", "status": ""}  # fmt: skip


def _row(query: str, path: str | Path, choice: ExportChoice) -> dict[str, str]:
    if choice.format not in (kind.name for kind in EXPORT_KINDS):
        raise InvalidValue(f"There is no export format “{choice.format}”; nothing was changed.")
    asked = " ".join(storable(query).split())[:MAX_LENGTH].rstrip()
    place = str(Path(path).absolute())
    if storable(place) != place:
        raise InvalidValue("This file has a name that is no text, so it cannot be kept up to date; choose another.")
    style = str(own_file(choice.style) or choice.style)  # it is used by a process that runs elsewhere
    return {"query": asked, "path": place, "format": choice.format, "parts": choice.parts.names, "style": style}


def _existing(transaction: Transaction, number: int) -> LivingExport:
    found = next((one for one in transaction.living_exports() if one.id == number), None)
    if found is None:
        raise NotFound("This living export is no longer in the library; nothing was changed.")
    return found


def _refuse_taken(transaction: Transaction, path: str, number: int | None = None) -> None:
    """Raise InvalidValue where another living export than `number` writes this file, however its path is spelt."""
    place = os.path.realpath(path)
    for other in transaction.living_exports():
        if other.id != number and os.path.realpath(other.path) == place:
            raise InvalidValue(f"{other.path} is kept up to date already, with “{other.query}”; choose another file.")
