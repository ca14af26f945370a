"""What a link is, where it leads, and which are opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import (
    Link,
    LinkKind,
    address_of,
    best_first,
    checked_url,
    classify,
    host_of,
    same_place,
    sent_url,
)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/openai/CLIP", LinkKind.REPOSITORY),
        ("http://www.github.com/openai/CLIP", LinkKind.REPOSITORY),
        ("https://gitlab.com/group/project", LinkKind.REPOSITORY),
        ("https://gitlab.inria.fr/group/project", LinkKind.REPOSITORY),
        ("https://anonymous.4open.science/r/thing-1234", LinkKind.REPOSITORY),
        ("https://name.github.io/project", LinkKind.PROJECT),
        ("https://sites.google.com/view/thing", LinkKind.PROJECT),
        ("https://huggingface.co/org/model", LinkKind.MODEL),
        ("https://huggingface.co/datasets/org/set", LinkKind.DATASET),
        ("https://hf.co/spaces/org/demo", LinkKind.DEMO),
        ("https://huggingface.co/papers/2103.00020", LinkKind.PAPER),
        ("https://huggingface.co/collections/org/x", LinkKind.PROJECT),
        ("https://zenodo.org/records/1234", LinkKind.DATASET),
        ("https://colab.research.google.com/drive/1", LinkKind.DEMO),
        ("https://name.streamlit.app", LinkKind.DEMO),
        ("https://arxiv.org/abs/2103.00020", LinkKind.PAPER),
        ("https://doi.org/10.1000/182", LinkKind.PAPER),
        ("https://youtu.be/x", LinkKind.VIDEO),
        ("https://example.org/github.com/x", LinkKind.OTHER),
        ("https://[broken", LinkKind.OTHER),
    ],
)
def test_a_link_has_the_kind_of_its_address(url: str, kind: LinkKind) -> None:
    assert classify(url) is kind
    assert Link.to(url) == Link(url, kind)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://arxiv.org/abs/2401.00001", "arXiv"),
        ("https://doi.org/10.1234/a", "DOI"),
        ("https://openreview.net/forum?id=x", "paper"),
        ("https://github.com/lab/boats", "repository"),
    ],
)
def test_a_link_is_called_by_what_it_leads_to(url: str, name: str) -> None:
    assert Link.to(url).name == name


def test_code_stands_before_the_rest_and_ties_keep_their_order() -> None:
    urls = ["https://a.org", "https://x.github.io", "https://b.org", "https://github.com/x/y"]
    ordered = [link.url for link in best_first(Link.to(url) for url in urls)]
    assert ordered == ["https://github.com/x/y", "https://x.github.io", "https://a.org", "https://b.org"]


@pytest.mark.parametrize("url", ["https://github.com/x/y", "http://example.org", "HTTPS://EXAMPLE.ORG/?q=1#top"])
def test_web_addresses_are_opened(url: str) -> None:
    assert checked_url(url) == url


def test_an_international_host_is_kept_as_it_is_spelt_and_named_as_it_is_sent() -> None:
    assert checked_url("https://münchen.de:81/ü") == "https://münchen.de:81/ü"
    assert sent_url("https://münchen.de:81/ü") == "https://xn--mnchen-3ya.de:81/ü"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "data:text/html,x",
        "mailto:a@b.org", "//host/x",
        "https://", "https:///path", "http://user@host/",
        "https://host/a b", "https://host/\n", "--version", "", "github.com/x",
        "https://host/%00", "https://" + "a" * 5000, "https://[broken", 'https://host/"x', "https://host/<x>",
        "vbscript:x", "HTTPS:host", "https://host/\u202e",
        "http://host.com\xa8/",  # which is sent as a blank and a combining mark
    ],
)  # fmt: skip
def test_anything_else_is_not(url: str) -> None:
    with pytest.raises(LinkNotOpened, match="not opened"):
        checked_url(url)


@given(st.text())
def test_no_text_at_all_breaks_the_rules(text: str) -> None:
    host_of(text)
    address_of(text)
    same_place(text)
    classify(text)
    try:
        checked_url(text)
    except LinkNotOpened:
        return
    assert text.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.GitHub.com/x", "github.com"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),
        ("https://münchen.de/x", "xn--mnchen-3ya.de"),
        ("https://" + "ü" * 200 + ".de/", ""),
        ("no address", ""),
    ],
)
def test_a_host_is_what_is_sent_and_no_look_alike(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://github.com/X/y", "http://www.github.com/x/Y/", True),
        ("https://youtube.com/watch?v=a", "https://youtube.com/watch?v=b", False),
        ("https://example.org/#part", "https://example.org", True),
        ("https://example.org/a", "https://example.org/b", False),
    ],
)
def test_two_spellings_of_one_address_are_one_place(one: str, other: str, same: bool) -> None:
    assert (same_place(one) == same_place(other)) is same
