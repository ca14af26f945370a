"""What an identifier or an address says of its paper, without a network."""

from __future__ import annotations

import pytest

from readinglist.domain.links import LinkKind
from readinglist.library.identified import identified

ABS = "https://arxiv.org/abs/2403.00001"


@pytest.mark.parametrize(
    "text",
    [
        "2403.00001", "arXiv:2403.00001v2", "arxiv: 2403.00001", " 2403.00001 [cs.CV]\n", ABS,
        "https://arxiv.org/pdf/2403.00001v1.pdf", "https://doi.org/10.48550/arXiv.2403.00001", f"<{ABS}>",
        "https://huggingface.co/papers/2403.00001",
    ],
)  # fmt: skip
def test_an_arxiv_id_tells_the_year_and_leads_to_its_page(text: str) -> None:
    found = identified(text)
    assert found is not None
    assert (found.title, found.arxiv, found.doi, found.year) == ("", "2403.00001", None, 2024)
    assert [(link.url, link.kind) for link in found.links] == [(ABS, LinkKind.PAPER)]


@pytest.mark.parametrize(
    ("text", "doi", "link"),
    [
        ("10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
        ("doi: 10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
        ("https://dx.doi.org/10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
        ("https://dl.acm.org/doi/10.1145/3292500.3330701", "10.1145/3292500.3330701",
         "https://dl.acm.org/doi/10.1145/3292500.3330701"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf", "10.1101/2020.01.01.123456",
         "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf"),
    ],
)  # fmt: skip
def test_a_doi_leads_to_its_page_or_to_the_one_that_was_given(text: str, doi: str, link: str) -> None:
    found = identified(text)
    assert found is not None
    assert (found.doi, [each.url for each in found.links]) == (doi, [link])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://github.com/openai/CLIP", LinkKind.REPOSITORY),
        ("github.com/openai/CLIP", LinkKind.REPOSITORY),
        ("https://openreview.net/forum?id=abc_DEF", LinkKind.PAPER),
        ("https://example.org/a-page-of-ours", LinkKind.OTHER),
    ],
)
def test_any_other_address_is_a_link_and_no_title(text: str, kind: LinkKind) -> None:
    found = identified(text)
    assert found is not None
    assert (found.title, [link.kind for link in found.links]) == ("", [kind])


def test_a_page_of_the_anthology_tells_year_and_venue() -> None:
    found = identified("https://aclanthology.org/2023.acl-long.1/")
    assert found is not None
    assert (found.year, found.venue) == (2023, "ACL")
    by_doi = identified("10.18653/v1/2023.acl-long.1")
    assert by_doi is not None
    assert (by_doi.year, by_doi.venue, by_doi.doi) == (2023, "ACL", "10.18653/v1/2023.acl-long.1")


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "attention", "Attention is all you need", f"A Title {ABS}", f"{ABS}\n{ABS}",
        "@misc{a,url={https://arxiv.org/abs/2403.00001}}",
        "@article{a, url={https://arxiv.org/abs/2403.00001}}", "javascript:alert(1)", "file:///etc/passwd",
        "http://user@example.org/x", "https://example.org/" + "x" * 5_000,
    ],
)  # fmt: skip
def test_what_is_more_or_less_than_one_of_them_is_none(text: str) -> None:
    assert identified(text) is None
