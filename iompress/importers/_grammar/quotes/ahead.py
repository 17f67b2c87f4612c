"""Attributions in front of a quotation: Ana Keel said: “…”."""

from __future__ import annotations

import re
from dataclasses import replace

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.arabic_words import goes_on, is_office, is_paper
from iompress.importers._grammar.people.names import names
from iompress.importers._grammar.people.people import last_person, person_in
from iompress.importers._grammar.people.tokens import tokens
from iompress.importers._grammar.quotes.attribution import Attribution
from iompress.importers._grammar.quotes.gender import gender
from iompress.importers._grammar.quotes.sentences import SENTENCE, last_sentence


def before(gap: str, language: str) -> Attribution | None:
    """The attribution with which `gap`, the words in front of a quotation, ends."""
    clause = gap[last_sentence(gap) :]
    found = _before_quote(gap, clause, language)
    return replace(found, gender=gender(clause, language)) if found is not None else None


def sentence_before(gap: str, language: str) -> Attribution | None:
    """The attribution in the last whole sentence in front of a quotation."""
    text = gap.rstrip()
    if not re.search(r"[.!?。]$", text):
        text = gap[: last_sentence(gap)].rstrip()
    if not text:
        return None
    start = 0
    for found in SENTENCE.finditer(text):
        if found.end() < len(text) - 1:
            start = found.end()
    clause = text[start:]
    table = words(language)
    if not table.verbs.search(clause) and not table.according.search(clause):
        return None
    made = _before_quote(clause, clause, language)
    if made is None or not (made.person is not None or made.pronoun):
        return None
    if (
        made.person is not None
        and made.person.name
        and not made.person.role
        and not _beside(clause, made.person.name, table)
    ):
        return None  # named somewhere in the sentence, and no one who speaks in it
    return replace(made, gender=gender(clause, language), sure=0.6)


def _beside(clause: str, name: str, table: Words) -> bool:
    """Whether a verb of speech stands next to `name`."""
    at = clause.find(name)
    return any(
        0 <= verb.start() - at - len(name) <= 12 or 0 <= at - verb.end() <= 6 for verb in table.verbs.finditer(clause)
    )


def _before_quote(gap: str, clause: str, language: str) -> Attribution | None:
    table = words(language)
    if not clause.strip(" ,;:،"):
        return None
    leads = re.search(r"[:：]\s*$", clause) is not None
    found = list(table.verbs.finditer(clause))
    according = table.according.search(clause)
    if according and (not found or according.start() < found[0].start()):
        source = clause[according.end() :]
        person = person_in(re.split("[的，,]", source)[0] if language == "zh" else source, language)
        if person is not None:
            return Attribution(person, False, len(gap), 0.8)
        if table.pronouns.search(clause) or table.pronouns.search(according[0]):
            return Attribution(None, True, len(gap), 0.5)
    if language == "de" and (told := re.search(r"\bzufolge\b", clause)):
        return Attribution(person_in(clause[: told.start()], language), False, len(gap), 0.8)
    if (view := _VIEW.match(clause)) and (person := person_in(view[1], language)) is not None and person.name:
        return Attribution(person, False, len(gap), 0.7)
    if not found:
        if leads and len(clause.split()) <= 16:
            person = person_in(clause, language)
            if person is not None and (person.name or person.definite):
                return Attribution(person, False, len(gap), 0.6)
        return None
    verb = found[-1]
    if language == "ar":
        return _arabic_before(clause, found, leads, len(gap))
    head, rest = clause[: verb.start()], clause[verb.end() :]
    if found[:-1] and language != "zh":
        earlier = clause[found[-2].end() : verb.start()]
        if not any(t.sort in ("name", "role") for t in tokens(earlier, language)) and not table.pronouns.search(
            earlier
        ):
            head = clause[: found[0].start()]  # “she added, saying”
    if (clauses := list(table.relative.finditer(head))) and _LEADS_A_CLAUSE.fullmatch(head, clauses[-1].end()):
        antecedent = last_person(head[: clauses[-1].start()].rstrip(" ,"), language)
        if antecedent is not None:
            return Attribution(antecedent, False, len(gap), 0.75)
    head = head[_subject(head, language) :]
    person = person_in(head, language)
    near = head[-40:] if language != "zh" else re.split("[，,。；;：:]", head)[-1]
    pronoun = table.pronouns.search(near)
    if pronoun and (person is None or not person.name or head.rfind(pronoun[0]) > person.end):
        return Attribution(None, True, len(gap), 0.75)
    if person is None:
        subject = tokens(head, language)
        if subject and subject[-1].sort in ("organ", "acronym") and language != "zh" and not leads:
            return Attribution(None, False, len(gap), 0.4, stranger=True)
        person = None if _THAT.match(rest) else person_in(rest, language)
        if person is None and table.pronouns.search(verb[0].replace("-", " ") + " " + rest[:15]):
            return Attribution(None, True, len(gap), 0.75)
    if person is None:
        before_it = tokens(head, language)
        inverted = not names(before_it, language) and not any(t.sort in ("acronym", "organ") for t in before_it)
        dropped = table.drops_subject or (leads and inverted)
        return Attribution(None, dropped and inverted, len(gap), 0.5 if leads else 0.35)
    return Attribution(person, False, len(gap), 0.9 if leads else 0.75)


def _subject(head: str, language: str) -> int:
    """Where in `head` the subject begins, behind an opening that names somebody else: “Responding to President Keel, Tom Vale …”."""
    if not words(language).cased:
        return 0
    found = tokens(head, language)
    runs = [run for run in names(found, language) if run[1] - run[0] >= 2]
    opened = any(found[first - 1].sort in ("role", "honorific") for first, _ in runs[:-1] if first)
    if not opened:
        return 0
    first, last = runs[-1]
    before, behind = head[: found[first].start].rstrip(), head[found[last - 1].end :].lstrip()
    return found[first].start if before.endswith(",") and behind[:1] in ("", ",") else 0


_THAT = re.compile(r"\s*(?:en\s+)?(?:that|que|qu[’']|che|dass|da|что)(?!\w)", re.IGNORECASE)
"""What leads from a verb to what is said: whoever is named behind it does not say it."""


_VIEW = re.compile(r"\s*(?:Pour|Para|Per|Für|For|Za|Для|Quant\s+à)\s+([A-ZÀ-ÞА-Я][^,]{4,60}),\s")
"""Whose view a sentence gives: “Pour Ana Keel, …”."""


_LEADS_A_CLAUSE = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}")
"""What may stand between a relative pronoun and its verb."""


def _arabic_before(clause: str, found: list[re.Match[str]], leads: bool, end: int) -> Attribution | None:
    for verb in reversed(found):
        if verb is found[0] and re.match(r"\s*[،,]", clause[verb.end() :]):
            return Attribution(None, True, end, 0.6)  # “and added, according to …:”
        rest = clause[verb.end() :].strip(" :,،")
        person = person_in(rest, "ar") if rest and not goes_on(rest) else None
        if is_paper(rest) or (is_office(rest) and (person is None or not person.role)):
            return Attribution(None, False, end, 0.4, stranger=True)
        if (
            person is None
            and not rest
            and verb is not found[0]
            and (earlier := _arabic_before(clause[: verb.start()], found[:-1], leads, end))
        ):
            return earlier  # “the Minister pointed to …, and said:”
        if person is not None and len(person.name.split()) <= 6:
            return Attribution(person, False, end, 0.85 if leads else 0.7)
        head = clause[: verb.start()].strip(" ،,")
        head = re.split(r"[،,]", head)[0]
        subject = person_in(head, "ar") if head and len(head.split()) <= 14 else None
        if subject is not None and subject.name:
            return Attribution(subject, False, end, 0.6)
        return Attribution(None, True, end, 0.6 if leads or not rest else 0.45)
    return None
