"""Tags that a paper may want: those of one's own that its text speaks of, and those of papers with such a title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from readinglist.domain.paper import Paper
from readinglist.domain.tags import fold
from readinglist.library.compared_paper import SMALL_WORDS, singular
from readinglist.search.index import IndexOutOfStep
from readinglist.search.words import words

if TYPE_CHECKING:
    from readinglist.library.library import Library

MOST_PROPOSED = 5
MOST_COMPARED = 2_000  # tags, the most used first
_LONGEST_TEXT = 20_000  # characters of an abstract that are looked at
_LONGEST_PHRASE = 4  # words
_FUZZY_FROM = 6  # letters; shorter names are too easily taken for others
_FUZZY = 88.0  # percent of a name that must be alike
_ASKED_WORDS = 6  # of a title
_NEAR = 10  # papers with such a title that are asked
_SHARED_WORDS = 2  # of the title, that make another paper near
_SHARING = 2  # near papers that must have a tag
_IN_TITLE, _IN_ABSTRACT, _INITIALS, _OF_NEAR = 1.0, 0.8, 0.85, 0.5
_BELOW = 0.9  # where nothing is said of the level above


def proposed_tags(library: Library, paper: Paper, names: Sequence[str]) -> tuple[str, ...]:
    """Return at most five of `names`, the library's tags, that the paper may want, the likeliest first.

    It reads at most ten other papers, whatever the library's size. Of tags that are as likely, the one that stands
    first in `names` goes first. Where several end alike (`vision/data`, `speech/data`), the level above must be spoken
    of, too.
    """
    if not names:
        return ()
    near = _tags_of_near(library, paper)
    title, abstract = Phrases.of(paper.title), Phrases.of(paper.abstract[:_LONGEST_TEXT])
    scores: dict[str, float] = {}
    wanted = list(_wanted(names[:MOST_COMPARED], paper.tags))
    last_levels = Counter(fold(name.rpartition("/")[2]) for name in names[:MOST_COMPARED])
    for name in wanted:
        above, _, last = name.rpartition("/")
        score = _likeness(last, title, abstract)
        if score and above and not _likeness(above.rpartition("/")[2], title, abstract):
            score = score * _BELOW if last_levels[fold(last)] == 1 else 0.0
        sharing = near.get(fold(name), 0)
        if sharing >= _SHARING:
            score = max(score, _OF_NEAR) + sharing / 100
        if score:
            scores[name] = score
    return tuple(sorted(scores, key=lambda name: -scores[name])[:MOST_PROPOSED])


def _likeness(level: str, title: Phrases, abstract: Phrases) -> float:
    """Return from 0 to 1 how much a paper speaks of a level of a tag's name."""
    found = singular(words(level))
    return max(_IN_TITLE * title.likeness(found), _IN_ABSTRACT * abstract.likeness(found))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a text, up to four words in the singular, written as one word; and by how they begin."""

    whole: frozenset[str]
    initials: frozenset[str]
    by_beginning: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> Phrases:
        """Return the phrases of a text."""
        found = singular(words(text))
        whole: set[str] = set()
        initials: set[str] = set()
        for length in range(1, _LONGEST_PHRASE + 1):
            for start in range(len(found) - length + 1):
                phrase = found[start : start + length]
                whole.add("".join(phrase))
                if length > 2 and not SMALL_WORDS.intersection(phrase):
                    initials.add("".join(word[0] for word in phrase))
        beginning: defaultdict[str, list[str]] = defaultdict(list)
        for each in whole:
            beginning[each[:2]].append(each)
        return cls(frozenset(whole), frozenset(initials), {begun: tuple(some) for begun, some in beginning.items()})

    def likeness(self, level: Sequence[str]) -> float:
        """Return from 0 to 1 how much this text speaks of what a tag's words say: as they are written, by their
        initials ("LLM" and "large language models", either way), or written nearly so.
        """
        name = "".join(level)
        if not name or SMALL_WORDS.issuperset(level):
            return 0.0
        if name in self.whole:
            return 1.0
        if name in self.initials or (len(level) > 2 and "".join(word[0] for word in level) in self.whole):
            return _INITIALS
        if len(name) < _FUZZY_FROM:
            return 0.0
        close = process.extractOne(name, self.by_beginning.get(name[:2], ()), scorer=fuzz.ratio, score_cutoff=_FUZZY)
        return close[1] / 100 if close else 0.0


def _wanted(names: Sequence[str], had: Sequence[str]) -> Iterator[str]:
    """Yield the tags that say something new of a paper that has those it `had`, or tags nested in them."""
    folded = [fold(name) + "/" for name in had]
    return (name for name in names if not any(one.startswith(fold(name) + "/") for one in folded))


def _tags_of_near(library: Library, paper: Paper) -> Counter[str]:
    """Return how many papers with rare words of this title have which tag, by its folded name."""
    telling = set(words(paper.title)) - SMALL_WORDS
    found: Counter[str] = Counter()
    try:
        library.bring_in_step()
        rare = sorted(telling, key=lambda word: (-len(word), word))[:_ASKED_WORDS]  # long words are, most often
        near = library.index.with_titles_like(rare, _NEAR + 1) if rare else []
    except IndexOutOfStep:
        return found
    for other in library.papers([number for number in near if number != paper.id]):
        if len(telling.intersection(words(other.title))) >= _SHARED_WORDS:
            found.update(fold(tag) for tag in other.tags)
    return found
