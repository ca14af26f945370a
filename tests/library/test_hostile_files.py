"""Files that would wear a reader out: each costs a sentence or is read, and the next one is read as ever."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from readinglist.domain.errors import UnreadableSource
from readinglist.library.reading_process import ReadingProcess

PAGE = (Path(__file__).parent.parent / "fixtures" / "listings" / "with_blank_lines.txt").read_bytes()
MEMORY = 400_000_000
"""Bytes that the process may have held at most; it has some thirty million from the start."""

MILLION = 1_000_000
SHEEP = "Sheep of the Meadow"
ARXIV = "https://arxiv.org/abs/2403.00001"
# How a file of each kind begins whose last field then goes on without end.
BEGINNINGS = {
    "Markdown": f"# Sheep\n\n- [{SHEEP}]({ARXIV})\n- [Sheep of a Hill]({ARXIV[:-1]}2)\n- ",
    "task list": f"- [ ] [{SHEEP}]({ARXIV})\n  - unread\n\n  > ",
    "BibTeX": f"@article{{a, title={{{SHEEP}}}, year={{2024}}}}\n@article{{b, title={{Sheep of a Hill ",
    "RIS": f"TY  - JOUR\nTI  - {SHEEP}\nER  - \nTY  - JOUR\nTI  - ",
    "CSL-JSON": f'[{{"type":"article-journal","title":"{SHEEP}","issued":{{"raw":"2024"}}}},{{"x":',
    "JSON lines": f'{{"id":"2403.00001","title":"{SHEEP}","abstract":"x","authors":"A","categories":"cs.CL"}}\n',
    "API": f'[{{"paper":{{"id":"2403.00001","title":"{SHEEP}","upvotes":1}}}},',
    "CSV": f"title,authors,year\n{SHEEP},Ada Brook,2024\n",
    "HTML": f'<!DOCTYPE html><html><body><h3><a href="{ARXIV}">{SHEEP}</a></h3>',
    "feed": f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>{ARXIV}</id><title>Sheep',
    "mail": "\\\\\narXiv:2403.00001\nDate: Mon, 1 Jan 2024 00:00:00 GMT   (10kb)\n\nTitle: Sheep\nAuthors: A\n\\\\\n  ",
    "page": PAGE.decode().rstrip() + " ",
    "nothing": "",
}
LONG = {
    "words in one line": "a word " * (10 * MILLION // 7),
    "lines": "a\n" * (MILLION // 2),
    "blank lines": "\n" * 200_000,
    "square brackets": "[" * 100_000 + "]" * 100_000,
    "braces": "{" * 100_000 + "}" * 100_000,
    "elements": "<div>" * 100_000 + "</div>" * 100_000,
    "quotes": "> " * 100_000,
}
ENDLESS = {
    "@": 200_000, "[": 200_000, "<a ": 30_000, " ": MILLION, "\\": MILLION, '"': MILLION, "|": MILLION, "-": MILLION,
    "http://": 100_000, "<": MILLION, "{": MILLION, "$": MILLION, "](": 300_000, "<!--": 200_000, "<![": 200_000,
    "\r": MILLION, "@string{a=a#a}": 20_000, '{"a":': 100_000, "- [ ] ": 100_000, "[a](b)": 100_000, "\u0301": 300_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    """A process that reads one file after the other, as it does for a folder of them."""
    with ReadingProcess(lambda: False) as process:
        yield process


def files_of(kind: str) -> Iterator[tuple[str, bytes]]:
    beginning, place = BEGINNINGS[kind], list(BEGINNINGS).index(kind)
    for name, text in LONG.items():
        yield name, (beginning + text).encode()
    for number, (pattern, times) in enumerate(ENDLESS.items()):
        if place % 4 == number % 4:
            yield f"{pattern!r} {times} times", (beginning + pattern * times).encode()


def peak(process: int) -> int:
    """Return the most memory that a process has had, in bytes."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found is not None
    return int(found[1]) * 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is seen through Linux's /proc")
@pytest.mark.parametrize("kind", BEGINNINGS)
def test_what_never_ends_costs_a_sentence_at_most(process: ReadingProcess, kind: str) -> None:
    child = process._child
    assert child is not None
    for name, data in files_of(kind):
        with suppress(UnreadableSource):
            list(process.read(data, name))
        assert process._child is child, f"{name}: the process had to be ended."
        assert peak(child.pid) < MEMORY, name
        assert sum(len(part.records) for part in process.read(PAGE, "page.txt")) == 10, name
