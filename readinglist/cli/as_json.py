"""What `--json` prints. People script against these shapes: keys are only ever added."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from readinglist.domain.history import PastChange
from readinglist.domain.imports import PastImport, PastSource
from readinglist.domain.living import LivingExport
from readinglist.domain.paper import Paper
from readinglist.domain.records import Skipped
from readinglist.library.enriched import enriched
from readinglist.library.review import FileReport, ImportReport
from readinglist.storage.backup_folder import KeptBackup


def living_export(one: LivingExport) -> dict[str, Any]:
    """Return a living export; `remark` is a sentence where the last try did not do all."""
    return {
        "id": one.id,
        "query": one.query,
        "path": str(one.path),
        "format": one.choice.format,
        "parts": one.choice.parts.names.split(),
        "style": one.choice.style,
        "state": one.standing.value,
        "written": one.written.isoformat() if one.written else None,
        "papers": one.papers,
        "remark": one.remark,
    }


def backup(one: KeptBackup) -> dict[str, Any]:
    """Return a backup; `made` is ISO 8601 in UTC, `plain` the same in plain JSON where that is kept."""
    about = one.about
    return {
        "number": about.number,
        "made": about.made.isoformat(),
        "reason": about.reason.value,
        "papers": about.papers,
        "states": dict(about.states),
        "trashed": about.trashed,
        "far_fewer": about.is_small,
        "bytes": about.size,
        "schema": about.schema,
        "sha256": about.sha256,
        "path": str(one.path),
        "plain": str(one.plain) if one.plain.exists() else None,
    }


def text(value: dict[str, Any]) -> str:
    """Return `value` as JSON on one line, in characters that the terminal has."""
    return json.dumps(value, ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf"))


def print_all(values: Iterable[dict[str, Any]]) -> None:
    """Print one array, a value on each line, while they are being fetched."""
    print("[", end="")
    for number, value in enumerate(values):
        print(",\n" if number else "\n", text(value), sep="", end="")
    print("\n]")


def report(done: ImportReport, near: int | None) -> dict[str, Any]:
    """Return what an import did; `near` new papers may be others of the library, None where that was not looked for."""
    given = enriched(done.change)
    return {
        "found": done.found,
        "new": done.new,
        "known": done.known,
        "skipped": done.skipped,
        "files": [_file(file) for file in done.files],
        "near": near,
        "filled": given.filled,
        "updated": given.updated,
        "dismissed": done.dismissed,
        "tagged_by_rules": done.ruled,
    }


def _file(file: FileReport) -> dict[str, Any]:
    """Return what became of one file; `notes` are there where something is to be said, `error` where nothing came."""
    shape = {
        "path": file.path,
        "format": file.format,
        "found": file.found,
        "new": file.new,
        "known": file.known,
        "skipped": [asdict(skipped) for skipped in file.skipped],
    }
    notes: dict[str, Any] = {"notes": list(file.notes)} if file.notes else {}
    return shape | notes | ({"error": file.error} if file.error else {})


def paper(one: Paper) -> dict[str, Any]:
    """Return a paper as `list --json` prints it; `added` is ISO 8601 in UTC."""
    return {
        "id": one.id,
        "title": one.title,
        "abstract": one.abstract,
        "authors": list(one.authors),
        "year": one.year,
        "venue": one.venue,
        "arxiv": one.arxiv,
        "doi": one.doi,
        "state": one.state.value,
        "starred": one.starred,
        "rating": one.rating,
        "trashed": one.trashed is not None,
        "tags": list(one.tags),
        "links": [{"url": link.url, "kind": link.kind.value} for link in one.links],
        "listings": list(one.listings),
        "cite_key": one.cite_key,
        "added": one.added.isoformat(),
    }


def past_change(past: PastChange) -> dict[str, Any]:
    """Return a change of the past; `at` is ISO 8601 in UTC."""
    return {
        "id": past.id,
        "label": past.label,
        "at": past.at.isoformat(),
        "standing": past.standing.value,
        "papers": past.papers,
    }


def past_import(past: PastImport, skipped: Sequence[Sequence[Skipped]]) -> dict[str, Any]:
    """Return an import of the past; `skipped` is of its sources, in their order. `at` is ISO 8601 in UTC."""
    return {
        "id": past.change,
        "label": past.label,
        "at": past.at.isoformat(),
        "standing": past.standing.value,
        "files": [_past_source(source, places) for source, places in zip(past.sources, skipped, strict=True)],
    }


def _past_source(source: PastSource, skipped: Sequence[Skipped]) -> dict[str, Any]:
    """Return a source with its counts of then; `papers` is how many of it are in the library now."""
    return {
        "path": source.path,
        "name": source.name,
        "format": source.format,
        "sha256": source.sha256,
        "found": source.found,
        "new": source.new,
        "known": source.known,
        "skipped": [asdict(place) for place in skipped],
        "notes": list(source.notes),
        "papers": source.papers,
    }
