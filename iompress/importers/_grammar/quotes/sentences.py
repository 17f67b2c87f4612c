"""Where sentences begin and end."""

from __future__ import annotations

import re

SHORTENED = "".join(rf"(?<!\b{word})" for word in [
    "Mrs", "Adm", "Cmdr", "Maj", "Sgt", "Brig", "Cpl", "Spc", "Prof", "Amb", "Gov", "Sen", "Rep", "Gen", "Col", "Hon", "Rev", "Eng", "Sra", "Dra", "Ing", "Capt", "prof", "dott", "mag", "Mag",
    "sig", "Sig", "ing", "Dipl", "bzw", "vgl", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Inc", "Corp", "Ltd", "тыс", "млн", "руб",
])  # fmt: skip
"""What a full stop shortens and no sentence ends with."""


SENTENCE = re.compile(
    r"(?=[.!?…。！？؟])"  # looked for first, for what follows takes long at every letter
    rf"(?:(?<=[^\W\d_]{{3}}){SHORTENED}[.!?…]+[\"”»’)]*(?=\s|$)|(?<=\d)[.](?=\s+[A-ZÀ-ÞА-Я])|[。！？؟]|(?<=[)\]”»])\.(?=\s|$))"
)


def sentence_end(text: str) -> int:
    """Where the first sentence of `text` ends, its mark included."""
    found = SENTENCE.search(text)
    return found.end() if found else len(text)


def last_sentence(text: str) -> int:
    """Where the last sentence of `text` begins."""
    start = 0
    for found in SENTENCE.finditer(text.rstrip()):
        if found.end() < len(text.rstrip()):
            start = found.end()
    return start


def sentence_start(text: str) -> int:
    """Where the sentence begins that goes on behind `text`."""
    return max((found.end() for found in SENTENCE.finditer(text)), default=0)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends anywhere in `text`."""
    return SENTENCE.search(text) is not None
