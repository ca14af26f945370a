"""All links in a text, whatever damage a page export left around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import MAX_URL_LENGTH, Link, checked_url, host_of, same_place
from readinglist.formats.link_wrapping import widen


@dataclass(frozen=True, slots=True)
class Span:
    """Where a link stands in a text with all that belongs to it (`\\href{...}{...}`), and what reads well instead."""

    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class FoundLinks:
    """The links of a text, each once and in order, and the places where they stand."""

    links: tuple[Link, ...] = ()
    spans: tuple[Span, ...] = ()


_NO_LINKS = FoundLinks()

# Where an address ends: at white space, quotes, brackets, dashes, zero-width and East Asian characters.
_END = (
    r"\s<>\"'`{}\\^|$\[\]\u00ab\u00bb\u200b-\u200f\u2013-\u201f\u2026\u2060"
    r"\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\ufeff"
)
_BODY = (
    r"(?:(?<=[/=])https?:/"  # an address within an address (web.archive.org/web/2024/https://...)
    rf"|(?![,;]*https?:/)[^{_END}]"  # ... but `a;https://b` are two
    r"|\\[_#%&~$-]"  # escaped for TeX
    r"|(?<=[?&])\x20(?=\w{1,20}=)"  # `watch? v=x`
    r"|(?<=//github\.com/)\x20(?=[\w.-]{1,100}/\w))*"  # `https://github.com/ lab/tool`
)
_LABELS = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)"
_KNOWN_HOSTS = (
    r"(?:github|gitlab|bitbucket|huggingface|youtube|kaggle|anonymous\.4open|codeberg|doi|arxiv|zenodo|osf|openreview"
    r"|figshare|tinyurl)\.(?:com|org|co|io|science|net)|hf\.co|youtu\.be|bit\.ly|goo\.gl|git\.io"
)
_ADDRESS = re.compile(
    rf"""
    (?P<scheme>https?)\ ?:\ ?/{{1,2}}\ ?
        (?P<host>{_LABELS}{{1,12}}[^\W\d_]{{2,24}}|\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?![\w@])
        \.?(?:(?:[:/?\#]|\\\#){_BODY})?
    | (?:(?<![^\s(\[{{<])//|(?<![\w.@/-]))(?P<bare>
        (?: www\.{_LABELS}{{1,12}}[^\W\d_]{{2,24}}(?![\w@])(?:/{_BODY})?
          | (?:{_KNOWN_HOSTS})/\w{_BODY}
          | [a-z0-9-]{{1,63}}\.(?:github|gitlab)\.io(?![\w@])(?:/{_BODY})?
          | (?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:com|org|net|edu|gov)/[\w~]{_BODY}
        ))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Most texts hold no link, and this tells them in a hundredth of the time; so all its ways begin with a full stop.
_HINT = re.compile(r"\.(?:(?:com|org|net|edu|gov|io|co|be|ly|gl|science)\b|(?<=www\.))")
# What no address is without. Links stand at the ends of abstracts: all text before the first of these is passed over.
_FIRST_HINT = re.compile(r"\.(?:com|org|net|edu|gov|io|co|be|ly|gl|science|(?<=www\.))|: ?/", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_#%&~$-])")
_SPACE_BEFORE_SECOND_HALF = re.compile(r"(?<=[?&/])\x20")
_BROKEN_OFF = re.compile(r"(?<=[-_])\s+\w")
_NEXT_SENTENCE = re.compile(r"\.(?:The|We|Our|This|These|In|It|Code|Project|Data|Dataset|Models?|Demo|Video|Website)$")
_TRAILING = ".,;:!?*~&=\u00b7"


def find(text: str) -> FoundLinks:
    """Return the links in `text`, cleaned and classified, one for all its spellings, and where each stands."""
    if not _HINT.search(text) and not (":" in text and "://" in text):
        return _NO_LINKS
    links: dict[str, Link] = {}
    spans: list[Span] = []
    for start, end, url in _addresses(text):
        links.setdefault(same_place(url), Link.to(url))
        if spans and start < spans[-1].end:
            continue
        floor = spans[-1].end if spans else 0
        spans.append(Span(*widen(text, floor, start, end, url)))
    return FoundLinks(tuple(links.values()), tuple(spans))


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each address begins and ends, and the address as a browser takes it."""
    hint = _FIRST_HINT.search(text)
    if not hint:
        return
    word = text.rfind(" ", 0, max(0, hint.start() - 1)) + 1  # `http ://` is one, too
    for match in _ADDRESS.finditer(text, word):
        kept = _without_tail(match[0])
        if _BROKEN_OFF.match(text, match.start() + len(kept)):
            continue  # "lab/my- tool" may be "lab/my-tool": no link is better than a wrong one
        url = _as_url(match, len(match[0]) - len(kept))
        try:
            checked_url(url)
        except LinkNotOpened:
            continue
        yield match.start(), match.start() + len(kept), url  # as it is spelt here: what is sent is told at opening


def _without_tail(address: str) -> str:
    """Return `address` without the punctuation after it, and cut at a bracket that is closed or opened elsewhere."""
    depth, opened = 0, 0
    for position, character in enumerate(address):
        if character == "(":
            opened = position if depth == 0 else opened
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                address = address[:position]
                break
    if depth > 0:
        address = address[:opened]
    return _NEXT_SENTENCE.sub("", address.rstrip(_TRAILING)).rstrip(_TRAILING)


def _as_url(match: re.Match[str], cut: int) -> str:
    """Return a matched address, less `cut` characters of its end, in its one proper spelling."""
    if match["scheme"]:
        start, scheme = match.start("host"), match["scheme"].lower()
    else:
        start, scheme = match.start("bare"), "https"
    address = match.string[start : match.end() - cut]
    address = _SPACE_BEFORE_SECOND_HALF.sub("", _ESCAPED.sub(r"\1", address)).replace("&amp;", "&")
    host, slash, path = address.partition("/")
    url = f"{scheme}://{host.lower().rstrip('.')}{slash}{path}"[: MAX_URL_LENGTH + 1]
    return url.removesuffix(".git") if host_of(url) in ("github.com", "gitlab.com") else url
