"""Lists of arXiv saved as text from its site: new, recent, pastweek and monthly ones, and results of a search.

A record begins at `[12] arXiv:2306.05427 [pdf, html, other]`, in results of a search at `arXiv:2306.05427 [pdf]`; then
come its title, its authors (labelled only on older pages), comments, subjects and, on the page of what is new, the
abstract. Page readers make links of Markdown of it, and `lynx -dump` breaks the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.decoding import split_lines

NAME = "arXiv list"

_SAMPLE = 300_000  # characters that are enough to recognise a list
_ID = r"(?:[a-z-]{2,15}(?:\.[A-Za-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?"
_MARGIN = r"[ \t\xa0*•-]{0,12}"
_BEGIN = re.compile(
    rf"^{_MARGIN}(?:\[\d{{1,6}}\][ \t\xa0]{{0,9}})?arXiv:[ ]?({_ID})[ \t\xa0]{{0,9}}"
    rf"(?:\((?:cross-list[^()\n]{{0,40}}|replaced)\)[ \t\xa0]{{0,9}})?"
    r"\[[ \t\xa0]{0,9}(?:(?:pdf|ps|html|other|src|format|view|doi)[, ()\t\xa0/]{0,9}){1,8}\](?P<rest>.{0,400})$",
    re.MULTILINE | re.IGNORECASE,
)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\n]|\[\d{1,6}\]){1,500})\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,300}\")?\)")
_LABEL = re.compile(
    r"(Title|Authors?|Comments?|Subjects?|Journal[- ]ref(?:erence)?|DOI|Report(?: number|-no)"
    r"|(?:MSC|ACM)[- ]class(?:es)?|Abstract|Submitted|Originally announced|Cite as):?(?<=[:d])\s*",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d|(?:New submissions|Cross[- ]lists|Cross submissions|Replacement)\b.{0,60}$"
    r"|(?:Showing|Total of|Links to:|Disable MathJax|About arXiv|\[ ?total of|Authors and titles)\b|Which authors of)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\(([a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?)\)")
_DATE = re.compile(r"^\W{0,9}((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{0,6}, \d{1,2} \w{3,9} \d{4})", re.MULTILINE)
_MORE = re.compile(r"(?<!\s)\s*[△▽]\s*(?:Less|More)\s*$")


def recognises(text: str) -> bool:
    """Tell whether a record of such a list begins somewhere: an arXiv id, and which files there are of it."""
    return _BEGIN.search(_plain(text[:_SAMPLE])) is not None


def read(text: str) -> Reading:
    """Return the papers of a list in their order."""
    plain = _plain(text)
    records: list[Record] = []
    skipped: list[Skipped] = []
    for entry in _entries(split_lines(plain)):
        found = record_of(_submission(entry))
        if isinstance(found, Record):
            records.append(found)
        else:
            skipped.append(found)
    day = _DATE.search(plain[:_SAMPLE])
    return Reading(NAME, tuple(records), tuple(skipped), day[1] if day else "")


def _plain(text: str) -> str:
    r"""Return `text` without the links and escapes of Markdown; each line stays where it is."""
    if "](" in text:
        text = _LINK.sub(r"\1", text.replace("\\[", "[").replace("\\]", "]"))
        text = _LINK.sub(r"\1", text)  # `[[12]](...)`
    return text


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record in a list: where it begins, its identifier, the rest of that line, and the lines below."""

    line: int
    identifier: str
    rest: str
    body: tuple[str, ...]


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    begins = [(index, match) for index, line in enumerate(lines) if "rXiv:" in line and (match := _BEGIN.match(line))]
    ends = [*(index for index, _ in begins), len(lines)][1:]
    for (index, match), end in zip(begins, ends, strict=True):
        yield _Entry(index + 1, match[1], match["rest"], tuple(lines[index + 1 : end]))


def _submission(entry: _Entry) -> Submission:
    fields = _fields(entry.body)
    title, authors = fields.get("title", []), fields.get("author", [])
    if not authors:
        title, authors = _title_and_authors(title)
    subjects = " ".join(fields.get("subject", []))
    abstract = "\n".join(fields.get("abstract", []))
    return Submission(
        line=entry.line,
        identifier=entry.identifier,
        title="\n".join(title),
        abstract=_MORE.sub("", abstract),
        authors=" ".join(authors),
        categories=" ".join(_SUBJECT.findall(subjects)) or entry.rest.strip(" ;,"),
        comments=" ".join(fields.get("comment", [])),
        journal=" ".join(fields.get("journal", [])),
        doi=" ".join(fields.get("doi", [])),
    )


def _fields(body: Sequence[str]) -> dict[str, list[str]]:
    """Return the lines of each field; what stands unlabelled at the top is the title, below the subjects the abstract.

    A blank line within them counts only below the subjects, where the abstract follows it.
    """
    fields: dict[str, list[str]] = {}
    name, after_gap = "title", False
    for line in (line.replace("\xa0", " ").strip() for line in body):
        if not line:
            after_gap = True
            continue
        if _SECTION.match(line) and name != "abstract":
            break
        label = _LABEL.match(line)
        if label and (name != "abstract" or label[1].lower() in ("submitted", "comments")):
            name = label[1].lower().replace("-", " ").split()[0].removesuffix("s")
            line = line[label.end() :]
        elif after_gap and name in ("subject", "journal", "doi", "report", "msc", "acm", "comment"):
            name = "abstract" if "subject" in fields else name
        if _SECTION.match(line) and after_gap:
            break
        after_gap = False
        if line:
            fields.setdefault(name, []).append(line)
    return fields


def _title_and_authors(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the lines below `Title:` where authors have no label: they are the last line, and those above it alike."""
    first = len(lines) - 1
    while first > 1 and lines[first - 1].endswith(","):
        first -= 1
    return (list(lines[:first]), list(lines[first:])) if first > 0 else (list(lines), [])
