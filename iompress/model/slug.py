"""Headlines as file names: any script to plain ASCII words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LONGEST = 60

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def slug(text: str, spellings: Mapping[str, str] | None = None) -> str:
    """`text` as lower-case ASCII words joined by hyphens, at most LONGEST characters, cut between words.

    `spellings` are a language's own ways to write a letter (German ü as ue); all else follows the
    letter's usual romanization, each Chinese character a word. Nothing that can be written gives "release".
    """
    from anyascii import anyascii

    text = unicodedata.normalize("NFC", text)
    for letter, spelling in (spellings or {}).items():
        text = text.replace(letter, spelling).replace(letter.upper(), spelling)
    plain = re.sub(r"(?<=\w)['’](?=\w)", "", text)
    words = re.findall(r"[a-z0-9]+", anyascii(_IDEOGRAPH.sub(r" \g<0> ", plain)).lower())
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > LONGEST:
            break
        kept.append(word)
    return "-".join(kept) or "-".join(words)[:LONGEST].strip("-") or "release"
