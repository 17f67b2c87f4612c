"""How a text says, in its own words, that it may not be published before a moment."""

from __future__ import annotations

import re
from functools import cache

_HELD = {
    "en": r"\b(?:not|never)\b.{0,30}\b(?:publi|releas|broadcast)\w*.{0,30}\b(?:before|until|till|prior\s+to)\b"
    r"|\bhold\b.{0,12}\b(?:until|till)\b|\bhold\s+for\s+release\b|\bembargo(?:ed)?\b.{0,10}\b(?:until|till|to)\b"
    r"|\Afor\s+release\b",
    "fr": r"\bpas\b.{0,25}\b(?:publi|diffus|communiqu)\w*.{0,20}\bavant\b|\bsous\s+embargo\b"
    r"|\b(?:diffusion|publication)\s+(?:autorisée|permise|possible)\b.{0,12}(?:partir|après|dès)",
    "es": r"\bno\b.{0,15}\b(?:public|difun|emit)\w*.{0,20}\bantes\b|\b(?:bajo\s+embargo|embargad[oa])\b"
    r"|\b(?:publicación|difusión)\s+(?:autorizada|permitida)\b.{0,8}\bpartir\b",
    "de": r"\A\W*frei(?:gegeben)?\s+(?:ab|zum|für)\b|\bnicht\s+vor\b.{0,40}\bveröffentlich|\bsperrfrist\b"
    r"|\bveröffentlich\w*.{0,12}\b(?:erst\s+ab|frühestens|nicht\s+vor)\b|\bgesperrt\s+bis\b",
    "it": r"\b(?:non|vietat\w+)\b.{0,25}\b(?:pubblic|diffon|diffus)\w*.{0,20}\bprima\b|\bsotto\s+embargo\b"
    r"|\bembargo\s+fino\b",
    "sl": r"\b(?:ne|ni|prepoveda\w+)\b.{0,20}\bobja\w*.{0,12}\bpred\b|\bobjav\w*\s+(?:je\s+)?(?:dovoljena|mogoča)\b"
    r"|\bzadržan[oa]?\s+do\b|\bembargo\w*\s+do\b|\bdo\b.{0,40}\bpod\s+embargom\b",
    "ru": r"\bне\b.{0,20}\b(?:публик|распростран|обнарод)\w*.{0,20}\b(?:до|ранее|раньше)\b|\bэмбарго\b",
    "ar": r"(?:لا|عدم|محظور|يُ?منع|يُ?حظر).{0,15}(?:نشر|النشر|للنشر).{0,20}(?:قبل|حتى)",
    "zh": r"前.{0,8}(?:不得|[请請]勿|禁止|勿).{0,6}(?:[发發]布|[发發]表|刊登|[报報][道導])"
    r"|(?:不得|[请請]勿|禁止|勿).{0,30}前.{0,6}(?:[发發]布|[发發]表|刊登|[报報][道導])",
}
_CLOCK = re.compile(
    r"\d{1,2}\s?[:.hHčч时時点點]\s?\d\d|\d\s?(?:[ap]\.?\s?m\b|uhr\b|heures?\b|horas?\b|h\b|ur[ioe]?\b|час)|\bore\s+\d|\bob\s+\d"
    r"|الساعة|\d\s?[时時点點]|\b(?:noon|midday|midnight)\b",
    re.IGNORECASE,
)
"""A time of day: without one, it is told of a report that it comes out next year."""

_NEAR = 45
"""Characters between the time and the words that hold the text."""

_LONGEST = 160
"""Characters of a line that says so; what is longer is a paragraph of the text."""


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys((_HELD.get(language, _HELD["en"]), _HELD["en"]))), re.IGNORECASE)


def is_held(line: str, language: str) -> bool:
    """Whether `line`, a headline or paragraph in `language`, says that it may not be published before a moment."""
    if len(line) > _LONGEST or not _CLOCK.search(line):
        return False
    found = _pattern(language).search(line.strip())
    return found is not None and _CLOCK.search(line, max(0, found.start() - _NEAR), found.end() + _NEAR) is not None
