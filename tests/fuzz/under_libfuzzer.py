"""One reader under libFuzzer: what reaches new code is kept and changed further.

Started by `guided.py` as `python -m tests.fuzz.under_libfuzzer READER INPUTS FOLDER`, since libFuzzer
(https://llvm.org/docs/LibFuzzer.html) does not come back: one process for each reader. The folder keeps what was found
from one run to the next: `corpus`, `faults`, and the slowest input. The outcome so far is said as lines of JSON.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import atheris

_FOLLOWED = ["readinglist", "bibtexparser", "pylatexenc"]  # whose branches count as code that is reached
_SLOWER = 3  # times, that code is while its branches are counted
_SECONDS = 300  # until an input that never comes back to Python ends the process
_MEGABYTES = 512  # of all the process; what one input may take beyond is the trial's to say
_FAULTS = 5  # different ones, after which it is enough
_WORDS = 300  # of a format, which are put into inputs
_LONGEST_WORD = 60  # bytes; libFuzzer takes no more

with atheris.instrument_imports(include=_FOLLOWED):
    from tests.fuzz.campaign import Outcome, format_of, seeds_of
    from tests.fuzz.mutations import EVERY_SO_OFTEN, MAX_INPUT, PIECE, SIGNS, changed, grown, in_bytes
    from tests.fuzz.trial import SECONDS, attempt

    _FORMAT = format_of(sys.argv[1])
    _SEEDS = seeds_of(_FORMAT.name, with_real_files=True)  # and thereby all that is loaded at need


class Observer:
    """Makes inputs, tries them, counts, and ends the process after so many or with enough faults."""

    def __init__(self, inputs: int, folder: Path) -> None:
        self._inputs = inputs
        self._folder = folder
        self._outcome = Outcome()
        self._faults: dict[str, str] = {}

    def changed(self, data: bytes, most: int, seed: int) -> bytes:
        """Return `data` changed: as libFuzzer changes bytes, or as chance changes a text of this format."""
        random = Random(seed)
        if random.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        text = changed(data.decode("utf-8", "replace"), _SEEDS, random)
        if random.randrange(EVERY_SO_OFTEN) == 0:  # tried aside: kept, it would make all that follows slow
            self.read(in_bytes(grown(text, random), random))
        return in_bytes(text, random)[:most]

    def read(self, data: bytes) -> None:
        """Try an input, and note what came of it."""
        trial = attempt(_FORMAT, data, SECONDS * _SLOWER)
        if trial.seconds > self._outcome.slowest[0]:
            (self._folder / "slowest").write_bytes(data)
        for what in trial.faults:
            kind = re.sub(r"\d+|'.*'", "", "".join(what.splitlines()[-4:]))  # the same line of code, or check
            if kind not in self._faults:
                path = self._folder / "faults" / hashlib.sha256(data).hexdigest()[:16]
                path.write_bytes(data)
                self._faults[kind] = f"{path}\n{what}"
        self._outcome += Outcome(1, trial.seconds, (trial.seconds, len(data)))
        enough = self._outcome.inputs >= self._inputs or len(self._faults) >= _FAULTS
        if enough or self._outcome.inputs % 1_000 == 0:
            self._tell()
        if enough:
            os._exit(0)

    def _tell(self) -> None:
        told = {"inputs": self._outcome.inputs, "seconds": self._outcome.seconds, "slowest": self._outcome.slowest}
        print(json.dumps(told | {"faults": list(self._faults.values())}), flush=True)


def _dictionary(texts: Sequence[str]) -> str:
    """Return words that stand often in `texts`, each with the signs about it, and signs that do harm."""
    words = Counter(word for text in texts for word in re.findall(r"[^\s\w]*\w+[^\s\w]*", text))
    found = [*SIGNS, *(word for word, _ in words.most_common(_WORDS))]
    encoded = [word.encode("utf-8", "surrogatepass") for word in found]
    return "".join(f'"{_escaped(word)}"\n' for word in encoded if len(word) <= _LONGEST_WORD)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def main() -> None:
    """Fuzz until the observer ends the process, or a crash does."""
    inputs, folder = int(sys.argv[2]), Path(sys.argv[3])
    logging.disable()  # bibtexparser warns of every damaged entry
    for name in ("corpus", "faults"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for text in _SEEDS:
        data = text[:PIECE].encode("utf-8", "surrogatepass")
        (folder / "corpus" / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)
    (folder / "words").write_text(_dictionary(_SEEDS), "ascii")
    observer = Observer(inputs, folder)
    limits = [f"-max_len={MAX_INPUT}", "-len_control=100", f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEGABYTES}"]
    places = [f"-dict={folder / 'words'}", f"-artifact_prefix={folder / 'faults'}/"]
    begun_with = [str(folder / "corpus"), str(folder / "faults")]  # new ones are kept in the first
    atheris.Setup([sys.argv[0], *limits, *places, *begun_with], observer.read, custom_mutator=observer.changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
