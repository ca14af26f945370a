from __future__ import annotations

import pytest

from readinglist.formats.bibtex_told import read_back
from readinglist.formats.told import NotAsWritten, Told


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def test_the_text_that_tex_means_is_read() -> None:
    text = "@misc{k,\n  title = {Of {GPT}-4 \\& \\textless{}b\\textgreater{}},\n  author = {{A and B} and C D},\n}\n"
    assert list(read_back(lines(text))) == [Told("k", "Of GPT-4 & <b>", ("A and B", "C D"), None)]


@pytest.mark.parametrize(
    "text",
    [
        "text between entries\n",
        "@misc{k,\n",
        "@misc{k,\n  title = {T},\n",
        "@misc{k k,\n  title = {T},\n}\n",
        "@misc{k,\n  title = {T}},\n}\n",
        "@misc{k,\n  title = {{T},\n}\n",
        "@misc{k,\n  title = {a}, year = {b},\n  year = {2024},\n}\n"[:-30],
        "@misc{k,\n  title = {a}b{c}},\n}\n",
        "@misc{k,\n  title = {T},\n  title = {U},\n}\n",
        "@misc{k,\n  title = {two\nlines},\n}\n",
    ],
)
def test_whatever_we_do_not_write_is_refused(text: str) -> None:
    with pytest.raises(NotAsWritten):
        list(read_back(lines(text)))
