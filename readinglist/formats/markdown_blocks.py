"""Markdown as blocks: headings, items of lists, rows of tables, paragraphs, each with the line where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readinglist.formats.decoding import split_lines

_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•]|\d{1,9}[.)])[ \t\xa0]+(?:\[(?P<box>[ xX])\][ \t]+)?(?P<text>\S.*)")
_RULE = re.compile(r"\s{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}\s*)$")
_CELL_OF_RULE = re.compile(r"\s*:?-+:?\s*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_REFERENCE = re.compile(r"\s{0,3}\[([^\[\]]{1,200})\]:\s{0,9}<?(https?://[^\s<>]{1,4000})>?")
_HTML_TABLE = re.compile(r"\s{0,20}<table(?=[\s>])", re.IGNORECASE)
_HTML_ROW = re.compile(r"<tr(?:\s[^<>]{0,500})?>((?:(?!</?tr[\s>])[\s\S]){0,50000})", re.IGNORECASE)
_HTML_CELL = re.compile(r"(?:</t[dh]\s{0,9}>\s{0,99})?<t(?P<kind>[dh])(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, without those nested in it; `ticked` is None where it has no box."""

    line: int
    indent: int
    ticked: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and the heads of its columns. `table` is the line of these."""

    line: int
    table: int
    heads: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together and are none of the others."""

    line: int
    text: str


Block = Heading | Item | Row | Paragraph


def references(text: str) -> Mapping[str, str]:
    """Return the addresses that `[name]: address` lines give, by their names in lower case."""
    if "]:" not in text:
        return {}
    found = filter(None, map(_REFERENCE.match, split_lines(text)))
    return {" ".join(match[1].lower().split()): match[2] for match in found}


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in their order; what is fenced off as code is none."""
    lines = split_lines(text)
    number = 0
    while number < len(lines):
        line = lines[number]
        if not line.strip() or _RULE.match(line) or _REFERENCE.match(line):
            number += 1
        elif _FENCE.match(line):
            number = _after_fence(lines, number)
        elif match := _HEADING.match(line):
            yield Heading(number + 1, len(match[1]), line[match.end() :].rstrip("# \t"))
            number += 1
        elif _HTML_TABLE.match(line):
            end = _after_table(lines, number)
            yield from _html_rows("\n".join(lines[number:end]), number + 1)
            number = end
        elif _begins_table(lines, number):
            end = number + 2
            while end < len(lines) and "|" in lines[end] and lines[end].strip():
                end += 1
            yield from _rows(lines, number, end)
            number = end
        else:
            end = _end_of_text(lines, number)
            yield _text_block(lines, number, end)
            number = end


def _after_fence(lines: Sequence[str], number: int) -> int:
    fence = lines[number].strip()[:3]
    for end in range(number + 1, len(lines)):
        if lines[end].strip().startswith(fence):
            return end + 1
    return number + 1  # never closed: taken for a slip


def _begins_table(lines: Sequence[str], number: int) -> bool:
    if "|" not in lines[number] or number + 1 >= len(lines) or "-" not in lines[number + 1]:
        return False
    rule = _cells(lines[number + 1])
    return len(rule) > 0 and all(_CELL_OF_RULE.fullmatch(cell) for cell in rule)


def _rows(lines: Sequence[str], start: int, end: int) -> Iterator[Row]:
    heads = _cells(lines[start])
    for number in range(start + 2, end):
        yield Row(number + 1, start + 1, heads, _cells(lines[number]))


def _after_table(lines: Sequence[str], start: int) -> int:
    return next((end + 1 for end in range(start, len(lines)) if "</table" in lines[end].lower()), len(lines))


def _html_rows(source: str, line: int) -> Iterator[Row]:
    """Yield the rows of a table in HTML, as people write it in Markdown; `line` is the one where it begins."""
    heads: tuple[str, ...] = ()
    table, counted = line, 0
    for match in _HTML_ROW.finditer(source):
        line, counted = line + source.count("\n", counted, match.start()), match.start()
        _, *parts = _HTML_CELL.split(match[1])
        kinds, cells = parts[::2], tuple(" ".join(cell.split()) for cell in parts[1::2])
        if kinds and all(kind in "hH" for kind in kinds):
            table, heads = line, cells
        elif cells:
            yield Row(line, table, heads, cells)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip() for cell in _BAR.split(inner))


def _end_of_text(lines: Sequence[str], start: int) -> int:
    """Return where an item or a paragraph ends; what stands below a blank line belongs to an item if it is indented."""
    item = _ITEM.match(lines[start])
    indent = len(item["indent"].expandtabs(4)) if item else 0
    end = start + 1
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            following = lines[end + 1] if end + 1 < len(lines) else ""
            deeper = len(following.expandtabs(4)) - len(following.expandtabs(4).lstrip()) > indent
            if not (item and deeper and following.strip() and not _ITEM.match(following)):
                break
        elif (
            _ITEM.match(line)
            or _HEADING.match(line)
            or _FENCE.match(line)
            or _HTML_TABLE.match(line)
            or _begins_table(lines, end)
            or _RULE.match(line)
        ):
            break
        end += 1
    return end


def _text_block(lines: Sequence[str], start: int, end: int) -> Item | Paragraph:
    item = _ITEM.match(lines[start])
    below = [line.strip() for line in lines[start + 1 : end]]
    if item is None:
        return Paragraph(start + 1, "\n".join([lines[start].strip(), *below]))
    ticked = None if item["box"] is None else item["box"] != " "
    return Item(start + 1, len(item["indent"].expandtabs(4)), ticked, "\n".join([item["text"], *below]))
