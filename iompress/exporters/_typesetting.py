"""The typesetter, and the fonts a text needs: those that come with it, and for other scripts those installed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from iompress.edition import Edition
from iompress.errors import IompressError

if TYPE_CHECKING:
    from typst import Compiler

BASE = "Libertinus Serif"
"""Comes with the typesetter, so that Latin, Greek and Cyrillic look the same everywhere."""

_REGIONS = {"zh-Hant": "TC", "zh-TW": "TC", "zh-HK": "HK", "ja": "JP", "ko": "KR"}
_CJK = frozenset(
    ["CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "BOPOMOFO", "KANGXI", "HALFWIDTH"]
)
_SHARED = frozenset(["LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER", "VARIATION", "MATHEMATICAL"])
_OTHER_SCRIPTS = re.compile("[\u0530-\u1cff\u2600-\u27bf\u2c00-\U000e01ef]")
"""Where characters have a script of their own: not among the marks and symbols that all scripts share."""
_PACKAGES = {"emoji": "fonts-noto-color-emoji", "cjk": "fonts-noto-cjk"}
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')


def families(text: str, edition: Edition) -> list[object]:
    """The font families for `text`, best first, as Typst takes them: the base, then one for each other script.

    Raises IompressError, with the package to install, if none for a script is there.
    """
    installed = _installed()
    examples = {script(character): character for character in sorted(set(text)) if ord(character) > 0x24F}
    others: list[object] = []
    for wanted, character in sorted(examples.items()):
        if wanted:
            found = next((name for name in _candidates(wanted, edition.language) if name in installed), None)
            if found is None:
                raise _missing(edition, character)
            others.append(found)
    if edition.language.partition("-")[0] in ("zh", "ja", "ko"):  # full-width marks are shared with Latin text
        return [{"name": BASE, "covers": "latin-in-cjk"}, *others, "DejaVu Sans Mono"]
    return [BASE, *others, "DejaVu Sans Mono"]


def require(edition: Edition, error: str) -> None:
    """Raise IompressError if the typesetter's `error` says that a character is in none of the fonts."""
    found = _REFUSED.search(error)
    if found:
        raise _missing(edition, found[1][0])


def _missing(edition: Edition, character: str) -> IompressError:
    package = _PACKAGES.get(script(character), "fonts-noto-core")
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return IompressError(
        f"{edition.id} ({edition.language}): no font on this machine has the character {character} ({name})",
        hint=f"install Noto fonts for its script; on Debian and Ubuntu: apt install {package}",
    )


def script(character: str) -> str:
    """The script of `character` as families are named for it: "arabic", "cjk", "emoji"; "" if the base has it."""
    first = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    if first in _CJK:
        return "cjk"
    if first in _SHARED or not _OTHER_SCRIPTS.match(character):
        return ""
    category = unicodedata.category(character)
    if category in ("So", "Sk"):
        return "emoji"
    return first.lower() if category[0] in "LMN" else ""


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


@cache
def compiler() -> Compiler:
    """One typesetter for all exports: its fonts are found once."""
    from typst import Compiler

    return Compiler()


def tag_parts(tag: str) -> tuple[str, str | None, str | None]:
    """Language, script and region of a BCP 47 tag as Typst takes them."""
    language, *rest = tag.split("-")
    script = next((part.lower() for part in rest if len(part) == 4 and part.isalpha()), None)
    region = next((part.upper() for part in rest if len(part) == 2), None)
    return language, script, region
