"""What an import would do and what it did, in words."""

from __future__ import annotations

from readinglist.library.enriched import enriched
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
    missing = _missing(0, review.skipped, len(review.sources) - len(read))
    if not review.new and review.known:
        known = f"All {counted(review.known, 'paper')} of {counted(len(read), 'source')} are in your library already."
        dismissed = [f"{review.dismissed:,} dismissed before"] if review.dismissed else []
        return "  ·  ".join([known, *dismissed, *missing])
    known_parts = _known(review.known, review.repeated, review.dismissed)
    parts = [f"{review.found:,} found in {counted(len(read), 'source')}", *known_parts]
    return "  ·  ".join(parts + missing)


def keywords_as_tags(keywords: int) -> str:
    """Return the offer to make tags of what the files call keywords."""
    return f"Make tags of {'the keyword' if keywords == 1 else f'the {keywords:,} keywords'} that the papers come with"


def looked_at(done: int, total: int, *, found: bool) -> str:
    """Return how far the look for near matches has come; `found` says whether it has found something already."""
    if done == total:
        return "" if found or not total else "None of them looks like another paper of yours."
    count = f"{done:,} of {total:,}" if done else ""
    return f"{count} looked at" if found and count else f"Looking for papers that may be the same… {count}".rstrip()


def nearly_known(papers: int) -> str:
    """Return how many new papers may be in the library under another title."""
    return f"{papers:,} may be in your library already"


def differing(papers: int, files: int) -> str:
    """Return of how many known papers the files say something else by now."""
    differ = "differs" if papers == 1 else "differ"
    return f"{papers:,} of your papers {differ} from the {'file' if files == 1 else 'files'}"


def offer(new: int, joined: int, updated: int) -> str:
    """Return what the button would do: papers that come in, that are joined with others, that are updated."""
    parts = [f"Import {counted(new, 'Paper')}"] if new or not joined + updated else []
    if joined and not new:
        parts.append(f"Join {counted(joined, 'Paper')} with Yours")
    if updated:
        parts.append(f"Update {updated:,}" if parts else f"Update {counted(updated, 'Paper')}")
    return ", ".join(parts)


def chosen(new: int, ticked: int, joined: int) -> str:
    """Return what the button leaves unsaid: how many new papers are left out, and how many are joined with others."""
    parts = [f"{ticked:,} of {new:,} ticked"] if ticked != new else []
    if joined and joined != ticked:
        parts.append(f"{joined:,} joined with yours")
    return "  ·  ".join(parts)


def told(report: ImportReport, repeated: int = 0, joined: int = 0, left_out: int = 0) -> str:
    """Return what an import did, in a sentence.

    So many of the known records were `repeated`, not in the library, and so many `joined` with others by the user, who
    has `left_out` so many of those that were skipped.
    """
    given = enriched(report.change)
    done = [f"Imported {counted(report.new, 'new paper')}"] if report.new else []
    if joined:
        done.append(f"joined {joined:,} with yours" if done else f"Joined {counted(joined, 'paper')} with yours")
    if given.updated:
        done.append(f"updated {given.updated:,}" if done else f"Updated {counted(given.updated, 'paper')}")
    if not done and not report.known:
        return "Nothing was imported."
    if not done:
        were = "the paper was" if report.known == 1 else f"all {report.known:,} papers were"
        before = f" ({report.dismissed:,} dismissed before)" if report.dismissed else ""
        parts = [f"Nothing new: {were} in your library already{before}"]
    else:
        parts = done + _known(report.known - joined, repeated, report.dismissed)
    missing = _missing(left_out, report.skipped - left_out, len(report.errors))
    ruled = [f"{report.ruled:,} tagged by rules"] if report.ruled else []
    return ", ".join(parts + ruled + _filled(given.filled) + missing) + "."


def _filled(papers: int) -> list[str]:
    return [f"{counted(papers, 'known paper')} got what {'it' if papers == 1 else 'they'} lacked"] if papers else []


def _missing(left_out: int, skipped: int, unread: int) -> list[str]:
    parts = [f"{count:,} {why}" for count, why in ((left_out, "left out"), (skipped, "skipped")) if count]
    return [*parts, f"{counted(unread, 'source')} could not be read"] if unread else parts


def _known(known: int, repeated: int, dismissed: int) -> list[str]:
    """Tell what is in the library already, and what of it was dismissed, from what only stands twice in the import."""
    before = f" ({dismissed:,} dismissed before)" if dismissed else ""
    counts = ((known - repeated, f"in your library already{before}"), (repeated, "listed twice"))
    return [f"{count:,} {why}" for count, why in counts if count]
