"""The real files beside the checkout: how many papers each holds, and whether peers see the same in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readinglist.domain.errors import NoPapers
from readinglist.domain.records import Reading
from readinglist.formats import reading
from tests.formats.peers import Difference, differences, expected_of

SHARED = Path(__file__).parents[3] / "shared"
CORPORA = SHARED / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.exists(), reason="the real files are not on this machine")

# What each file holds: records read and places skipped, counted by hand or by those who made the file.
COUNTS = {
    "hf/L1_firecrawl_search_markdown.excerpt.md": (4, 0),
    "hf/L3_notebooklm_bare_urls.excerpt.txt": (4, 0),
    "hf/L5_trending_structured_html_submittedby.excerpt.md": (4, 0),
    "hf/daily_papers.rss": (30, 0),
    "hf/daily_papers_api.json": (30, 0),
    "arxiv/digest_cs_2023-06-12.txt": (370, 0),
    "arxiv/digest_pasted.txt": (27 + 11 + 39, 0),
    "arxiv/q-fin.new.txt": (13 + 0 + 3, 0),
    "arxiv/math.new.OA.txt": (0 + 1 + 2, 0),
    "arxiv/api_10_entries.atom": (10, 0),
    "arxiv/api_error.atom": (0, 1),
    "arxiv/weekend_empty.rss": (0, 0),
    "arxiv/metadata_snapshot.jsonl": (200, 0),
    "bib/biblatex-examples.bib": (90, 2),  # two are sets of others, without a title
    "bib/95-customlists.bib": (0, 4),
    "bib/97-annotations.bib": (1, 0),
    "md/awesome_multimodal.md": (609, 0),  # 599 rows of tables and ten items; 497 different titles
    "ris/rispy/example_full.ris": (2, 0),
    "ris/rispy/example_wos.ris": (2, 0),
    "ris/rispy/example_urls.ris": (4, 0),
    "ris/rispy/example_bom.ris": (1, 0),
    "ris/rispy/example_multiline.ris": (0, 3),  # they have notes and abstracts only
}
# Entries without a title, or with none that can be read. All other files of bibtexparser are read whole.
UNTITLED = {
    "biber-examples": 21, "crossref_cascading": 4, "crossref_cascading_cycle": 2, "fieldname": 1, "wrong": 2,
}  # fmt: skip
LISTINGS = {"000_9e473fa17dbd8c2f.txt": 229, "002_08a713c491d1073d.txt": 64, "003_d9709abaa0962180.txt": 108}
# Where we differ from a peer on purpose, and why.
TASTE = {
    "009.bib": 'The value ends in `\\\\{}`, which is a line break and an empty group in TeX; the peer shows "{".',
}


def read(path: Path) -> Reading:
    return reading.read(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", COUNTS)
def test_a_file_holds_as_many_papers_as_its_makers_count(name: str) -> None:
    found = read(CORPORA / name)
    assert (len(found.records), len(found.skipped)) == COUNTS[name]
    assert all(skipped.line > 0 and skipped.reason for skipped in found.skipped)


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_is_read_whole(name: str) -> None:
    found = read(SHARED / "listings" / name)
    assert (len(found.records), len(found.skipped)) == (LISTINGS[name], 0)


def test_the_cards_of_other_page_readers_lead_to_the_papers_expected() -> None:
    expected = json.loads((CORPORA / "hf" / "expected.json").read_text("utf-8"))
    for name, told in expected.items():
        numbers = [record.arxiv for record in read(CORPORA / "hf" / name).records]
        assert (len(numbers), len(set(numbers)), set(numbers)) == (told["records"], told["distinct"], set(told["ids"]))


def test_of_entries_only_those_without_a_title_are_skipped() -> None:
    skipped = {}
    for path in sorted((CORPORA / "bib" / "bibtexparser").glob("*.bib")):
        if path.stem == "empty":
            with pytest.raises(NoPapers):
                read(path)
            continue
        found = read(path)
        if found.skipped:
            skipped[path.stem] = len(found.skipped)
        assert {place.reason for place in found.skipped} <= {"This entry has no title."}
    assert skipped == UNTITLED


@pytest.mark.parametrize("family", ["bib", "ris"])
@pytest.mark.parametrize("as_json", [False, True], ids=["file", "items"])
def test_titles_and_authors_are_those_that_a_peer_reads(family: str, as_json: bool) -> None:
    """Both the peer's input and its own items are read; case and spacing are folded."""
    total, different = 0, []
    for path in sorted((CORPORA / family / "zotero").glob(f"*.{family}")):
        expected = expected_of(path)
        found = read(path.with_suffix(".expected.json") if as_json else path)
        assert found.found == len(expected)
        total += len(expected)
        different += [(path.name, one) for one in differences(found, expected) if not _agree_on_no_title(one)]
    assert [one for name, one in different if name not in TASTE] == []
    assert len(different) <= len(TASTE)
    assert total == {"bib": 20, "ris": 91}[family]


def _agree_on_no_title(one: Difference) -> bool:
    """A letter and a journal have no title; the peer keeps them, a list of papers skips them with that reason."""
    return one.found is None and one.expected.title == ""
