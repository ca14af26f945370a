"""Reads many mutated inputs with each reader, and reports what came of them.

Started as `python -m tests.fuzz.run [--inputs N] [--input NUMBER] [--guided] [READER ...]`; with `--input`, only the
input of this number is read, and kept in a file that the report names; with `--guided`, inputs that reach new code are
mutated further, where atheris is installed.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from readinglist.formats.reading import FORMATS
from tests.fuzz.campaign import Campaign, Outcome, input_of, trial_of
from tests.fuzz.guided import HEAD, available, guided

NAMES = [format.name for format in FORMATS]


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 1 if anything went wrong, else 0."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Read mutated inputs with each reader.")
    parser.add_argument("--inputs", type=int, default=20_000, help="how many for each reader")
    parser.add_argument("--input", type=int, help="only the input of this number")
    parser.add_argument("--guided", action="store_true", help="mutate further what reaches new code")
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"these readers only: {', '.join(NAMES)}")
    options = parser.parse_args(arguments)
    unknown = set(options.readers) - set(NAMES)
    if unknown:
        parser.error(f"there is no reader of the name {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    names = options.readers or NAMES
    logging.disable()  # bibtexparser warns of every damaged entry
    if options.input is not None:
        return _single(names, options.input)
    if options.guided and available():
        return _guided(names, options.inputs)
    if options.guided:
        print("There is no atheris for this system, so the inputs are made by chance alone.", flush=True)
    return _all(names, options.inputs)


def _all(names: Sequence[str], inputs: int) -> int:
    print(f"{'reader':<20}{'inputs':>8}{'CPU s':>8}  {'slowest input':<20}{'most memory':<20}faults", flush=True)
    status = 0
    campaign = Campaign(with_real_files=True)
    for name, outcome in campaign.outcomes(names, inputs):
        print(_row(name, outcome), flush=True)
        for fault in outcome.faults[:20]:
            status = 1
            print(f"\n{name} {fault.number}: {fault.what}\n", flush=True)
    campaign.close()
    return status


def _guided(names: Sequence[str], inputs: int) -> int:
    print(HEAD, flush=True)
    status = 0
    for outcome in guided(names, inputs):
        print(outcome.row(), flush=True)
        for fault in outcome.faults:
            status = 1
            print(f"\n{outcome.name}: {fault}\n", flush=True)
    return status


def _row(name: str, outcome: Outcome) -> str:
    slowest = f"{outcome.slowest[0]:.2f} s (no. {outcome.slowest[1]})"
    memory = f"{outcome.memory[0] / 1e6:.0f} MB (no. {outcome.memory[1]})"
    return f"{name:<20}{outcome.inputs:>8,}{outcome.seconds:>8.0f}  {slowest:<20}{memory:<20}{len(outcome.faults)}"


def _single(names: Sequence[str], number: int) -> int:
    status = 0
    for name in names:
        trial = trial_of(name, number, with_real_files=True)
        path = Path(tempfile.gettempdir()) / f"{name} {number}.txt"
        path.write_bytes(input_of(name, number, with_real_files=True))
        print(f"{path}: {trial.seconds:.3f} s, {trial.memory / 1e6:.0f} MB")
        for fault in trial.faults:
            status = 1
            print(fault)
    return status


if __name__ == "__main__":
    sys.exit(main())
