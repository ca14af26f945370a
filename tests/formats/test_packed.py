"""What is packed by gzip is unpacked, but never more than can be held."""

from __future__ import annotations

import gzip
import zlib

import pytest

from readinglist.domain.errors import UnreadableSource
from readinglist.formats.packed import MAX_UNPACKED, is_packed, unpacked

TEXT = b"Learning to Read\n" * 1_000


def bomb(size: int) -> bytes:
    """Return `size` zero bytes, packed."""
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1024**2)
    parts = [packer.compress(block) for _ in range(size // len(block))]
    return b"".join([*parts, packer.compress(bytes(size % len(block))), packer.flush()])


def test_what_is_packed_is_unpacked() -> None:
    assert is_packed(gzip.compress(TEXT))
    assert unpacked(gzip.compress(TEXT), "page.gz") == TEXT


def test_what_is_not_packed_stays_as_it_is() -> None:
    assert unpacked(TEXT, "page.gz") is TEXT
    assert unpacked(b"", "page.gz") == b""


def test_files_that_were_packed_one_by_one_are_read_in_a_row() -> None:
    assert unpacked(gzip.compress(b"one\n") + gzip.compress(b"two\n"), "page.gz") == b"one\ntwo\n"


def test_the_zeros_that_fill_up_a_tape_are_passed_over() -> None:
    assert unpacked(gzip.compress(TEXT) + bytes(512), "page.gz") == TEXT


def test_what_is_packed_twice_is_unpacked_once() -> None:
    assert is_packed(unpacked(gzip.compress(gzip.compress(TEXT)), "page.gz"))


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(TEXT)[:-4],
        gzip.compress(TEXT)[:40],
        gzip.compress(TEXT) + b"and more",
        gzip.compress(TEXT)[:-8] + bytes(8),
        gzip.compress(TEXT)[:30] + b"\xff" * 20 + gzip.compress(TEXT)[50:],
        b"\x1f\x8b",
        b"\x1f\x8b\x08\x1f" + bytes(100),
    ],
    ids=["without its end", "cut off", "text behind it", "wrong sum", "damaged", "two bytes", "header of zeros"],
)
def test_what_is_damaged_or_cut_off_is_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^“page.gz” is packed, and damaged or cut off, so .*\.$"):
        unpacked(data, "page.gz")


def test_as_much_as_can_be_held_is_unpacked_and_no_byte_more() -> None:
    assert len(unpacked(bomb(MAX_UNPACKED), "page.gz")) == MAX_UNPACKED
    with pytest.raises(UnreadableSource, match=r"^“bomb.gz” is larger than 128 MB once unpacked, so"):
        unpacked(bomb(MAX_UNPACKED + 1), "bomb.gz")
