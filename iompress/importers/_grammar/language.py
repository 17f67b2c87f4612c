"""Which language a text is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from iompress.importers._grammar.lexicon import languages, words

_WORD = re.compile(r"[^\W\d_]+")


_HAN = re.compile(r"[\u3400-\u9fff]")


_ARABIC = re.compile(r"[\u0621-\u064a]")


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


_LATIN = re.compile(r"[a-z]{3}", re.IGNORECASE)


@cache
def _stopword_sets() -> dict[str, frozenset[str]]:
    return {tag: words(tag).stopwords for tag in languages() if tag not in ("ar", "zh", "ru")}


def detect(text: str) -> tuple[str, float]:
    """The language of `text` and how sure that is, from 0 to 1; "" if it is none that is known."""
    sample = text[:3_000]
    letters = len(_WORD.findall(sample)) or 1
    han, arabic, cyrillic = (len(script.findall(sample)) for script in (_HAN, _ARABIC, _CYRILLIC))
    if han > 20 and han * 2 > letters:
        return "zh", 1.0
    if max(arabic, cyrillic) > len(sample) // 4:
        return ("ar", _share(sample, "ar")) if arabic > cyrillic else ("ru", _share(sample, "ru"))
    found = Counter(_WORD.findall(sample.lower()))
    count = found.total()
    if count < 5:
        return "", 0.0
    shares = {tag: sum(found[word] for word in known & found.keys()) / count for tag, known in _stopword_sets().items()}
    best, second = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
    if shares[best] < 0.12:
        return "", shares[best]
    return best, min(1.0, shares[best] * 2, 0.5 + 2 * (shares[best] - shares[second]))


def in_script_of(text: str) -> tuple[str, ...]:
    """The languages that are written in the letters which `text` has: those of one script where it has but one."""
    scripts = (("zh", _HAN), ("ar", _ARABIC), ("ru", _CYRILLIC), ("", _LATIN))
    found = {tag for tag, script in scripts if script.search(text)}
    return tuple(tag for tag in languages() if (tag if tag in ("zh", "ar", "ru") else "") in found)


def _share(sample: str, tag: str) -> float:
    known = words(tag).stopwords
    found = [word.lower() for word in re.sub("[\u064b-\u0652\u0640]", "", sample).split()]
    return min(1.0, 0.5 + 4 * sum(word in known for word in found) / (len(found) or 1))
