from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats import reading
from readinglist.formats.plain_cards import NAME, read, recognises

REAL = Path(__file__).parents[3] / "shared" / "listings"
SENTENCE = "We ask how far a folded boat carries, and find that it carries farther than anyone had asked it to. "
LONG = (SENTENCE * 4).strip()
TITLES = [
    "Paper Boats on a Quiet River",
    "Which Kettle Boils First? A Study of Kettles",
    "Learning to Whistle from Silent Films",
    "2 Owls 2 Curious",
]
HEADER = [
    "new",
    "Get trending papers in your email inbox!",
    "Subscribe",
    "Daily Papers",
    "by AK and the research community",
    "Daily",
    "Weekly",
    "Mar 25",
]
FOOTER = ["Previous", "Next", "Company", "TOS", "Privacy"]


def trending(title: str, number: int) -> list[str]:
    lab = "River Lab" if number % 2 else "4 authors"
    card = ["Submitted by", "", f"someone{number}", title, LONG, lab, "·", "Published on Sep 16, 2023"]
    return [*card, "Upvote", "25", "GitHub", "3.29k", "arXiv Page"]


def daily(title: str, number: int) -> list[str]:
    lab = ["River Lab"] if number % 2 else []
    return ["Submitted by", "[image]", f"someone{number}", "101", title, *lab, "·", "12 authors", "·", "3"]


def searched(title: str, number: int) -> list[str]:
    return ["-" if number % 2 else "12", title, LONG, f"{number + 1} authors", "·", "Sep 16, 2023"]


WHOLE = "\n".join([*HEADER, *trending(TITLES[0], 0), *daily(TITLES[1], 1), *trending(TITLES[2], 2), *FOOTER])


def test_a_date_is_one_line_that_can_be_shown() -> None:
    assert read(WHOLE.replace("Mar 25", "Mar\u202825", 1)).date_text == "Mar 25"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("card", [trending, daily, searched], ids=lambda card: card.__name__)
def test_cards_copied_as_text_are_told_by_their_furniture(card, between: str) -> None:  # type: ignore[no-untyped-def]
    lines = [line for number, title in enumerate(TITLES) for line in card(title, number)]
    found = reading.read(between.join([*HEADER, *lines, *FOOTER]).encode(), "page")
    assert (found.format, found.skipped, found.date_text) == (NAME, (), "Mar 25")
    assert [record.title for record in found.records] == TITLES
    assert {record.abstract for record in found.records} == {"" if card is daily else LONG}
    assert {record.year for record in found.records} == {None if card is daily else 2023}


def test_each_record_stands_at_the_line_of_its_title() -> None:
    lines = [*HEADER, *(line for number, title in enumerate(TITLES) for line in trending(title, number))]
    assert [lines[record.line - 1] for record in read("\n".join(lines)).records] == TITLES


def test_a_title_of_which_nothing_else_is_known_is_skipped() -> None:
    lines = [*HEADER, *trending(TITLES[0], 0), TITLES[1], "25", "Upvote", "PDF", *trending(TITLES[2], 2)]
    found = read("\n".join(lines))
    assert [record.title for record in found.records] == [TITLES[0], TITLES[2]]
    assert [(lines[skipped.line - 1], skipped.text) for skipped in found.skipped] == [(TITLES[1], TITLES[1])]


def test_links_in_abstracts_are_found() -> None:
    lines = [*HEADER, *trending(TITLES[0], 0)]
    text = "\n".join(lines).replace(LONG, f"{LONG} Code: github.com/brook/boats.")
    assert [link.url for link in read(text).records[0].links] == ["https://github.com/brook/boats"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n".join(HEADER),
        f"Minutes\n\n4 authors\n\n{SENTENCE}\n\nBye",
        f"Dear Ada,\n\n{LONG}\n\nSubmitted by\nBo",
        "\n\n".join(text for title in TITLES for text in (title, LONG)),
        "\n".join(f"{n} authors" for n in range(9)),
    ],
)
def test_other_texts_are_not_taken_for_pages(text: str) -> None:
    assert not recognises(text)


@pytest.mark.skipif(not REAL.exists(), reason="the real listings are not on this machine")
def test_pages_without_cards_are_left_to_others() -> None:
    assert not any(recognises(path.read_text("utf-8")) for path in REAL.glob("*.txt"))


@given(
    st.lists(st.sampled_from([*HEADER, *trending(TITLES[0], 1), *daily(TITLES[1], 0), "\x85", "\u2028", "[img]", " "]))
)
def test_any_text_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    found = read(text)
    places = [record.line for record in found.records] + [skipped.line for skipped in found.skipped]
    assert len(set(places)) == len(places)
