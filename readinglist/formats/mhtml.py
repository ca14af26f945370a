"""MHTML: a web page with its pictures and styles in one file, as browsers of the Chromium family save it (RFC 2557)."""

from __future__ import annotations

import re

_BEGIN = re.compile(r"[\s\ufeff]{0,100}(?:[A-Za-z-]{2,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}){1,30}")
_RELATED = re.compile(r"^Content-Type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(r"^Content-Type:\s{0,9}text/html", re.IGNORECASE | re.MULTILINE)
_SAMPLE = 100_000  # characters before which the page itself begins


def is_mhtml(text: str) -> bool:
    """Tell whether `text` begins with the header lines of such a file, and a part of it is HTML."""
    head = _BEGIN.match(text) if text[:200].strip()[:1].isalpha() else None
    return head is not None and _RELATED.search(head[0]) is not None and _HTML.search(text, 0, _SAMPLE) is not None


def main_part(text: str) -> tuple[str, str]:
    """Return the HTML of such a file, and the address that it was saved from; nothing where it is damaged."""
    from email import message_from_string

    try:
        message = message_from_string(text.lstrip("\ufeff\r\n \t"))
    except (RecursionError, ValueError):  # parts within parts within parts
        return "", ""
    pages = (
        part for part in message.get_payload() if not isinstance(part, str) and part.get_content_type() == "text/html"
    )
    for part in pages if message.is_multipart() else ():
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        address = str(part.get("Content-Location") or "")
        return data.decode("utf-8", errors="replace"), address if address.startswith("http") else ""
    return "", ""
