"""The texts of a saved mail (.eml, .mbox) whose body is encoded or in several parts (RFC 2045 to 2047).

A mail of plain lines is left as it is: its lists are read where they stand, headers and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readinglist.formats.clean_text import storable
from readinglist.formats.decoding import decode
from readinglist.formats.mhtml import is_mhtml

if TYPE_CHECKING:
    from email.message import Message

_HEADER = re.compile(
    r"[\s\ufeff]{0,100}(?:From [^\n]{1,500}\n)?"
    r"((?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,5000}\n(?:[ \t][^\n]{0,5000}\n){0,200}){2,300})"
)
_FROM_SOMEBODY = re.compile(r"^(?:From|Subject|Date|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_ENCODED = re.compile(
    r"^Content-(?:Transfer-Encoding:\s{0,9}(?:quoted-printable|base64)|Type:\s{0,9}multipart/)",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT_MAIL = re.compile(r"^From \S{1,300} .{0,60}\d{4}.{0,40}\n(?=[A-Za-z-]{2,40}:)", re.MULTILINE)


def is_mail(text: str) -> bool:
    """Tell whether `text` begins as a mail whose body needs decoding."""
    if not text[:1_000].lstrip("\ufeff\r\n \t")[:1].isalpha():
        return False
    lines = _with_line_feeds(text)
    head = _HEADER.match(lines)
    return (
        head is not None
        and _ENCODED.search(head[1]) is not None
        and len(_FROM_SOMEBODY.findall(head[1])) >= 2
        and not is_mhtml(lines)
    )


def texts_of_mail(text: str) -> list[str]:
    """Return what can be read in a mail, its plain text first; nothing where `text` is no mail, or needs no decoding.

    Mails that stand in one file one after the other are read as one.
    """
    if not is_mail(text):
        return []
    found: dict[str, list[str]] = {"plain": [], "html": []}
    for mail in _NEXT_MAIL.split(_with_line_feeds(text).lstrip("\ufeff\n \t")):
        for kind, part in _parts(mail):
            found.setdefault(kind, []).append(part)
    return ["\n\n".join(parts) for parts in found.values() if any(parts)]


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n") if "\r" in text[:10_000] else text


def _parts(mail: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a mail with their kinds: `plain`, `html`, `x-bibtex`."""
    from email import message_from_string

    try:
        for part in message_from_string(mail).walk():
            if part.get_content_maintype() == "text":
                yield part.get_content_subtype(), storable(_text(part))
    except (RecursionError, ValueError, LookupError):  # parts within parts within parts
        return


def _text(part: Message) -> str:
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() not in ("quoted-printable", "base64"):
        return str(part.get_payload())
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("utf-8")
    if charset not in ("utf-8", "us-ascii"):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    decoded = decode(data)
    return decoded.text if decoded else ""
