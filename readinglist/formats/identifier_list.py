"""A plain list of what leads to papers: addresses, DOIs and arXiv ids, one or several a line, some with a title.

`2403.00001`, `arXiv:hep-th/9901001v2`, `10.1000/182`, `https://doi.org/...`, `https://openreview.net/forum?id=...`, as
well as `A Title https://arxiv.org/abs/...`, `https://... | A Title` (the export of tabs) and a title above its address.
A paper of which no more is known has its identifier for a title until a list brings the real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.identity import arxiv_id, doi, stand_in_title
from readinglist.domain.links import Link, LinkKind, arxiv_page, checked_url, doi_page
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.arxiv_submission import reason_to_skip, submission_year
from readinglist.formats.clean_text import MAX_TITLE, plain
from readinglist.formats.decoding import split_lines
from readinglist.formats.markdown_title import is_label
from readinglist.formats.paper_links import doi_in_address, leads_to_paper, united
from readinglist.formats.record import record
from readinglist.formats.tab_title import paper_title

NAME = "list of links"

_SAMPLE = 100_000  # characters that are enough to recognise a list
_SHOWN = 100  # characters of a skipped place that are shown
_MIN_TITLE = 6  # characters
_MAX_WORDS = 60  # of a title beside an address
# yymm.number: four digits until 2014, five since.
_NEW_ID = r"(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-4]\d)(?:0[1-9]|1[0-2])\.\d{5}"
_OLD_ID = r"[a-z][a-z-]{1,14}(?:\.[A-Za-z]{2})?/\d{7}"
_ARXIV = re.compile(rf"(?:arXiv:\s?)?(?:{_NEW_ID}|{_OLD_ID})(?:v\d{{1,3}})?(?:\.pdf)?", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s?)?(10\.\d{4,9}/[^\s\"<>{}|\\^`]{1,500})", re.IGNORECASE)
_URL = re.compile(
    r"https?://\S{1,4000}|(?:www\.|(?:dx\.)?doi\.org/|arxiv\.org/|github\.com/|openreview\.net/)\S{1,4000}",
    re.IGNORECASE,
)
_AROUND = "<>()[]{}\"'“”,;|"
_BULLET = re.compile(r"^\s*(?:[-*+•·>]|\[?\(?\d{1,4}[\]).:]{1,2})\s+(?=\S)")
_COMMENT = re.compile(r"\s*(?:#|//|%)")
_BETWEEN = ' \t\xa0|:–—-,;•>"“”()[]'
_PREFIX = re.compile(r"\b(arxiv|doi):\s+(?=\S)", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Tell whether nearly all lines of `text` are identifiers and addresses, titled or not, some of papers."""
    lines = list(_lines(text[:_SAMPLE]))
    listed = [line for line in lines if line.targets]
    above = sum(not line.targets and following.is_bare for line, following in pairwise(lines))
    targets = [target for line in listed for target in line.targets]
    if not targets or len(listed) + above < 0.9 * len(lines) or any(line.is_odd for line in listed):
        return False
    papers = sum(target.is_paper for target in targets)
    return papers >= 0.3 * len(targets) or all(target.is_repository for target in targets)


def read(text: str) -> Reading:
    """Return a record for each paper that is listed, in their order."""
    only_repositories = all(target.is_repository for line in _lines(text) for target in line.targets)
    found: list[Record | Skipped] = []
    above: _Line | None = None
    for line in _lines(text):
        if not line.targets:
            found += [_without_target(above)] if above else []
            above = line
            continue
        title = line.title or (paper_title(above.words) if above and line.is_bare else "")
        if above and not (line.is_bare and title == paper_title(above.words)):
            found.append(_without_target(above))
        above = None
        found += _records(line, title, only_repositories)
    found += [_without_target(above)] if above else []
    records = tuple(one for one in found if isinstance(one, Record))
    return Reading(NAME, records, tuple(one for one in found if isinstance(one, Skipped)))


@dataclass(frozen=True, slots=True)
class _Target:
    """What leads to a paper, or does not: by its identifier, by its address, or by both."""

    arxiv: str | None
    doi: str | None
    url: str

    @property
    def is_repository(self) -> bool:
        """Whether it is code and no paper."""
        return bool(self.url) and Link.to(self.url).kind is LinkKind.REPOSITORY

    @property
    def is_paper(self) -> bool:
        """Whether it surely leads to a paper."""
        return bool(self.arxiv or self.doi) or leads_to_paper(self.url)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a list: its targets, the words before and after them."""

    number: int
    words: str
    targets: tuple[_Target, ...]
    before: str
    after: str

    @property
    def title(self) -> str:
        """The words beside the targets, if they can be a title."""
        words = paper_title(self.before if any(map(str.isalnum, self.before)) else self.after)
        return "" if is_label(words) or len(words) < _MIN_TITLE else words

    @property
    def is_bare(self) -> bool:
        """Whether it holds targets and nothing else."""
        return bool(self.targets) and not any(map(str.isalnum, self.before + self.after))

    @property
    def is_odd(self) -> bool:
        """Whether words stand on both sides of the targets, or too many, as in prose and in logs."""
        both = any(map(str.isalnum, self.before)) and any(map(str.isalnum, self.after))
        return both or len(self.title.split()) > _MAX_WORDS


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(split_lines(text), 1):
        bare = _BULLET.sub("", line.strip("\ufeff \t\xa0\u200b"), count=1)
        if not bare.strip() or _COMMENT.match(bare):
            continue
        words = _PREFIX.sub(r"\1:", bare.replace(",", " , ").replace(";", " ; ") if "://" not in bare else bare).split()
        targets = [_target(word) for word in words]
        places = [index for index, target in enumerate(targets) if target]
        first, last = (places[0], places[-1]) if places else (len(words), len(words))
        before, after = " ".join(words[:first]), " ".join(words[last + 1 :])
        inner = zip(words[first:last], targets[first:last], strict=True)
        within = " ".join(word for word, target in inner if not target)
        if any(map(str.isalnum, within)):
            after = f"{within} {after}"
        first_cell, tab, _ = bare.partition("\t")
        if tab and before and _target(first_cell) is None:
            before, after = first_cell, ""  # copied from a spreadsheet: what follows are authors, a year
        yield _Line(number, bare.strip(), tuple(filter(None, targets)), before.strip(_BETWEEN), after.strip(_BETWEEN))


def _target(word: str) -> _Target | None:
    """Return what a word leads to; None for a word that is only a word."""
    word = word.strip(_AROUND)
    if len(word) < 9 or not ("." in word or "/" in word) or not word.isprintable():
        return None
    if _URL.fullmatch(word):
        url = word if "://" in word else f"https://{word}"
        url = url.rstrip(".,;:!?")
        try:
            checked_url(url)
        except LinkNotOpened:
            return None
        number = arxiv_id(url)
        return _Target(number, None if number else doi_in_address(url), arxiv_page(number) if number else url)
    word = word.rstrip(".,;:!?")
    if _ARXIV.fullmatch(word):
        number = arxiv_id(word.removesuffix(".pdf"))
        return _Target(number, None, arxiv_page(number)) if number else None
    match = _DOI.fullmatch(word)
    name = doi(match[1]) if match else None
    return _Target(None, name, doi_page(name)) if name else None


def _records(line: _Line, title: str, only_repositories: bool) -> Iterator[Record | Skipped]:
    """Yield the papers of a line: all its targets as one if there is a title, or one paper with its code; else each."""
    papers = [target for target in line.targets if only_repositories or not _is_aside(target)]
    if not papers:
        yield Skipped(line.number, "This link leads to no paper.", plain(line.words, _SHOWN))
        return
    asides = [target for target in line.targets if target not in papers]
    if title or len(papers) == 1:
        yield _record(line.number, title, papers, asides)
        return
    for target in papers:
        yield _record(line.number, "", [target], [])


def _is_aside(target: _Target) -> bool:
    """Tell whether a link is none to a paper but belongs to one: its code, its data, a video of it."""
    if target.arxiv or target.doi:
        return False
    return Link.to(target.url).kind not in (LinkKind.PAPER, LinkKind.OTHER)


def _record(line: int, title: str, papers: Sequence[_Target], asides: Sequence[_Target]) -> Record | Skipped:
    number = next((target.arxiv for target in papers if target.arxiv), None)
    name = next((target.doi for target in papers if target.doi), None)
    shown = title or stand_in_title(number, name, papers[0].url)[:MAX_TITLE]
    reason = reason_to_skip(shown, "")
    if reason:
        return Skipped(line, reason, plain(shown, _SHOWN))
    links = united(Link.to(target.url) for target in (*papers, *asides))
    made = record(line, shown, "") if title else Record(line, shown, shown)
    return replace(made, arxiv=number, doi=name, year=submission_year(number) if number else None, links=links)


def _without_target(line: _Line) -> Skipped:
    return Skipped(line.number, "This line leads to no paper.", plain(line.words, _SHOWN))
