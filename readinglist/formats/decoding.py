"""Bytes to text, and text to lines: which encoding a file is in, told from its bytes alone."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# UTF-32 before UTF-16: the mark of UTF-32 LE begins with that of UTF-16 LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_096
# C0 controls that no text holds; tab, line feed, vertical tab, form feed, carriage return and escape may stand in one.
_BINARY_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark; `note` says what had to be guessed, else it is empty."""

    text: str
    note: str = ""


def decode(data: bytes) -> Decoded | None:
    """Return the text that `data` holds; None where these bytes are no text.

    A byte order mark decides; then strict UTF-8; then UTF-16 without a mark, told by its zero bytes; then Windows-1252,
    which almost any bytes can be, with a note.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if b"\0" in data[:_SAMPLE]:
        return _decode_utf16_without_mark(data)
    if _looks_binary(data):
        return None
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return Decoded(text, "The text is not UTF-8; it was read as Windows-1252.")


def split_lines(text: str) -> list[str]:
    r"""Return the lines of `text`, parted at \n, \r\n and \r only (`str.splitlines` parts at form feeds too)."""
    return _LINE_END.split(text) if "\r" in text else text.split("\n")


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    else:
        if "\0" not in text:
            return Decoded(text)
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return Decoded(text, "Some bytes are damaged; they are shown as \N{REPLACEMENT CHARACTER}.")


def _decode_utf16_without_mark(data: bytes) -> Decoded | None:
    """Read text whose ASCII characters have a zero byte on one side, and always on the same one."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    zeros_first, zeros_second = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if zeros_second > zeros_first else "utf-16-be"
    often, seldom = max(zeros_first, zeros_second), min(zeros_first, zeros_second)
    if len(data) % 2 == 0 and often > len(sample) / 5 and seldom <= often / 50:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in text:
                return Decoded(text, "The text has no byte order mark; it was read as UTF-16.")
    return None


def _looks_binary(data: bytes) -> bool:
    """Tell whether `data` holds a zero byte, or controls that no text has in more than one of 300 bytes."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _BINARY_CONTROLS))
    return b"\0" in data or controls > len(sample) / 300
