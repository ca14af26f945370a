"""How long a keystroke takes, while real queries are typed letter by letter."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from statistics import median

from readinglist.domain.paper import Paper
from readinglist.library import Library
from tests.bench import queries
from tests.bench.baselines import ClosestTitles, FullText, nothing
from tests.bench.prepared import Made
from tests.bench.queries import keystrokes
from tests.bench.table import Goal, Report, Row
from tests.bench.times import SPREAD_COLUMNS, Spread, milliseconds, seconds_of

PASSES = 3
"""How often all is typed, each time in a library that was just opened; of each keystroke the median counts."""
MOST_COMPARED = 42
"""How many keystrokes a baseline answers, at most."""
GOALS = {52_009: (0.008, 0.030), 1_000_000: (0.033, 0.150)}
"""Seconds for 95 keystrokes of a hundred, and for each, by size."""
LEAST_RATIO = 40
"""How many times slower than a keystroke WRatio over all titles is to be, from 52,009 papers on."""

COMPARED = "mixed"
"""The queries that the baselines answer, too."""
EMPTY_LOOP = "the empty loop"
"""The baseline that answers nothing: what the measurement itself takes."""
_TITLES = 5_000  # from which queries are made

Answer = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Typing:
    """Seconds for each keystroke: ours by the kind of query, the baselines' by their name, and of a cold start."""

    ours: Mapping[str, Sequence[float]]
    baselines: Mapping[str, Sequence[float]]
    cold: Mapping[str, Sequence[float]]


def first_screen(library: Library, text: str) -> list[Paper]:
    """Do what a keystroke asks of the library: papers in order, and the values of those on the screen."""
    found = library.search(text, limit=200, counted=False)
    return library.papers(found.ids[:50])


def measure(made: Made) -> Typing:
    """Type into a library, and let the baselines answer some of the keystrokes in between."""
    titles = _titles(made)
    some = titles[:: max(1, len(titles) // _TITLES)]
    typed = {**queries.plain(some), **queries.filtered(some)}
    with closing(FullText(made.path)) as full_text, _undisturbed():
        baselines: dict[str, Answer] = {
            "rapidfuzz WRatio over all titles": ClosestTitles(titles),
            "SQLite FTS5": full_text,
            EMPTY_LOOP: nothing,
        }
        return _measure(made, typed, baselines)


def _measure(made: Made, typed: Mapping[str, Sequence[str]], baselines: Mapping[str, Answer]) -> Typing:
    passes: dict[str, list[list[float]]] = {name: [] for name in typed}
    theirs: dict[str, list[float]] = {name: [] for name in baselines}
    cold: dict[str, list[float]] = {"first word": [], "first mistyped word": []}
    for number in range(PASSES):
        with Library.open(made.path) as library:
            cold["first word"].append(seconds_of(first_screen, library, "l"))
            cold["first mistyped word"].append(seconds_of(first_screen, library, "contrxstive lerning"))
            for name, texts in typed.items():
                compared = _sample(texts, made.size, number) if name == COMPARED else frozenset()
                passes[name].append(list(_typed(library, texts, compared, baselines, theirs)))
    ours = {name: [median(runs) for runs in zip(*several, strict=True)] for name, several in passes.items()}
    return Typing(ours, theirs, cold)


def _typed(
    library: Library,
    texts: Iterable[str],
    compared: frozenset[str],
    baselines: Mapping[str, Answer],
    theirs: Mapping[str, list[float]],
) -> Iterator[float]:
    """Yield the seconds of each keystroke; after each query, let the baselines answer those that are compared."""
    for text in texts:
        for typed in keystrokes(text):
            yield seconds_of(first_screen, library, typed)
        for typed in keystrokes(text):
            for name, answer in baselines.items() if typed in compared else ():
                theirs[name].append(seconds_of(answer, typed))


def _sample(texts: Sequence[str], size: int, number: int) -> frozenset[str]:
    """Return some keystrokes, others in each pass; fewer where a baseline takes seconds for each."""
    everything = list(chain.from_iterable(map(keystrokes, texts)))
    wanted = max(9, min(MOST_COMPARED, 2_500_000 // size)) // PASSES
    step = len(everything) // wanted
    return frozenset(everything[number * step // PASSES :: step])


def _titles(made: Made) -> list[str]:
    with closing(sqlite3.connect(made.path)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM paper ORDER BY id")]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from looking through what only the measurement holds."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def tell(report: Report, made: Made, typing: Typing) -> None:
    """Print how long keystrokes took at one size, and what they are held to."""
    of_all = list(chain.from_iterable(typing.ours.values()))
    rows = [_row(name, times, made.size) for name, times in {**typing.ours, "all of these": of_all}.items()]
    rows += [Row(f"{name} after opening", _middle(times)) for name, times in typing.cold.items()]
    ours = median(typing.ours[COMPARED])
    for name, times in typing.baselines.items():
        ratio = median(times) / ours
        held = name.startswith("rapidfuzz") and made.size >= min(GOALS)
        goals = [Goal(ratio, LEAST_RATIO, " times ours", at_least=True)] if held else []
        rows.append(Row(f"{name}, the mixed ones", (str(len(times)), *Spread.of(times).figures()), goals))
        rows.append(Row("  times ours, at the median", ("", f"{ratio:,.3g} x", "", "", "")))
    report.table(f"A keystroke, {made.label}", ("keystrokes", *SPREAD_COLUMNS), rows)


def _row(name: str, times: Sequence[float], size: int) -> Row:
    spread = Spread.of(times)
    goals = []
    if size in GOALS:
        most, worst = (1000 * seconds for seconds in GOALS[size])
        goals = [Goal(spread.p95 * 1000, most, " ms at 95 %"), Goal(spread.worst * 1000, worst, " ms at worst")]
    return Row(name, (f"{len(times):,}", *spread.figures()), goals)


def _middle(times: Sequence[float]) -> tuple[str, ...]:
    return (str(len(times)), milliseconds(median(times)), "", "", milliseconds(max(times)))
