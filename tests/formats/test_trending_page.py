from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.identity import title_key
from readinglist.formats.decoding import Decoded, split_lines
from readinglist.formats.trending_page import read, recognises, stream

FIXTURES = Path(__file__).parent.parent / "fixtures" / "listings"
REAL = Path(__file__).parents[3] / "shared" / "listings"

HEADER = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nbyAda and the research community\n\nMar 17\n\n"
)
SENTENCE = "We measure how far the method carries, and find that it carries farther than anyone had asked it to. "
ABSTRACT = SENTENCE * 5
TITLES = [
    "Paper Boats on a Quiet River",
    "Which Kettle Boils First? A Study of Kettles",
    "Learning to Whistle from Silent Films",
    "On the Number of Stairs in Lighthouses",
    "Umbrellas Considered Helpful",
    "A Second Look at First Glances",
]


def page(*paragraphs: str, header: str = HEADER, between: str = "\n\n") -> str:
    return header + between.join(paragraphs)


def alternating(titles: list[str], abstract: str = ABSTRACT) -> list[str]:
    return [text for title in titles for text in (title, abstract)]


def titles_of(text: str) -> list[str]:
    return [record.title for record in read(text).records]


def test_a_page_with_blank_lines_gives_its_papers_in_order() -> None:
    reading = read((FIXTURES / "with_blank_lines.txt").read_text("utf-8"))
    assert [record.title for record in reading.records] == [
        "A Lighthouse for Sparse Gradients",
        "Who Teaches the Teacher? Or Does the Teacher Teach Itself?",
        "2 Owls 2 Curious",
        "Vision-Language Models Need Rulers: How Long Descriptions of Measuring Instruments, Collected in Schools, "
        "Workshops and Hospitals of Eleven Countries over a Period of Six Years, Change What a Model Says about Sizes, "
        "Distances and Weights",
        "Naïve Bayes Revisited, Again.",
        "Poster",
        "Decoupled Lanterns",
        "Do Sparse Experts Agree!",
        "Decoupled Lanterns",
        "Maps for the Lost: A Benchmark of Wayfinding",
    ]
    assert reading.date_text == "Mar 24"
    assert reading.skipped == ()


def test_a_page_without_blank_lines_gives_the_same_papers() -> None:
    one = read((FIXTURES / "with_blank_lines.txt").read_text("utf-8"))
    other = read((FIXTURES / "without_blank_lines.txt").read_text("utf-8"))
    assert [(r.title, r.abstract, r.links) for r in other.records] == [
        (r.title, r.abstract, r.links) for r in one.records
    ]
    assert other.date_text == ""


def test_a_page_of_broken_lines_gives_the_same_papers() -> None:
    whole = read((FIXTURES / "with_blank_lines.txt").read_text("utf-8"))
    broken = read((FIXTURES / "broken_lines.txt").read_text("utf-8"))
    assert [(r.title, r.links) for r in broken.records] == [
        (r.title, r.links) for r in whole.records if r.title != "Poster"
    ]
    assert broken.date_text == "Friday, 3 April 2026"
    assert broken.skipped == ()


@pytest.mark.parametrize("name", ["with_blank_lines.txt", "without_blank_lines.txt", "broken_lines.txt"])
def test_each_record_knows_its_line(name: str) -> None:
    text = (FIXTURES / name).read_text("utf-8")
    lines = split_lines(text)
    for record in read(text).records:
        first = record.raw_title.split("\n")[0]
        assert lines[record.line - 1].removeprefix("Subscribe") == first


def test_raw_text_is_kept_beside_the_clean_text() -> None:
    record = read(page('Na\\"{\\i}ve Boats', f"{SENTENCE}By 5\\% at https://github.com/lab/boats .")).records[0]
    assert record.raw_title == 'Na\\"{\\i}ve Boats'
    assert record.title == "Naïve Boats"
    assert record.raw_abstract.endswith("By 5\\% at https://github.com/lab/boats .")
    assert record.abstract.endswith("By 5% at https://github.com/lab/boats.")
    assert [link.url for link in record.links] == ["https://github.com/lab/boats"]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\r", "\n \t\n\n"])
@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        "Get trending papers in your email inbox!\nSubscribe",
        "",
        "Things we read this week\n\nJoin 400 others!\n\n",
        "Trending Papers\n\nby AK and the research community\n\nTue, 17 March 2026\n\nNew\n\n",
        "2026-03-17\n\n",
    ],
)
def test_the_header_may_say_anything(header: str, between: str) -> None:
    text = page(*alternating(TITLES), header=header, between=between)
    assert recognises(text)
    assert titles_of(text) == TITLES


@pytest.mark.parametrize(
    "footer",
    [
        "Previous\n\nNext\n\nCompany\n\nTOS\n\nPrivacy\n\nAbout",
        "© 2026 Readers\n\nAll rights reserved",
        "See you soon!",
        "A | B",
    ],
)
def test_the_footer_may_say_anything(footer: str) -> None:
    assert titles_of(page(*alternating(TITLES), footer)) == TITLES


@pytest.mark.parametrize(
    "date", ["Mar 17", "March 17, 2026", "17 Mar", "Tue, 17 March 2026", "2026-03-17", "17.03.2026"]
)
def test_the_date_of_the_page_is_kept_as_it_stands(date: str) -> None:
    assert read(page(*alternating(TITLES), header=f"new\n\nSubscribe\n\n{date}\n\n")).date_text == date


def test_a_date_is_one_line_that_can_be_shown() -> None:
    assert read(page(*alternating(TITLES), header="new\n\nSubscribe\n\nMar\v17\n\n")).date_text == "Mar 17"


@pytest.mark.parametrize("position", range(len(TITLES)))
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_missing_abstract_costs_no_paper(position: int, between: str) -> None:
    paragraphs = alternating(TITLES)
    del paragraphs[2 * position + 1]
    records = read(page(*paragraphs, between=between)).records
    assert [record.title for record in records] == TITLES
    assert [bool(record.abstract) for record in records] == [index != position for index in range(len(TITLES))]


def test_titles_may_be_long_and_end_in_any_way() -> None:
    titles = [
        "Do Ants Plan?",
        "Look!",
        "A Last Word.",
        "How " + "Very " * 45 + "Long",
        "2 Cats 2 Curious",
        "to be or not: lower case",
    ]
    assert titles_of(page(*alternating(titles))) == titles
    assert titles_of(page(*alternating(titles), between="\n")) == titles


@pytest.mark.parametrize("abstract", ["Poster.", "Talk.", "Nothing to add here.", SENTENCE, SENTENCE * 125])
def test_abstracts_may_be_short_or_very_long(abstract: str) -> None:
    records = read(page(*alternating(TITLES[:3]), TITLES[3], abstract, *alternating(TITLES[4:]))).records
    assert [record.title for record in records] == TITLES
    assert records[3].abstract == abstract.strip()


def test_an_abstract_of_two_paragraphs_stays_one() -> None:
    records = read(page(*alternating(TITLES[:2]), ABSTRACT, *alternating(TITLES[2:]))).records
    assert [record.title for record in records] == TITLES
    assert len(records[1].abstract) > 1.9 * len(records[0].abstract)


def test_titles_may_stand_right_above_their_abstracts() -> None:
    text = page(*(f"{title}\n{ABSTRACT}" for title in TITLES))
    assert titles_of(text) == TITLES


def test_lines_broken_at_a_hyphen_are_joined_without_a_space() -> None:
    text = page("Learning to Whistle from Black-\nand-White Films", ABSTRACT)
    assert titles_of(text) == ["Learning to Whistle from Black-and-White Films"]


def test_lines_broken_without_blank_lines_are_told_by_their_width() -> None:
    abstracts = [f"{SENTENCE * 3}This is number {number}." for number in range(len(TITLES))]
    lines = [
        line
        for title, abstract in zip(TITLES, abstracts, strict=True)
        for text in (f"{title} and What It Teaches Us about Much Larger Rivers", abstract)
        for line in textwrap.wrap(text, 60)
    ]
    records = read("Subscribe\n" + "\n".join(lines)).records
    assert [record.abstract for record in records] == abstracts


@pytest.mark.parametrize("blank", ["\x85", "\u2028", "\x1c"])
def test_lines_of_unusual_blanks_do_not_stop_a_reading(blank: str) -> None:
    assert not recognises(f"Paper Boats\n{blank}\non a river")
    assert read(page(*alternating(TITLES)) + f"\n\nPaper Boats\n{blank}\non a river").found >= len(TITLES)


def test_the_width_of_lines_is_told_although_an_address_is_longer() -> None:
    abstracts = [f"{SENTENCE * 3}See https://example.org/{'a' * 60}/{number}" for number in range(len(TITLES))]
    lines = [
        line
        for title, abstract in zip(TITLES, abstracts, strict=True)
        for text in (title, abstract)
        for line in textwrap.wrap(text, 60, break_long_words=False)
    ]
    assert titles_of("Subscribe\n" + "\n".join(lines)) == TITLES


def test_a_title_may_follow_on_an_abstract_whose_last_line_is_full() -> None:
    last = "and so we end with what is a line of sixty-one letters in all."
    lines = [line for title in TITLES for line in (title, *textwrap.wrap(SENTENCE * 3, 62), last)]
    assert titles_of("Subscribe\n" + "\n".join(lines)) == TITLES


def test_a_paper_that_stands_twice_is_found_twice() -> None:
    reading = read(page(*alternating([TITLES[0], TITLES[1], TITLES[0]])))
    assert reading.found == 3


def test_an_abstract_without_a_title_is_skipped_with_its_reason() -> None:
    reading = read(page(ABSTRACT, *alternating(TITLES)))
    assert [record.title for record in reading.records] == TITLES
    assert [(skipped.line, skipped.reason) for skipped in reading.skipped] == [
        (11, "This abstract has no title above it.")
    ]
    assert reading.skipped[0].text.startswith("We measure how far")
    assert reading.found == len(TITLES) + 1


@pytest.mark.parametrize("title", ["- - - - -", "\\u", "&nbsp; {}"])
def test_a_title_without_letters_is_skipped(title: str) -> None:
    reading = read(page(*alternating([*TITLES[:2], title, *TITLES[2:]])))
    assert [record.title for record in reading.records] == TITLES
    assert [skipped.reason for skipped in reading.skipped] == ["The title holds no letter."]


def test_one_paper_under_a_known_header_is_a_page() -> None:
    assert recognises(page(TITLES[0], ABSTRACT))


PROSE = "\n\n".join(["It was late, and no one had come. " * 12, "She waited by the door for an hour or two. " * 9] * 8)
SPEECH = "\n\n".join(["“Who is there?”", "It was late, and no one had come to the house since June. " * 6] * 12)
CHAPTERS = "\n\n".join(["Chapter One", *["It was late, and no one had come. " * 12] * 5] * 4)
PROGRAM = Path(__file__).read_text("utf-8")
TABLE = "id,title,abstract,year\n" + "\n".join(f'{n},"{TITLES[n % 6]}","{ABSTRACT}",2024' for n in range(20))
HTML = (
    "<!doctype html>\n<html><body>\n"
    + "\n".join(f"<h2>{t}</h2>\n<p>{ABSTRACT}</p>" for t in TITLES)
    + "\n</body></html>"
)
MARKDOWN = "\n\n".join(text for title in TITLES for text in (f"## {title}", ABSTRACT))
BIBTEX = "\n".join(f"@article{{k{n},\n  title={{{t}}},\n  abstract={{{ABSTRACT}}},\n}}\n" for n, t in enumerate(TITLES))
JSON = "[\n" + ",\n".join(f'{{"title": "{t}",\n"abstract": "{ABSTRACT}"}}' for t in TITLES) + "\n]"
LOG = "\n".join(f"2026-03-17 12:00:{n:02} INFO server started worker {n}" for n in range(60))


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        SPEECH,
        CHAPTERS,
        PROGRAM,
        TABLE,
        HTML,
        MARKDOWN,
        BIBTEX,
        JSON,
        LOG,
        "a line",
        "",
        "\n\n",
        "new\n\nMay 1\n",
    ],
    ids="prose speech chapters program table html markdown bibtex json log line empty blank header".split(),
)
def test_other_texts_are_not_taken_for_pages(text: str) -> None:
    assert not recognises(text)


PIECES = ["a", "B", " ", ".", "\n", "\n\n", "\r", "Subscribe", "Mar 17", "x" * 90, SENTENCE, *TITLES]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_text_is_read_without_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    recognises(text)
    reading = read(text)
    assert stream(Decoded(text.encode()).lines()).reading() == reading
    lines = [place.line for place in (*reading.records, *reading.skipped)]
    assert len(set(lines)) == len(lines)
    assert all(1 <= line <= len(split_lines(text)) for line in lines)


@given(st.lists(st.tuples(st.sampled_from(TITLES), st.integers(3, 40)), min_size=1, max_size=20), st.booleans())
def test_a_regular_page_is_read_whole(papers: list[tuple[str, int]], blank_lines: bool) -> None:
    paragraphs = [text for title, length in papers for text in (title, (SENTENCE * length).strip())]
    records = read(page(*paragraphs, between="\n\n" if blank_lines else "\n")).records
    assert [(record.title, len(record.abstract)) for record in records] == [
        (title, len((SENTENCE * length).strip())) for title, length in papers
    ]


@pytest.mark.skipif(not REAL.exists(), reason="the real listings are not on this machine")
def test_the_real_pages_are_read_whole() -> None:
    readings = [read(path.read_text("utf-8")) for path in sorted(REAL.glob("*.txt"))]
    assert [(len(reading.records), len(reading.skipped), reading.date_text) for reading in readings] == [
        (229, 0, ""),
        (64, 0, "Mar 17"),
        (108, 0, "Mar 11"),
    ]
    assert len({title_key(record.title) for reading in readings for record in reading.records}) > 300
    assert sum(len(record.links) for reading in readings for record in reading.records) >= 109
