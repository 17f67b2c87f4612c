"""Figures set above or below their line, which mean another number on it: 10⁻⁶, m², CO₂."""

from __future__ import annotations

import re
from typing import Literal

_RAISED = {
    "sup": str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ"),
    "sub": str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎"),
}
_FIGURES = {
    "sup": re.compile(r"(?=.*\d|[n+−–-]$)[\d+=()ni−–-]+"),
    "sub": re.compile(r"(?=.*\d)[\d+=()−–-]+"),
}
_EXPRESSION = re.compile(r"(?=.*[\d+−–-])(?=.*\w)(?!\d+[^\W\d_]{2}$)[\w+()/*−–-]+")


def raised(words: str, before: str, place: Literal["sup", "sub"]) -> str:
    """`words` as they can stand on the line of `before`, the character in front of them.

    Figures become those that Unicode has for the place; what else would change the value of a number is put in brackets
    behind ^ or _; words, such as the “th” of an ordinal, are only words.
    """
    bare = words.strip()
    if _FIGURES[place].fullmatch(bare):
        return words.translate(_RAISED[place])
    if place == "sup" and (before.isalnum() or before == ")") and _EXPRESSION.fullmatch(bare):
        return words.replace(bare, f"^({bare})")
    return words
