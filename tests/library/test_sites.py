"""The sites that papers have links to are told, the most linked first."""

from __future__ import annotations

from readinglist.library import Library
from tests.library.conftest import Import


def test_the_most_linked_site_comes_first(library: Library, bring: Import) -> None:
    about = "What it is about, told at some length, and where its code is to be found by those who look for it: "
    bring(
        ("One", about + "https://www.github.com/a/one and https://example.org/one"),
        ("Two", about + "https://github.com/b/two"),
        ("Three", about + "https://arxiv.org/abs/2401.01234"),
    )
    assert library.sites(10)[0] == ("github.com", 2)
    assert {host for host, _links in library.sites(10)} >= {"github.com", "example.org"}
    assert library.sites(1) == [("github.com", 2)]


def test_a_library_without_links_has_no_sites(library: Library) -> None:
    assert library.sites(10) == []
