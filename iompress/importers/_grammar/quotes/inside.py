"""Attributions within quotation marks that stay open: « Le port, dit-elle, est … »."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.people import person_in
from iompress.importers._grammar.people.tokens import tokens
from iompress.importers._grammar.quotes.attribution import Attribution
from iompress.importers._grammar.quotes.gender import gender


def within(spoken: str, language: str) -> tuple[int, int, Attribution] | None:
    """An attribution within marks that stay open: where it begins and ends in `spoken`, and whom it names."""
    table = words(language)
    if len(spoken) < 25:
        return None
    for lead in table.inside.finditer(spoken):
        verb = table.verbs.match(spoken, lead.end())
        if verb is None or lead.start() < 6:
            continue
        stop = re.compile(r",\s(?:[–—-]\s+)?|\s*[–—]\s*[;,]?\s*|\s+-\s+|[.!?]\s+(?:[–—-]\s*)?|$").search(
            spoken, verb.end()
        )
        behind = spoken[verb.end() : stop.start() if stop else len(spoken)]
        if len(behind.split()) > 14 or stop is None:
            continue
        person = person_in(behind, language)
        if (
            stop[0].startswith(",")
            and person is not None
            and (more := re.match(r"[^,–—.!?]{3,70}(?=,|\s[–—]|\.)", spoken[stop.end() :]))
            and _names_a_role(more[0], language)
        ):
            end = stop.end() + more.end()
            mark = re.compile(r"[,.]?\s*(?:[–—-]\s*)?").match(spoken, end)
            person = person_in(spoken[verb.end() : end], language)
            return lead.start(), mark.end() if mark else end, Attribution(person, False, 0, 0.8)
        if person is None and not behind.strip() and table.drops_subject:
            return lead.start(), stop.end(), Attribution(None, True, 0, 0.8, gender(verb[0], language))
        pronoun = person is None and (
            table.pronouns.search(verb[0].replace("-", " ")) or table.pronouns.match(behind.strip())
        )
        if person is not None or pronoun:
            return (
                lead.start(),
                stop.end(),
                Attribution(person, person is None, 0, 0.8, gender(verb[0] + " " + behind, language)),
            )
    return None


def _names_a_role(text: str, language: str) -> bool:
    return any(token.sort == "role" for token in tokens(text, language)[:4])
