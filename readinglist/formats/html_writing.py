"""HTML: papers as one page that needs nothing else, light or dark, searched in the browser without a network.

Everything is escaped, and the page's own policy lets a browser run and load nothing but the script and the style that
stand here (told by their hashes; developer.mozilla.org/docs/Web/HTTP/Guides/CSP).
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.links import Link, checked_url
from readinglist.domain.paper import MAX_RATING, Paper
from readinglist.formats.html_furniture import SCRIPT, STYLE
from readinglist.formats.one_line import lines_of, one_line
from readinglist.formats.told import UNTITLED, NotAsWritten, Told, told


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_POLICY = (
    f"default-src 'none'; script-src {_hash(SCRIPT)}; style-src {_hash(STYLE)}; base-uri 'none'; form-action 'none'"
)
_BEGIN = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>Reading list</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>Reading list</h1>
<input type="search" placeholder="Search" aria-label="Search" autocomplete="off">
<p role="status"></p>
</header>
<main>
"""
_END = f"""</main>
<script>{SCRIPT}</script>
</body>
</html>
"""
# All that an article may hold; text has no angle brackets.
_TAG = re.compile(
    r"</?(?:article|h2|p|ul|li|details|summary|a)>"
    r"|<(?:article|h2|p|li|ul)(?: (?:class|dir|data-key)=\"[^\"<>]*\"){1,2}>"
    r"|<a href=\"https?://[^\"<>\s]*\" rel=\"noreferrer\">"
)
_PATH = re.compile(r"(?<=[^:/])[/?#].*")
_BRACKETED = re.compile(r"<[^<>]*>|[<>]")
_ARTICLE = re.compile(r'<article data-key="([^"]*)"><h2 dir="auto">(.*?)</h2>(.*)</article>\n')
_AUTHORS = re.compile(r'<ul class="authors">(.*?)</ul>')
_AUTHOR = re.compile(r'<li dir="auto">(.*?)</li>')
_YEAR = re.compile(r'<li class="year">(-?\d+)</li>')


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a page, paper by paper, each on a line."""
    yield _BEGIN
    for paper in papers:
        yield f'<article data-key="{escaped(paper.cite_key)}">{"".join(_parts(paper, parts))}</article>\n'
    yield _END


def _parts(paper: Paper, parts: Parts) -> Iterator[str]:
    title = escaped(paper.title) or UNTITLED
    yield f'<h2 dir="auto">{linked(title, paper.best_link) if paper.best_link else title}</h2>'
    yield _list("authors", (f'<li dir="auto">{name}</li>' for name in map(escaped, paper.authors) if name))
    yield _list("facts", _facts(paper, parts))
    yield _list("links", (f"<li>{linked(link.name, link)}</li>" for link in paper.offered_links))
    yield _list("tags", (f"<li>{tag}</li>" for tag in map(escaped, paper.tags) if tag))
    for line in filter(None, map(escaped, lines_of(paper.notes))):
        yield f'<p class="note" dir="auto">{line}</p>'
    if abstract := escaped(paper.abstract):
        yield f'<details><summary>Abstract</summary><p dir="auto">{abstract}</p></details>'


def _facts(paper: Paper, parts: Parts) -> Iterator[str]:
    if paper.year is not None:
        yield f'<li class="year">{paper.year}</li>'
    if venue := escaped(paper.venue):
        yield f"<li>{venue}</li>"
    if parts.state:
        yield f"<li>{paper.state}</li>"
        if paper.starred:
            yield "<li>starred</li>"
        if paper.rating:
            yield f"<li>rated {paper.rating} of {MAX_RATING}</li>"


def _list(name: str, items: Iterable[str]) -> str:
    found = "".join(items)
    return f'<ul class="{name}">{found}</ul>' if found else ""


def linked(text: str, link: Link) -> str:
    """Return a link; only its text where the address is not one that is opened."""
    try:
        address = escaped(_PATH.sub(_without_brackets, checked_url(link.url), count=1))
    except LinkNotOpened:
        return text
    return f'<a href="{address}" rel="noreferrer">{text}</a>'


def _without_brackets(path: re.Match[str]) -> str:
    """Return the path of an address without brackets, which only its host may have (RFC 3986, section 3.2.2)."""
    return path[0].replace("[", "%5B").replace("]", "%5D")


def escaped(text: str) -> str:
    """Return `text` on one line, with every character that could be markup escaped."""
    return html.escape(one_line(text))


def read_back(lines: Iterable[str]) -> Iterator[Told]:
    """Yield what the articles of a page say; raises NotAsWritten where there is any markup that is not ours."""
    remaining = iter(lines)
    if "".join(islice(remaining, _BEGIN.count("\n"))) != _BEGIN:
        raise NotAsWritten("the page does not begin as it should")
    for line in remaining:
        article = _ARTICLE.fullmatch(line)
        if article is None:
            if line + "".join(islice(remaining, _END.count("\n"))) == _END:
                return
            break
        if not all(map(_TAG.fullmatch, _BRACKETED.findall(line))):
            raise NotAsWritten("there is markup in a text")
        yield _told(*article.groups())
    raise NotAsWritten("the page does not end as it should")


def _told(key: str, heading: str, below: str) -> Told:
    authors, year = _AUTHORS.search(below), _YEAR.search(below)
    names = _AUTHOR.findall(authors[1]) if authors else ()
    title = _BRACKETED.sub("", heading)
    return told(html.unescape(key), html.unescape(title), map(html.unescape, names), int(year[1]) if year else None)
