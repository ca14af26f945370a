"""Text of a page with links in it, as page readers write it (Markdown, or addresses below their words): its blocks.

Links may stand around whole paragraphs, break lines, and hold pictures or lists; these are no blocks of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readinglist.formats.decoding import split_lines
from readinglist.formats.markdown_links import find_links
from readinglist.formats.page_blocks import Anchor, Block, is_address
from readinglist.formats.page_lines import LONG, is_full
from readinglist.formats.paper_links import leads_to_paper

# A link within a line is `open words close address end`; characters for private use, which no page needs.
_OPEN, _CLOSE, _END, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003"
_PRIVATE = re.compile(f"[{_OPEN}-{_BREAK}]")
_ANCHOR = re.compile(f"{_OPEN}([^{_OPEN}-{_END}]*){_CLOSE}([^{_OPEN}-{_END}]*){_END}")
# `lynx -dump`: [12]words in the text, and the addresses numbered at its end.
_NUMBERED = re.compile(r"^[ ]{1,9}(\d{1,5})\. (https?://\S{1,4000})$", re.MULTILINE)
_NUMBER = re.compile(r"\[(\d{1,5})\]((?:[^\[\]\n]|\n(?![ \t]*\n)){1,20000}+)")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>\n]{0,500})?/?>|<!--[^<>\n]{0,500}-->")
_MARGIN = re.compile(r"[ \t\xa0>]*(?P<item>(?:[-*+•][ \t]+|\|)*)(?P<heading>#{1,6}[ \t]+)?")
_BULLET = re.compile(r"^[ \t]*[-*+•](?:[ \t]+|$)", re.MULTILINE)
_RULE = re.compile(r"[=*_-]{3,}")
_URL_LINE = re.compile(r"[\[(<]?(https?://[^\s<>\[\]]{1,4000}?)[\])>]?")
_URL_AT_END = re.compile(r"\s{0,3}[\[(<](https?://[^\s<>()\[\]]{1,4000})[\])>]$")
_HARD_BREAK = re.compile(r"\\+$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\[\]()*`<>|+!# ])")
_BOLD = re.compile(r"\*\*|(?<![^\W_])__(?=\S)|(?<=\S)__(?![^\W_])")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:[^\n]{0,2000}\n){1,50}?---[ \t]*\n")


def blocks(text: str) -> list[Block]:
    """Return the blocks of a text; what describes the file itself above the page (`--- ... ---`) is none."""
    text = "\n".join(split_lines(_PRIVATE.sub("", text)))
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    lines = list(_lines(_marked(_with_links(text[start:])), 1 + text.count("\n", 0, start)))
    return list(_with_addresses(_joined(lines)))


def _with_links(text: str) -> str:
    """Return `text` with links of Markdown in place of the numbers that `lynx -dump` writes."""
    addresses = dict(_NUMBERED.findall(text)) if "References" in text else {}
    if not addresses:
        return text

    def link(match: re.Match[str]) -> str:
        words = match[2].rstrip()
        return f"[{words}]({addresses[match[1]]}){match[2][len(words) :]}" if match[1] in addresses else match[0]

    return _NUMBER.sub(link, text)


def _marked(text: str) -> str:
    """Return `text` with its links marked, without pictures and tags; breaks of lines within a link are no breaks."""
    changes: list[tuple[int, int, str]] = []
    for link in find_links(text):
        if link.url:
            changes += (link.start, link.inner, _OPEN), (link.close, link.end, f"{_CLOSE}{link.url}{_END}")
        else:
            changes.append((link.start, link.end, _BREAK * text.count("\n", link.start, link.end)))
    pieces: list[str] = []
    position = 0
    in_link = False
    for start, end, marks in sorted(changes):
        if start >= position:
            between = text[position:start]
            pieces += between.replace("\n", _BREAK) if in_link else between, marks
            in_link = marks == _OPEN or (in_link and not marks.startswith(_CLOSE))
            position = end
    pieces.append(text[position:])
    return _TAG.sub("", "".join(pieces)) if "<" in text else "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, without the marks at its margin."""

    number: int
    text: str
    after_gap: bool
    is_heading: bool
    is_item: bool

    @property
    def stands_alone(self) -> bool:
        """Whether the line is no part of a paragraph: a heading, an item, nothing but links, the address of a paper.

        Other addresses may have been broken off a paragraph, but not below a blank line.
        """
        address = _URL_LINE.fullmatch(self.text)
        if address:
            return self.after_gap or leads_to_paper(address[1])
        return self.is_heading or self.is_item or not _ANCHOR.sub("", self.text).strip()


def _lines(marked: str, first: int) -> Iterator[_Line]:
    number = first
    after_gap = True
    for line in marked.split("\n"):
        margin = _MARGIN.match(line)
        text = line[margin.end() if margin else 0 :].strip(" \t\xa0\ufeff\u200b\f\v")
        if text.strip(_BREAK) and not _RULE.fullmatch(text):
            is_item = bool(margin and margin["item"])
            yield _Line(number, text, after_gap, bool(margin and margin["heading"]), is_item)
            after_gap = False
        elif not text:
            after_gap = True
        number += 1 + line.count(_BREAK)


def _joined(lines: Sequence[_Line]) -> Iterator[Block]:
    """Yield the lines as blocks, those of one paragraph as one.

    On a page apart by blank lines, these part paragraphs; on others a line goes on where the one above it was full.
    """
    is_spaced = sum(line.after_gap for line in lines) > len(lines) / 3
    widths = [len(line.text) for line in lines if not line.stands_alone]
    width = 0 if is_spaced or max(widths, default=LONG) >= LONG else max(widths)
    paragraph: list[_Line] = []
    for line in lines:
        goes_on = paragraph and not line.after_gap and not line.stands_alone and not paragraph[-1].stands_alone
        if goes_on and (is_spaced or (width and is_full(paragraph[-1].text, line.text, width))):
            paragraph.append(line)
            continue
        if paragraph:
            yield _block(paragraph)
        paragraph = [line]
    if paragraph:
        yield _block(paragraph)


def _block(lines: Sequence[_Line]) -> Block:
    source = "\n".join(line.text for line in lines)
    anchors = tuple(Anchor(_plain(words), url) for words, url in _ANCHOR.findall(source) if is_address(url))
    text = _plain(_ANCHOR.sub(r"\1", source))
    return Block(lines[0].number, text, anchors, lines[0].is_heading, lines[0].is_item)


def _plain(text: str) -> str:
    """Return a piece of a line without bullets, escapes and marks of bold type."""
    lines = _PRIVATE.sub("", _HARD_BREAK.sub("", _BULLET.sub("", text.replace(_BREAK, "\n"))))
    return _BOLD.sub("", _ESCAPED.sub(r"\1", lines)).strip()


def _with_addresses(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield `blocks` as links where their addresses stand below them, or in brackets at their ends."""
    before: Block | None = None
    for block in blocks:
        address = _URL_LINE.fullmatch(block.text)
        if address:
            if before and not before.anchors and is_address(address[1]):
                before = replace(before, anchors=(Anchor(before.text, address[1]),))
            continue
        if before:
            yield before
        before = block
        at_end = None if block.anchors else _URL_AT_END.search(block.text)
        if at_end and at_end.start() > 0 and is_address(at_end[1]):
            words = block.text[: at_end.start()]
            before = replace(block, text=words, anchors=(Anchor(words, at_end[1]),))
    if before:
        yield before
