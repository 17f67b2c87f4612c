"""Which language a text is in, and what press releases say in it: one table per language in `words/`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "words"
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_LETTER = re.compile(r"([\u0621-\u064a])")
_ARABIC_MARKS = "[\u064b-\u0652\u0670\u0640]*"
_HAN = re.compile(r"[\u3400-\u9fff]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Words:
    """What one language says. Patterns under `labels` know English too, as pages in all languages have some."""

    tag: str
    stopwords: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    ordinals: str
    filler: str
    labels: dict[str, Pattern]
    verbs: Pattern
    according: Pattern
    pronouns: Pattern
    titles: Pattern
    titles_at_end: Pattern
    linking: Pattern
    lately: Pattern
    reader: Pattern
    breaks: Pattern
    articles: Pattern
    honorifics: frozenset[str]
    roles: frozenset[str]
    organs: frozenset[str]
    particles: frozenset[str]

    @property
    def cased(self) -> bool:
        """Whether names can be told by their capitals."""
        return self.tag not in ("ar", "zh")

    def is_label(self, name: str, text: str) -> bool:
        """Whether `text` is nothing but the label `name`, with or without a colon behind it."""
        return self.labels[name].fullmatch(text.strip().rstrip(":： ").strip()) is not None


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a table."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def words(tag: str) -> Words:
    """The table of the language `tag`."""
    own, english = _table(tag), _table("en")
    speech, people = own["speech"], own["people"]
    return Words(
        tag=tag,
        stopwords=frozenset(own["stopwords"].split()),
        months=_numbered(own["dates"]["months"]) | ({} if tag == "en" else _numbered(english["dates"]["months"], True)),
        weekdays=_numbered(own["dates"]["weekdays"]),
        ordinals=own["dates"]["ordinals"],
        filler=own["dates"]["filler"],
        labels={
            name: _compiled(label if tag == "en" else f"{label}|{english['labels'][name]}", tag)
            for name, label in own["labels"].items()
        },
        verbs=_compiled(speech["verbs"], tag, whole=tag != "zh"),
        according=_compiled(speech["according"], tag, whole=tag != "zh"),
        pronouns=_compiled(speech["pronouns"], tag, whole=tag != "zh"),
        titles=_compiled(speech["titles"], tag, whole=tag != "zh"),
        titles_at_end=re.compile(
            rf"(?:{_compiled(speech['titles'], tag, whole=tag != 'zh').pattern})[\s:,،]*$", re.IGNORECASE
        ),
        linking=_compiled(speech["linking"], tag, whole=tag != "zh"),
        lately=_compiled(own["dates"]["lately"], tag, whole=tag != "zh"),
        reader=_compiled(speech["reader"], tag, whole=tag != "zh"),
        breaks=_compiled(people["breaks"], tag, whole=tag != "zh"),
        articles=_compiled(people["articles"] or "(?!)", tag),
        honorifics=_set(people["honorifics"]),
        roles=_set(people["roles"]),
        organs=_set(people["organs"]),
        particles=_set(people["particles"]),
    )


def _table(tag: str) -> dict[str, Any]:
    from tomli import loads

    return loads((_FOLDER / f"{tag}.toml").read_text("utf-8"))


def _set(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"\\s\+|\\\.", lambda m: " " if "s" in m[0] else ".", text).split("|")) - {""}


def _numbered(forms: list[str], long: bool = False) -> dict[str, int]:
    return {form: n for n, each in enumerate(forms, 1) for form in each.split("|") if not long or len(form) > 3}


def _compiled(pattern: str, tag: str, whole: bool = False) -> Pattern:
    pattern = pattern.replace("’", "[’']")
    if tag == "ar":
        pattern = _ARABIC_LETTER.sub(rf"\1{_ARABIC_MARKS}", pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if whole else rf"(?:{pattern})", re.IGNORECASE)


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


def _share(sample: str, tag: str) -> float:
    known = words(tag).stopwords
    found = [word.lower() for word in re.sub("[\u064b-\u0652\u0640]", "", sample).split()]
    return min(1.0, 0.5 + 4 * sum(word in known for word in found) / (len(found) or 1))
