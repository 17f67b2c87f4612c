"""Functions that people have: which gender their words are of, and which mean the same one."""

from __future__ import annotations

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.tokens import tokens


def gender_of(role: str, language: str) -> str:
    """The gender of a function where the language's word for it has one."""
    first = next((token.text.lower() for token in tokens(role, language) if token.sort == "role"), "")
    table = words(language)
    return "f" if table.women.fullmatch(first) else "m" if table.men.fullmatch(first) else ""


def functions_in(role: str, language: str) -> set[str]:
    """The words of a role that name the function."""
    table = words(language)
    found: set[str] = set()
    for token in tokens(role, language):
        low = token.text.lower()
        if token.sort == "role" and low not in _COMMON:
            found.add(low)
            if language == "de":
                found |= {ending for ending in table.roles if low.endswith(ending) and len(ending) > 4}
    return found


def alike(these: set[str], those: set[str]) -> bool:
    """Whether two sets of words share one, case and gender making no difference."""
    return any(
        one == other
        or (len(one) > 4 and len(other) > 4 and _shared(one, other) >= max(4, min(len(one), len(other)) - 3))
        for one in these
        for other in those
    )


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


_COMMON = frozenset((
    "general", "deputy", "assistant", "executive", "member", "senior", "lead", "adjoint", "adjointe", "général", "générale", "generale", "alto", "alta",
    "visoki", "visoka", "državni", "državna", "first", "premier", "première", "primer", "primera", "primo", "prima", "generalni", "generalna", "vice",
    "chargé", "chargée", "membre", "miembro", "membro", "mitglied", "генеральный", "генеральная", "главный", "главная", "старший", "старшая", "верховный",
    "stellvertretende", "stellvertretender", "geschäftsführende", "tiskovni", "tiskovna", "adjunto", "adjunta", "исполнительный", "исполнительная", "focal",
))  # fmt: skip
