"""What kind of publication a paper is, as far as its venue and identifiers tell."""

from __future__ import annotations

import re
from enum import Enum

from readinglist.domain.paper import Paper
from readinglist.formats.one_line import one_line


class Publication(Enum):
    """How a paper was published: what bibliographies ask first of all."""

    PROCEEDINGS = "in proceedings"
    JOURNAL = "in a journal"
    PREPRINT = "on arXiv"
    WEB = "on the web"
    UNKNOWN = "unknown"


_PREPRINTS = re.compile(r"(?:arxiv|corr)\b.*", re.IGNORECASE)
_JOURNALS = re.compile(
    r"\b(?:journal|transactions|letters|magazine|annals|reviews?)\b"
    r"|\bproceedings of (?:the )?(?:ieee$|national academy|royal society|vldb endowment|acm on)",
    re.IGNORECASE,
)
_MEETINGS = re.compile(
    r"\b(?:proceedings|proc\.|conference|workshops?|symposium|findings|meeting|congress|colloquium"
    r"|advances in neural information processing)(?:\b|(?<=\.))",
    re.IGNORECASE,
)
_KNOWN_MEETINGS = frozenset(
    "AAAI ACL AISTATS CHI CIKM COLING COLM COLT CVPR CoRL EACL ECCV EMNLP FOCS ICASSP ICCV ICLR ICML ICRA ICSE IJCAI "
    "INTERSPEECH IROS KDD LREC NAACL NIPS NSDI NeurIPS OSDI PLDI POPL RecSys SIGGRAPH SIGIR SIGMOD SODA SOSP STOC UAI "
    "UIST USENIX WACV WSDM WWW".split()
)
_WORD = re.compile(r"[A-Za-z]+")


def publication_of(paper: Paper) -> Publication:
    """Return what kind of publication a paper is. A venue is a journal unless something in it says that people met."""
    venue = one_line(paper.venue)
    if venue and not _PREPRINTS.fullmatch(venue):
        return Publication.PROCEEDINGS if _is_meeting(venue) else Publication.JOURNAL
    if paper.arxiv:
        return Publication.PREPRINT
    return Publication.WEB if paper.doi or paper.links else Publication.UNKNOWN


def _is_meeting(venue: str) -> bool:
    if _JOURNALS.search(venue):
        return False
    return bool(_MEETINGS.search(venue)) or not _KNOWN_MEETINGS.isdisjoint(_WORD.findall(venue))
