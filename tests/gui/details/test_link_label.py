"""What is written on a link's button."""

from __future__ import annotations

import pytest

from readinglist.domain.links import Link
from readinglist.gui.details.link_label import link_label


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://github.com/example/widget", ("GitHub", "example/widget")),
        ("https://www.github.com/example/widget/tree/main/docs", ("GitHub", "example/widget")),
        ("https://gitlab.com/example/widget.git", ("GitLab", "example/widget")),
        ("https://huggingface.co/example/model-7b", ("Hugging Face", "example/model-7b")),
        ("https://huggingface.co/datasets/example/rows", ("Hugging Face", "datasets/example/rows")),
        ("https://arxiv.org/abs/2103.00020v2", ("arXiv", "2103.00020")),
        ("https://doi.org/10.1000/182", ("DOI", "10.1000/182")),
        ("https://example.github.io/widget/", ("Project", "example.github.io/widget")),
        ("https://youtu.be/abc", ("YouTube", "")),
        ("https://example.org", ("Link", "example.org")),
        ("https://example.org/%E2%80%AEabc", ("Link", "example.org/\ufffdabc")),
    ],
)
def test_a_label_says_the_site_and_the_place(url: str, label: tuple[str, str]) -> None:
    assert link_label(Link.to(url)) == label
