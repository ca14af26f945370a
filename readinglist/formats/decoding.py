"""Bytes to text, and text to lines: which encoding a file is in, told from its bytes alone."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
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
_PIECE = 1_000_000  # bytes that are decoded at a time
# C0 controls that no text holds; tab, line feed, vertical tab, form feed, carriage return and escape may stand in one.
_BINARY_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
# How files begin that are not meant to be read as text, though they may hold nothing else: PDF, PostScript, RTF.
_NOT_PLAIN = (b"%PDF-", b"%!PS", b"{\\rtf")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, as UTF-8; `note` says what had to be guessed, else it is empty.

    As one string a large file takes up to four times as much memory: its widest character decides for all of them.
    """

    utf8: bytes
    note: str = ""

    @property
    def text(self) -> str:
        """The whole text, made anew each time."""
        return self.utf8.decode("utf-8")

    def beginning(self, length: int) -> str:
        """Return the first characters, at most `length` of them."""
        return self.utf8[: 4 * length].decode("utf-8", errors="ignore")[:length]  # the last one may be cut in two

    def lines(self) -> Iterator[str]:
        """Return the lines one by one, parted as by `split_lines`; each but the last has a line feed at its end."""
        return io.TextIOWrapper(io.BytesIO(self.utf8), encoding="utf-8")


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
    if _is_utf8(data):
        return Decoded(data)
    text = data.decode("cp1252", errors="replace")
    return Decoded(text.encode(), "The text is not UTF-8; it was read as Windows-1252.")


def split_lines(text: str) -> list[str]:
    r"""Return the lines of `text`, parted at \n, \r\n and \r only (`str.splitlines` parts at form feeds too)."""
    return _LINE_END.split(text) if "\r" in text else text.split("\n")


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    else:
        if "\0" not in text:
            return Decoded(text.encode())
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return Decoded(text.encode(), "Some bytes are damaged; they are shown as \N{REPLACEMENT CHARACTER}.")


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
                return Decoded(text.encode(), "The text has no byte order mark; it was read as UTF-16.")
    return None


def _looks_binary(data: bytes) -> bool:
    """Tell whether `data` begins like no plain text, or holds a zero byte, or many controls that no text has."""
    if data.startswith(_NOT_PLAIN):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _BINARY_CONTROLS))
    return b"\0" in data or controls > len(sample) / 300
