"""Times of day as press releases write them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def times(text: str) -> Iterator[tuple[int, int, int, int]]:
    """The times of day in `text`: start, end, hour, minute. 24-hour clock, or with a.m. and p.m."""
    for match in _TIME.finditer(text):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
        if half in ("pm", "م", "مساء", "مساءً", "بعدالظهر", "вечера") and hour < 12:
            hour += 12
        if half in ("am", "ص", "صباحا", "صباحاً", "утра") and hour == 12:
            hour = 0
        if match["before"] in ("下午", "晚上") and hour < 12:
            hour += 12
        if hour < 24 and minute < 60:
            yield match.start(), match.end(), hour, minute


def tells_hour(text: str) -> bool:
    """Whether `text` tells a time of day, figures of a day not counted."""
    return next(times(_FIGURES.sub(" ", text)), None) is not None or any(
        said.search(text) is not None for said in (MIDNIGHT, NOON)
    )


_FIGURES = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![\d:])")
"""A day in figures."""

MIDNIGHT = re.compile(
    r"midnight|minuit|medianoche|Mitternacht|mezzanotte|polnoč|полноч\w+|منتصف\s+الليل|午夜|零时", re.IGNORECASE
)
NOON = re.compile(
    r"(?<!\w)(?:noon|midday|midi|mediodía|mezzogiorno|12\s*Uhr\s*mittags|poldne|opoldne|полдень)(?!\w)|正午",
    re.IGNORECASE,
)


_TIME = re.compile(
    r"(?P<before>上午|下午|晚上|凌晨|中午)?(?<!\d)(?P<h>[0-2]?\d)(?:(?:[:.h时時點点]|\s?h\s?)(?P<m>[0-5]\d)"
    r"|(?=\s?(?:[ap]\.?m|uhr|heures?|horas|hs\b|h\b|ч\b|час|утра|вечера|hrs?|hours|o’clock|时|時|點|点|صباح|مساء|بعد\s+الظهر))"
    r"|(?=\.?\s(?:uri|ure|uro)\b)|(?<=\b(?:ore|ora)\s[0-2]\d)(?![\d:.]\d)|(?<=\b(?:ore|ora)\s\d)(?![\d:.]\d))"
    r"\s?(?P<half>a\.?m\.?|p\.?m\.?|صباحاً?|مساءً?|بعد\s+الظهر|утра|вечера|ص(?!\w)|م(?!\w))?(?!\d)",
    re.IGNORECASE,
)
