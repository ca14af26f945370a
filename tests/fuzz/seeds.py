"""Seeds: files and samples that a reader understands, which are then damaged.

They are what the tests of the formats read: the files under `tests/fixtures`, and the texts and papers that stand as
constants beside the tests; for longer runs, also the real files that may stand beside the checkout.
"""

from __future__ import annotations

import gzip
import importlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readinglist.domain.paper import Paper
from readinglist.formats.decoding import decode
from readinglist.formats.reading import FORMATS
from readinglist.formats.writing import FORMATS as WRITTEN

_TESTS = Path(__file__).parents[1]
_REAL = (_TESTS.parents[1] / "shared" / "corpora", _TESTS.parents[1] / "shared" / "listings")
_SHORTEST = 60  # characters; what is shorter is a piece of a sample
_LONGEST = 1_000_000  # bytes of a real file


def seeds(*, with_real_files: bool) -> dict[str, tuple[str, ...]]:
    """Return the seeds of each reader by its name, always in the same order."""
    found: dict[str, dict[str, None]] = {format.name: {} for format in FORMATS}
    for text in (*_fixtures(), *_samples(), *(_real_files() if with_real_files else ())):
        name = next((format.name for format in FORMATS if format.recognises(text)), "")
        if name:
            found[name][text] = None
    return {name: tuple(texts) for name, texts in found.items()}


def _fixtures() -> Iterator[str]:
    for path in sorted((_TESTS / "fixtures" / "listings").iterdir()):
        yield path.read_text("utf-8")


def _samples() -> Iterator[str]:
    """Yield the constants of the tests of formats that are a text, or can be written as one."""
    for path in sorted((_TESTS / "formats").glob("test_*.py")):
        module = importlib.import_module(f"tests.formats.{path.stem}")
        for name, value in sorted(vars(module).items()):
            if name.isupper():
                yield from (text for text in _texts(value) if len(text) >= _SHORTEST)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Paper):
        yield from (format.write([value]) for format in WRITTEN)
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
        yield json.dumps(value, default=str) + "\n"
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)


def _real_files() -> Iterator[str]:
    for path in (path for folder in _REAL for path in sorted(folder.rglob("*"))):
        if path.is_file() and path.stat().st_size <= _LONGEST:
            decoded = decode(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
            if decoded is not None:
                yield decoded.text
