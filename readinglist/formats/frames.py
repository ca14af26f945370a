"""Frames: how a reading travels between two processes, as length-limited JSON and in small pieces.

A frame is four bytes of length (big endian) and a JSON object. JSON because what comes from a process that read a
hostile file must not be able to do anything; small because decoding holds the interpreter's lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from readinglist.domain.records import Record, Skipped, Stream
from readinglist.formats.record_rows import record_of, row_of

ITEMS_IN_FRAME = 200
CHARACTERS_IN_FRAME = 1_000_000
MAX_FRAME = 64 * 1024 * 1024  # bytes; a longer one is a fault of the sender


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: a sentence for the user, or (for a bug of ours) details for the log.

    `no_papers` is true where it could be, but is no list of papers.
    """

    sentence: str = ""
    details: str = ""
    no_papers: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a reading; `is_last` is true for the one that also holds what is said of the whole file."""

    records: tuple[Record, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    format: str = ""
    date_text: str = ""
    notes: tuple[str, ...] = ()
    is_last: bool = False


def send(stream: IO[bytes], payload: dict[str, Any]) -> None:
    """Write one frame and flush it."""
    body = json.dumps(payload, separators=(",", ":")).encode("ascii")
    stream.write(len(body).to_bytes(4, "big") + body)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next frame; None where the stream ended or what came is no frame."""
    head = stream.read(4)
    length = int.from_bytes(head, "big")
    if len(head) < 4 or length > MAX_FRAME:
        return None
    body = stream.read(length)
    if len(body) < length:
        return None
    try:
        payload = json.loads(body)
    except ValueError:
        return None
    return payload if isinstance(payload, dict) else None


def frames_of(stream: Stream) -> Iterator[dict[str, Any]]:
    """Yield the frames of a reading, the last one marked."""
    records: list[list[Any]] = []
    skipped: list[list[Any]] = []
    size = 0
    for item in stream.items:
        if isinstance(item, Record):
            records.append(row_of(item))
            size += len(item.raw_title) + 2 * len(item.raw_abstract) + len(item.notes)
        else:
            skipped.append([item.line, item.reason, item.text])
        if len(records) + len(skipped) == ITEMS_IN_FRAME or size > CHARACTERS_IN_FRAME:
            yield {"records": records, "skipped": skipped}
            records, skipped, size = [], [], 0
    last = {"format": stream.format, "date_text": stream.date_text, "notes": stream.notes}
    yield {"records": records, "skipped": skipped, "last": last}


def is_last(frame: dict[str, Any]) -> bool:
    """Tell whether a frame ends the answer to one file."""
    return "last" in frame or "failure" in frame


def part_of(frame: dict[str, Any]) -> Part | Failure:
    """Return what a frame holds.

    Raises:
        ValueError: it holds nothing that `frames_of` or a failure would.
    """
    try:
        if "failure" in frame:
            sentence, details = frame["failure"]
            return Failure(str(sentence), str(details), no_papers="no_papers" in frame)
        records = tuple([record_of(row) for row in frame.get("records", ())])
        skipped = tuple(Skipped(int(line), str(reason), str(text)) for line, reason, text in frame.get("skipped", ()))
        if "last" not in frame:
            return Part(records, skipped)
        last = frame["last"]
        return Part(records, skipped, str(last["format"]), str(last["date_text"]), tuple(last["notes"]), is_last=True)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not a frame of a reading") from error


def failure_frame(failure: Failure) -> dict[str, Any]:
    """Return the frame that says why a file could not be read."""
    said: dict[str, Any] = {"failure": [failure.sentence, failure.details]}
    return said | {"no_papers": True} if failure.no_papers else said
