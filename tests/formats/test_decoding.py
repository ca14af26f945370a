from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.decoding import Decoded, decode, split_lines

TEXT = "Poincaré embeddings – 球 and Łódź\nsecond line"


def text_of(data: bytes) -> str:
    decoded = decode(data)
    assert decoded is not None
    return decoded.text


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16le bom", "utf-16be bom", "utf-32le bom", "utf-32be bom", "utf-16le", "utf-16be"],
)
def test_a_text_is_read_in_any_unicode_encoding(data: bytes) -> None:
    assert text_of(data) == TEXT


@pytest.mark.parametrize("beginning", [b"%PDF-1.4\n", b"%!PS-Adobe-3.0\n", b"{\\rtf1\\ansi "])
def test_what_is_laid_out_for_a_printer_is_no_text_though_it_may_hold_nothing_else(beginning: bytes) -> None:
    assert decode(beginning + b"<</URI (https://arxiv.org/abs/2403.00001)>>\n" * 100) is None


def test_windows_text_is_read_with_a_note() -> None:
    decoded = decode("Fréchet – “naïve”".encode("cp1252"))
    assert decoded is not None
    assert decoded.text == "Fréchet – “naïve”"
    assert "Windows-1252" in decoded.note


def test_plain_utf_8_needs_no_note() -> None:
    decoded = decode(b"plain")
    assert decoded is not None
    assert decoded.note == ""


def test_damage_behind_a_byte_order_mark_is_shown_and_noted() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"good \xff bad")
    assert decoded is not None
    assert decoded.text == "good \N{REPLACEMENT CHARACTER} bad"
    assert decoded.note


def test_zero_characters_are_shown_as_damage_too() -> None:
    decoded = decode("go\0od".encode("utf-16"))
    assert decoded is not None
    assert decoded.text == "go\N{REPLACEMENT CHARACTER}od"
    assert decoded.note


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\0\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 20,
        b"text with one zero\0byte",
        b"long text " * 2_000 + b"\0",
        b"\x01\x02\x03" * 100,
    ],
    ids=["program", "picture", "all bytes", "zero byte", "late zero byte", "controls"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert decode(data) is None


def test_lines_part_at_line_feeds_and_carriage_returns_only() -> None:
    assert split_lines("a\nb\r\nc\rd\x0be\x0cf\x85g\u2028h") == ["a", "b", "c", "d\x0be\x0cf\x85g\u2028h"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert text_of(codecs.BOM_UTF8 + text.encode("utf-8")) == text


@given(st.text(st.sampled_from("aé球🎈\r\n\x0b\x85\u2028"), max_size=40), st.integers(0, 50))
def test_lines_and_beginning_of_a_text_are_those_of_the_whole(text: str, length: int) -> None:
    decoded = Decoded(text.encode())
    assert "".join(decoded.lines()) == "\n".join(split_lines(text))
    assert all(line.find("\n") in (-1, len(line) - 1) for line in decoded.lines())
    assert decoded.beginning(length) == text[:length]
