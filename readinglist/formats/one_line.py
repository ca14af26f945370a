"""Text that other programs show on one line, with nothing in it that cannot be seen."""

from __future__ import annotations

import re

# Controls, line and paragraph separators, halves of characters, and what turns the direction of the text around it.
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """Return `text` on one line, its words one blank apart, without controls."""
    if text.isprintable() and "  " not in text:  # the only blank that counts as printable is the usual one
        return text.strip()
    return " ".join(INVISIBLE.sub(" ", text).split())


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` as they stand, but without controls and blanks at their ends."""
    return [INVISIBLE.sub(" ", line.expandtabs(4)).rstrip() for line in re.split(r"\r\n|\r|\n", text.strip("\r\n"))]
