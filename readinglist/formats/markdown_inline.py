"""A line of Markdown as pieces of plain text: which of them are links, and which are set in bold.

It reads what people write in lists of papers (links, references, emphasis, HTML for links and line breaks, escapes),
in one pass from left to right; badges and other pictures are left out, and what is not closed is taken as it stands.
https://spec.commonmark.org/0.31.2/
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<image>!\[)
    | (?P<open>\[)
    | \]\(\s{0,9}(?:<(?P<pointed>[^<>\n]{0,4000})>|(?P<plain>(?:[^\s()<>]|\([^\s()]{0,500}\)){0,2000}))
        (?:\s{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'))?\s{0,9}\)
    | \]\[(?P<reference>[^\[\]]{0,200})\]
    | (?P<close>\])
    | <(?P<auto>https?://[^\s<>]{1,4000})>
    | <a\s[^<>]{0,1000}?href\s?=\s?["']?(?P<anchor>[^"'\s<>]{1,4000})["']?[^<>]{0,1000}>
    | (?P<end>)</a\s{0,9}>
    | <(?P<break>br|/p|/li|/div)(?:\s[^<>]{0,500})?/?>
    | <(?P<tag>!--|/?[A-Za-z][A-Za-z0-9-]{0,20}(?=[\s/>]))[^<>]{0,2000}>
    | (?P<bare>https?://[^\s<>\[\]"|]{1,4000})
    | (?P<entity>&(?:\#\d{1,7}|\#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    | (?P<mark>\*{1,3}|_{1,3}|~~|`{1,3})
    | (?P<text>[^\\!\[\]<h&*_~`]+|.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_AFTER_ADDRESS = ".,;:!?'*_"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its text, the address if it is a link, and whether it is set in bold."""

    text: str
    url: str = ""
    bold: bool = False


def pieces(source: str, references: Mapping[str, str] | None = None) -> list[Piece]:
    """Return the pieces of `source`; `references` are the addresses of `[label][name]` by their names, in lower case.

    A link without a label (a picture in its place) is a piece without text; a line break in HTML is one in the text.
    """
    return _Scan(references or {}).read(source)


def plain_text(source: str) -> str:
    """Return `source` as it is read: without markup, links by their labels."""
    return "".join(piece.text for piece in pieces(source))


@dataclass(slots=True)
class _Token:
    """A text that may still turn out to be markup (a bracket, an asterisk), or a link with all that it holds."""

    text: str
    url: str = ""
    bold: bool = False


class _Scan:
    """What is read so far: the tokens, which brackets are open, and which marks may begin an emphasis."""

    def __init__(self, references: Mapping[str, str]) -> None:
        self._references = references
        self._tokens: list[_Token] = []
        self._open: list[tuple[int, str]] = []  # where, and what: "[", "![" or the address of an <a>
        self._marks: dict[str, list[int]] = {}
        self._bold: list[tuple[int, int]] = []

    def read(self, source: str) -> list[Piece]:
        for match in _TOKEN.finditer(source):
            kind = match.lastgroup or ""
            text = match[kind]
            if kind in ("text", "escaped"):
                self._tokens.append(_Token(text))
            elif kind in ("image", "open"):
                self._begin(text)
            elif kind == "anchor":
                self._open.append((len(self._tokens), html.unescape(text)))
            elif kind in ("pointed", "plain"):
                self._end("](", html.unescape(text))
            elif kind == "reference":
                self._refer(match[0], text)
            elif kind == "close":
                self._refer("]", "")
            elif kind == "end":
                self._end_anchor()
            elif kind in ("auto", "bare"):
                self._address(text, match)
            elif kind == "break":
                self._tokens.append(_Token("\n"))
            elif kind == "entity":
                self._tokens.append(_Token(html.unescape(text)))
            elif kind == "mark":
                self._mark(text, match)
        return self._merged()

    def _begin(self, text: str) -> None:
        self._open.append((len(self._tokens), text))
        self._tokens.append(_Token(text))

    def _end(self, literal: str, url: str) -> None:
        """Close the innermost bracket as a link to `url`; a picture vanishes, with its words."""
        while self._open and self._open[-1][1] not in ("[", "!["):
            self._open.pop()
        if not self._open:
            self._tokens.append(_Token(f"{literal}{url})"))
            return
        start, opening = self._open.pop()
        self._link(start, "" if opening == "![" else url, is_image=opening == "![")

    def _end_anchor(self) -> None:
        while self._open and self._open[-1][1] in ("[", "!["):
            self._open.pop()
        if self._open:
            self._link(*self._open.pop())

    def _link(self, start: int, url: str, *, is_image: bool = False) -> None:
        inner = self._tokens[start:]
        del self._tokens[start:]
        for marks in self._marks.values():
            while marks and marks[-1] >= start:
                marks.pop()
        bold = False
        while self._bold and self._bold[-1][0] >= start:
            bold = True
            self._bold.pop()
        label = "" if is_image else "".join(token.text for token in inner).removeprefix("[")
        if not is_image:
            self._tokens.append(_Token(label, url, bold))

    def _refer(self, literal: str, name: str) -> None:
        """Close a bracket that no address follows: a reference, else a bracket."""
        if self._open and self._open[-1][1] == "[":
            start = self._open[-1][0]
            label = name or "".join(token.text for token in self._tokens[start + 1 : start + 50])
            url = self._references.get(" ".join(label.lower().split()), "")
            self._open.pop()
            if url:
                self._link(start, url)
                return
        elif self._open and self._open[-1][1] == "![":
            self._open.pop()
        self._tokens.append(_Token(literal))

    def _address(self, text: str, match: re.Match[str]) -> None:
        address = text if match["auto"] else text.rstrip(_AFTER_ADDRESS)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_AFTER_ADDRESS)
        self._tokens.append(_Token(address, html.unescape(address)))
        if len(address) < len(text):
            self._tokens.append(_Token(text[len(address) :]))

    def _mark(self, text: str, match: re.Match[str]) -> None:
        """Begin or end an emphasis; where neither can be, the mark is what it is (`A*`, `snake_case`)."""
        before = match.string[match.start() - 1 : match.start()]
        after = match.string[match.end() : match.end() + 1]
        within_word = text[0] == "_" and before.isalnum() and after.isalnum()
        openings = self._marks.setdefault(text, [])
        if openings and before and not before.isspace() and not within_word:
            start = openings.pop()
            self._tokens[start].text = ""
            if len(text) > 1 and text[0] in "*_":
                self._bold.append((start, len(self._tokens)))
        else:
            if after and not after.isspace() and not within_word:
                openings.append(len(self._tokens))
            self._tokens.append(_Token(text))

    def _merged(self) -> list[Piece]:
        """Return the tokens as pieces, neighbours of one kind joined."""
        changes = [0] * (len(self._tokens) + 1)
        for start, end in self._bold:  # what was merged into a link since may have stood behind it
            changes[min(start, len(self._tokens))] += 1
            changes[min(end, len(self._tokens))] -= 1
        found: list[tuple[list[str], bool]] = []
        merged: list[Piece] = []
        for token, depth in zip(self._tokens, accumulate(changes), strict=False):
            bold = token.bold or depth > 0
            if token.url:
                merged += _joined(found)
                found = []
                merged.append(Piece(token.text, token.url, bold))
            elif found and found[-1][1] == bold:
                found[-1][0].append(token.text)
            elif token.text:
                found.append(([token.text], bold))
        return merged + _joined(found)


def _joined(found: list[tuple[list[str], bool]]) -> list[Piece]:
    texts = (("".join(parts), bold) for parts, bold in found)
    return [Piece(text, "", bold) for text, bold in texts if text]
