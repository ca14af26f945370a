r"""The entries of a BibTeX file, their values put together; each damaged one by itself.

bibtexparser finds where blocks and fields begin and end. It is given some hundred entries at a time, which bounds its
memory and keeps damage apart; where it fails, the usual slips are mended (no key, no comma, a line of comment within an
entry) and it is asked again. It leaves macros and `#` as they stand, and takes a forgotten comma for a part of a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, ParsingFailedBlock, String

from readinglist.domain.records import Skipped
from readinglist.formats.bibtex_values import fields, value_of
from readinglist.formats.clean_text import plain

_CHUNK = 400_000  # characters
_MAX_MACRO = 2_000  # characters; macros made of macros would grow without end
_SHOWN = 100
_BEGIN = re.compile(r"^[ \t]*@", re.MULTILINE)
_MISTAKES = (
    (re.compile(r"^[ \t]*%[^\n]*", re.MULTILINE), ""),  # BibTeX has no comments within entries, but people do
    (re.compile(r',[ \t]{0,20}%[^\n{}"=]{0,200}$', re.MULTILINE), ","),
    (re.compile(r"(@(?!string\b)[a-z]+\s*\{)(?=\s*[a-z]+\s*=\s*[{\"])", re.IGNORECASE), r"\1,"),  # no key
    (re.compile(r"(@(?!string\b)[a-z]+\s*\{\s*[\w:.+/-]+)(?=\s+[a-z]+\s*=)", re.IGNORECASE), r"\1,"),
)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry as it stands at `line`: names of fields in lower case, values still TeX."""

    line: int
    type: str
    key: str
    fields: tuple[tuple[str, str], ...]

    def first(self, *names: str) -> str:
        """Return the first value that is there, by the order of `names`; empty where there is none."""
        return next((value for name in names for own, value in self.fields if own == name and value.strip()), "")

    def all(self, *names: str) -> list[str]:
        """Return all values of these fields, by the order of `names`."""
        return [value for name in names for own, value in self.fields if own == name and value.strip()]


def entries(text: str) -> Iterator[BibEntry | Skipped]:
    """Yield the entries of a file in order, and what should have been one."""
    macros: dict[str, str] = {}
    line = 1
    for chunk in _chunks(text):
        for block in _blocks(chunk):
            found = _read(block, line, macros)
            if found is not None:
                yield found
        line += chunk.count("\n")


def _chunks(text: str) -> Iterator[str]:
    """Yield `text` in pieces that end where an entry begins, its line ends all alike."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    while start < len(text):
        begin = _BEGIN.search(text, start + _CHUNK)
        end = begin.start() if begin else len(text)
        yield text[start:end]
        start = end


def _blocks(chunk: str) -> list[Block]:
    parsed = parse_string(chunk, parse_stack=[])
    if _failures(parsed):
        mended = chunk
        for mistake, correction in _MISTAKES:
            mended = mistake.sub(correction, mended)
        again = parse_string(mended, parse_stack=[])
        if _failures(again) < _failures(parsed):
            parsed = again
    return parsed.blocks


def _failures(parsed: Library) -> int:
    return sum(_is_lost(block) for block in parsed.failed_blocks)


def _is_lost(block: Block) -> bool:
    """Tell whether a block failed for good: one with a key or field that stands twice holds all that it says."""
    return isinstance(block, ParsingFailedBlock) and not isinstance(block.ignore_error_block, Entry)


def _read(block: Block, first_line: int, macros: dict[str, str]) -> BibEntry | Skipped | None:
    """Return the entry of a block; None for comments and for macros, which are remembered."""
    line = first_line + (block.start_line or 0)
    if isinstance(block, ParsingFailedBlock) and isinstance(block.ignore_error_block, Entry):
        block = block.ignore_error_block
    if isinstance(block, Entry):
        found = (pair for field in block.fields for pair in fields(field.key, str(field.value), macros))
        return BibEntry(line, block.entry_type.lower(), block.key.strip(), tuple(found))
    if isinstance(block, String):
        macros[block.key.strip().lower()] = value_of(str(block.value), macros)[0][:_MAX_MACRO]
    elif isinstance(block, ParsingFailedBlock) and not _is_of_no_entry(block.raw or ""):
        reason = "This entry is damaged: a brace, quotation mark or comma is missing."
        return Skipped(line, reason, plain(block.raw or "", _SHOWN))
    return None


def _is_of_no_entry(raw: str) -> bool:
    return re.match(r"\s*@\s*(?:string|comment|preamble)\b", raw, re.IGNORECASE) is not None
