"""Queries bound to files: from rows and to rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from readinglist.domain.exports import ExportChoice, Parts
from readinglist.domain.living import LivingExport, Standing, Trace
from readinglist.storage import tables
from readinglist.storage.kept_values import member

_TRACE = tuple(asdict(Trace()))


def living_exports(connection: Connection) -> list[LivingExport]:
    """Return all living exports, the oldest first."""
    table = tables.living_export
    query = select(table).where(table.c.removed.is_(False)).order_by(table.c.id)
    return [_living_export(row) for row in connection.execute(query)]


def note(connection: Connection, exports: Iterable[LivingExport]) -> None:
    """Keep how living exports stand by now; what the user chose of them is left alone."""
    table = tables.living_export
    rows = [
        {
            "row": export.id,
            "standing": export.standing.value,
            "written": export.written,
            "papers": export.papers,
            "remark": export.remark,
            **asdict(export.trace),
        }
        for export in exports
    ]
    names = ("standing", "written", "papers", "remark", *_TRACE)
    values: dict[Any, Any] = {table.c[name]: bindparam(name) for name in names}
    if rows:
        connection.execute(update(table).where(table.c.id == bindparam("row")).values(values), rows)


def _living_export(row: Row[Any]) -> LivingExport:
    return LivingExport(
        id=row.id,
        query=row.query,
        path=Path(row.path),
        choice=ExportChoice(row.format, Parts.named(row.parts), row.style),
        standing=member(Standing, row.standing),
        written=row.written,
        papers=row.papers,
        remark=row.remark,
        trace=Trace(*(getattr(row, name) for name in _TRACE)),
    )
