"""Runs harnesses for as long as one likes, and reports what came of them.

Started as `python -m tests.torture.run [--count N] [--seed S] [HARNESS ...]`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.torture import damaged, faults, flips, kills, model, power_cuts, writers
from tests.torture.outcome import Outcome

HARNESSES: Mapping[str, tuple[int, Callable[[int, int, Path], Outcome]]] = {
    "kills": (3_000, kills.run),
    "power cuts": (20_000, power_cuts.run),
    "faults": (1_000_000, faults.run),
    "damaged": (5_000, damaged.run),
    "flips": (10_000, flips.run),
    "writers": (5_000, writers.run),
    "calls": (5_000, model.run),
}
"""How often each is tried in its long form, and the harness: it gets this, a seed, and an empty folder."""

_MEMORY = Path("/dev/shm")
"""Where syncing takes no time: what is tried here does not hang on the disk."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 1 if a harness found anything, else 0."""
    parser = argparse.ArgumentParser(prog="make torture", description="Hurt a library in many ways.")
    parser.add_argument("--count", type=int, help="how often each is tried (default: its long form)")
    parser.add_argument("--seed", type=int, default=1, help="another seed hurts at other places")
    parser.add_argument("harnesses", nargs="*", metavar="HARNESS", help=f"these only: {', '.join(HARNESSES)}")
    options = parser.parse_args(arguments)
    if unknown := set(options.harnesses) - set(HARNESSES):
        parser.error(f"there is no harness of the name {', '.join(sorted(unknown))}; there are: {', '.join(HARNESSES)}")
    print(f"{'harness':<16}{'tried':>8}{'faults':>8}{'seconds':>9}  note", flush=True)
    status = 0
    for name in options.harnesses or HARNESSES:
        long_form, harness = HARNESSES[name]
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="torture-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
            outcome = harness(options.count or long_form, options.seed, Path(folder))
        seconds = time.perf_counter() - began
        print(f"{name:<16}{outcome.tried:>8,}{len(outcome.faults):>8,}{seconds:>9.0f}  {outcome.note}", flush=True)
        for fault in outcome.faults[:20]:
            status = 1
            print(f"    {fault}", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
