"""The answers of a site of daily papers: a list of entries in JSON, or one paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.clean_text import plain
from readinglist.formats.paper_object import DECODER, papers_in, record_of_paper

NAME = "daily papers"

_SAMPLE = 300_000  # characters that are enough to recognise an answer
_SHOWN = 100  # characters of a skipped place that are shown
_BEGIN = re.compile(r"[\s\ufeff]{0,1000}[\[{]\s{0,100}[{\"\]]")
_ENTRY = re.compile(r"\{\s{0,100}\"(?:paper\"\s{0,100}:\s{0,100}\{|id\"\s{0,100}:\s{0,100}\"\d{4}\.\d{4,5}\")")
_OF_SITE = re.compile(
    r"\"(?:submittedOnDaily(?:At|By)|submitted_on_daily_(?:at|by)|discussionId|discussion_id|upvotes|ai_keywords"
    r"|dailyPapers)\"\s{0,100}:"
)
_TITLE = re.compile(r"\"title\"\s{0,100}:")


def recognises(text: str) -> bool:
    """Tell whether `text` is JSON with fields that only such a site has."""
    if not _BEGIN.match(text):
        return False
    sample = text[:_SAMPLE]
    return _TITLE.search(sample) is not None and _OF_SITE.search(sample) is not None


def read(text: str) -> Reading:
    """Return the papers of an answer in their order; of a damaged one, those whose entries are whole."""
    try:
        found = list(_whole(text))
    except (ValueError, RecursionError):
        found = list(_one_by_one(text)) or [Skipped(1, "This answer is damaged: it is no complete JSON.", "")]
    records = tuple(one for one in found if isinstance(one, Record))
    notes = () if found else ("This answer is empty: it holds no papers.",)
    return Reading(NAME, records, tuple(one for one in found if isinstance(one, Skipped)), notes=notes)


def _whole(text: str) -> Iterator[Record | Skipped]:
    line, position = 1, 0
    for paper in papers_in(DECODER.decode(text.strip("\ufeff \t\r\n"))):
        place = text.find(_mark(paper), position)
        if place >= 0:
            line, position = line + text.count("\n", position, place), place
        yield record_of_paper(line, paper)


def _one_by_one(text: str) -> Iterator[Record | Skipped]:
    """Read the entries of a damaged answer: after a damaged one the next is looked for where reading came to a halt."""
    line, counted, halt = 1, 0, 0
    for match in _ENTRY.finditer(text):
        start = match.start()
        if start < halt:
            continue
        line, counted = line + text.count("\n", counted, start), start
        shown = plain(text[start : start + 2 * _SHOWN], _SHOWN)
        try:
            paper, halt = DECODER.raw_decode(text, start)
        except RecursionError:
            yield Skipped(line, "This entry, and what follows, is nested too deep to be read.", shown)
            return
        except json.JSONDecodeError as error:
            halt = error.pos
            yield Skipped(line, "This entry is damaged: it is no complete JSON.", shown)
        else:
            yield record_of_paper(line, paper)


def _mark(paper: Mapping[str, Any]) -> str:
    """Return what a paper's entry can be found by in its source."""
    inner = paper.get("paper")
    return json.dumps((inner if isinstance(inner, dict) else paper).get("id", ""))
