"""Functions that people have: which gender their words are of, and which mean the same one."""

from __future__ import annotations

import re

from iompress.importers._grammar.language import words
from iompress.importers._grammar.names import tokens


def gender_of(role: str, language: str) -> str:
    """The gender of a function where the language's word for it has one."""
    first = next((token.text.lower() for token in tokens(role, language) if token.sort == "role"), "")
    forms = _GENDERS.get(language)
    if forms is None or not first:
        return ""
    return "f" if re.fullmatch(forms[0], first) else "m" if re.fullmatch(forms[1], first) else ""


_GENDERS = {
    "de": (r"\w+in|\w+te", r"\w+(?:er|or|ent|ist|chef|meister|rat)"),
    "fr": (r"\w+(?:trice|euse|ère|ente|ante|ienne|ée|cheffe)|directrice", r"\w+(?:teur|eur|ier|ent|ien)|chef|maire"),
    "es": (r"\w+(?:ora|tra|nta|aria|ada|ona|iza|sa|efa|ica|era)", r"\w+(?:or|tro|ario|ado|ero|ico)"),
    "it": (r"\w+(?:trice|essa|tra|aria|ora|ica|era|ata|iera)|sindaca", r"\w+(?:tore|tro|ario|ico|ato|iere)|sindaco"),
    "sl": (r"\w+(?:ica|ka|inja|nja|arka)", r"\w+(?:or|er|nik|ik|ar|ec|an)|župan|minister"),
    "en": (r"\w+woman|queen|princess|actress", r"\w+man|king|prince"),
}


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
