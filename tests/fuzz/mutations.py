"""Mutations: how a text is damaged. Each takes a text, another one, and a source of chance; chance alone decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

MAX_INPUT = 100_000  # bytes
PIECE = 4_000  # characters of a seed that a usual input begins with
EVERY_SO_OFTEN = 100  # one of so many inputs is as long as an input may be
_MOST = 6  # mutations of one input

_BRACKETS = (
    ("[", "]"), ("{", "}"), ("(", ")"), ("<", ">"), ('"', '"'), ("<b>", "</b>"), ('{"a":', "}"), ("{\\em ", "}"),
    ("> ", ""), ("  ", ""),
)  # fmt: skip
SIGNS = [
    *"\0\a\b\t\n\v\f\r\x1b\x7f\x85\xa0\xad",
    *"\u0301\u061c\u200b\u200d\u200e\u2028\u2029\u202e\u2066\ud800\udfff\ue000\ufdd0\ufeff\ufffd\uffff\U000f0000\U0010ffff",
    *"[](){}<>|\\`*_#@~^$%&;:,.\"'=+-!?/ ",
    *("\\ud800", "\\udc00", "\\u0000", "&#0;", "&#xD800;", "&#x110000;", "&#1114111;", "&nbsp;", "=D8=00", "=00"),
    *("\\\\", "\\{", "\\u", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE", "](", "```", "---", "%%", "\r\n", "\n\n"),
    *("1e999", "NaN", "-1", "9" * 25, "99999", "10.1000/182", "2403.00001", "https://", "https://[", "http://a:b@c:99999/"),
    *("İ", "ß", "ﬁ", "球", "🎈", "é"),
]  # fmt: skip
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "gb18030", "utf-7")


def mutated(seeds: Sequence[str], random: Random, number: int) -> bytes:
    """Return input `number`, made of `seeds`; at most `MAX_INPUT` bytes."""
    text = _piece(random.choice(seeds), random)
    for _ in range(random.randint(1, _MOST)):
        text = changed(text, seeds, random)
    if number % EVERY_SO_OFTEN == EVERY_SO_OFTEN - 1:
        text = grown(text, random)
    return in_bytes(text, random)


def changed(text: str, seeds: Sequence[str], random: Random) -> str:
    """Return `text` after one mutation, which may put in what stands in `seeds`; at most `MAX_INPUT` characters."""
    return random.choice(MUTATIONS)(text, _piece(random.choice(seeds), random), random)[:MAX_INPUT]


def _piece(text: str, random: Random) -> str:
    """Return the beginning of a text, by which it is recognised; seldom a piece from within."""
    begin = text.rfind("\n", 0, random.randrange(len(text))) + 1 if random.random() < 0.2 else 0
    return text[begin : begin + PIECE] or text[:PIECE]


def _span(text: str, random: Random) -> tuple[int, int]:
    """Return where a part of a text begins and ends, most often a short one."""
    begin = random.randint(0, len(text))
    return begin, min(len(text), begin + random.choice((1, 3, 10, 40, 200, 1_000)))


def _cut(text: str, _other: str, random: Random) -> str:
    begin, end = _span(text, random)
    return text[:begin] + text[end:]


def _ended(text: str, _other: str, random: Random) -> str:
    return text[: random.randint(0, len(text))]


def _repeated(text: str, _other: str, random: Random) -> str:
    begin, end = _span(text, random)
    return text[:end] + text[begin:end] * random.choice((1, 2, 9, 50)) + text[end:]


def _swapped(text: str, _other: str, random: Random) -> str:
    one, two, three = sorted(random.randint(0, len(text)) for _ in range(3))
    return text[:one] + text[two:three] + text[one:two] + text[three:]


def _spliced(text: str, other: str, random: Random) -> str:
    begin, end = _span(other, random)
    place = random.randint(0, len(text))
    return text[:place] + random.choice((other[begin:end], other[begin:], other)) + text[place:]


def _signs_changed(text: str, _other: str, random: Random) -> str:
    for _ in range(random.choice((1, 2, 5, 20))):
        place = random.randint(0, len(text))
        text = text[:place] + random.choice(SIGNS) + text[place + random.randint(0, 1) :]
    return text


def _lines_doubled(text: str, _other: str, random: Random) -> str:
    share = random.random()
    return "".join(line * (2 if random.random() < share else 1) for line in text.splitlines(keepends=True))


def _lines_joined(text: str, _other: str, random: Random) -> str:
    return text.replace("\n", random.choice(("", " ", "\r", "\r\n", "\x0b", "\u2028", "\n\n", "\n ")))


def _nested(text: str, _other: str, random: Random) -> str:
    left, right = random.choice(_BRACKETS)
    begin, end = _span(text, random)
    depth = random.choice((1, 3, 30, 300, 3_000))
    return text[:begin] + left * depth + text[begin:end] + right * random.choice((depth, 0)) + text[end:]


def _lengthened(text: str, _other: str, random: Random) -> str:
    """Put a very long word or line in."""
    place = random.randint(0, len(text))
    begin, end = _span(text, random)
    filling = random.choice((text[begin:end].replace("\n", " ") or "x", random.choice(SIGNS), "word "))
    return text[:place] + filling * (random.choice((1_000, 5_000)) // len(filling)) + text[place:]


MUTATIONS: tuple[Callable[[str, str, Random], str], ...] = (
    _cut, _ended, _repeated, _swapped, _spliced, _signs_changed, _signs_changed, _lines_doubled, _lines_joined, _nested,
    _lengthened,
)  # fmt: skip


def grown(text: str, random: Random) -> str:
    """Return a text as long as an input may be: all of it again and again, or one part of it."""
    begin, end = _span(text, random)
    part = text[begin:end] or "x"
    if random.random() < 0.5:
        return (text or "x") * (MAX_INPUT // max(1, len(text)) + 1)
    return text[:end] + part * (MAX_INPUT // len(part)) + text[end:]


def in_bytes(text: str, random: Random) -> bytes:
    """Return the bytes of a text, sometimes in another encoding, sometimes changed; at most `MAX_INPUT`."""
    encoding = random.choice(_ENCODINGS) if random.random() < 0.15 else "utf-8"
    data = bytearray(text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace"))
    if data and random.random() < 0.15:
        for _ in range(random.choice((1, 3, 10))):
            data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data[:MAX_INPUT])
