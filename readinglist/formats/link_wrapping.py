r"""What stands around a link and belongs to it: `\href{link}{label}`, `[label](link)`, `link{the link again}`."""

from __future__ import annotations

import re

_REACH = 300  # how far a wrapping may extend on either side, in characters

_MARKDOWN_LABEL = re.compile(r"\[([^\[\]]{0,200})\]\($")
_COLOURS = "blue|red|green|cyan|magenta|purple|violet|orange|teal|mypink"
_MACROS_WITHOUT_BACKSLASH = "url|href|hyperlink|texttt|textit|textbf|path|nolinkurl|underline|uline"
_OPENING = re.compile(
    rf"(?:(?P<footnote>\\?footnote)|\\[A-Za-z]{{2,14}}|(?<![A-Za-z])(?:{_MACROS_WITHOUT_BACKSLASH}|{_COLOURS}))?\{{\[?$"
)
_MARKUP = re.compile(rf"\\[A-Za-z]+|[{{}}$~]|\b(?:{_COLOURS})\b")
_WORDS_THAT_SAY_NOTHING = frozenset(
    "a the this our at available here url https link website page project code data dataset demo repo repository "
    "github gitlab huggingface hugging face anonymous".split()
)


def widen(text: str, floor: int, start: int, end: int, url: str) -> tuple[int, int, str]:
    """Return where the link at `start:end` stands with all that belongs to it, and what to show there.

    Nothing before `floor` is touched.
    """
    before = text[max(floor, start - _REACH) : start]
    if text.startswith(")", end) and (match := _MARKDOWN_LABEL.search(before)):
        return start - len(match[0]), end + 1, _labelled(match[1], url)
    if text.startswith("](", end) and before.endswith("["):
        close = text.find(")", end, end + _REACH) + 1
        return (start - 1, close, url) if close else (start, end, url)
    if text.startswith(">", end) and before.endswith("<"):
        return start - 1, end + 1, url
    return _widen_braces(text, max(floor, start - _REACH), start, end, url)


def _widen_braces(text: str, floor: int, start: int, end: int, url: str) -> tuple[int, int, str]:
    """Take in the braces around a link, the macro before them, and a label or copy in braces behind it."""
    shown, is_aside = url, False
    opening = _OPENING.search(text, floor, start) if text.rfind("{", floor, start) >= 0 else None
    for _ in range(2):  # the label stands behind the braces of the link, or within them
        if opening and text.startswith("}", end):
            is_aside = bool(opening["footnote"]) or (text[start - 1] == "{" and _follows_word(text, opening.start()))
            start, end, opening = opening.start(), end + 1, None
        label_end = _closing_brace(text, end)
        if label_end:
            shown, end = _labelled(text[end + 1 : label_end - 1], url), label_end
    if is_aside:
        shown = f"({shown})"
    return start, end, f" {shown}" if is_aside or _follows_word(text, start) else shown


def _follows_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] == ":")


def _closing_brace(text: str, position: int) -> int:
    """Return where the group that opens at `position` ends; 0 where none opens or it is not closed near by."""
    if not text.startswith("{", position) or text.find("}", position, position + _REACH) < 0:
        return 0
    depth = 0
    for index in range(position, min(len(text), position + _REACH)):
        depth += {"{": 1, "}": -1}.get(text[index], 0)
        if depth == 0:
            return index + 1
    return 0


def _labelled(label: str, url: str) -> str:
    """Return the link, with its label where that says more than the link itself."""
    words = _MARKUP.sub(" ", label).split()
    is_address = len(words) == 1 and ("/" in words[0] or "." in words[0])
    if is_address or "://" in label or {word.lower().strip(".,:") for word in words} <= _WORDS_THAT_SAY_NOTHING:
        return url
    return f"{' '.join(words)} ({url})"
