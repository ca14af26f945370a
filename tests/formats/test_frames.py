from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.records import Reading, Record, Skipped, Stream
from readinglist.formats import frames

RECORD = Record(
    3, "Raw \\& Title", "Raw & Title", "raw", "clean", ("Ada", "Bob"), 2024, "Venue", "2401.00001", "10.1/x",
    (Link.to("https://github.com/a/b"),), "key", ("vision",), "mine", State.READ, True, 4, True,
)  # fmt: skip


def sent(reading: Reading) -> Iterator[frames.Part | frames.Failure]:
    stream = io.BytesIO()
    for frame in frames.frames_of(reading.stream()):
        frames.send(stream, frame)
    stream.seek(0)
    while received := frames.receive(stream):
        yield frames.part_of(received)


def parts(reading: Reading) -> list[frames.Part]:
    return [part for part in sent(reading) if isinstance(part, frames.Part)]


def test_a_reading_arrives_as_it_was_sent() -> None:
    skipped = tuple(Skipped(line, "why", "\ud800 what") for line in range(450))
    reading = Reading("page", (RECORD, Record(9, "a", "a")) * 333, skipped, "Mar 1", ("a note",))
    received = parts(reading)
    assert tuple(record for part in received for record in part.records) == reading.records
    assert tuple(skip for part in received for skip in part.skipped) == skipped
    last = received[-1]
    assert (last.format, last.date_text, last.notes, last.is_last) == ("page", "Mar 1", ("a note",), True)
    assert not any(part.is_last for part in received[:-1])


def test_what_was_skipped_arrives_before_the_records_behind_it() -> None:
    items = [Record(line, "a", "a") if line % 3 else Skipped(line, "why", "what") for line in range(1_000)]
    stream = Stream("page", iter(items))
    skipped = 0
    for part in map(frames.part_of, frames.frames_of(stream)):
        assert isinstance(part, frames.Part)
        skipped += len(part.skipped)
        assert all(record.line // 3 < skipped for record in part.records)


def test_frames_are_small() -> None:
    many = parts(Reading("page", (RECORD,) * 1_000))
    assert max(len(part.records) for part in many) <= frames.ITEMS_IN_FRAME
    large = parts(Reading("page", (Record(1, "t", "t", "x" * 100_000, "x" * 100_000),) * 60))
    assert max(len(part.records) for part in large) < 10


def test_a_text_that_is_clean_as_it_came_travels_once() -> None:
    (part,) = parts(Reading("page", (Record(1, "a title", "a title", "an abstract", "an abstract"),)))
    (record,) = part.records
    assert record.raw_title is record.title
    assert record.raw_abstract is record.abstract


def test_a_failure_arrives_with_its_reason() -> None:
    failure = frames.Failure("It is empty.", "details")
    frame = frames.failure_frame(failure)
    assert frames.part_of(frame) == failure
    assert frames.is_last(frame)


@pytest.mark.parametrize(
    "data", [b"", b"\0\0", b"\0\0\0\x05{}", b"\0\0\0\x02[]", b"\0\0\0\x03{x}", b"\xff\xff\xff\xff{}", b"\0\0\0\x01\xff"]
)
def test_what_is_no_frame_ends_the_stream(data: bytes) -> None:
    assert frames.receive(io.BytesIO(data)) is None


@pytest.mark.parametrize(
    "frame",
    [
        {"records": [[1, 2]]},
        {"records": 5},
        {"skipped": [["x", 1]]},
        {"last": {}},
        {"last": 3},
        {"failure": 1},
        {"failure": ["a", "b", "c"]},
        {"records": ["text"]},
        {"records": [[]]},
        {"records": [[1, "t", None, "", None, [["https://a.b", "nonsense"]]]]},
        {"records": [[1, "t", None, "", None, [["https://a.b"]]]]},
        {"records": [[1, "t", None, "", None, [[5, "other"]]]]},
        {"records": [[1, "t", None, "", None, [], [["Ada"]]]]},
        {"records": [[1, "t", None, "", None, [], "Ada"]]},
        {"records": [[1, "t", None, "", None, [], [], "2024"]]},
        {"records": [[1, "t", None, "", None, [], [], 2**63]]},
        {"records": [[-1, "t"]]},
        {"records": [[1, {"title": "t"}]]},
        {"records": [[1, "half of a character: \ud800"]]},
        {"records": [[1, "t", None, "", None, [], [], None, "", None, None, "", [], "", "nonsense"]]},
        {"records": [[1, "t", None, "", None, [], [], None, "", None, None, "", [], "", "read", "more"]]},
    ],
)
def test_a_frame_that_holds_something_else_is_an_error(frame: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"reading|LinkKind|State|argument|invalid|unpack|surrogates"):
        frames.part_of(frame)
