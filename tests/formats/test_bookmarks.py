from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.bookmarks import read, recognises
from tests.formats.places import lines_of

FILE = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
    <DL><p>
        <DT><A HREF="https://arxiv.org/abs/2403.00001" ADD_DATE="1">[2403.00001] Boats &amp; Quiet Rivers</A>
        <DT><H3>Kettles/Steam</H3>
        <DL><p>
            <DT><A HREF="https://openreview.net/forum?id=a&amp;b=c" TAGS="steam,rain">Kettles Whistle | OpenReview</A>
            <DT><A HREF="https://news.example.org/">News of the Day</A>
            <DT><A HREF="javascript:alert(1)">A Bookmarklet</A>
        </DL><p>
        <DT><A HREF="https://doi.org/10.1234/hats">10.1234/hats</A>
    </DL><p>
</DL><p>
"""


def test_bookmarks_of_papers_are_read_with_their_folders() -> None:
    assert recognises(FILE)
    reading = read(FILE)
    assert [(r.line, r.title, r.arxiv, r.doi, r.tags) for r in reading.records] == [
        (8, "Boats & Quiet Rivers", "2403.00001", None, ()),
        (11, "Kettles Whistle", None, None, ("Kettles-Steam", "steam", "rain")),
        (15, "doi:10.1234/hats", None, "10.1234/hats", ()),
    ]
    assert reading.records[1].links[0].url == "https://openreview.net/forum?id=a&b=c"
    assert [(place.line, place.reason, place.text) for place in reading.skipped] == [
        (12, "This item leads to no paper.", "News of the Day")
    ]


@pytest.mark.parametrize("text", ["", "<!DOCTYPE html><a href='https://arxiv.org/abs/2403.00001'>x</a>", "bookmarks"])
def test_other_texts_are_no_bookmarks(text: str) -> None:
    assert not recognises(text)


@given(st.lists(st.sampled_from([*FILE.splitlines(), "</DL>", "<H3>x</H3>", "<A HREF=", "</A>", "<a "]), max_size=40))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    assert all(1 <= line <= len(lines) for line in lines_of(read("\n".join(lines))))
