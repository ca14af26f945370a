"""Where a paper's title can be searched, for papers that came without a link. Nothing is looked up here."""

from __future__ import annotations

from enum import Enum
from urllib.parse import quote_plus

from readinglist.gui.foreign_text import on_one_line


class TitleSearch(Enum):
    """A site that takes a title in its address."""

    ARXIV = ("arXiv", "https://arxiv.org/search/?searchtype=title&query=")
    HUGGING_FACE = ("Hugging Face", "https://huggingface.co/papers?q=")
    GOOGLE_SCHOLAR = ("Google Scholar", "https://scholar.google.com/scholar?q=")
    GITHUB = ("GitHub", "https://github.com/search?type=repositories&q=")

    @property
    def label(self) -> str:
        """The site's name."""
        return self.value[0]

    def address(self, title: str) -> str:
        """Return the address of the site's results for `title`; only the first 300 characters are asked for."""
        return self.value[1] + quote_plus(on_one_line(title))
