"""The queries of living exports: what they find, and where they name what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readinglist.domain import query as q
from readinglist.domain.errors import ExportFailed
from readinglist.domain.living import LivingExport

if TYPE_CHECKING:
    from readinglist.library.library import Library


def ids_of(library: Library, export: LivingExport) -> Sequence[int]:
    """Return the papers that a living export tells of: those that match as typed, in order.

    Raises:
        ExportFailed: the search index is still being built; or nothing is found, by the name of a tag or listing that
            is not there: to write that would be to empty the file.
    """
    result = library.search(export.query, counted=False)
    if not result.complete:
        raise ExportFailed("The search index is still being built, so nothing was written; try again in a moment.")
    ids = () if result.loosened else result.ids
    missing = None if ids else next(_missing(library, result.query.where), None)
    if missing:
        raise ExportFailed(
            f"There is no {missing}, so {export.path.name} is left as it is until there is one. "
            "Undo what took it away, or change the search."
        )
    return ids


def _missing(library: Library, node: q.Node) -> Iterator[str]:
    """Yield the tags and listings that are asked for by names that nothing has; what is left out may be missing."""
    match node:
        case q.Tagged(name) | q.InListing(name):
            found = library.store.resolve(q.Query(node)).where
            if found in (q.TagIds(()), q.ListingIds(())):
                yield f"{'tag' if isinstance(node, q.Tagged) else 'listing'} “{name}”"
        case q.And(parts) | q.Or(parts):
            for part in parts:
                yield from _missing(library, part)
