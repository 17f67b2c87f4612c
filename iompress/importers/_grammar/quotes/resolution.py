"""Which person each quote is by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.quotes import ahead, behind
from iompress.importers._grammar.quotes.anaphora import meant
from iompress.importers._grammar.quotes.attribution import Attribution
from iompress.importers._grammar.quotes.cast import Cast
from iompress.importers._grammar.quotes.spoken import Paragraph, Spoken


def resolved(found: list[Spoken], paragraphs: Sequence[Paragraph], cast: Cast) -> list[Spoken]:
    """`found` with speakers; what nobody is named for and stands in a text without any speech is left out."""
    last: Spoken | None = None
    for number, quote in enumerate(found):
        if number and _goes_on(quote, found[number - 1]):
            quote.person = None
        elif quote.who is not None:
            quote.person = _attributed(quote, quote.who, cast, last)
        else:
            quote.person = _unattributed(number, found, paragraphs, cast, last)
        if quote.person is not None and quote.person.name:
            last = quote
    for quote, following in reversed([*pairwise(found)]):  # all quote, in front of the paragraph that names the speaker
        if quote.person is None and quote.who is None and following.paragraph - quote.paragraph <= 1:
            quote.person = following.person
    for quote, following in pairwise(found):
        _name_later(quote, following, paragraphs, cast.language)
    return [quote for quote in found if quote.person is not None or quote.who is not None or quote.whole or quote.open]


def _goes_on(quote: Spoken, before: Spoken) -> bool:
    """Whether an organization that was quoted in the same paragraph is the one who “added” this."""
    return (
        quote.paragraph == before.paragraph
        and quote.who is not None
        and quote.who.pronoun
        and before.who is not None
        and before.who.stranger
    )


def _attributed(quote: Spoken, who: Attribution, cast: Cast, last: Spoken | None) -> Person | None:
    """The speaker of a quote with the attribution `who`; `last` is the quote before whose speaker is known."""
    here = (quote.paragraph, quote.at)
    heard, where = (last.person, (last.paragraph, last.at)) if last is not None else (None, None)
    if who.person is not None:
        if who.gender and who.person.name:
            cast.learn(who.person.name, who.gender)
        called = not who.person.name or who.person.called or who.person.honorific
        person = cast.known(who.person, *here) if called or cast.is_name(who.person.name) else None
        if person is None or (not person.name and who.person.definite):
            return meant(cast, here, heard, where, who.gender) or person
        return person
    if who.pronoun:
        person = meant(cast, here, heard, where, who.gender)
        if (
            person is not None
            and heard is not None
            and who.gender
            and where is not None
            and where[0] == quote.paragraph
            and person.name == heard.name
        ):
            cast.learn(person.name, who.gender)
        return person
    if who.stranger:
        return None
    if where is not None and where[0] == quote.paragraph:
        return heard
    return meant(cast, here, None, None) if who.sure < 0.5 and quote.whole else None


def _name_later(quote: Spoken, following: Spoken, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Who was quoted by a function alone has the name with which the next quote is added: “said a diver. “…”, added Ana Keel.”"""
    first, second = quote.person, following.person
    if (
        first is not None
        and second is not None
        and first.role
        and not first.name
        and second.name
        and not second.role
        and following.paragraph - quote.paragraph <= 1
        and re.search(
            rf"(?:{words(language).added.pattern})\s+{re.escape(second.name)}", paragraphs[following.paragraph].text
        )
    ):
        quote.person = following.person = replace(second, role=first.role)


_LEADS_IN = re.compile(r"[:：]\s*$")


def _unattributed(
    number: int, found: list[Spoken], paragraphs: Sequence[Paragraph], cast: Cast, last: Spoken | None
) -> Person | None:
    """The speaker of a quote that no attribution stands with."""
    quote = found[number]
    if quote.paragraph and quote.at < 3 and _LEADS_IN.search(lead := paragraphs[quote.paragraph - 1].text):
        who = ahead.before(lead, cast.language)
        if who is not None and who.person is not None:
            return cast.known(who.person, quote.paragraph - 1, len(lead))
        if who is not None:
            return meant(cast, (quote.paragraph - 1, len(lead)), last.person if last else None, None)
    if last is not None and last.paragraph == quote.paragraph:
        return last.person
    following = paragraphs[quote.paragraph + 1].text if quote.paragraph + 1 < len(paragraphs) else ""
    if quote.whole and cast.table.resumes.match(following):
        who = behind.after(following, quote.pieces[-1][0], True, cast.language)
        if who is not None and who.person is not None and who.person.name:
            return cast.known(who.person, quote.paragraph + 1, 0)
    if following and (signed := cast.signature(following, quote.whole)):
        return signed
    here = (quote.paragraph, quote.at)
    if last is not None and quote.paragraph - last.paragraph <= 2 and quote.whole:
        return meant(cast, here, last.person, (last.paragraph, last.at))
    return meant(cast, here, None, None) if quote.whole else None
