"""How well the right paper is found from half a title, mistyped; and that nonsense finds nothing."""

from __future__ import annotations

import random
from itertools import islice
from statistics import fmean

from readinglist.library import Library
from tests import corpus
from tests.bench.changes import scratch_copy
from tests.bench.prepared import Made
from tests.bench.table import Goal, Report, Row
from tests.known_items import nonsense, reciprocal_ranks

QUERIES = 1_000
RESULTS = 100
"""How many papers an answer has; what is meant and not among them counts as not found."""
GOALS = {0: (0.96, 0.94), 1: (0.94, 0.92), 2: (0.92, 0.89)}
"""Mean reciprocal rank and share of first places, by the number of typing errors."""
NONSENSE_GOAL = 0.02
_ERRORS = ("no error", "one error", "two errors")
_CEILING = "no error, by a ranking that knew how the queries are made"


def tell(report: Report, made: Made) -> None:
    """Ask a library of all the real papers for 1,000 of them three times, and for words of random letters."""
    if not corpus.PATH.exists():
        report.note(f"Quality is measured over real papers, which are not here ({corpus.PATH}).")
        return
    titles = [paper.title for paper in islice(corpus.papers(), made.size)]
    rows = []
    with scratch_copy(made) as path, Library.open(path) as library:
        library.mark(library.search("is:dismissed").ids, "unread")  # else they would not be found, and rightly so
        for errors, (mean_goal, first_goal) in GOALS.items():
            ranks = reciprocal_ranks(
                titles, errors, QUERIES, lambda text: library.search(text, limit=RESULTS, counted=False).ids
            )
            mean, first = fmean(ranks), fmean(rank == 1 for rank in ranks)
            goals = (Goal(mean, mean_goal, " MRR", at_least=True), Goal(first, first_goal, " first", at_least=True))
            rows.append(Row(_ERRORS[errors], (f"{mean:.3f}", f"{first:.3f}"), goals))
        rows.append(Row(_CEILING, ("0.971", "0.957")))
        report.table(f"{QUERIES:,} known items among {made.label}", ("MRR", "first"), rows)
        words = nonsense(QUERIES, 6, 6, random.Random(6))
        rows = [_nonsense(library, words, end, name) for end, name in ((" ", "finished"), ("", "unfinished"))]
    report.table(f"{QUERIES:,} words of six random letters", ("find anything",), rows)


def _nonsense(library: Library, words: list[str], end: str, name: str) -> Row:
    share = fmean(bool(library.search(word + end, limit=1, counted=False).ids) for word in words)
    return Row(name, (f"{share:.1%}",), [Goal(share * 100, NONSENSE_GOAL * 100, " %")])
