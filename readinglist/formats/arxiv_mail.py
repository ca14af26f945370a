r"""The mails in which arXiv announces new papers: records between lines of `\\`.

A record is `\\`, `arXiv:` (`Paper:` before 2007) with its identifier, fields, and `\\`, its abstract, `\\ ( address ,
size)`; what was replaced, and what stands in a monthly list, has no abstract. Mails that were forwarded or copied from
a mail reader begin their lines with `>`, a space or a space that does not break. A comment or an abstract may begin a
line with `arXiv:` too.
https://info.arxiv.org/help/subscribe.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.decoding import split_lines

NAME = "arXiv mail"

_SAMPLE = 300_000  # characters that are enough to recognise a mail
_ID = r"(?:[a-z-]{2,15}(?:\.[A-Za-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?"
_MARGIN = r"[>\s\xa0]{0,20}"
_MAIL = re.compile(
    rf"^{_MARGIN}\\\\[ \t\xa0]{{0,9}}(?:\r\n|\r|\n)\s{{0,9}}{_MARGIN}(?:arXiv|Paper)[^\n]{{0,30}}?{_ID}",
    re.MULTILINE | re.IGNORECASE,
)
_NAME_LINE = re.compile(
    rf"(?:arXiv:\s?|Paper(?:\s\(\*cross-listing\*\))?:?\s\(?)({_ID})\)?\s*(?:\(\*?.{{0,40}}\))?", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"(?:Date|From|Title|Authors?|replaced|\(?revised)\b|$", re.IGNORECASE)
_FIELD = re.compile(
    r"(Title|Authors?|Categories|Subj-class|Comments?|Journal-ref|DOI|Report-no|MSC-class|ACM-class|License|Proxy|Date"
    r"|From|Cross-lists?|Notes?):(?:\s|$)",
    re.IGNORECASE,
)
_RULE = re.compile(r"-{20}|(?:%+-+){6}|%{20}")
_UNTIL = re.compile(r"received from .{0,60}?\sto\s+(\w{3},?\s+\d{1,2} \w{3} \d{2,4})")


def recognises(text: str) -> bool:
    r"""Tell whether a record of such a mail begins somewhere: `\\` and, below it, an arXiv id."""
    return _MAIL.search(text[:_SAMPLE]) is not None


def read(text: str) -> Reading:
    """Return the papers of a mail (or of several, one after the other), in their order."""
    lines = [line.replace("\xa0", " ").rstrip() for line in split_lines(text)]
    records: list[Record] = []
    skipped: list[Skipped] = []
    for entry in _entries(lines):
        found = record_of(_submission(entry))
        if isinstance(found, Record):
            records.append(found)
        else:
            skipped.append(found)
    until = _UNTIL.search(text[:_SAMPLE])
    return Reading(NAME, tuple(records), tuple(skipped), " ".join(until[1].split()) if until else "")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record in a mail: where its identifier stands, its lines, and where among them the abstract begins."""

    line: int
    identifier: str
    head: tuple[str, ...]
    abstract: tuple[str, ...]


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    begins = [index for index in range(len(lines)) if lines[index].endswith("\\\\") and _begins(lines, index)]
    for begin, end in pairwise([*begins, len(lines)]):
        margin = lines[begin][:-2]
        body = [line.removeprefix(margin).removeprefix(margin.rstrip()) for line in lines[begin + 1 : end]]
        skip = next((number for number, line in enumerate(body) if line.strip()), 0)
        name = _NAME_LINE.match(body[skip].strip())
        yield _Entry(begin + skip + 2, name[1] if name else "", *_head_and_abstract(body[skip + 1 :]))


def _begins(lines: Sequence[str], index: int) -> bool:
    r"""Tell whether a record begins at the line `\\`: its identifier stands below, then what belongs there."""
    margin = lines[index][:-2]
    if margin.strip("> "):
        return False
    below = (line.removeprefix(margin).lstrip("> ") for line in lines[index + 1 : index + 4])
    name, after = (*(line for line in below if line), "", "")[:2]
    return _NAME_LINE.fullmatch(name) is not None and _AFTER_NAME.match(after) is not None


def _head_and_abstract(body: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    r"""Part the lines of a record at its second `\\`; what is below the third, or a rule, is no part of it."""
    marks = [index for index, line in enumerate(body) if line.lstrip().startswith("\\\\")]
    rules = [index for index, line in enumerate(body) if _RULE.match(line.lstrip())]
    end = next((rule for rule in rules if not marks or rule > marks[0]), len(body))
    if not marks:
        return tuple(body[:end]), ()
    head = tuple(body[: marks[0]])
    if body[marks[0]].strip() != "\\\\":
        return head, ()
    closing = marks[1] if len(marks) > 1 else end
    return head, tuple(body[marks[0] + 1 : min(closing, end)])


def _submission(entry: _Entry) -> Submission:
    fields = fields_of(entry.head)
    return Submission(
        line=entry.line,
        identifier=entry.identifier,
        title=fields.get("title", ""),
        abstract="\n".join(line.strip() for line in entry.abstract).strip(),
        authors=fields.get("author", ""),
        categories=fields.get("categories", fields.get("subj-class", "")),
        comments=fields.get("comment", ""),
        journal=fields.get("journal-ref", ""),
        doi=fields.get("doi", ""),
    )


def fields_of(lines: Sequence[str]) -> dict[str, str]:
    """Return the values of `Name: value` lines by their names (small, without a plural), those below them joined."""
    fields: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        match = _FIELD.match(line)
        if match:
            name = match[1].lower()
            current = fields.setdefault(name if name == "categories" else name.removesuffix("s"), [])
            line = line[match.end() :]
        if line.strip():
            current.append(line.strip())
    return {name: "\n".join(values) for name, values in fields.items()}
