"""Attributions behind a quotation: “…,” said Ana Keel."""

from __future__ import annotations

import re
from dataclasses import replace

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.arabic_words import goes_on, is_paper
from iompress.importers._grammar.people.people import person_in
from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.people.tokens import tokens
from iompress.importers._grammar.quotes.attribution import Attribution
from iompress.importers._grammar.quotes.gender import gender
from iompress.importers._grammar.quotes.sentences import sentence_end

_LEADING = re.compile(r"^[\s,،，.]*(?:[–—-]+\s*|\(\s*)?")


def after(gap: str, spoken: str, last: bool, language: str) -> Attribution | None:
    """The attribution with which `gap`, the words behind the quotation `spoken`, begins; see `_after`."""
    found = _after(gap, spoken, last, language)
    return (
        replace(found, gender=gender(gap[: found.end], language))
        if found is not None
        else _bare_verb(gap, spoken, language)
    )


def _bare_verb(gap: str, spoken: str, language: str) -> Attribution | None:
    """A verb alone behind a quotation, whatever verb it is, where the subject may be left out: “…”, confesó."""
    table = words(language)
    if not (table.cased and table.drops_subject) or not (re.match(r"\s*,", gap) or re.search(r"[,!?…]\s*$", spoken)):
        return None
    stop = sentence_end(gap)
    found = tokens(gap[:stop].strip(" ,.–—-"), language)
    if 1 <= len(found) <= 3 and all(token.sort == "low" for token in found) and gap[:stop].rstrip().endswith("."):
        return Attribution(None, True, stop, 0.55, gender(gap[:stop], language))
    return None


def _after(gap: str, spoken: str, last: bool, language: str) -> Attribution | None:
    """The attribution with which `gap`, the words behind the quotation `spoken`, begins.

    `last` says that no further quotation follows in the paragraph.
    """
    table = words(language)
    if _ENDED.match(gap) and not table.resumes.match(gap.lstrip(". ")):
        return None  # another sentence
    stop = sentence_end(gap)
    clause = gap[:stop]
    lead = _LEADING.match(clause)
    at = lead.end() if lead else 0
    words_here = clause[at:]
    if not words_here.strip(" .,;:،"):
        return None
    closed = bool(re.search(r"[.。]\s*$", spoken)) and not re.match(r"\s*[,،，–—-]", gap)
    leading = "[:：]" if language == "zh" else "[:,：，،]"
    if closed and not last and stop >= len(gap.rstrip()) and re.search(rf"{leading}\s*$", gap):
        return None
    verb = table.verbs.search(words_here[:260])
    if language == "de" and (quoted_after := re.search(r"\bzufolge\b", words_here[:80])):
        return Attribution(person_in(words_here[: quoted_after.start()], language), False, stop, 0.8)
    if told := table.resumes.match(words_here):
        found = person_in(words_here[told.end() : verb.start() if verb else 200], language)
        if found is not None and found.name and found.start <= len(found.called) + 8:
            return Attribution(found, False, stop, 0.8)
    if verb is None:
        dashed = bool(lead and re.search(r"[–—(-]", lead[0]))
        alone = dashed and last and len(clause.rstrip()) >= len(gap.rstrip())
        return _without_verb(words_here, stop, alone, language)
    before, behind = words_here[: verb.start()], words_here[verb.end() :]
    if language == "ar" and closed and verb[0].startswith("و"):
        return None  # another sentence
    if language == "ar" and goes_on(behind):
        return Attribution(None, True, stop, 0.6)
    if _AND.fullmatch(before) or (not before and _AND.match(verb[0]) and language == "zh"):
        return None  # the sentence goes on with what its subject did next
    if closed and re.match(r"\s*[A-ZÀ-ÞА-Я]", gap) and not re.search(r"[.!?…]\s*$", clause) and not last:
        return None
    stops = "[,،，。！？]" if language == "zh" else "[,،，]"
    leads_on = re.search(rf"{stops}\s*$", spoken) is not None or re.match(r"\s*[,،，]", gap) is not None
    if _long(before, language, 2 if leads_on else 1):
        return None
    resumed = table.resumes.match(words_here) is not None
    subject_first = bool(before.strip(" ,–—-")) and not resumed and not _is_adverbial(before, table)
    if closed and subject_first and len(behind.strip(" .")) > 40 and language != "zh":
        return None  # a sentence of its own that happens to have a verb of speech
    if subject_first:
        if table.pronouns.search(before):
            person = person_in(before, language)
            if person is None or not person.name:
                return Attribution(None, True, stop, 0.8)
        found = person_in(before, language) or _following(behind, table)
    else:
        if (pronoun := table.pronouns.match(behind.lstrip(" -,"))) and pronoun.end() < 12:
            return Attribution(None, True, stop, 0.85)
        if table.pronouns.search(verb[0].replace("-", " ")):
            found = _following(behind, table) if re.match(r"\s*[A-ZÀ-Þ]", behind) else None
            return Attribution(found, found is None, stop, 0.85)
        found = _following(behind, table)
        if found is None and behind.strip(" .,;:")[:1] in ("", "–", "—"):
            return Attribution(None, True, stop, 0.6)
    if found is None:
        leads_in = re.match(r"\s*[,،，–—-]", gap) is not None or re.search(r"[,،，!?！？…]\s*$", spoken) is not None
        if not subject_first and re.match(r"\s*[,.;]", behind):
            return Attribution(None, True, stop, 0.6)
        if not subject_first and table.cased and table.drops_subject and _ADVERBIAL.match(behind):
            return Attribution(None, True, stop, 0.6)
        subject = tokens(before if subject_first else behind[:60], language)
        named = table.cased and any(token.sort in ("low", "organ", "name", "acronym") for token in subject)
        return (
            Attribution(None, False, stop, 0.4, stranger=named)
            if not subject_first or leads_in or language == "zh"
            else None
        )
    return Attribution(found, False, stop, 0.9)


def _without_verb(words_here: str, stop: int, alone: bool, language: str) -> Attribution | None:
    """The attribution in `words_here` that has no verb: “according to …”, or behind a dash, if it is `alone`, a name."""
    according = words(language).according.search(words_here[:40])
    if according and according.start() < 4:
        source = words_here[according.end() :]
        found = None if language == "ar" and is_paper(source) else person_in(source, language)
        return Attribution(found, False, stop, 0.8) if found else None
    if alone and len(words_here.split()) < 22:
        found = person_in(words_here, language)
        if found and found.name and found.start < 40:
            return Attribution(found, False, stop, 0.7)
    return None


_ENDED = re.compile(r"\s*\.\s+\S")
"""A sentence that ends behind the closing mark."""


_ADVERBIAL = re.compile(
    r"\s+(?:a|al|ai|alla|alle|ante|con|durante|en|entre|in|nel|nella|su|sul|sui|tra|tras|v|na|ob|po|pri|za|в|на|во|при|после)\s"
)
"""What follows a verb of speech whose subject is left out: “escribió en …”, “je dejal na …”."""


_AND = re.compile(r"\s*(?:and|et|y|und|e|in|ter|и|а|[并並](?:且|[特还還同][别別时時]?)?)\s*", re.IGNORECASE)


def _long(before: str, language: str, patience: int) -> bool:
    return len(before) > patience * (30 if language == "zh" else 130) or len(before.split()) > patience * 20


def _is_adverbial(before: str, table: Words) -> bool:
    """Whether nothing but linking words and adverbs stands in front of the verb."""
    bare = before.strip(" ,–—-")
    if table.linking.fullmatch(bare):
        return True
    return (
        len(bare.split()) <= 2
        and not any(
            t.sort in ("name", "role", "acronym", "organ", "possessive", "honorific") for t in tokens(bare, table.tag)
        )
        and not table.pronouns.search(bare)
        and table.cased
    )


def _following(behind: str, table: Words) -> Person | None:
    """The person named behind a verb of speech; none where a comma and another clause follow it: “added, noting that …”."""
    if table.cased and (clause := _CLAUSE.match(behind)):
        first = tokens(clause[1], table.tag)[:1]
        if first and first[0].sort == "low" and not table.articles.fullmatch(clause[1].rstrip("’'")):
            return None
    if table.tag == "ar" and goes_on(behind):
        return None
    behind = re.sub(r"^\s*(?:[,:–—-]\s*)?(?:sich\s+|auch\s+|también\s+|anche\s+)?", " ", behind)
    return person_in(behind[:230], table.tag)


_CLAUSE = re.compile(r"\s*,\s+(\w+[’']?)")
