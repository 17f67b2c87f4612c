"""Whether what stands between quotation marks was said by somebody, or is a title, a name, a term."""

from __future__ import annotations

import re

from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.quotes import sentences
from iompress.importers._grammar.quotes.attribution import Attribution
from iompress.importers._grammar.quotes.spoken import Spoken


def is_speech(
    quote: Spoken, spoken: str, gap_before: str, gap_after: str, who_after: Attribution | None, made: list[Spoken],
    language: str,
) -> bool:  # fmt: skip
    """Whether somebody said this, or it is a title, a name, a term."""
    table = words(language)
    length = size(spoken)
    if length == 0:
        return False
    title = table.titles_at_end.search(gap_before[-50:])
    if (
        title
        and table.verbs.fullmatch(title[0].strip(" :,،"))
        and table.pronouns.search(gap_before[-50:][: title.start()][-12:])
    ):
        title = None  # “what she called …”
    if title and language == "zh" and not quote.whole and not re.search(r"[。！？，]$", spoken):
        return False  # “…attended the “…”, where he said”
    if table.things.match(gap_after) and not re.search(r"[。！？，]$", spoken):
        return False  # the “…” programme
    ended = re.search(r"[.!?…,،。，！？]\s*$", spoken) is not None or re.match(r"\s*[,،，]", gap_after) is not None
    if len(quote.pieces) > 1 or (quote.who is not None and who_after is None and quote.who.end == 0):
        return True
    if who_after is not None and (ended or length >= 3 or re.match(r"\s*[,–—-]", gap_after)):
        direct = ended or re.match(r"\s*[,–—-]", gap_after) is not None
        if direct or (
            not title
            and not _title_case(spoken, language)
            and length >= 3
            and who_after.sure >= 0.8
            and _near_verb(gap_after, language)
        ):
            return length >= 2 or direct
    if title and not quote.whole and not (table.cased and spoken[:1].islower() and length >= 4):
        return False
    who = quote.who
    if who is not None and who is not who_after:
        leads = re.search(r"[:：]\s*$|,\s*$|،\s*$", gap_before) is not None
        if leads:
            return length >= 2 and (who.person is not None or who.pronoun or length >= 5)
        if who.person is None and not who.pronoun:
            return length >= 6 or (language == "zh" and _PREDICATE.fullmatch(spoken) is not None)
        full = spoken[:1].isupper() and ended
        if language == "zh" and _PREDICATE.fullmatch(spoken):
            return True
        return (length >= 3 or full) and not (_title_case(spoken, language) and not full)
    if who is not None:
        return length >= 4 and not _title_case(spoken, language)
    if (
        made
        and length >= 4
        and not sentences.ends_sentence(gap_before)
        and not _title_case(spoken, language)
        and made[-1].who is not None
    ):
        return True  # “… that it was “…” and “…””
    if re.search(r"[:：]\s*$", gap_before) and length >= 5 and (spoken[:1].isupper() or not table.cased):
        return True
    if quote.whole or (quote.open and length >= 6):
        return length >= 4
    full = (spoken[:1].isupper() or not table.cased) and re.search(r"[.!?…。！？]\s*$", spoken) is not None
    if full and length >= 5 and (made or not gap_before.strip()):
        return True
    return bool(made) and length >= 8 and (full or not _title_case(spoken, language))


_PREDICATE = re.compile(r"[很更最非不没沒无無有可仍已将將正必应應要会會能].{2,}|.{2,}的")
"""What is told of something in Chinese, and no name of anything."""


def _near_verb(gap: str, language: str) -> bool:
    found = words(language).verbs.search(gap[:70])
    return found is not None and found.start() < 60


def _title_case(text: str, language: str) -> bool:
    """Whether `text` is set like a title or name: most of its words with capitals, no sentence."""
    if language in ("ar", "zh"):
        return False
    found = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    if len(found) < 2:
        return len(text.split()) <= 3 and text[:1].isupper() and not text.rstrip().endswith((".", "!", "?", ","))
    limit = 0.95 if language == "de" else 0.7
    return sum(word[0].isupper() for word in found) / len(found) > limit and not re.search(r"[.!?,]\s*$", text)
