"""Living exports in the terminal: which they are, and bringing them up to date."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from readinglist.cli import as_json
from readinglist.cli.table import GAP
from readinglist.cli.text import note, padded, shown, width
from readinglist.domain.errors import NotFound, ReadingListError
from readinglist.domain.exports import NOTES, ExportChoice
from readinglist.domain.living import LivingExport, Standing
from readinglist.library import Library, keeping, living_exports
from readinglist.library.text import counted

HEADINGS = ("ID", "STATE", "PAPERS", "WRITTEN", "FORMAT", "FILE", "QUERY")


def exports(library: Library, chosen: Namespace) -> int:
    """List living exports, bring them up to date, overwrite one, or keep one no more."""
    if chosen.remove:
        change = living_exports.remove(library, chosen.remove)
        print(f"{shown(change.label)}; the file stays as it is." if change else "Nothing was changed.")
        return 0
    if chosen.overwrite:
        found = keeping.update(library, [chosen.overwrite], overwrite=True)
        if not found:
            raise NotFound(f"There is no living export with the number {chosen.overwrite}; nothing was written.")
    elif chosen.update:
        found = keeping.update(library)
    else:
        found = living_exports.all_of(library)
    _show(found, as_array=chosen.json)
    complain(found)
    return int((chosen.update or bool(chosen.overwrite)) and any(one.remark for one in found))


def keep(library: Library, query: str, path: Path, choice: ExportChoice) -> int:
    """Bind a query to a file and write it; what stood there is replaced, as by any export."""
    living_exports.add(library, query, path, choice)
    (export,) = [one for one in living_exports.all_of(library) if one.path == path.absolute()]
    written = keeping.update(library, [export.id], overwrite=True)
    complain(written)
    if any(one.standing is Standing.FAILED for one in written):
        return 1
    print(f"Wrote {counted(written[0].papers, 'paper')} to {shown(str(path))}, which is kept up to date from now on.")
    return 0


def follow(library: Library) -> None:
    """Bring living exports up to date after papers were changed, which is done whatever becomes of the files."""
    try:
        if not library.read_only and living_exports.all_of(library):
            complain(keeping.update(library))
    except ReadingListError as error:
        note(f"That is done, but the files that are kept up to date may be old. {error}")


def complain(found: Iterable[LivingExport]) -> None:
    """Say of each export what keeps it from being up to date."""
    for one in found:
        if one.remark:
            can_overwrite = one.standing is Standing.EDITED and one.choice.format != NOTES.name
            how = f" readinglist exports --overwrite {one.id} writes it again." if can_overwrite else ""
            note(f"Living export {one.id}: {one.remark}{how}")


def _show(found: list[LivingExport], *, as_array: bool) -> None:
    if as_array:
        as_json.print_all(map(as_json.living_export, found))
        return
    rows = [HEADINGS, *map(_cells, found)]
    widths = [max(width(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows if found else ():
        print(GAP.join(padded(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip())
    note(counted(len(found), "living export"))


def _cells(one: LivingExport) -> tuple[str, ...]:
    written = f"{one.written.astimezone():%Y-%m-%d %H:%M}" if one.written else "never"
    place = shown(str(one.path))
    return str(one.id), one.standing.value, f"{one.papers:,}", written, one.choice.format, place, shown(one.query)
