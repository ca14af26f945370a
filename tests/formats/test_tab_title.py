from __future__ import annotations

import pytest

from readinglist.formats.tab_title import paper_title


@pytest.mark.parametrize(
    ("tab", "title"),
    [
        ("[2403.00001] Boats on Rivers", "Boats on Rivers"),
        ("[hep-th/9901001v2] Strings", "Strings"),
        ("(PDF) Boats on Rivers", "Boats on Rivers"),
        ("Boats on Rivers - arXiv", "Boats on Rivers"),
        ("Boats on Rivers | OpenReview", "Boats on Rivers"),
        ("Boats on Rivers - ACL Anthology", "Boats on Rivers"),
        ("Boats on Rivers | IEEE Journals & Magazine | IEEE Xplore", "Boats on Rivers"),
        ("Boats on rivers | Nature Machine Intelligence", "Boats on rivers"),
        ("Boats - a Survey", "Boats - a Survey"),
        ("Boats | Rivers", "Boats | Rivers"),
        ("arXiv", "arXiv"),
        ("[A] Note on Boats", "[A] Note on Boats"),
        ("[2403.00001]", "[2403.00001]"),
    ],
)
def test_the_number_and_the_site_are_no_part_of_a_title(tab: str, title: str) -> None:
    assert paper_title(tab) == title
