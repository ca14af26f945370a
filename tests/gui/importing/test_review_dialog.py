"""The review says what an import would do, and lets it be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.paper import State
from readinglist.domain.records import Record, Skipped
from readinglist.gui.background import Background
from readinglist.gui.importing import same_button
from readinglist.gui.importing.candidate_list import CandidateList
from readinglist.gui.importing.findings import Difference, Findings, NearMatch
from readinglist.gui.importing.review_dialog import ReviewDialog
from readinglist.gui.importing.reviewing import Prepared
from readinglist.gui.importing.rows import rows_of
from readinglist.gui.importing.second_look import SecondLook
from readinglist.gui.importing.source_table import SourceTable
from readinglist.library import Library
from readinglist.library.review import Candidate, Choices, Review, Source, SourceReview

HOSTILE = "<b>x</b>\u202e<img src='file:///dev/zero'>"


def review(*, new: int = 3, known: int = 2, error: str = "", skipped: int = 1, text: str = "Paper") -> Review:
    records = [Record(number, f"{text} {number}", f"{text} {number}", abstract=text) for number in range(new + known)]
    candidates = tuple(Candidate(record, number >= new, number, number + 1) for number, record in enumerate(records))
    left = tuple(Skipped(90 + number, "it has no title", text) for number in range(skipped))
    sources = [SourceReview(Source("/home/u/march.txt", "march.txt", skipped=left), candidates)]
    if error:
        sources.append(SourceReview(Source("/home/u/photo.jpg", "photo.jpg", error=error), ()))
    return Review(tuple(sources))


def dialog_for(qtbot: QtBot, shown: Review) -> ReviewDialog:
    dialog = ReviewDialog(Prepared(shown, rows_of(shown)))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ReviewDialog:
    return dialog_for(qtbot, review())


def label(dialog: QWidget, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def button(dialog: QWidget, name: str) -> QAbstractButton:
    return dialog.findChild(QAbstractButton, name)


def test_it_says_what_is_new(dialog: ReviewDialog) -> None:
    assert label(dialog, "headline") == "3 new papers"
    assert label(dialog, "summary") == "6 found in 1 source  ·  2 in your library already  ·  1 skipped"
    assert button(dialog, "import").text() == "Import 3 Papers"


def test_enter_imports(qtbot: QtBot, dialog: ReviewDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.decision.unticked == frozenset()
    assert dialog.decision.choices == Choices(State.UNREAD, ())


@pytest.mark.parametrize("new", [0, 3])
def test_a_space_that_was_typed_as_the_dialog_came_decides_nothing(qtbot: QtBot, new: int) -> None:
    dialog = dialog_for(qtbot, review(new=new))
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert not dialog.decision.unticked


def test_escape_does_not(qtbot: QtBot, dialog: ReviewDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_click_on_a_row_unticks_it_and_the_button_counts(qtbot: QtBot, dialog: ReviewDialog) -> None:
    view = dialog.findChild(CandidateList)
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.decision.unticked == {(0, 1)}
    assert button(dialog, "import").text() == "Import 2 Papers"


def test_space_unticks_the_current_row(qtbot: QtBot, dialog: ReviewDialog) -> None:
    view = dialog.findChild(CandidateList)
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert dialog.decision.unticked == {(0, 2)}


def test_with_nothing_ticked_there_is_nothing_to_import(qtbot: QtBot, dialog: ReviewDialog) -> None:
    qtbot.mouseClick(button(dialog, "untick-all"), Qt.MouseButton.LeftButton)
    assert not button(dialog, "import").isEnabled()
    qtbot.mouseClick(button(dialog, "tick-all"), Qt.MouseButton.LeftButton)
    assert button(dialog, "import").isEnabled()


def test_known_papers_can_be_looked_at(dialog: ReviewDialog) -> None:
    model = dialog.findChild(CandidateList).model()
    button(dialog, "show-known").click()
    assert model.rowCount() == 5


def test_the_filter_narrows_the_list(qtbot: QtBot, dialog: ReviewDialog) -> None:
    qtbot.keyClicks(dialog.findChild(QLineEdit, "filter"), "paper 2")
    assert dialog.findChild(CandidateList).model().rowCount() == 1


def test_what_the_filter_cannot_find_is_said(qtbot: QtBot, dialog: ReviewDialog) -> None:
    nothing = dialog.findChild(QLabel, "nothing-matches")
    assert not nothing.isVisible()
    qtbot.keyClicks(dialog.findChild(QLineEdit, "filter"), "qqqqzzzz")
    assert nothing.isVisible()
    assert not button(dialog, "untick-all").isEnabled()


def test_the_first_escape_clears_the_filter_and_keeps_the_ticks(qtbot: QtBot, dialog: ReviewDialog) -> None:
    line = dialog.findChild(QLineEdit, "filter")
    qtbot.keyClicks(line, "paper 2")
    button(dialog, "untick-all").click()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), dialog.isVisible()) == ("", True)
    assert dialog.decision.unticked == {(0, 2)}
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_in_the_filter_goes_to_the_list_and_imports_nothing(qtbot: QtBot, dialog: ReviewDialog) -> None:
    line = dialog.findChild(QLineEdit, "filter")
    line.setFocus()
    qtbot.keyClicks(line, "paper 2")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.findChild(CandidateList).hasFocus()


def test_the_buttons_say_how_many_they_untick(qtbot: QtBot, dialog: ReviewDialog) -> None:
    assert button(dialog, "untick-all").text() == "Untick All"
    qtbot.keyClicks(dialog.findChild(QLineEdit, "filter"), "paper")
    assert button(dialog, "untick-all").text() == "Untick These 3"
    qtbot.keyClicks(dialog.findChild(QLineEdit, "filter"), " 2")
    assert button(dialog, "tick-all").text() == "Tick This One"


def test_state_and_tags_are_chosen_for_the_new_ones(qtbot: QtBot, dialog: ReviewDialog) -> None:
    qtbot.mouseClick(button(dialog, "state-queued"), Qt.MouseButton.LeftButton)
    field = dialog.findChild(QLineEdit, "tag-field")
    for name in ("one", "two"):
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(button(dialog, "tag-chip"), Qt.Key.Key_Delete)
    assert dialog.isVisible()
    assert dialog.decision.choices == Choices(State.QUEUED, ("two",))


def test_keywords_become_tags_unless_that_is_unticked(qtbot: QtBot) -> None:
    shown = review(new=1, known=0)
    candidate = shown.sources[0].candidates[0]
    tagged = replace(candidate, record=replace(candidate.record, tags=("vision", "theory")))
    dialog = dialog_for(qtbot, Review((replace(shown.sources[0], candidates=(tagged,)),)))
    box = button(dialog, "keywords")
    assert box.text() == "Make tags of the 2 keywords that the papers come with"
    assert dialog.decision.choices == Choices()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert dialog.decision.choices == Choices(keywords=False)


def test_without_keywords_nothing_is_asked_about_them(dialog: ReviewDialog) -> None:
    assert dialog.findChild(QAbstractButton, "keywords") is None


def test_nothing_new_is_said_and_enter_records_where_it_was_seen(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, review(new=0, skipped=0))
    assert label(dialog, "headline") == "Nothing new"
    assert label(dialog, "summary") == "All 2 papers of 1 source are in your library already."
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_nothing_new_can_still_be_recorded_as_seen(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, review(new=0))
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.findChild(QPushButton, "import"), Qt.MouseButton.LeftButton)


def test_nothing_at_all_offers_no_import(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, review(new=0, known=0, error="photo.jpg is no text."))
    assert label(dialog, "headline") == "Nothing to import"
    assert not button(dialog, "import").isVisible()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_a_source_shows_its_counts_and_what_was_skipped(dialog: ReviewDialog) -> None:
    row = dialog.findChild(SourceTable).topLevelItem(0)
    assert [row.text(column) for column in range(5)] == ["march.txt", "6", "3", "2", "1"]
    assert row.child(0).text(0) == "Line 90: it has no title   Paper"


def test_a_source_whose_encoding_was_guessed_says_so_at_once(qtbot: QtBot) -> None:
    note = "The text is not UTF-8; it was read as Windows-1252."
    noted = Review(tuple(replace(one, source=replace(one.source, notes=(note,))) for one in review().sources))
    dialog = dialog_for(qtbot, noted)
    row = dialog.findChild(SourceTable).topLevelItem(0)
    assert row.isExpanded()
    assert [row.child(number).text(0) for number in range(2)] == [note, "Line 90: it has no title   Paper"]


def test_a_source_that_could_not_be_read_says_why(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, review(error="“photo.jpg” is not a text file, so nothing was imported from it."))
    table = dialog.findChild(SourceTable)
    assert table.topLevelItem(1).text(0) == "“photo.jpg” is not a text file, so nothing was imported from it."
    assert label(dialog, "summary").endswith("1 source could not be read")


def test_a_long_sentence_on_a_source_takes_more_than_a_line(qtbot: QtBot) -> None:
    dialogs = [dialog_for(qtbot, review(error="It is no text. " * times)) for times in (1, 20)]
    short, long = (dialog.findChild(SourceTable) for dialog in dialogs)
    qtbot.waitUntil(lambda: height(long) > height(short))


@pytest.mark.parametrize("sources", [1, 3, 7])
def test_a_few_sources_are_all_seen_without_scrolling(qtbot: QtBot, sources: int) -> None:
    dialog = dialog_for(qtbot, Review(review(skipped=0).sources * sources))
    table = dialog.findChild(SourceTable)
    qtbot.waitUntil(lambda: table.viewport().height() > 0)
    assert table.verticalScrollBar().maximum() == 0


def test_of_more_sources_than_are_seen_at_once_a_few_are_shown_and_the_papers_get_the_room(qtbot: QtBot) -> None:
    dialogs = [dialog_for(qtbot, Review(review().sources * sources)) for sources in (4, 7, 8)]
    four, seven, eight = (dialog.findChild(SourceTable).height() for dialog in dialogs)
    assert eight < four < seven


def test_of_very_many_sources_those_with_something_to_say_come_first_and_the_rest_is_counted(qtbot: QtBot) -> None:
    plain = review(skipped=0).sources * 700
    dialog = dialog_for(qtbot, Review((*plain, *review(error="It is no text.").sources)))
    table = dialog.findChild(SourceTable)
    first, second, *others, last = (table.topLevelItem(number) for number in range(table.topLevelItemCount()))
    assert (first.text(4), second.text(0)) == ("1", "It is no text.")
    assert len(others) == 498
    assert last.text(0) == "and 202 more sources"


def height(table: SourceTable) -> int:
    return table.visualItemRect(table.topLevelItem(1)).height()


def test_foreign_text_is_never_markup(qtbot: QtBot) -> None:
    shown = review(text=HOSTILE, error=HOSTILE)
    named = Review(tuple(replace(one, source=replace(one.source, name=HOSTILE)) for one in shown.sources))
    dialog = dialog_for(qtbot, named)
    table = dialog.findChild(SourceTable)
    table.expandAll()
    dialog.grab()
    for number in range(table.topLevelItemCount()):
        item = table.topLevelItem(number)
        assert "<b>" not in item.toolTip(0)
        assert "\u202e" not in item.text(0)


def test_a_click_beside_the_rows_changes_nothing(qtbot: QtBot, dialog: ReviewDialog) -> None:
    view = dialog.findChild(CandidateList)
    below = QPoint(40, view.viewport().height() - 4)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert dialog.decision.unticked == frozenset()


class Looked:
    """A dialog, and what comes to it from a second look that a test makes up."""

    def __init__(self, qtbot: QtBot, shown: Review) -> None:
        self._look = SecondLook(Background(Library.open), shown)
        self.dialog = ReviewDialog(Prepared(shown, rows_of(shown), papers=9, more=self._look))
        self.list = self.dialog.findChild(CandidateList)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def find(self, done: int, total: int, *, near: Sequence[int] = (), different: Sequence[int] = ()) -> None:
        self._look.found.emit(
            Findings(
                done,
                total,
                tuple(NearMatch((0, n), Titled(100 + n, f"Yours {n}"), Why.SUBTITLE) for n in near),
                tuple(Difference((0, n), n, changed(n), (("abstract", "Old.", "New."),)) for n in different),
            )
        )

    def fail(self) -> None:
        self._look.failed.emit()

    def press(self, qtbot: QtBot, row: int) -> None:
        """Click the button on a row."""
        place = same_button.place_on(
            QRectF(self.list.visualRect(self.list.model().index(row, 0))), self.list.fontMetrics()
        )
        qtbot.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())


def changed(number: int) -> Record:
    return Record(1, f"Paper {number}", f"Paper {number}", abstract="New.")


def test_how_far_the_look_has_come_is_told_and_what_it_found(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3))
    assert label(looked.dialog, "second-look") == "Looking for papers that may be the same…"
    looked.find(1_200, 12_000)
    assert label(looked.dialog, "second-look") == "Looking for papers that may be the same… 1,200 of 12,000"
    assert not button(looked.dialog, "near-matches").isVisible()
    looked.find(2_400, 12_000, near=[0, 2])
    assert button(looked.dialog, "near-matches").text() == "2 may be in your library already"
    assert label(looked.dialog, "second-look") == "2,400 of 12,000 looked at"
    looked.find(12_000, 12_000)
    assert label(looked.dialog, "second-look") == ""
    assert button(looked.dialog, "near-matches").isVisible()


def test_that_nothing_was_found_is_told_and_that_the_look_was_broken_off(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3))
    looked.find(3, 3)
    assert label(looked.dialog, "second-look") == "None of them looks like another paper of yours."
    looked.fail()
    assert label(looked.dialog, "second-look") == "The search for papers that may be the same was broken off."


def test_without_papers_in_the_library_nothing_is_looked_for(dialog: ReviewDialog) -> None:
    assert not dialog.findChild(QLabel, "second-look").isVisible()


def test_a_click_on_its_button_joins_a_new_paper_with_one_of_yours(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3))
    looked.find(3, 3, near=[0, 2])
    looked.press(qtbot, 2)
    assert looked.list.currentIndex().row() == 2
    assert button(looked.dialog, "import").text() == "Import 2 Papers"
    assert label(looked.dialog, "ticked") == "1 joined with yours"
    assert (dict(looked.dialog.decision.same), looked.dialog.decision.unticked) == ({2: 102}, frozenset())
    looked.press(qtbot, 2)
    assert button(looked.dialog, "import").text() == "Import 3 Papers"


def test_where_a_row_has_no_button_a_click_there_ticks(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3))
    looked.press(qtbot, 1)
    assert looked.dialog.decision.unticked == {(0, 1)}


def test_a_letter_joins_the_current_row_and_space_leaves_it_out(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3))
    looked.find(3, 3, near=[1])
    looked.list.setCurrentIndex(looked.list.model().index(1, 0))
    qtbot.keyClick(looked.list, Qt.Key.Key_S)
    assert dict(looked.dialog.decision.same) == {1: 101}
    qtbot.keyClick(looked.list, Qt.Key.Key_Space)
    assert (dict(looked.dialog.decision.same), looked.dialog.decision.unticked) == ({}, {(0, 1)})
    assert label(looked.dialog, "ticked") == "2 of 3 ticked"


def test_where_all_are_joined_the_button_says_so(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=1))
    looked.find(1, 1, near=[0])
    looked.press(qtbot, 0)
    assert button(looked.dialog, "import").text() == "Join 1 Paper with Yours"
    assert label(looked.dialog, "ticked") == ""


def test_only_what_may_be_known_is_shown_on_demand(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3))
    looked.find(3, 3, near=[2])
    button(looked.dialog, "near-matches").click()
    assert looked.list.model().rowCount() == 1
    assert not button(looked.dialog, "show-known").isEnabled()
    button(looked.dialog, "near-matches").click()
    assert looked.list.model().rowCount() == 3


def test_what_differs_is_shown_alone_and_updated_where_it_is_ticked(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3, known=2))
    looked.find(3, 3, near=[0], different=[3, 4])
    button(looked.dialog, "near-matches").click()
    button(looked.dialog, "differences").click()
    assert button(looked.dialog, "differences").text() == "2 of your papers differ from the file"
    assert not button(looked.dialog, "near-matches").isChecked()
    assert looked.list.model().rowCount() == 2
    assert button(looked.dialog, "import").text() == "Import 3 Papers"
    button(looked.dialog, "tick-all").click()
    assert button(looked.dialog, "import").text() == "Import 3 Papers, Update 2"
    assert dict(looked.dialog.decision.choices.updates) == {3: changed(3), 4: changed(4)}


def test_where_nothing_is_new_what_differs_unfolds_the_list_and_can_be_taken(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=0, known=2))
    assert not looked.list.isVisible()
    looked.find(0, 0, different=[1])
    assert label(looked.dialog, "second-look") == ""
    assert button(looked.dialog, "import").text() == "Record Where They Were Seen"
    button(looked.dialog, "differences").click()
    assert looked.list.isVisible()
    qtbot.mouseClick(
        looked.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=looked.list.visualRect(looked.list.model().index(0, 0)).center(),
    )
    assert button(looked.dialog, "import").text() == "Update 1 Paper"
    with qtbot.waitSignal(looked.dialog.accepted):
        button(looked.dialog, "import").click()
    assert dict(looked.dialog.decision.choices.updates) == {1: changed(1)}


def test_where_nothing_is_new_and_nothing_differs_it_looks_as_ever(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=0, known=2))
    looked.find(0, 0)
    assert not button(looked.dialog, "differences").isVisible()
    assert not looked.dialog.findChild(QLabel, "second-look").isVisible()


def test_a_dialog_that_unfolds_stays_on_the_screen(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=0, known=2))
    looked.find(0, 0, different=[1])
    button(looked.dialog, "differences").click()
    room = looked.dialog.screen().availableGeometry()
    assert room.contains(looked.dialog.geometry())


def test_what_is_found_never_makes_the_dialog_wider(qtbot: QtBot) -> None:
    looked = Looked(qtbot, review(new=3, known=2))
    before = looked.dialog.minimumSizeHint().width()
    looked.find(1_200, 12_000, near=[0], different=[3])
    assert looked.dialog.minimumSizeHint().width() <= max(before, 640)
