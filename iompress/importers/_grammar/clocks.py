"""Times of day as press releases write them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def times(text: str) -> Iterator[tuple[int, int, int, int]]:
    """The times of day in `text`: start, end, hour, minute. 24-hour clock, or with a.m. and p.m."""
    for match in _TIME.finditer(text):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
        if half in ("pm", "م", "مساء", "مساءً", "下午") and hour < 12:
            hour += 12
        if half in ("am", "ص", "صباحا", "صباحاً") and hour == 12:
            hour = 0
        if match["before"] in ("下午", "晚上") and hour < 12:
            hour += 12
        if hour < 24 and minute < 60:
            yield match.start(), match.end(), hour, minute


_TIME = re.compile(
    r"(?P<before>上午|下午|晚上|凌晨)?(?<!\d)(?P<h>[0-2]?\d)(?:(?:[:.h时點点]|\s?h\s?)(?P<m>[0-5]\d)|(?=\s?(?:[ap]\.?m|uhr|heures?|h\b|ч\b|hrs?|hours|时|點|点|صباح|مساء)))"
    r"\s?(?P<half>a\.?m\.?|p\.?m\.?|صباحاً?|مساءً?|ص(?!\w)|م(?!\w))?(?!\d)",
    re.IGNORECASE,
)
