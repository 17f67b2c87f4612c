"""Whether words can be a place."""

from __future__ import annotations

import re

from iompress.importers._grammar.agencies import AGENCIES
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.places import country, zone_of

COMMA = re.compile(r"\s*[,،，]\s*")


_TOKEN = re.compile(r"[^\s]+")


_LINK = frozenset(("de", "la", "le", "les", "du", "des", "d’", "del", "los", "las", "el", "of", "the", "and", "al", "di", "da", "do", "am",
                   "an", "der", "im", "bei", "ob", "pri", "na", "v", "sur", "sous", "en", "upon", "on", "y", "e", "et", "und", "in", "près", "près", "st.", "near", "mesto", "vas", "trg", "selo"))  # fmt: skip


_CJK_PLACE = re.compile(r"[\u3400-\u9fff·]{2,9}")


_PAPERS = frozenset(
    ("الإخباري", "الاخباري", "الإخبارية", "الاخبارية", "نيوز", "برس", "صحيفة", "جريدة", "قناة", "موقع", "شبكة", "أخبار", "اخبار", "خاص", "متابعات", "رصد")
)  # fmt: skip
"""What the names of Arabic papers and agencies have, which stand where a place does."""


_SEATS = frozenset(("联合国", "聯合國"))
"""Organizations in whose house a wire has its desk."""


def is_known(text: str, language: str) -> bool:
    """Whether `text` is a place that is known: a large city, with or without its region or country."""
    parts = COMMA.split(text)
    return len(parts) <= 3 and bool(zone_of(parts[0], language)) and all(is_place(part, language) for part in parts)


def is_place(part: str, language: str) -> bool:
    """Whether `part`, between commas of a dateline, can be a place."""
    if country(part, language) or zone_of(part, language):
        return True
    table = words(language)
    if language == "zh":
        return part in _SEATS or (
            bool(_CJK_PLACE.fullmatch(part))
            and len(part) <= 7
            and not part.endswith(("网", "網", "报", "報", "社", "台"))
            and not any(part.endswith(r) for r in table.roles | table.organs)
        )
    tokens = _TOKEN.findall(part)
    if not tokens or len(tokens) > 5 or len(part) > 45:
        return False
    lowered = [token.strip(".,’'").lower() for token in tokens]
    if language == "ar":
        return (
            len(tokens) <= 3
            and not (set(lowered) & (table.organs | table.roles | table.stopwords | _PAPERS))
            and not any(c.isdigit() for c in part)
        )
    if lowered[-1] in ("date", "datum", "fecha", "data", "дата") or part.lower() in EVERYWHERE:
        return False
    if lowered[0] in table.stopwords and lowered[0] not in ("la", "le", "les", "el", "los", "las", "il", "san"):
        return False
    for token, low in zip(tokens, lowered, strict=True):
        if low in AGENCIES or low in table.roles or low in table.honorifics or any(c in '"“”«»„?!@%' for c in token):
            return False
        if any(c.isdigit() for c in token):
            return False
        if not token[0].isupper() and low not in _LINK and not token.startswith(("d’", "d'", "l’", "l'")):
            return False
    if any(
        table.is_label(name, part)
        for name in (
            "release",
            "statement",
            "advisory",
            "briefing-note",
            "notes",
            "contact",
            "posted",
            "correction",
            "related",
            "headline_label",
        )
    ):
        return False
    organs = sum(low in table.organs for low in lowered)
    if organs and lowered[0] in table.organs and lowered[0] not in _COMPASS:
        return False
    return organs < len(tokens) and (
        organs == 0 or (len(tokens) - organs >= 1 and lowered[-1] not in table.organs) or lowered[0] in _COMPASS
    )


EVERYWHERE = ("nationwide", "statewide", "worldwide", "bundesweit", "weltweit")
"""What stands in a dateline in place of a city."""


_COMPASS = (
    "north", "south", "east", "west", "new", "port", "puerto", "porto", "nord", "sud", "norte", "sur", "united", "central", "northern",
    "southern", "eastern", "western", "ciudad", "city", "città", "ville", "cidade",
)  # fmt: skip
