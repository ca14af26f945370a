"""What an import would do and what it did, in words."""

from __future__ import annotations

from readinglist.library.review import ImportReport, Review
from readinglist.library.text import counted


def headline(review: Review) -> str:
    """Return the answer in a few words."""
    if review.new:
        return f"{counted(review.new, 'new paper')}"
    return "Nothing new" if review.known else "Nothing to import"


def summary(review: Review) -> str:
    """Return the counts in a sentence."""
    read = [source for source in review.sources if not source.source.error]
    if not review.new and review.known:
        return f"All {counted(review.known, 'paper')} of {counted(len(read), 'source')} are in your library already."
    parts = [f"{review.found:,} found in {counted(len(read), 'source')}"]
    parts += _known(review.known, review.repeated)
    if review.skipped:
        parts.append(f"{review.skipped:,} skipped")
    unread = len(review.sources) - len(read)
    if unread:
        parts.append(f"{counted(unread, 'source')} could not be read")
    return "  ·  ".join(parts)


def keywords_as_tags(keywords: int) -> str:
    """Return the offer to make tags of what the files call keywords."""
    return f"Make tags of {'the keyword' if keywords == 1 else f'the {keywords:,} keywords'} that the papers come with"


def told(report: ImportReport, repeated: int = 0) -> str:
    """Return what an import did, in a sentence; so many of the known records were `repeated`, not in the library."""
    if not report.new:
        were = "the paper was" if report.known == 1 else f"all {report.known:,} papers were"
        return f"Nothing new: {were} in your library already." if report.known else "Nothing was imported."
    parts = [f"Imported {counted(report.new, 'new paper')}"]
    parts += _known(report.known, repeated)
    if report.skipped:
        parts.append(f"{report.skipped:,} skipped")
    if report.errors:
        parts.append(f"{counted(len(report.errors), 'source')} could not be read")
    return ", ".join(parts) + "."


def _known(known: int, repeated: int) -> list[str]:
    """Tell what is in the library already from what only stands twice in what is imported."""
    counts = ((known - repeated, "in your library already"), (repeated, "listed twice"))
    return [f"{count:,} {why}" for count, why in counts if count]
