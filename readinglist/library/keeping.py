"""Keeping living exports up to date: each file is written again where what it should tell is something else by now."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from readinglist import __version__
from readinglist.domain.errors import DiskFull, ExportFailed, InvalidValue, ReadingListError
from readinglist.domain.exports import NOTES
from readinglist.domain.living import LivingExport, Standing, Trace
from readinglist.formats.citation_styles import own_file
from readinglist.library import kept_files
from readinglist.library.exporting import content_hash, export_file
from readinglist.library.kept_queries import ids_of
from readinglist.library.notes_folder import write_notes
from readinglist.library.text import counted
from readinglist.storage.store import utc_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readinglist.library.library import Library

_SETTLED = (Standing.WRITTEN, Standing.EDITED)


def update(library: Library, numbers: Collection[int] | None = None, *, overwrite: bool = False) -> list[LivingExport]:
    """Bring living exports up to date, all or those with these `numbers`; return how they stand.

    A file is touched only where it would become another, and left alone where somebody else wrote to it since, but to
    `overwrite` that. What cannot be written is said in `LivingExport.remark`, and the others go on.

    Raises:
        LibraryError: the library cannot be read, or only be read.
        Exception: a fault of ours kept one from being written; the others went on.
    """
    wanted = [one for one in library.store.living_exports() if numbers is None or one.id in numbers]
    seen = f"{library.revision()} {utc_now().date()} {__version__}"  # what is asked for may depend on the day
    found: list[LivingExport] = []
    unnoted: list[LivingExport] = []
    faults: list[Exception] = []
    for export in wanted:
        try:
            now = _Try(library, export, f"{seen} {_style_status(export)}", overwrite).brought_up_to_date()
        except ReadingListError:
            raise
        except Exception as fault:
            faults.append(fault)
            now = replace(export, standing=Standing.FAILED, remark=_failed_by_us(export))
        found.append(now)
        if now != export:
            unnoted.append(now)
        if now.written != export.written:  # what is on the disk is known before the next is written
            library.store.note_living_exports(unnoted)
            unnoted.clear()
    if unnoted:
        library.store.note_living_exports(unnoted)
    if faults:
        raise faults[0]
    return found


class _AsItIs(Exception):
    """What was about to be written need not, or must not, take the place of what is there."""


@dataclass(frozen=True, slots=True)
class _Try:
    """One try at bringing a living export up to date; `seen` goes into its Trace."""

    library: Library
    export: LivingExport
    seen: str
    overwrite: bool

    def brought_up_to_date(self) -> LivingExport:
        """Write what is due, and return how the export stands then."""
        export = self.export
        status = kept_files.status(export.path)
        is_settled = export.standing in _SETTLED and not self.overwrite
        if is_settled and (export.trace.seen, export.trace.status) == (self.seen, status):
            return export
        try:
            ids = ids_of(self.library, export)
            told = self._told(ids)
            if export.choice.format == NOTES.name:
                return self._with_notes(ids, told)
            return self._with_file(ids, told, status)
        except (ExportFailed, DiskFull, InvalidValue) as error:
            return replace(export, standing=Standing.FAILED, remark=str(error))

    def _told(self, ids: Sequence[int]) -> str:
        """Return a hash of all that makes the file what it is."""
        digest = hashlib.sha256(f"{__version__} {self.export.choice} {self.export.path}".encode())
        digest.update(_style_status(self.export).encode())
        digest.update(array("q", ids).tobytes())
        digest.update(self.library.store.revisions(ids).tobytes())
        return digest.hexdigest()

    def _with_file(self, ids: Sequence[int], told: str, status: str) -> LivingExport:
        export, trace = self.export, self.export.trace
        is_known = status and status == trace.status and export.standing is Standing.WRITTEN
        there = trace.content if is_known else kept_files.content(export.path)
        if told == trace.told and there == trace.content and not self.overwrite:
            return self._settled(Standing.WRITTEN, "", replace(trace, seen=self.seen, status=status))
        written = becomes = ""

        def accept(file: BinaryIO) -> None:
            nonlocal there, status, written, becomes
            written, becomes = content_hash(file), kept_files.status_of(file)
            now = kept_files.status(export.path)
            if now != status:  # somebody wrote to it while this was made
                there, status = kept_files.content(export.path), now
            if written == there or not self._may_replace(there):
                raise _AsItIs
            coming = replace(export, trace=replace(trace, coming=written))
            self.library.store.note_living_exports([coming])  # a kill behind this must not look like another's edit

        try:
            export_file(self.library, ids, export.choice, export.path, accept=accept)
        except _AsItIs:
            if written != there:
                trace = replace(trace, seen=self.seen, status=status)
                return self._settled(Standing.EDITED, _edited(export), trace)
            becomes, is_new = status, trace.content != written
        else:
            is_new = True
        at = utc_now() if is_new or export.written is None else export.written
        trace = Trace(written, "", told, self.seen, becomes)
        return replace(self._settled(Standing.WRITTEN, "", trace), written=at, papers=len(ids))

    def _may_replace(self, there: str) -> bool:
        """Tell whether what stands in the file is ours, by its hash, or may be lost."""
        trace = self.export.trace
        return self.overwrite or there in ("", trace.content, trace.coming) or there in self._written_meanwhile()

    def _with_notes(self, ids: Sequence[int], told: str) -> LivingExport:
        """Write the notes that are due; those that somebody has written in stay, whatever is asked."""
        export = self.export
        done = write_notes(self.library, ids, export.path, export.choice.parts)
        at = utc_now() if done.written or export.written is None else export.written
        notes = counted(len(done.kept), "note")
        remark = f"{notes} in {export.path.name} left alone, since somebody wrote there: {_listed(done.kept)}."
        standing = Standing.EDITED if done.kept else Standing.WRITTEN
        trace = Trace(told=told, seen=self.seen, status=kept_files.status(export.path))
        return replace(self._settled(standing, remark if done.kept else "", trace), written=at, papers=len(ids))

    def _written_meanwhile(self) -> tuple[str, ...]:
        """Return the hashes of what another copy of the program may have written for this export since it was read."""
        numbered = {one.id: one.trace for one in self.library.store.living_exports()}
        trace = numbered.get(self.export.id, Trace())
        return tuple(filter(None, (trace.content, trace.coming)))

    def _settled(self, standing: Standing, remark: str, trace: Trace) -> LivingExport:
        return replace(self.export, standing=standing, remark=remark, trace=trace)


def _style_status(export: LivingExport) -> str:
    """Return what a citation style of the user's own looks like from outside; empty where it is one of ours."""
    file = own_file(export.choice.style)
    return kept_files.status(file) if file else ""


def _failed_by_us(export: LivingExport) -> str:
    name = export.path.name
    return f"{name} was not written, by a fault in Reading List; what was there is untouched. Please report it."


def _edited(export: LivingExport) -> str:
    what = "was changed by another program" if export.trace.content else "was there before"
    return f"{export.path.name} {what}, so it was left as it is. Overwrite it, or choose another file."


def _listed(names: Sequence[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
