"""A campaign: all readers, many inputs each, shared out among processes."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from random import Random

from readinglist.formats.child import limit_memory
from readinglist.formats.reading import FORMATS, Format
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import seeds
from tests.fuzz.trial import Trial, attempt

_SHARE = 250  # inputs that a process takes at a time
_MOST_FAULTS = 5  # of each share; what is wrong once is often wrong everywhere


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with input `number` of a reader."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some inputs of a reader: the slowest (seconds), the most memory (bytes), each with its number."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, 0)
    memory: tuple[int, int] = (0, 0)
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.inputs + other.inputs,
            self.seconds + other.seconds,
            max(self.slowest, other.slowest),
            max(self.memory, other.memory),
            self.faults + other.faults,
        )


class Campaign:
    """Processes that read inputs. Use it as a context, or `close` it."""

    def __init__(self, *, with_real_files: bool, processes: int | None = None) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(processes or multiprocessing.cpu_count(), context, initializer=_prepare)
        self._with_real_files = with_real_files

    def outcome(self, name: str, inputs: int) -> Outcome:
        """Return what came of the first `inputs` of the reader `name`."""
        return sum((future.result() for future in self._shares(name, inputs)), Outcome())

    def outcomes(self, names: Iterable[str], inputs: int) -> Iterator[tuple[str, Outcome]]:
        """Yield the same for several readers, without a pause between them."""
        for name, shares in [(name, self._shares(name, inputs)) for name in names]:
            yield name, sum((future.result() for future in shares), Outcome())

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)

    def _shares(self, name: str, inputs: int) -> list[Future[Outcome]]:
        shares = (range(first, min(first + _SHARE, inputs)) for first in range(0, inputs, _SHARE))
        return [self._pool.submit(outcome_of, name, share, self._with_real_files) for share in shares]


def _prepare() -> None:
    limit_memory()
    logging.disable()  # bibtexparser warns of every damaged entry


def outcome_of(name: str, numbers: Iterable[int], with_real_files: bool) -> Outcome:
    """Try the inputs of these numbers, in this process."""
    outcome = Outcome()
    for number in numbers:
        trial = trial_of(name, number, with_real_files)
        found = tuple(Fault(number, what) for what in trial.faults[: _MOST_FAULTS - len(outcome.faults)])
        outcome += Outcome(1, trial.seconds, (trial.seconds, number), (trial.memory, number), found)
    return outcome


def trial_of(name: str, number: int, with_real_files: bool) -> Trial:
    """Try input `number` of the reader `name`."""
    return attempt(format_of(name), input_of(name, number, with_real_files))


def input_of(name: str, number: int, with_real_files: bool) -> bytes:
    """Return input `number` of the reader `name`: always the same while seeds and mutations are."""
    return mutated(seeds_of(name, with_real_files=with_real_files), Random(f"{name} {number}"), number)


def format_of(name: str) -> Format:
    """Return the format of this name."""
    return next(format for format in FORMATS if format.name == name)


def seeds_of(name: str, *, with_real_files: bool) -> tuple[str, ...]:
    """Return the seeds of the reader `name`."""
    return _seeds(with_real_files)[name]


@cache
def _seeds(with_real_files: bool) -> dict[str, tuple[str, ...]]:
    """Return all seeds; the readers have read each once, so that what they import is not laid to an input's account."""
    found = seeds(with_real_files=with_real_files)
    for name, texts in found.items():
        for text in texts:
            format_of(name).read(text[:4_000])
    return found
