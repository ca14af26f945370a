"""References: papers set in a citation style, one a line, as text and as a page for browsers and word processors.

What is read back is the lines: a reference cannot be taken apart again into title, authors and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from readinglist.domain.paper import Paper
from readinglist.formats import reference_marks as marks
from readinglist.formats.told import NotAsWritten

_BEGIN = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>References</title>
<style>:root{color-scheme:light dark}body{max-width:45em;margin:2em auto;padding:0 1em;font:1em/1.5 serif}
p{margin:0 0 .6em;padding-left:2em;text-indent:-2em;overflow-wrap:anywhere}</style>
</head>
<body>
"""
_END = """</body>
</html>
"""
_PARAGRAPH = re.compile(r'<p dir="auto">(.*)</p>\n')
_BRACKETED = re.compile("<[^<>]*>|[<>]")


def references_of(papers: Iterable[Paper], style: str) -> Iterator[str]:
    """Yield papers as settled references (`reference_marks`) in their order, counted from 1.

    Raises:
        InvalidValue: there is no such citation style, or it cannot be used.
    """
    from readinglist.formats.citation_processor import Processor  # slow to load

    processor = Processor(style)
    for number, paper in enumerate(papers, start=1):
        yield processor.reference(paper, number)


def lines(papers: Iterable[Paper], style: str) -> Iterator[str]:
    """Yield papers as lines of text."""
    return (f"{marks.plain(reference)}\n" for reference in references_of(papers, style))


def paragraphs(papers: Iterable[Paper], style: str) -> Iterator[str]:
    """Yield papers as paragraphs of HTML, one a line: what a page holds, and the clipboard."""
    return (f'<p dir="auto">{marks.as_html(reference)}</p>\n' for reference in references_of(papers, style))


def page(references: Iterable[str]) -> Iterator[str]:
    """Yield the text of a page of paragraphs."""
    yield _BEGIN
    yield from references
    yield _END


def read_lines(text: Iterable[str]) -> Iterator[str]:
    """Yield the references of a text; raises NotAsWritten where it ends within one."""
    for line in text:
        if not line.endswith("\n"):
            raise NotAsWritten("a reference is cut short")
        yield line


def read_page(text: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs of a page; raises NotAsWritten where there is any markup that is not ours."""
    remaining = iter(text)
    if "".join(islice(remaining, _BEGIN.count("\n"))) != _BEGIN:
        raise NotAsWritten("the page does not begin as it should")
    for line in remaining:
        paragraph = _PARAGRAPH.fullmatch(line)
        if paragraph is None:
            if line + "".join(islice(remaining, _END.count("\n"))) == _END:
                return
            break
        if not marks.TAGS.issuperset(_BRACKETED.findall(paragraph[1])):
            raise NotAsWritten("there is markup in a text")
        yield line
    raise NotAsWritten("the page does not end as it should")
