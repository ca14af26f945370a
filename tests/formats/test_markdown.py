from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import Paper, State
from readinglist.formats.markdown import mention, pieces

PAPER = Paper(
    id=1, title="Boats of GPT-4", abstract="We float.", authors=("Ada Byron", "Bob Noyce"), year=2024,
    venue="Journal of Rivers", arxiv="2401.00001", doi="10.1234/a_b", state=State.READ, starred=True, rating=3,
    notes="read *again*\n\n- soon", cite_key="byron-2024-boats", added=datetime(2026, 4, 1, tzinfo=UTC), trashed=None,
    tags=("vision", "to read/next week", "2024"),
    links=(Link.to("https://github.com/lab/boats"), Link.to("https://lab.github.io")), listings=("page.txt",),
)  # fmt: skip
BARE = replace(
    PAPER, title="Boats", abstract="", authors=(), year=None, venue="", arxiv=None, doi=None, state=State.UNREAD,
    starred=False, rating=0, notes="", cite_key="", tags=(), links=(),
)  # fmt: skip

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OUR_HTML = {"<details><summary>Abstract</summary>\n", "</details>\n"}
OUR_MARKUP = {
    "paragraph",
    "bullet_list",
    "list_item",
    "blockquote",
    "inline",
    "html_block",
    "text",
    "softbreak",
    "link",
}


def write(papers: Iterable[Paper]) -> str:
    return "".join(pieces(papers))


def tokens(text: str) -> list[Token]:
    return [inner for token in MARKDOWN.parse(text) for inner in (token, *(token.children or ()))]


def text_in(text: str) -> str:
    return " ".join(token.content for token in tokens(text) if token.type == "text")


def kinds(text: str) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(text)}


def test_an_item_says_all_that_is_known() -> None:
    assert write([PAPER]) == (
        "- [x] [Boats of GPT-4](<https://github.com/lab/boats>) #vision #to-read/next-week #tag-2024\n"
        "  - by Ada Byron, Bob Noyce · 2024 · in Journal of Rivers · arXiv:2401.00001 · doi:10.1234/a\\_b\n"
        "  - [repository](<https://github.com/lab/boats>) · [project](<https://lab.github.io>)\n"
        "  - tagged to read/next week\n"
        "  - read · starred · rated 3 of 5 · cited as byron-2024-boats\n"
        "\n"
        "  > read \\*again\\*\n"
        "  >\n"
        "  > \\- soon\n"
        "\n"
        "  <details><summary>Abstract</summary>\n"
        "\n"
        "  We float.\n"
        "\n"
        "  </details>\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert write([BARE]) == "- [ ] Boats\n  - unread\n"
    assert write([]) == ""


def test_a_name_that_nobody_can_see_is_left_out() -> None:
    assert (
        write([replace(BARE, authors=("Ada", "\ud800", "\x00"), venue="\u202e")])
        == "- [ ] Boats\n  - by Ada\n  - unread\n"
    )


@pytest.mark.parametrize("state", list(State))
def test_only_what_was_read_is_ticked(state: State) -> None:
    assert write([replace(BARE, state=state)]).startswith("- [x]" if state is State.READ else "- [ ]")


def test_a_title_without_a_link_of_its_own_leads_where_its_identifiers_lead() -> None:
    text = write([replace(BARE, arxiv="2401.00001")])
    assert text.startswith("- [ ] [Boats](<https://arxiv.org/abs/2401.00001>)\n  - arXiv:2401.00001\n")


def test_papers_are_items_of_one_list() -> None:
    html = MARKDOWN.render(write([PAPER, BARE, PAPER]))
    assert html.count("<details><summary>Abstract</summary>") == html.count("</details>") == 2
    assert [token.level for token in tokens(write([PAPER, BARE, PAPER])) if token.type == "list_item_open"].count(
        1
    ) == 3


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://a.b/x>y", "https://a b.c"])
def test_only_web_addresses_become_links(address: str) -> None:
    text = write([replace(BARE, links=(Link(address, LinkKind.OTHER),))])
    assert "link" not in kinds(text)
    assert address.partition(":")[2] not in text


def test_an_address_is_never_rewritten() -> None:
    address = "https://a.b/x?a=1&copy=2&amp;y=*_x_*)"
    text = write([replace(BARE, links=(Link.to(address),))])
    assert [token.attrs["href"] for token in tokens(text) if token.type == "link_open"] == [
        MARKDOWN.normalizeLink(address),
        MARKDOWN.normalizeLink(address),
    ]


@pytest.mark.parametrize(
    ("name", "tag"),
    [("vision", "#vision"), ("to read", "#to-read"), ("a/b c", "#a/b-c"), ("2024", "#tag-2024"), ("C++ & C#", "#C-C"),
     ("_x_", "#x"), ("東京", "#東京"), ("*", "#tag-")],
)  # fmt: skip
def test_tags_are_words_behind_a_hash(name: str, tag: str) -> None:
    assert write([replace(BARE, tags=(name,))]).splitlines()[0] == f"- [ ] Boats {tag}"


def test_names_of_tags_that_a_hash_cannot_hold_are_listed() -> None:
    lines = write([replace(BARE, tags=("vision", "to read", "a, b · c", "2024"))]).splitlines()
    assert lines[1] == "  - tagged to read, a&#44; b &middot; c"


HOSTILE = [
    "</details><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](http://evil.example)", "<details>",
    "[x](javascript:y)", "[[page]] ![[embed]]", "# heading", "- [x] done", "1. one", "2) two", "> quote", "~~~", "-",
    "```\ncode\n```", "    indented", "===", "---", "***", "* * *", "| a | b |\n|---|---|", "+ plus", "#tag", "a\\",
    "\\", "1.", "*a* **b** _c_ __d__ ~~e~~ `f`", "&lt;b&gt; &amp; &copy; &#60;", "[a]: http://evil.example",
    "$x$ $$y$$", "==mark==", "%%hidden%%", "<!-- comment", "<http://evil.example>", "a\n\n</details>\n\n# b",
    "http://evil.example/*x*", "a\r\n- b", "a  \nb", "[^1]: note",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "field", ["title", "abstract", "notes", "venue", "arxiv", "doi", "authors", "tags", "cite_key"]
)
def test_no_field_can_become_markup(field: str, text: str) -> None:
    value = (text, text) if field in ("authors", "tags") else text
    written = write([replace(PAPER, **{field: value}), replace(BARE, title="The next one")])
    assert kinds(written) <= OUR_MARKUP
    assert {token.content for token in tokens(written) if "html" in token.type} <= OUR_HTML
    assert [token.level for token in tokens(written) if token.type == "list_item_open"].count(1) == 2
    links = {token.attrs["href"] for token in tokens(written) if token.type == "link_open"}
    assert links <= {"https://github.com/lab/boats", "https://lab.github.io"}


@given(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=80)
    | st.text(st.sampled_from("<>&;#*_`[]()!\\~|$=%-+.1 \n\rab/:^\"'{}"), max_size=40)
)
def test_every_title_and_abstract_reads_as_it_was_typed(text: str) -> None:
    written = write([replace(BARE, title=f"T{text}", abstract=text, notes=f"N{text}")])
    assert kinds(written) <= OUR_MARKUP
    assert {token.content for token in tokens(written) if "html" in token.type} <= OUR_HTML
    assert "".join(text_in(written).split()).startswith("".join(f"[ ] T{text}".split()))


def test_a_mention_is_a_link_with_a_citation() -> None:
    paper = replace(BARE, title="Is [this] it?", cite_key="smith-2020-it")
    assert mention(replace(paper, arxiv="2103.00020")) == (
        r"[Is \[this\] it?](<https://arxiv.org/abs/2103.00020>) [@smith-2020-it]"
    )
    assert mention(paper) == r"Is \[this\] it? [@smith-2020-it]"
