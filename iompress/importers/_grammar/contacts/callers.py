"""Whom a line of a contact names: the words in front of a number."""

from __future__ import annotations

import re
from functools import cache

from iompress.importers._grammar.contacts.firms import trimmed
from iompress.importers._grammar.contacts.naming import full_names
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.tokens import tokens


def has_name(text: str, language: str) -> bool:
    """Whether a full name stands in `text`; never in a language that writes none with capitals."""
    if language in ("ar", "zh"):
        return False
    return bool(full_names(text, language))


@cache
def _means(language: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The word for a fax where it stands last, and the words for phone, e-mail and fax."""
    labels = words(language).labels
    fax = re.compile(rf"(?:^|[\s,;/(|])(?:{labels['fax'].pattern})\.?\s*(?:no\.?|nr\.?)?\s*[:：.]?\s*$", re.IGNORECASE)
    means = tuple(
        re.compile(
            rf"(?:(?<=^)|(?<=[\s,;:/(|،，]))(?:{labels[name].pattern})(?:\.(?!\w)|(?=[\s:：)/,;+،，]|$))(?:\s*(?:no|nr|št|n°|numéro|number|is))?\.?\s*[:：]?",
            re.IGNORECASE,
        )
        for name in ("phone", "email", "fax")
    )
    return fax, means


def _blank(mean: re.Match[str]) -> str:
    """A blank for the word `mean`. What can be something else stays unless a mark or the number is behind it: a letter,
    “Ana Keel e Tom Vale”; part of a name, “Office for Quiet Crossings”."""
    letters = re.sub(r"[^\w]", "", mean[0]).lower()
    marked = mean[0].rstrip()[-1:] in (":", "：") or not mean.string[mean.end() :].strip(" ),;")
    return " " if marked or not (len(letters) == 1 or letters in _ALSO_NAMES) else mean[0]


_ALSO_NAMES = frozenset(("office", "direct", "zentrale", "standard", "permanence", "guardia", "directo", "centralino"))
"""Words for a number that names of offices have too."""


_HIDDEN = re.compile(r"\[?e-?mail\s?protected\]?", re.IGNORECASE)
"""What web pages show in place of an address that they hide."""


def head_of(chunk: str, table: Words) -> tuple[str, bool]:
    """What stands in front of a number or address, without the words for phone and e-mail; and whether it is a fax's."""
    fax_at_end, means = _means(table.tag)
    fax = fax_at_end.search(chunk) is not None
    text = _HIDDEN.sub(" ", chunk)
    for mean in means:
        text = mean.sub(_blank, text)
    text = re.sub(r"\(\s*[,;:/]*\s*\)", " ", text)
    text = trimmed(re.sub(r"\s+", " ", text), " ,;:：.|/–—-•*()[]،，。؛&+>")
    text = re.sub(
        r"^(?:(?:and|or|et|ou|y|o|und|oder|e|in|ali|и|или|و|أو|on|at|via|par|por|per|am|auf|по|на|tel|mob|的|或|和|及)(?=\s|$)\s*)+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"\s+(?:and|or|et|ou|y|o|und|oder|e|in|ali|и|или|on|at|via|au|al|a|pod|pri|par|por|unter|por\s+el|per)$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = trimmed(text, " ,;:：.|/–—-،，()")
    return (f"{text})" if text.count("(") > text.count(")") else text), fax


def is_head(head: str, language: str, next_sort: str, named_before: bool, reached: bool) -> bool:
    """Whether the words `head` name somebody, and are no rest of a sentence. `named_before` and `reached` say whether the
    contact has a name and a number or address already."""
    if len(head) < 2 or len(head) > 160:
        return False
    if language in ("ar", "zh"):
        return len(head) <= (30 if language == "zh" else 90)
    found = tokens(head, language)
    named = any(token.sort in ("name", "acronym", "organ", "role", "possessive") for token in found)
    if not named:
        return not (named_before or reached) and len(found) <= 5 and bool(next_sort)
    return len(found) <= 26 and (bool(next_sort) or not reached or has_name(head, language))


def is_desk(chunk: str, language: str) -> bool:
    """Whether `chunk`, in which a word for a desk stands, is its name and nothing else: “Emergency duty line”."""
    return language not in ("ar", "zh") and 2 <= len(chunk.split()) <= 7 and not has_name(chunk, language)


def is_aside(head: str, language: str) -> bool:
    """Whether `head` only tells more of the contact before it: “mobile”, “for WhatsApp”."""
    if language in ("ar", "zh"):
        return len(head) <= 3
    found = tokens(head, language)
    return not any(token.sort in ("name", "acronym", "organ", "role") for token in found)
