"""Elements of an XML document read one by one, each for itself: a damaged one costs no other.

Only elements are ever given to the parser, never a document with its type definition: so nothing can be defined,
expanded or fetched. Prefixes are read as they are usually bound (`dc:`, `arxiv:`), whatever the document says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_DEPTH = 100

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)?")


@dataclass(slots=True)
class Child:
    """An element right within another: its name with prefix, its attributes, and all the text within it.

    `names` is the text of each element called `name` within it (those of authors).
    """

    name: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within the element."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element stands in a document (`line` counts from 1), and its source; empty where it is never closed."""

    line: int
    source: str
    begins: str


def elements(document: str, names: Sequence[str]) -> Iterator[Element]:
    """Yield the elements of a document that have one of these names (without prefix), in their order."""
    tag = re.compile(rf"<(/?)((?:[A-Za-z][\w.-]{{0,30}}:)?(?:{'|'.join(names)}))(?=[\s/>])")
    line, counted = 1, 0
    start, name = -1, ""
    for match in tag.finditer(document):
        is_end = bool(match[1])
        if start >= 0 and (not is_end or match[2] == name):
            close = document.find(">", match.end()) + 1 if is_end else 0
            line, counted = line + document.count("\n", counted, start), start
            yield Element(line, document[start:close] if close else "", document[start : start + 500])
            start = -1
        if not is_end:
            start, name = match.start(), match[2]
    if start >= 0:
        yield Element(line + document.count("\n", counted, start), "", document[start : start + 500])


def children(source: str) -> list[Child]:
    """Return what stands right within an element.

    Characters that XML forbids, names of characters that only HTML has, and a bare `&` are mended.

    Raises:
        ValueError: it is not well-formed, or nested too deep.
    """
    try:
        return _Parser().parse(source)
    except ValueError:
        return _Parser().parse(_AMPERSAND.sub(_mended, _FORBIDDEN.sub(" ", source)))


def _mended(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    return f"&amp;{match[1] or ''}" if character == match[0] else html.escape(character)


class _Parser:
    """What is read of an element so far, and how deep in it the parser stands."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._depth = 0
        self._in_name = 0

    def parse(self, source: str) -> list[Child]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(source.encode("utf-8"), True)
        except expat.ExpatError as error:
            raise ValueError("not well-formed") from error
        return self._children

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ValueError("nested too deep")
        if self._depth == 2:
            self._children.append(Child(name, attributes))
        elif self._depth == 3 and name.rpartition(":")[2] == "name":
            self._children[-1].names.append("")
            self._in_name = self._depth

    def _end(self, name: str) -> None:  # noqa: ARG002
        if self._in_name == self._depth:
            self._in_name = 0
        self._depth -= 1

    def _characters(self, text: str) -> None:
        if self._depth >= 2:
            self._children[-1].pieces.append(text)
        if self._in_name:
            self._children[-1].names[-1] += text
