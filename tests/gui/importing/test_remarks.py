"""What is said of a candidate besides what it says itself."""

from __future__ import annotations

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.records import Record
from readinglist.gui.importing import remarks
from readinglist.gui.importing.decisions import Decisions
from readinglist.gui.importing.findings import Difference, Findings, NearMatch
from readinglist.gui.importing.rows import Row

HOSTILE = "<b>x</b>\u202e<img src='file:///dev/zero'>"
NEW = Row((0, 0), HOSTILE, HOSTILE, "", "")
KNOWN = Row((0, 1), "Old", "", "in your library", "")


def decisions(*, text: str = "Yours") -> Decisions:
    made = Decisions(new=1)
    near = NearMatch((0, 0), Titled(7, text, ("Ada", "Grace"), 2023, doi="10.1000/7"), Why.SUBTITLE)
    fields = (("abstract", f"Old {text}", "New"), ("venue", "CVPR", f"ICLR {text}"))
    made.offer(Findings(1, 1, (near,), (Difference((0, 1), 9, Record(1, "Old", "Old"), fields),)))
    return made


def test_a_new_paper_is_told_what_it_may_be_and_why() -> None:
    made = decisions()
    assert "".join(remarks.likely(NEW, made) or ()) == "May be: Yours (a subtitle)"
    made.toggle_same(NEW)
    assert "".join(remarks.likely(NEW, made) or ()) == "Joined with: Yours (a subtitle)"


def test_a_known_paper_is_told_what_is_new_in_its_file() -> None:
    assert remarks.beside(KNOWN, decisions()) == "new abstract, venue"
    assert remarks.beside(KNOWN, Decisions(new=0)) == "in your library"


def test_the_tip_tells_the_paper_of_the_library_and_the_key() -> None:
    tip = remarks.tip(NEW, decisions()) or ""
    assert "Yours<br>Ada, Grace · 2023 · 10.1000/7<br>" in tip
    assert "Press s where it is the same paper" in tip


def test_the_tip_tells_old_and_new_of_each_field() -> None:
    tip = remarks.tip(KNOWN, decisions()) or ""
    assert "<b>Abstract</b><br>Yours: Old Yours<br>The file: New<br><b>Venue</b>" in tip


def test_where_nothing_was_found_there_is_no_tip() -> None:
    assert remarks.tip(NEW, Decisions(new=1)) is None


def test_foreign_text_is_never_markup() -> None:
    made = decisions(text=HOSTILE)
    for row in (NEW, KNOWN):
        assert "<img" not in (remarks.tip(row, made) or "")
    assert "\u202e" not in "".join(remarks.likely(NEW, made) or ())
