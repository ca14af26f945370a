"""What holds for every reading, whatever the file: what cannot be stored, shown or opened never leaves a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readinglist.domain.cite_key import valid_key
from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import sent_url
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.domain.tags import clean_name
from readinglist.formats.bibliography import MAX_NOTES
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE
from readinglist.formats.decoding import split_lines
from readinglist.formats.frames import Part, frames_of, part_of

_MAX_PART = 2_000  # characters of a name, a venue or what is shown of a skipped place
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_NOT_SHOWN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def faults(reading: object, text: str) -> Iterator[str]:
    """Yield what is wrong with the reading of `text`, each as a sentence."""
    if not isinstance(reading, Reading):
        yield f"It is a {type(reading).__name__}, not a Reading."
        return
    last = len(split_lines(text))
    for record in reading.records:
        yield from (f"Record at line {record.line}: {fault}" for fault in _faults_of_record(record, last))
    for skipped in reading.skipped:
        yield from (f"Skipped at line {skipped.line}: {fault}" for fault in _faults_of_skipped(skipped, last))
    for words in (reading.format, reading.date_text, *reading.notes):
        if _NOT_SHOWN.search(words):
            yield f"What is said of the file cannot be shown: {words!r}."
    yield from _faults_of_journey(reading)


def _faults_of_record(record: object, last: int) -> Iterator[str]:
    if not isinstance(record, Record):
        yield f"it is a {type(record).__name__}."
        return
    if not 1 <= record.line <= last:
        yield f"the file has {last} lines."
    if not record.title:
        yield "there is no title."
    yield from _faults_of_text("title", record.title, MAX_TITLE)
    yield from _faults_of_text("abstract", record.abstract, MAX_ABSTRACT)
    yield from _faults_of_text("venue", record.venue, _MAX_PART)
    for name in record.authors:
        yield from _faults_of_text("author", name or "\0", _MAX_PART)
    for raw in (record.raw_title, record.raw_abstract, record.notes):
        if _NOT_STORABLE.search(raw):
            yield "a raw text or the notes cannot be stored."
    if len(record.notes) > MAX_NOTES:
        yield "the notes are too long."
    yield from _faults_of_names(record)


def _faults_of_text(name: str, text: str, limit: int) -> Iterator[str]:
    if len(text) > limit:
        yield f"the {name} has {len(text)} characters."
    if _NOT_SHOWN.search(text):
        yield f"the {name} cannot be shown: {text[:200]!r}."


def _faults_of_names(record: Record) -> Iterator[str]:
    """Yield what is wrong with the identifiers, the links and the tags of a record."""
    if record.year is not None and not 0 <= record.year <= 9999:
        yield f"the year is {record.year}."
    if record.arxiv is not None and arxiv_id(record.arxiv) != record.arxiv:
        yield f"{record.arxiv!r} is no arXiv id."
    if record.doi is not None and (doi(record.doi) != record.doi or _NOT_SHOWN.search(record.doi)):
        yield f"{record.doi!r} is no DOI."
    if record.cite_key and not valid_key(record.cite_key):
        yield f"{record.cite_key!r} is no citation key."
    for tag in record.tags:
        if clean_name(tag) != tag:
            yield f"{tag!r} is no tag."
    for link in record.links:
        try:
            if _NOT_SHOWN.search(sent_url(link.url)):
                yield f"{link.url!r} cannot be shown."
        except LinkNotOpened:
            yield f"{link.url!r} cannot be opened."


def _faults_of_skipped(skipped: object, last: int) -> Iterator[str]:
    if not isinstance(skipped, Skipped):
        yield f"it is a {type(skipped).__name__}."
        return
    if not 1 <= skipped.line <= last:
        yield f"the file has {last} lines."
    if not skipped.reason.endswith("."):
        yield f"the reason is {skipped.reason!r}."
    yield from _faults_of_text("text", skipped.text, _MAX_PART)


def _faults_of_journey(reading: Reading) -> Iterator[str]:
    """Yield what gets lost on the way from the child process that reads."""
    parts = [part for part in map(part_of, frames_of(reading.stream())) if isinstance(part, Part)]
    if sum(len(part.records) + len(part.skipped) for part in parts) != reading.found:
        yield "Records get lost on the way to the program."
    if tuple(record for part in parts for record in part.records) != reading.records:
        yield "Records change on the way to the program."
