r"""Characters beyond ASCII as TeX spells them, for what cannot take them as they are.

pdflatex stops at Greek letters and signs of mathematics, and the fonts that LaTeX begins with have none outside of
formulas. BibTeX takes a character of UTF-8 for several: it cuts initials and labels in the middle of one, sorts it
behind z, and knows no small letter for it; what stands as `{\'{E}}` is one letter to it ("BibTeXing", section 4).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from readinglist.formats import bibtex_text, tex

_SIGN_NAMES = (
    "α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ "
    "rho σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ "
    "Phi Ψ Psi Ω Omega ϵ epsilon ϕ phi ℓ ell ∞ infty ∗ ast ⋆ star ∼ sim ≈ approx ≃ simeq ≅ cong ≡ equiv ≠ neq ≤ leq "
    "≥ geq ≪ ll ≫ gg ∝ propto ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∅ emptyset ∀ forall ∃ exists ∂ partial ∇ "
    "nabla ∑ sum ∏ prod ∫ int ⊕ oplus ⊗ otimes ⊥ perp ∧ wedge ∨ vee → rightarrow ← leftarrow ↔ leftrightarrow ⇒ "
    "Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ↦ mapsto"
).split()
_SIGNS = dict(zip(_SIGN_NAMES[::2], _SIGN_NAMES[1::2], strict=True))  # each of LaTeX itself, in formulas
_LETTERS = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i",
}  # fmt: skip
_ACCENTS = {mark: macro for macro, mark in tex.ACCENTS.items()}
_SIGN = re.compile(f"[{''.join(_SIGNS)}₀-₉]")
_LETTER = re.compile("[A-Za-z][\u0300-\u0338]+|[\u00c0-\u024f\u1e00-\u1eff][\u0300-\u0338]*")
_ACCENT = r"\\(?:[^A-Za-z{}]|[a-zH])"
SPELT = re.compile(
    r"\{\$(?:\\[A-Za-z]+|_[0-9])\$\}"
    rf"|\{{(?:\\[A-Za-z]{{1,2}}|{_ACCENT}\{{(?:[A-Za-z]|{_ACCENT}\{{[A-Za-z]\}})\}})\}}"
)
"""What `signs` and `letters` write for a character; `meant` is the way back."""


def signs(text: str) -> str:
    """Return text of TeX with Greek letters and signs of mathematics as formulas, in braces, which keep their case."""
    return text if text.isascii() else _SIGN.sub(_as_formula, text)


def letters(text: str) -> str:
    """Return text of TeX with Latin letters by their macros, and with `signs`."""
    return text if text.isascii() else _LETTER.sub(_by_macro, signs(text))


@lru_cache(maxsize=1_000)
def meant(spelt: str) -> str:
    """Return the character that is spelt."""
    return bibtex_text.text_of(spelt)


def _as_formula(sign: re.Match[str]) -> str:
    below = unicodedata.normalize("NFKC", sign[0])
    return f"{{$_{below}$}}" if below.isdecimal() else f"{{$\\{_SIGNS[sign[0]]}$}}"


def _by_macro(letter: re.Match[str]) -> str:
    return _spelt(letter[0])


@lru_cache(maxsize=1_000)
def _spelt(letter: str) -> str:
    """Return a letter by macros; as it is where it is no letter of ASCII with accents that TeX has."""
    if letter in _LETTERS:
        return f"{{\\{_LETTERS[letter]}}}"
    parts = unicodedata.normalize("NFD", letter)
    spelt, marks = parts[0], parts[1:]
    if not 1 <= len(marks) <= 2 or not spelt.isascii() or not all(mark in _ACCENTS for mark in marks):
        return letter
    for mark in marks:
        spelt = f"\\{_ACCENTS[mark]}{{{spelt}}}"
    return f"{{{spelt}}}"
