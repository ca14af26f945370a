"""Searching a title elsewhere: the address holds the title and nothing of it is anything but words."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.links import checked_url
from readinglist.gui.title_search import TitleSearch

TITLES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400)


@pytest.mark.parametrize("site", TitleSearch)
def test_the_title_stands_in_the_query_as_it_is(site: TitleSearch) -> None:
    asked = parse_qs(urlsplit(site.address("C++ & R: 100% #1?")).query)
    assert ["C++ & R: 100% #1?"] in asked.values()


@given(TITLES, st.sampled_from(TitleSearch))
def test_any_title_gives_an_address_that_may_be_opened_at_the_same_site(title: str, site: TitleSearch) -> None:
    address = site.address(title)
    assert checked_url(address) == address
    assert urlsplit(address).netloc == urlsplit(site.address("title")).netloc
