"""What comes in: new papers get keys of their own, known ones keep all they have."""

from __future__ import annotations

from readinglist.domain.change import Entity
from readinglist.domain.records import Record
from readinglist.storage import intake
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record


def fill(store: Store, records: dict[int, Record]) -> None:
    def verb(transaction):  # type: ignore[no-untyped-def]
        intake.fill_papers(transaction, records)
        return "Fill"

    store.change(verb)


def test_two_papers_of_one_title_get_two_keys(store: Store, add: AddPapers) -> None:
    ids = add(record("Preface", arxiv="2101.00001"), record("Preface", arxiv="2101.00002"))
    ids += add(record("PREFACE", arxiv="2101.00003"), listing="other.txt")
    assert [paper.cite_key for paper in store.papers(ids)] == ["preface", "preface-2", "preface-3"]


def test_a_key_that_came_with_the_record_is_kept(store: Store, add: AddPapers) -> None:
    ids = add(record("A title", cite_key="Doe:2020"), record("Another", cite_key="doe:2020"))
    assert [paper.cite_key for paper in store.papers(ids)] == ["Doe:2020", "doe:2020-2"]


def test_a_key_that_no_bib_file_could_hold_is_made_anew(store: Store, add: AddPapers) -> None:
    (number,) = add(record("A fine title", cite_key="a b{c}"))
    assert store.papers([number])[0].cite_key == "fine-title"


def test_raw_text_is_kept_beside_the_clean(store: Store, add: AddPapers) -> None:
    (number,) = add(Record(1, r"texttt{D}ual", "Dual", "same", "same"))
    with store._reading() as connection:
        row = connection.exec_driver_sql(
            f"SELECT title, raw_title, abstract, raw_abstract FROM paper WHERE id={number}"
        ).first()
    assert row is not None
    assert tuple(row) == ("Dual", "texttt{D}ual", "same", None)


def test_raw_text_comes_with_an_abstract_that_was_lacking_and_goes_with_it(store: Store, add: AddPapers) -> None:
    def abstracts() -> tuple[str | None, ...]:
        with store._reading() as connection:
            return tuple(
                connection.exec_driver_sql(f"SELECT abstract, raw_abstract FROM paper WHERE id={number}").one()
            )

    (number,) = add(record("A"))
    fill(store, {number: Record(1, "A", "A", r"{D}ual", "Dual")})
    assert abstracts() == ("Dual", "{D}ual")
    store.undo()
    assert abstracts() == ("", None)


def test_a_new_paper_is_starred_and_rated_as_its_record_and_a_known_one_rated_if_it_was_not(
    store: Store, add: AddPapers
) -> None:
    told = Record(1, "A", "A", starred=True, rating=3)
    first, second = add(told, record("B"))
    assert [(paper.starred, paper.rating) for paper in store.papers([first, second])] == [(True, 3), (False, 0)]
    fill(store, {second: told, first: Record(1, "A", "A", rating=5)})
    assert [(paper.starred, paper.rating) for paper in store.papers([first, second])] == [(True, 3), (False, 3)]


def test_a_link_written_twice_is_one_link(store: Store, add: AddPapers) -> None:
    (number,) = add(record("A", links=("https://github.com/x/y", "http://www.github.com/x/y/", "https://x.org")))
    assert [link.url for link in store.papers([number])[0].links] == ["https://github.com/x/y", "https://x.org"]


def test_a_known_paper_gets_what_it_lacks(store: Store, add: AddPapers) -> None:
    (number,) = add(record("A", year=2020))
    fill(
        store,
        {number: record("A", abstract="New words", year=2021, venue="ICML", links=("https://github.com/x/y",))},
    )
    (paper,) = store.papers([number])
    assert (paper.abstract, paper.year, paper.venue) == ("New words", 2020, "ICML")
    assert [link.url for link in paper.links] == ["https://github.com/x/y"]
    store.undo()
    (paper,) = store.papers([number])
    assert (paper.abstract, paper.venue, paper.links) == ("", "", ())


def test_a_known_paper_that_lacks_nothing_is_not_changed(store: Store, add: AddPapers) -> None:
    (number,) = add(record("A", abstract="Words", links=("https://github.com/x/y",)))
    before = store.revision()
    fill(store, {number: record("A", abstract="Other words", links=("http://github.com/x/y/",))})
    assert store.revision() == before


def titles_of(store: Store, number: int) -> tuple[str | None, ...]:
    with store._reading() as connection:
        row = connection.exec_driver_sql(f"SELECT title, raw_title, title_key FROM paper WHERE id={number}").one()
    return tuple(row)


def test_a_title_that_stands_in_for_one_gives_way_to_a_real_one_and_the_key_stays(store: Store, add: AddPapers) -> None:
    (number,) = add(record("arXiv:2403.00001", arxiv="2403.00001"))
    (before,) = store.papers([number])
    fill(store, {number: Record(1, r"{D}ual Heads", "Dual Heads", arxiv="2403.00001")})
    assert titles_of(store, number) == ("Dual Heads", "{D}ual Heads", "dualheads")
    assert store.papers([number])[0].cite_key == before.cite_key
    store.undo()
    assert titles_of(store, number) == ("arXiv:2403.00001", None, "arxiv240300001")
    store.redo()
    assert titles_of(store, number) == ("Dual Heads", "{D}ual Heads", "dualheads")


def test_a_real_title_gives_way_to_nothing(store: Store, add: AddPapers) -> None:
    (number,) = add(record("Dual Heads", arxiv="2403.00001"))
    before = store.revision()
    fill(store, {number: record("arXiv:2403.00001", arxiv="2403.00001")})
    fill(store, {number: record("Dual Heads, Revisited", arxiv="2403.00001")})
    assert store.revision() == before


def test_papers_are_recognised_by_identifier_or_title(store: Store, add: AddPapers) -> None:
    ids = add(record("One", arxiv="2101.00001"), record("Two", doi="10.1/2"), record("The Third!"), record("Four"))
    wanted = [record("?", arxiv="2101.00001"), record("?", doi="10.1/2"), record("the third")]
    assert [known.id for known in store.known(wanted)] == ids[:3]


def test_an_import_is_one_change_that_names_its_papers_in_order(store: Store, add: AddPapers) -> None:
    seen: list[tuple[int, ...]] = []
    ids = add(record("One"), record("Two"))
    store.undo()
    change = store.redo()
    seen.append(change.created)
    assert seen == [tuple(ids)]
    assert change.changes(Entity.LISTING, "present")
