"""The title of a browser's tab as that of the paper: without the number before it and the site behind it."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:\[(?:\d{4}\.\d{4,5}|[a-z-]{2,15}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?\]|[(\[]PDF[)\]])\s{1,9}(?=\S)", re.I
)
_BEHIND = re.compile(
    r"(?<=\S)\s{1,9}[-|–—·]\s{1,9}(?:arXiv(?:\.org)?(?: e-Print archive)?|alphaXiv|OpenReview|ResearchGate|Request PDF"
    r"|ACL Anthology|Semantic Scholar|Papers [Ww]ith [Cc]ode|Hugging Face|IEEE [\w& ]{3,60}|ScienceDirect|SpringerLink"
    r"|Springer Nature Link|PubMed|PMC|Nature(?: [A-Z]\w{2,20}){0,2}|Science|PNAS|bioRxiv|medRxiv|DeepAI|Google Scholar"
    r"|ACM Digital Library|Proceedings of [^|]{3,200}|PLOS \w{3,30}|Wiley Online Library)\s{0,9}$"
)


def paper_title(tab: str) -> str:
    """Return what stands in the title of a tab: `[2001.00001] Boats on Rivers`, `Boats on Rivers | OpenReview`."""
    title = _BEFORE.sub("", tab, count=1) if tab[:1] in "([" else tab
    for _ in range(2):
        title = _BEHIND.sub("", title[:2_000])
    return title
