"""RIS: papers for every other reference manager. A value is one line, so a paragraph of notes is, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.author_list import turned
from readinglist.formats.name_parts import parts_of
from readinglist.formats.one_line import one_line
from readinglist.formats.publication import Publication, publication_of
from readinglist.formats.told import NotAsWritten, Told, told

_TYPES = {
    Publication.PROCEEDINGS: "CPAPER",
    Publication.JOURNAL: "JOUR",
    Publication.PREPRINT: "UNPB",
    Publication.WEB: "ELEC",
    Publication.UNKNOWN: "GEN",
}
_BETWEEN_NAMES = re.compile("[,;]")
_PARAGRAPHS = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)\n")


def pieces(papers: Iterable[Paper], _parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a .ris file, record by record."""
    for number, paper in enumerate(papers):
        lines = (f"{tag}  - {line}\n" for tag, value in _values(paper) if (line := one_line(value)))
        yield ("\n" if number else "") + "".join(lines) + "ER  - \n"


def _values(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[publication_of(paper)]
    yield "ID", paper.cite_key
    yield "TI", paper.title
    for name in paper.authors:
        yield "AU", _name(name)
    yield "PY", "" if paper.year is None else f"{paper.year:04}"
    yield "T2", paper.venue
    yield "DO", paper.doi or ""
    yield "AN", f"arXiv:{paper.arxiv}" if paper.arxiv else ""
    for link in paper.links:
        yield "UR", link.url
    yield "AB", paper.abstract
    for tag in paper.tags:
        yield "KW", tag
    for paragraph in _PARAGRAPHS.split(paper.notes):
        yield "N1", paragraph


def _name(name: str) -> str:
    """Return a name as "Family, Given, Suffix"; of one that is no person's, the commas are left out."""
    parts = parts_of(name)
    values = [_BETWEEN_NAMES.sub(" ", part) for part in (parts.family, parts.given, parts.suffix)]
    return ", ".join(filter(None, map(one_line, values)))


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the records of a .ris file say; raises NotAsWritten where it is not as we write it."""
    values: dict[str, list[str]] = {}
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if found is None and (line != "\n" or values):
            raise NotAsWritten(f"line {number} is no field")
        if found is not None:
            if (found[1] == "TY") == bool(values):
                raise NotAsWritten(f"line {number} is of no record")
            if found[1] == "ER":
                yield _told(values)
                values = {}
            else:
                values.setdefault(found[1], []).append(found[2])
    if values:
        raise NotAsWritten("the last record does not end")


def _told(values: dict[str, list[str]]) -> Told:
    key, title, year = (values.get(tag, [""])[0] for tag in ("ID", "TI", "PY"))
    names = (turned(name.split(", ")) for name in values.get("AU", ()))
    return told(key, title, names, int(year) if year else None)
