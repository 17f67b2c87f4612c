"""The fonts that a text on paper needs: those that come with the typesetter, and for other scripts those installed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from iompress.edition import Edition
from iompress.errors import IompressError

BASE = "Libertinus Serif"
"""Comes with the typesetter, so that Latin, Greek and Cyrillic look the same everywhere."""

_REGIONS = {"zh-Hant": "TC", "zh-TW": "TC", "zh-HK": "HK", "ja": "JP", "ko": "KR"}
_CJK = frozenset(
    ["CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "BOPOMOFO", "KANGXI", "HALFWIDTH"]
)
_PACKAGES = {"emoji": "fonts-noto-color-emoji", "cjk": "fonts-noto-cjk"}
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')


def families(text: str, language: str) -> list[object]:
    """The font families for `text`, best first, as Typst takes them: the base, then one for each other script."""
    installed = _installed()
    scripts = sorted({script(character) for character in set(text) if ord(character) > 0x24F} - {""})
    chosen = [next((name for name in _candidates(wanted, language) if name in installed), None) for wanted in scripts]
    others: list[object] = [name for name in chosen if name]
    if language.partition("-")[0] in ("zh", "ja", "ko"):  # full-width marks are shared with Latin text
        return [{"name": BASE, "covers": "latin-in-cjk"}, *others, "DejaVu Sans Mono"]
    return [BASE, *others, "DejaVu Sans Mono"]


def require(edition: Edition, error: str) -> None:
    """Raise IompressError that names the missing font's package, if that is what the typesetter's `error` says."""
    found = _REFUSED.search(error)
    if found is None:
        return
    character = found[1][0]
    wanted = script(character)
    package = _PACKAGES.get(wanted, "fonts-noto-core")
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    raise IompressError(
        f"{edition.id} ({edition.language}): no font on this machine has the character {character} ({name.lower()})",
        hint=f"install Noto fonts for its script; on Debian and Ubuntu: apt install {package}",
    )


def script(character: str) -> str:
    """The script of `character` as families are named for it: "arabic", "cjk", "emoji"; "" if the base has it."""
    if unicodedata.category(character)[0] in "ZC" and ord(character) < 0x3000:
        return ""
    first = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    if first in _CJK:
        return "cjk"
    if first in ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER", "DIGIT", ""):
        return ""
    if unicodedata.category(character) in ("So", "Sk") or ord(character) > 0x1F000:
        return "emoji"
    return first.lower() if unicodedata.category(character)[0] in "LMN" else ""


def _candidates(wanted: str, language: str) -> tuple[str, ...]:
    if wanted == "cjk":
        region = next((known for tag, known in _REGIONS.items() if language.startswith(tag)), "SC")
        return tuple(f"Noto {style} CJK {place}" for style in ("Serif", "Sans") for place in (region, "SC", "JP"))
    if wanted == "emoji":
        return ("Noto Color Emoji", "Noto Emoji")
    title = wanted.title()
    return (f"Noto Naskh {title}", f"Noto Serif {title}", f"Noto Sans {title}")


@cache
def _installed() -> frozenset[str]:
    from typst import Fonts

    return frozenset(Fonts().families())
