from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readinglist.domain.paper import State
from readinglist.domain.records import Reading, Record
from readinglist.formats.markdown_inline import pieces, plain_text
from readinglist.formats.markdown_list import read, recognises
from tests.effort import effort

REAL = Path(__file__).parents[3] / "shared" / "corpora"

LIST = """\
# Awesome Boats

Some words about boats.

- [Contents](#contents)
- [Rivers](#rivers)

## 🌊 Rivers/Seas

- [Paper Boats on a Quiet River](https://arxiv.org/abs/2301.00001v2) - Ada Byron, Bob Noyce, *NeurIPS 2023* \
[[code](https://github.com/lab/boats)]
- **Kettles Considered Harmful to Boats**, Cy Twombly et al.
  [[Paper]](https://doi.org/10.1234/kettles) [[Project]](https://lab.github.io/kettles)
- [A list of other lists](https://github.com/lab/awesome)

### 2024

* (2024-05) "Which River Floats Best?" [[pdf](https://example.org/best.pdf)]
* https://arxiv.org/abs/2301.00004
* Learning to Row. In ICML, 2022. [link](https://proceedings.mlr.press/v1/row.html)

## Lakes

1. **Still Water Runs Deep Learning**
   - Authors: Ada Byron, Bob Noyce
   - [Paper](https://arxiv.org/abs/2301.00005) | [Code](https://github.com/lab/still)
- Surveys
  - [All Lakes of the World](https://arxiv.org/abs/2301.00006)
"""
TABLE = """\
## Boats

| Title | Authors | Venue | Year | Code | Notes |
|:------|:--------|:-----:|------|------|-------|
| ![star](https://img.shields.io/x.svg) <br> [**Paper Boats \\| Rivers**](https://arxiv.org/pdf/2301.00001.pdf) <br> | \
Ada Byron, Bob | NeurIPS | 2023-05-01 | [Github](https://github.com/lab/boats) | quick |
| **Kettles** | - | - | 2022 | [Github](https://github.com/lab/kettles) | - |
| [Stairs<sup>2</sup>](https://arxiv.org/abs/2301.00003) | | arXiv | | - |
| | | | | [Github](https://github.com/lab/nothing) | |

| Name | Paper | Type |
|---|---|---|
| **LakeSet** | [LakeSet: A Set of Lakes](https://arxiv.org/abs/2301.00007) | images |
| Method | [paper](https://arxiv.org/abs/2301.00008) | text |
"""


def by_title(text: str) -> dict[str, Record]:
    return {record.title: record for record in read(text).records}


def test_items_that_lead_to_papers_are_read() -> None:
    assert list(by_title(LIST)) == [
        "Paper Boats on a Quiet River",
        "Kettles Considered Harmful to Boats",
        "Which River Floats Best?",
        "arXiv:2301.00004",
        "Learning to Row",
        "Still Water Runs Deep Learning",
        "All Lakes of the World",
    ]


def test_an_item_tells_all_it_knows() -> None:
    record = by_title(LIST)["Paper Boats on a Quiet River"]
    assert (record.arxiv, record.year, record.venue) == ("2301.00001", 2023, "NeurIPS")
    assert record.authors == ("Ada Byron", "Bob Noyce")
    assert [link.url for link in record.links] == ["https://arxiv.org/abs/2301.00001", "https://github.com/lab/boats"]
    assert record.tags == ("Rivers-Seas",)
    kettles = by_title(LIST)["Kettles Considered Harmful to Boats"]
    assert (kettles.line, kettles.doi, kettles.arxiv) == (11, "10.1234/kettles", None)


def test_headings_are_keywords_unless_they_name_no_topic() -> None:
    assert by_title(LIST)["Learning to Row"].tags == ("Rivers-Seas",)
    assert by_title(LIST)["All Lakes of the World"].tags == ("Lakes",)


def test_what_is_nested_below_a_paper_belongs_to_it() -> None:
    record = by_title(LIST)["Still Water Runs Deep Learning"]
    assert record.arxiv == "2301.00005"
    assert [link.url for link in record.links] == ["https://arxiv.org/abs/2301.00005", "https://github.com/lab/still"]


def test_an_item_that_leads_elsewhere_is_named() -> None:
    skipped = read(LIST).skipped
    assert [(place.line, place.reason, place.text) for place in skipped] == [
        (13, "This item leads to no paper.", "A list of other lists")
    ]


def test_rows_of_a_table_are_read_by_the_heads_of_its_columns() -> None:
    records = by_title(TABLE)
    assert list(records) == ["Paper Boats | Rivers", "Kettles", "Stairs2", "LakeSet: A Set of Lakes", "Method"]
    boats = records["Paper Boats | Rivers"]
    assert (boats.line, boats.authors, boats.venue, boats.year) == (5, ("Ada Byron", "Bob"), "NeurIPS", 2023)
    assert (boats.arxiv, boats.notes) == ("2301.00001", "quick")
    assert records["Kettles"].year == 2022
    assert (records["Stairs2"].venue, records["Stairs2"].year) == ("", 2023)
    assert [place.reason for place in read(TABLE).skipped] == ["This entry has no title."]


def test_a_ticked_box_is_a_paper_that_was_read() -> None:
    text = "- [x] [A Title of Three](https://arxiv.org/abs/2301.00001)\n- [ ] [B](https://arxiv.org/abs/2301.00002)\n"
    assert [record.state for record in read(text).records] == [State.READ, None]


def test_references_are_followed() -> None:
    text = "- [Paper Boats Again][1]\n- [Kettles][]\n\n[1]: https://arxiv.org/abs/2301.00001\n[kettles]: <https://x.org/a.pdf>\n"
    assert {title: record.links[0].url for title, record in by_title(text).items()} == {
        "Paper Boats Again": "https://arxiv.org/abs/2301.00001",
        "Kettles": "https://x.org/a.pdf",
    }


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("[[CVPR 2023]](https://arxiv.org/abs/2301.00001) Boats of Steel and Stone", "Boats of Steel and Stone"),
        ("[arXiv 2023] **Boats** [[Paper](https://arxiv.org/abs/2301.00001)]", "Boats"),
        ("**[Boats of Steel](https://arxiv.org/abs/2301.00001)** [![Star](https://i.io/s.svg)](https://github.com/l/b)",
         "Boats of Steel"),
        ("[BERT](https://arxiv.org/abs/1810.04805): it began here", "BERT"),
        ("Smith et al. “Boats of Steel.” 2020. [PDF](https://x.org/a.pdf)", "Boats of Steel"),
        ('<a href="https://arxiv.org/abs/2301.00001">Boats <b>of</b> Steel</a>', "Boats of Steel"),
        ("`[2023/01]` [Boats of Steel](https://arxiv.org/abs/2301.00001)", "Boats of Steel"),
        ("[Smith et al., 2020](https://arxiv.org/abs/2301.00001) Boats of Steel", "Boats of Steel"),
        ("Boats of Steel, arXiv:2301.00001", "Boats of Steel"),
        ("📄 [Paper](https://arxiv.org/abs/2301.00001)", "arXiv:2301.00001"),
        ("<https://doi.org/10.1234/boats>", "doi:10.1234/boats"),
        ("[A* Search & `code` in \\[2\\]](https://arxiv.org/abs/2301.00001)", "A* Search & code in [2]"),
    ],
)  # fmt: skip
def test_titles_are_found_where_people_put_them(item: str, title: str) -> None:
    assert [record.title for record in read(f"- {item}\n").records] == [title]


def test_references_begin_with_their_authors() -> None:
    text = "- Byron, A. B., & Noyce, B. (2019). On boats of steel. *Journal*, 3(2). https://doi.org/10.1234/boats\n"
    (record,) = read(text).records
    assert (record.title, record.authors, record.year) == ("On boats of steel", ("A. B. Byron", "B. Noyce"), 2019)


PROSE = (
    "Boats float.\n\nThey do so on [rivers](https://river.example), as [we know](https://arxiv.org/abs/2301.00001).\n"
)
README = "# Tool\n\nIt does things.\n\n- fast\n- [docs](https://tool.example)\n- [code](https://github.com/lab/tool)\n"
MAIL = "Hi,\n\nplease buy\n\n- milk\n- https://shop.example\n\nA\n"
LETTER = "Hi Bob,\n\nhave you seen this?\n\n- https://arxiv.org/abs/2301.00001\n\nIt is good.\n\nRegards,\n\nA\n"


def test_lists_and_tables_of_papers_are_recognised() -> None:
    assert recognises(LIST)
    assert recognises(TABLE)
    assert recognises("- [Boats](https://arxiv.org/abs/2301.00001)")


@pytest.mark.parametrize("text", ["", PROSE, README, MAIL, LETTER, "- a\n- b\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"])
def test_other_texts_are_no_lists_of_papers(text: str) -> None:
    assert not recognises(text)


@pytest.mark.parametrize("run", [" ", "\xa0", " [", "- ", " |", "."])
def test_long_runs_of_one_sign_cost_little(run: str) -> None:
    item = f"- Boats{run * (4_000 // len(run))}and kettles\n  - https://arxiv.org/abs/2403.00001\n"
    assert effort(lambda: read(item * 20)) < 30


def test_many_lines_below_a_paper_cost_little() -> None:
    text = (
        "- [Boats](https://arxiv.org/abs/2001.00001)\n" + "  - see [it](https://a.example) arXiv:2303.08774\n" * 1_500
    )
    found: list[Reading] = []
    assert (
        effort(lambda: found.append(read(text)), tries=1) < 100
    )  # some twenty; looking above each time takes hundreds
    assert len(found[0].records) == 1


INLINE = ["*", "**", "_", "`", "[", "](", ")", "![", "]", "<b>", "</a>", '<a href="http://x.y">', "<", ">", "|", "\\",
          "&amp;", "http://x.y/z", "a", " b ", "~~", "<br>", "[r]", "\n", "(", "<!--", "-->"]  # fmt: skip


def test_bold_type_may_end_within_a_link() -> None:
    assert [piece.text for piece in pieces("**a [b** c](http://x.y)")] == ["a ", "b c"]


@given(st.lists(st.sampled_from(INLINE), max_size=40))
def test_any_markup_within_a_line_is_read_without_fail(parts: list[str]) -> None:
    pieces("".join(parts), {"r": "http://ref.example"})


@given(
    st.lists(
        st.sampled_from(["a", "bc ", "**d**", "*e*", "`f`", "[g](http://x.y)", "\\*", "&amp;", " ", ". "]), max_size=9
    )
)
def test_plain_text_is_what_a_peer_shows(parts: list[str]) -> None:
    text = "x " + " ".join(parts)
    shown = MarkdownIt("commonmark").parse(text)[1].children or []
    assert plain_text(text).split() == "".join(token.content for token in shown).split()


LINES = [*LIST.split("\n"), *TABLE.split("\n"), "|", "|---|", "```", "#", "- ", "  - x", "[r]: http://x.y", "- [x] y"]


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    reading = read(text)
    assert all(record.title for record in reading.records)
    assert all(place.reason for place in reading.skipped)


HTML_TABLE = """\
# Boats

<table>
<tr><th>Title</th><th>Venue</th><th>Links</th></tr>
<tr><td>Paper Boats</td><td>ICLR 2024</td>
  <td><a href="https://arxiv.org/abs/2403.00001">Paper</a> <a href="https://github.com/lab/boats">Code</a></td></tr>
<tr>
  <td align="left"><b>Kettles</b> Whistle</td>
  <td></td>
  <td><a href='https://arxiv.org/abs/2403.00002'>Paper</a></td>
</tr>
</table>

- [Paper Hats That Fold](https://arxiv.org/abs/2403.00003)
"""


def test_tables_in_html_are_read_by_their_heads() -> None:
    assert recognises(HTML_TABLE)
    assert [(r.line, r.title, r.arxiv, r.venue) for r in read(HTML_TABLE).records] == [
        (5, "Paper Boats", "2403.00001", "ICLR 2024"),
        (7, "Kettles Whistle", "2403.00002", ""),
        (14, "Paper Hats That Fold", "2403.00003", ""),
    ]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("Boats on Rivers, Byron et al. 2020, https://arxiv.org/abs/2001.00001", "Boats on Rivers"),
        ("Boats on Rivers, Byron and Noyce (2020). https://arxiv.org/abs/2001.00001", "Boats on Rivers"),
        ("Boats on Rivers ([pdf](https://arxiv.org/abs/2001.00001))", "Boats on Rivers"),
        ("Of Boats, Kettles and Hats https://arxiv.org/abs/2001.00001", "Of Boats, Kettles and Hats"),
    ],
)
def test_an_address_or_a_citation_is_no_part_of_a_title(item: str, title: str) -> None:
    (record,) = read(f"- {item}\n").records
    assert record.title == title


@pytest.mark.skipif(not REAL.exists(), reason="the real lists are not on this machine")
def test_the_real_list_is_read_whole() -> None:
    text = (REAL / "md" / "awesome_multimodal.md").read_text("utf-8")
    reading = read(text)
    assert recognises(text)
    assert (len(reading.records), len(reading.skipped)) == (609, 0)  # 599 rows of tables and ten items above them
    assert sum(record.arxiv is not None for record in reading.records) >= 550
    rows = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(("| [", "| !", "| **"))]
    assert set(rows) <= {record.line for record in reading.records}
