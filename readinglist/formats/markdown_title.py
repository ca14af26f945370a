"""Which words of an item of a list are the title of its paper, and what the others say.

A label such as "Paper", "PDF" or "CVPR 2023" is none; a link to a paper with words of its own is the likeliest, then
bold type, then quotation marks, then what stands before the first link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readinglist.formats.markdown_inline import Piece
from readinglist.formats.paper_links import leads_to_paper

_SAYS_NOTHING = frozenset(
    "paper papers pdf arxiv preprint code codes github git gitlab project page projects website web homepage home "
    "link links demo demos video videos slide slides poster dataset datasets data model models blog blogs post "
    "openreview hf huggingface hugging face weights checkpoint checkpoints ckpt bib bibtex cite citation "
    "citations doc docs documentation supp supplementary appendix talk colab twitter tweet official here html abs "
    "abstract url source doi acm ieee springer cvf pytorch tensorflow tf jax notebook tutorial leaderboard "
    "benchmark repo repository the and full text read more coming soon wechat youtube bilibili zhihu kaggle "
    "semantic scholar review summary interview x title authors venue date year updated conference journal tool "
    "eval unofficial implementation star stars new".split()
)
_VENUE = re.compile(
    r"\W{0,3}(?P<venue>[A-Za-z&+-]{1,30}(?:[ '’][A-Za-z&+-]{1,30}){0,3}?[ '’]?)[ ,.'’-]{0,2}"
    r"(?P<year>(?:19|20)\d\d|(?<=['’ ])\d\d)"
    r"(?:[ .,/-]?[\w()&* -]{0,25})?\W{0,3}"
)
_DOI = re.compile(r"\W{0,3}(?:doi:\s?)?10\.\d{4,9}/\S{1,300}\s{0,9}", re.IGNORECASE)
_DATE = re.compile(r"\W{0,3}(?:19|20)?\d\d(?:[./-]\d{1,2}){1,2}\W{0,3}|\W{0,3}(?:19|20)\d\d\W{0,3}")
_CITED = re.compile(r"\bet al\b|,\s?(?:19|20)\d\d[a-z]?\W{0,2}$")
# ", Byron et al. 2020" behind a title.
_CITATION = re.compile(
    r",\s(?:[^\W\d_][\w.'’-]{0,30}\s){1,3}?"
    r"(?:et al\b\.?(?:,?\s\(?(?:19|20)\d\d[a-z]?\)?)?|(?:and|&)\s[^\W\d_][\w.'’-]{0,30},?\s\(?(?:19|20)\d\d[a-z]?\)?)"
    r"[\s,.;:]{0,9}$"
)
_ADDRESS = re.compile(r"\s{0,9}https?://")
_NOTHING_WITHIN = re.compile(r"\(\s{0,9}\)|\[\s{0,9}\]")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,500})[”\"]")
# A reference in the style of the APA: "Byron, A., & Noyce, B. (2019). On boats. Journal, 3(2)."
_REFERENCE = re.compile(r"(?P<authors>[^\W\d_][^()\n]{3,500}?,[^()\n]{1,100})\((?:19|20)\d\d[a-z]?\)[.,:]?\s")
_IN_FRONT = 5_000  # characters among which a title without any marks is looked for
_AT_ENDS = " \t\n\xa0.,;:|-–—*•·>[]()<"
_MARKS_IN_FRONT = re.compile(r"^(?:\W*\[[^\[\]]{1,30}\]|\W*\([^()]{1,30}\))\s{0,9}(?=\S)")
_SENTENCE = re.compile(r"(?<=[\w)][.?!])\s+(?=[A-Z*_(\[])|\s{1,9}(?:[|–—]|-{1,2})\s+|\n|[,.;:]?\s\(?(?=arXiv:|doi:)")
_OPENED = re.compile(r"\s{0,9}[\[(]{1,2}$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title found in an item: its text, the address it leads to, how sure it is (1 to 4), and the text around it."""

    text: str
    url: str
    weight: int
    before: str
    after: str


def find_title(pieces: Sequence[Piece]) -> Title | None:
    """Return the likeliest title of an item; None where no words can be one."""
    candidates = filter(None, (_label(pieces), _quoted(pieces), _in_front(pieces)))
    return max(candidates, key=lambda title: title.weight, default=None)


def is_label(text: str) -> bool:
    """Tell whether a text only names what a link leads to, or when or where a paper appeared."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return (
        not words
        or (len(words) <= 6 and _SAYS_NOTHING.issuperset(words))
        or _names_venue(text)
        or _DOI.fullmatch(text) is not None
    )


def _names_venue(text: str) -> bool:
    if _DATE.fullmatch(text) or _CITED.search(text[:200]):
        return True
    match = _VENUE.fullmatch(text) if len(text) < 60 else None
    return match is not None and any(map(str.isupper, match["venue"])) and len(match["venue"].split()) <= 3


def _label(pieces: Sequence[Piece]) -> Title | None:
    """Return the likeliest title among what is a link or set in bold."""
    index = max(range(len(pieces)), key=lambda number: _weight(pieces[number]), default=0)
    if not pieces or not _weight(pieces[index]):
        return None
    piece = pieces[index]
    before, after = _text(pieces[:index]), _text(pieces[index + 1 :])
    return Title(piece.text.strip(" \n" if piece.url else _AT_ENDS), piece.url, _weight(piece), before, after)


def _weight(piece: Piece) -> int:
    """Tell how sure a piece is a title by itself, from 0 to 4."""
    text = piece.text.strip(" \n" if piece.url else _AT_ENDS)
    if not (piece.url or piece.bold) or is_label(text) or text.startswith(("http://", "https://")):
        return 0
    words = len(text.split())
    if piece.url and leads_to_paper(piece.url):
        return 4 if words > 2 else 3
    if piece.url:
        return 3 if piece.bold and words > 2 else 2
    return 3 if words > 3 else 2 if words > 1 else 1


def _quoted(pieces: Sequence[Piece]) -> Title | None:
    """Return a title in quotation marks."""
    text = _text(pieces)
    match = _QUOTED.search(text)
    if match is None or len(match[1].split()) < 3:
        return None
    return Title(match[1].strip(" ,."), "", 3, text[: match.start()], text[match.end() :])


def _in_front(pieces: Sequence[Piece]) -> Title | None:
    """Return the first sentence of an item, without the date or venue in brackets before it."""
    text = whole = _text(pieces)[:_IN_FRONT]
    while match := _MARKS_IN_FRONT.match(text):
        text = text[match.end() :]
    text = text.lstrip(" \t\n\xa0.,;:|-–—*•·>]")
    if (reference := _REFERENCE.match(text)) and text[reference.end() :].strip():
        text = text[reference.end() :]
    title = _SENTENCE.split(text, maxsplit=1)[0]
    title = title[: cited.start()] if (cited := _CITATION.search(title)) else title
    shown = _OPENED.sub("", title.rstrip()).strip(" \t\n\xa0,;:|-–—*.[")
    if len(shown) < 3 or is_label(shown) or shown.startswith("http"):
        return None
    return Title(shown, "", 1, whole[: len(whole) - len(text)], text[len(title) :])


def _text(pieces: Sequence[Piece]) -> str:
    """Return the text of pieces, without links that only say where or what they lead to."""
    told = (piece.text for piece in pieces if not piece.url or not (_ADDRESS.match(piece.text) or is_label(piece.text)))
    return _NOTHING_WITHIN.sub("", "".join(told))
