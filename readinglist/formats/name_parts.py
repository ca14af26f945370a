"""The parts of a person's name, as formats want them that keep family names apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from readinglist.formats.one_line import one_line

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")


class NameParts(NamedTuple):
    """A name in its parts: family names with their particles ("van Beethoven"). Without `given` it is as it is."""

    given: str
    family: str
    suffix: str


def suffix_of(name: str) -> str:
    """Return the suffix that a name ends with ("Jr."); empty where there is none."""
    last = name.rpartition(" ")[2]
    return last if _SUFFIX.fullmatch(last) else ""


def parts_of(name: str) -> NameParts:
    """Return the parts of a name in reading order ("Sammy Davis Jr."); one of a single word is a family name.

    As BibTeX does, it takes words in lower case for the beginning of a family name, and else the last word for all of
    it. What has a comma is no person: "Lab, Inc.".
    """
    words = one_line(name).split(" ")
    if "," in name:
        return NameParts("", " ".join(words), "")
    suffix = words.pop() if len(words) > 2 and suffix_of(words[-1]) else ""
    last = len(words) - 1
    family = next((place for place, word in enumerate(words[:last]) if word.islower()), last)
    if _SUFFIX.fullmatch(" ".join(words[:family])):
        return NameParts("", one_line(name), "")  # "Jr. Byron" is nobody's
    return NameParts(" ".join(words[:family]), " ".join(words[family:]), suffix)
