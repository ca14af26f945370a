"""A query as a value."""

from __future__ import annotations

from readinglist.domain.query import (
    EVERYTHING,
    And,
    Flag,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Sort,
    SortKey,
    Tagged,
    Word,
    wanted_text,
)

HIDDEN = (Not(Is(Flag.TRASH)), Not(Is(Flag.DISMISSED)))


def test_trash_and_dismissed_are_hidden_unless_asked_for() -> None:
    assert Query().only_visible().where == And((EVERYTHING, *HIDDEN))
    assert Query(Is(Flag.DISMISSED)).only_visible().where == And((Is(Flag.DISMISSED), HIDDEN[0]))
    assert Query(Is(Flag.TRASH)).only_visible() == Query(Is(Flag.TRASH))


def test_asking_for_what_is_not_dismissed_shows_nothing_dismissed() -> None:
    asked = Query(Not(Is(Flag.DISMISSED))).only_visible()
    assert asked.where == And((Not(Is(Flag.DISMISSED)), *HIDDEN))


def test_a_query_is_narrowed_to_a_scope_and_keeps_its_own_order() -> None:
    scope = Query(Is(Flag.UNREAD), Sort(SortKey.TITLE))
    assert Query(Word("x")).within(scope) == Query(And((Is(Flag.UNREAD), Word("x"))), Sort(SortKey.TITLE))
    assert Query(sort=Sort(SortKey.YEAR)).within(scope) == Query(Is(Flag.UNREAD), Sort(SortKey.YEAR))


def test_a_query_knows_whether_it_asks_for_words() -> None:
    assert Query(Or((Tagged("x"), Not(Word("y"))))).has_text
    assert not Query(And((Tagged("x"), Is(Flag.READ)))).has_text


def test_words_under_a_not_are_not_wanted() -> None:
    node = And((Word("a"), Or((Phrase("b c"), Not(Word("d"))))))
    assert list(wanted_text(node)) == [Word("a"), Phrase("b c")]


def test_the_natural_order_of_dates_is_newest_first_and_of_titles_a_to_z() -> None:
    assert Sort(SortKey.ADDED).is_descending
    assert not Sort(SortKey.TITLE).is_descending
    assert Sort(SortKey.TITLE, descending=True).is_descending
