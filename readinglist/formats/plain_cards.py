"""A page of cards copied as plain text: titles, abstracts if any, and the furniture of cards, without any links.

The furniture ("Submitted by", "12 authors", "Upvote", dates, "·") parts the lines into runs; a run is a title, perhaps
an abstract, and perhaps the name of a laboratory above a "·".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.card_furniture import ends_page, is_card_furniture, says_who
from readinglist.formats.card_record import record_of_card
from readinglist.formats.clean_text import plain
from readinglist.formats.decoding import split_lines
from readinglist.formats.page_blocks import Block
from readinglist.formats.page_lines import LONG, is_date, is_furniture, is_mark, is_title_like
from readinglist.formats.paper_cards import Card

NAME = "copied page"

_SAMPLE = 300_000  # characters that are enough to recognise a page
_SHOWN = 100  # characters of a skipped place that are shown
# Lines that only the cards of papers have.
_OF_CARD = re.compile(r"(?:submitted by(?:\s.{1,60})?|\d{1,4} authors?|published on .{6,20}|arxiv page)", re.IGNORECASE)
_PICTURE = re.compile(r"\[(?:图片|image|img)[^\[\]]{0,100}\]", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Tell whether `text` has lines of cards, and papers between them: under the header of a page, one is enough."""
    lines = _lines(text[:_SAMPLE])
    marks = sum(_OF_CARD.fullmatch(line.text) is not None for line in lines)
    if not marks:
        return False
    papers = sum(run.is_paper for run in _runs(lines))
    has_header = any(is_mark(line.text) for line in lines[:100])
    return papers >= (1 if has_header else 2) and marks >= papers / 2


def read(text: str) -> Reading:
    """Return the papers of a page in their order; what looks like a title, but has nothing of a card, is skipped."""
    lines = _lines(text)
    runs = list(_runs(lines))
    papers = [run for run in runs if run.is_paper]
    found = [record_of_card(run.card) for run in papers]
    skipped = [one for one in found if isinstance(one, Skipped)]
    first, last = (papers[0].line, papers[-1].line) if papers else (0, 0)
    for run in runs:
        if not run.is_paper and first < run.line < last and is_title_like(run.lines[0].text):
            reason = "This may be a title, but nothing of a paper stands below it."
            skipped.append(Skipped(run.line, reason, plain(run.lines[0].text, _SHOWN)))
    date = next((plain(line.text, LONG) for line in lines if line.line < first and is_date(line.text)), "")
    records = tuple(one for one in found if isinstance(one, Record))
    return Reading(NAME, records, tuple(sorted(skipped, key=lambda one: one.line)), date)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines with no furniture between them, and the furniture below."""

    lines: tuple[Block, ...]
    below: tuple[Block, ...]

    @property
    def line(self) -> int:
        return self.lines[0].line

    @property
    def is_paper(self) -> bool:
        """Whether there is an abstract, or what only a card has stands below."""
        below = self.below[:3]
        has_abstract = any(len(line.text) >= LONG for line in self.lines[1:])
        return has_abstract or (len(self.lines) <= 2 and any(_OF_CARD.fullmatch(line.text) for line in below))

    @property
    def card(self) -> Card:
        """The run as a card: without the laboratory that stands above a "·"."""
        title, *rest = self.lines
        is_lab = len(rest) > 0 and len(rest[-1].text) < _SHOWN and rest[-1].text[-1] not in ".!?"
        if is_lab and self.below and self.below[0].text in "·•|":
            rest.pop()
        return Card("", "", title, rest, list(self.below))


def _lines(text: str) -> list[Block]:
    stripped = ((number, line.strip(" \t\xa0\ufeff\u200b")) for number, line in enumerate(split_lines(text), 1))
    return [Block(number, line) for number, line in stripped if line.strip() and not _PICTURE.fullmatch(line)]


def _runs(lines: Sequence[Block]) -> Iterator[_Run]:
    run: list[Block] = []
    below: list[Block] = []
    is_name = False
    for line in lines:
        if is_name or is_card_furniture(line.text) or is_furniture(line.text) or ends_page(line.text):
            is_name = not is_name and says_who(line.text)  # the next line is the name of a user
            below.append(line)
            continue
        if run and below:
            yield _Run(tuple(run), tuple(below))
            run = []
        below = []
        run.append(line)
    if run:
        yield _Run(tuple(run), tuple(below))
