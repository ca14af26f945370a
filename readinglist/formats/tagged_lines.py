"""Records of lines that begin with a tag, as in RIS (`TY  - JOUR`), Web of Science (`PT J`), PubMed and EndNote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from readinglist.formats.decoding import split_lines

_RIS = re.compile(r"[ \t\ufeff]{0,20}([A-Za-z][A-Za-z0-9])([ \t\xa0]{0,3})-(?:[ \t\xa0]+(.*))?$", re.DOTALL)
_WEB_OF_SCIENCE = re.compile(r"\ufeff?([A-Z][A-Z0-9])()(?:[ \t]+(.*))?$", re.DOTALL)
_PUBMED = re.compile(r"\ufeff?([A-Z][A-Z0-9]{1,3})() {0,2}-(?: +(.*))?$", re.DOTALL)
_ENDNOTE = re.compile(r"\ufeff?%([0-9A-Z@!?~<>+\[\]])()(?:[ \t]+(.*))?$", re.DOTALL)


@dataclass(slots=True)
class Tagged:
    """A record that begins at `line`: the values of each tag in their order, each a list of its lines."""

    line: int
    values: dict[str, list[list[str]]] = field(default_factory=dict)

    def all(self, *tags: str) -> list[str]:
        """Return the values of these tags, by the order of `tags`, each on one line."""
        values = (" ".join(lines) for tag in tags for lines in self.values.get(tag, ()))
        return [value for value in values if value.strip()]

    def first(self, *tags: str) -> str:
        """Return the first value that is there, by the order of `tags`; empty where there is none."""
        return next(iter(self.all(*tags)), "")

    def lines(self, *tags: str) -> list[str]:
        """Return every line of the values of these tags."""
        return [line for tag in tags for lines in self.values.get(tag, ()) for line in lines if line]


def ris_records(text: str) -> Iterator[Tagged]:
    """Yield the records of RIS, from `TY` to `ER`."""
    return _records(text, _RIS, "TY")


def web_of_science_records(text: str) -> Iterator[Tagged]:
    """Yield the records of a Web of Science export, from `PT` to `ER`."""
    return _records(text, _WEB_OF_SCIENCE, "PT")


def pubmed_records(text: str) -> Iterator[Tagged]:
    """Yield the records of PubMed, each from its `PMID` on."""
    return _records(text, _PUBMED, "PMID")


def endnote_records(text: str) -> Iterator[Tagged]:
    """Yield the records of EndNote's own format, each from `%0` on."""
    return _records(text, _ENDNOTE, "0")


def _records(text: str, tag_line: re.Pattern[str], begin: str) -> Iterator[Tagged]:
    """Yield the records in `text`; what stands between them is passed over.

    Where the end was forgotten the next beginning ends a record; a second one right below the first is its own. Lines
    without a tag go on with the value above them, and so does "AI - based": where the first tag has two blanks before
    its dash, all have.
    """
    record: Tagged | None = None
    value: list[str] = []
    blanks = 0
    for number, line in enumerate(split_lines(text), start=1):
        match = tag_line.match(line)
        tag = match[1].upper() if match else ""
        if match and tag == begin and (record is None or set(record.values) - {begin}):
            if record is not None:
                yield record
            record, blanks = Tagged(number), min(2, len(match[2]))
        if record is None:
            continue
        if match and tag == "ER" and not (match[3] or "").strip():
            yield record
            record = None
        elif match and len(match[2]) >= blanks:
            value = [(match[3] or "").strip()]
            record.values.setdefault(tag, []).append(value)
        else:
            value.append(line.strip())
    if record is not None:
        yield record
