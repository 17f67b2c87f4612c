"""Articles, prepositions and conjunctions around names and functions."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import Words

GOVERNING = frozenset((
    "of", "for", "at", "in", "from", "to", "de", "du", "des", "d", "del", "della", "dello", "dei", "degli", "delle", "per", "para", "por", "pour", "für", "von", "vom",
    "des", "der", "zu", "na", "v", "za", "iz", "по", "в", "на", "из", "di", "da", "en", "à", "im", "in", "bei", "aux", "au", "alla", "alle", "ai", "agli", "allo", "dal", "dalla", "dallo", "dai", "dagli", "dalle",
))  # fmt: skip
"""What leads from a function to what it is over: no speaker stands behind it."""

WITH = frozenset(("with", "con", "avec", "mit", "s", "z"))
"""What leads on to company."""

BETWEEN = frozenset((
    "the", "la", "le", "les", "los", "las", "el", "l", "il", "lo", "gli", "die", "das", "den", "dem", "a", "an", "und", "and", "y", "et", "e",
    "her", "his", "their", "its",
))  # fmt: skip
"""What stands between a function, what it is over, and a name."""

DEFINITE = frozenset(
    ("su", "sua", "sa", "the", "le", "la", "l", "les", "el", "los", "las", "il", "lo", "der", "die", "das")
)
"""Articles of somebody known."""


def without_article(text: str, table: Words) -> str:
    """`text` without the article it begins with."""
    text = text.strip()
    match = re.match(r"(?:l[’']|d[’']|un[’'])(?=\w)|\S+\s+", text)
    if match and table.articles.fullmatch(match[0].strip()):
        return text[match.end() :].strip()
    return text
