"""Known items: titles as one types them who remembers a part of them, perhaps mistyped; and words that mean nothing."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

STOP_WORDS = frozenset(
    "the and for with from are that this using via into over its can how what why not but our".split()
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")  # on purpose not what the program takes for a word


def remembered(titles: Sequence[str], errors: int, chance: random.Random) -> Iterator[tuple[str, int]]:
    """Yield without end what is typed, and the place in `titles` of the one that is meant.

    Three to five words of three letters or more are typed, in the title's order, stop words left out; so many `errors`
    are made, each in another word of five letters or more.
    """
    while True:
        meant = chance.randrange(len(titles))
        content = [word for word in _WORD.findall(titles[meant].lower()) if len(word) >= 3 and word not in STOP_WORDS]
        if len(content) < 3:
            continue
        places = sorted(chance.sample(range(len(content)), min(len(content), chance.randint(3, 5))))
        typed = [content[place] for place in places]
        long = [place for place, word in enumerate(typed) if len(word) >= 5]
        if len(long) < errors:
            continue
        for place in chance.sample(long, errors):
            typed[place] = mistyped(typed[place], chance)
        yield " ".join(typed), meant


def mistyped(word: str, chance: random.Random) -> str:
    """Return the word with a letter dropped, added, changed or swapped with its neighbour."""
    place = chance.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = chance.choice(string.ascii_lowercase)
    wrong = chance.choice(
        [
            before + after,
            before + other + letter + after,
            before + other + after,
            before + after[0] + letter + after[1:],
        ]
    )
    return wrong if wrong != word else mistyped(word, chance)


def nonsense(count: int, shortest: int, longest: int, chance: random.Random) -> list[str]:
    """Return so many words of random letters."""
    lengths = (chance.randint(shortest, longest) for _ in range(count))
    return ["".join(chance.choices(string.ascii_lowercase, k=length)) for length in lengths]


def reciprocal_ranks(
    titles: Sequence[str], errors: int, count: int, search: Callable[[str], Sequence[int]]
) -> list[float]:
    """Ask `search` for so many titles, and return 1 / rank of each that is meant, 0 where it is not found.

    `search` returns papers, best first, numbered as `titles` are, from 1.
    """
    ranks = []
    for typed, meant in islice(remembered(titles, errors, random.Random(errors)), count):
        found = search(typed)
        ranks.append(1 / (found.index(meant + 1) + 1) if meant + 1 in found else 0.0)
    return ranks
