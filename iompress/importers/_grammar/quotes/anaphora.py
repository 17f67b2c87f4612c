"""Whom a pronoun means, or a quotation that nobody stands with."""

from __future__ import annotations

import re

from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.people.tokens import tokens
from iompress.importers._grammar.quotes import uncased
from iompress.importers._grammar.quotes.cast import Cast
from iompress.importers._grammar.quotes.mentions import Mention
from iompress.importers._grammar.quotes.sentences import SHORTENED

Place = tuple[int, int]
"""A paragraph and a place in it."""

_SENTENCE_OPENS = re.compile(
    rf"(?:^|(?<=\w{{3}}){SHORTENED}[.!?]\s+|[”»\"]\s+)(?:[^\W\d_]+[.,]?\s+){{0,3}}[^\W\d_][\w-]{{2,}}"
)
_SUBJECT = re.compile(
    r"(?<!\bof )(?<!\bto )(?<!\bby )(?<!\bfor )(?<!\bwith )(?<!\bde )(?<!\bavec )(?<!\bcon )(?<!\bmit )([^\W\d_][\w-]{2,})"
)
"""A word that can be the subject of its sentence: no preposition stands in front."""


def meant(cast: Cast, here: Place, last: Person | None, where: Place | None, gender: str = "") -> Person | None:
    """Whom a pronoun of `gender` ("" if it does not tell) at the place `here` means: the subject named since `last` was
    heard at `where`, else `last`."""
    paragraph, since = here[0], where or (-2, 0)
    if last is not None and not cast.fits(last, gender):
        last, since = _other(cast, here, gender), (max(-1, paragraph - 3), 0)
    if last is not None and gender and paragraph > since[0] >= 0 and not cast.gender(last):
        surer = _other(cast, here, gender)
        last = surer if surer is not None and cast.gender(surer) == gender else last
    if not cast.table.cased:
        short = uncased.part_of_a_name(cast, here, since)
        if short and cast.fits(short, gender):
            return short
        if (where is None or where[0] < paragraph) and (near := uncased.anyone(cast, here, 1, gender)):
            return near
    if (function := _function(cast, here)) and cast.fits(function, gender):
        return function
    subjects = [m for m in _before(cast, here, gender) if since < (m.paragraph, m.start) and m.subject]
    if subjects:
        chosen = subjects[-1]
        if short := _short_subject(cast, here, max(since, (chosen.paragraph, chosen.start))):
            return short if cast.fits(short, gender) else last
        if last is None or chosen.role or paragraph - since[0] > 1 or chosen.paragraph == paragraph:
            return cast.mentioned(chosen)
    if (short := _short_subject(cast, here, since)) and cast.fits(short, gender):
        return short
    return last if last is not None else _somebody(cast, here, gender)


def _before(cast: Cast, here: Place, gender: str) -> list[Mention]:
    """Those named in the text before `here` whom a pronoun of `gender` can mean."""
    return [
        m
        for m in cast.mentions
        if m.paragraph >= 0 and (m.paragraph, m.start) < here and cast.fits(Person(m.name, m.role, 0, 0), gender)
    ]


def _somebody(cast: Cast, here: Place, gender: str) -> Person | None:
    """Whom a text can mean in which nobody was heard yet: somebody with a function, the only one named, a headline's."""
    named = [m for m in _before(cast, here, gender) if m.role]
    heads = [m for m in cast.mentions if m.paragraph < 0 and m.role and cast.fits(Person(m.name, m.role, 0, 0), gender)]
    if gender:
        alike = [m for m in (*named, *heads) if cast.gender(Person(m.name, m.role, 0, 0)) == gender]
        if alike:
            named, heads = [m for m in alike if m.paragraph >= 0], [m for m in alike if m.paragraph < 0]
    if named or heads:
        return cast.mentioned(named[-1] if named else heads[0])  # a headline begins with the one who speaks
    if cast.heard:
        return cast.heard[-1]
    full = {m.name: m.subject for m in cast.mentions if (m.paragraph, m.start) < here and len(m.name.split()) > 1}
    if len(full) == 1 and any(full.values()):
        return Person(next(iter(full)), "", 0, 0)
    return None if cast.table.cased else uncased.anyone(cast, here, 4, gender)


def _other(cast: Cast, here: Place, gender: str) -> Person | None:
    """Who was last heard, or else last named, of whom a pronoun of `gender` can be said."""
    for person in reversed(cast.heard):
        if cast.gender(person) == gender:
            return person
    for mention in reversed(cast.mentions):
        if mention.paragraph >= 0 and (mention.paragraph, mention.start) < here and mention.role:
            person = cast.mentioned(mention)
            if cast.fits(person, gender):
                return person
    return None


def _function(cast: Cast, here: Place) -> Person | None:
    """Somebody known who opens the sentence before `here`, called by a function alone."""
    paragraph, at = here
    if not 0 <= paragraph < len(cast.texts):
        return None
    text = cast.texts[paragraph][:at].rstrip()
    if not cast.table.cased:
        return uncased.function(cast, text)
    start = max((m.end() for m in re.finditer(r"[.!?]\s+(?=\S)", text)), default=0)
    sentence = text[start:]
    found = tokens(sentence[:60], cast.language)[:4]
    place = next((number for number, token in enumerate(found) if token.sort == "role"), -1)
    if (
        place < 0
        or any(token.sort == "name" and token.text.lower() not in cast.table.stopwords for token in found[: place + 2])
        or (place == 0 and cast.table.family != "slavic")
    ):
        return None
    known = cast.by_role(Person("", sentence[found[min(1, place)].start : found[place].end], 0, 0), paragraph, at)
    return known if known.name else None


def _short_subject(cast: Cast, here: Place, since: Place) -> Person | None:
    """Somebody known who opens a sentence between `since` and `here`, by surname alone."""
    if not cast.table.cased:
        return uncased.part_of_a_name(cast, here, since)
    paragraph, at = here
    full = sorted((m for m in cast.mentions if " " in m.name), key=lambda m: len(m.name.split()))
    surnames = {m.name.split()[-1]: m for m in full}
    if not surnames:
        return None
    for number in range(min(paragraph, len(cast.texts) - 1), max(since[0], paragraph - 2, 0) - 1, -1):
        stop = at if number == paragraph else len(cast.texts[number])
        text = cast.texts[number][since[1] if number == since[0] else 0 : stop]
        opened = [
            word[1]
            for found in _SENTENCE_OPENS.finditer(text)
            for word in _SUBJECT.finditer(found[0])
            if word[1] in surnames and text[found.start() + word.end() :][:1] not in ("’", "'")
        ]
        if opened:
            return cast.mentioned(surnames[opened[-1]])
    return None
