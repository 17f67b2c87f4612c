"""The people of a release: full names and functions for those who are later called by less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.functions import alike, functions_in, gender_of
from iompress.importers._grammar.people.people import person_in
from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.people.tokens import tokens
from iompress.importers._grammar.quotes import uncased
from iompress.importers._grammar.quotes.introduced import introduced
from iompress.importers._grammar.quotes.marks import Quoted
from iompress.importers._grammar.quotes.mentions import Mention, Text, is_inside, mentions, unquoted

_MEN = ("Mr", "Monsieur", "Señor", "Signor", "Gospod", "Herr", "Herrn", "M", "Sr", "Sig", "g", "г-н", "السيد")
_CALLED = re.compile(
    r"(?<!\w)(Mrs|Mr|Ms|Miss|Madame?|Monsieur|Señora|Señor|Signora|Signor|Gospa|Gospod|Herrn?|Frau|Mme|M|Sra|Sr|Sig\.ra|Sig|ga|g|г-н|г-жа|السيدة|السيد)\.?\s+((?:[^\W\d_][\w-]*\s+){0,2}[^\W\d_][\w-]+)"
)


class Cast:
    """Everyone whom the text names outside its quotations; it learns who is heard while quotes are resolved in order.

    `texts` are the paragraphs without their quotations, `heard` those who were found to speak so far.
    """

    def __init__(
        self, paragraphs: Sequence[Text], marked: Sequence[Sequence[Quoted]], heads: Sequence[str], language: str
    ) -> None:
        self.language = language
        self.table = words(language)
        self.texts = [unquoted(paragraph.text, marks) for paragraph, marks in zip(paragraphs, marked, strict=True)]
        self.heads = list(heads)
        self.heard: list[Person] = []
        self._genders: dict[str, str] = {}

    @cached_property
    def mentions(self) -> list[Mention]:
        """Where somebody is named in full: in the paragraphs in order, then in headline and subheadline."""
        heads = ((-1, head) for head in self.heads if not head.isupper())
        return [
            mention
            for number, text in (*enumerate(self.texts), *heads)
            for mention in mentions(text, number, self.language)
        ]

    @cached_property
    def introduced(self) -> list[Person]:
        """Whom a text without capitals names with a function."""
        return [] if self.table.cased else introduced(self.texts, self.language)

    def learn(self, name: str, gender: str) -> None:
        """That whoever is called `name` is a woman ("f") or a man ("m")."""
        self._genders.setdefault(self._fullest(name), gender)

    def fits(self, person: Person, gender: str) -> bool:
        """Whether a pronoun of `gender` can mean `person`, as far as the text tells."""
        return not gender or not person.name or self.gender(person) in ("", gender)

    def gender(self, person: Person) -> str:
        """Whether `person`, who has a name, is a woman ("f") or a man ("m"), "" where nothing tells."""
        known = self._genders.get(person.name) or self._titled.get(person.name.split()[-1])
        return known or gender_of(person.role, self.language)

    @cached_property
    def _titled(self) -> dict[str, str]:
        """Gender by names that stand behind “Mr” and “Ms”."""
        found: dict[str, str] = {}
        for text in self.texts:
            for called in _CALLED.finditer(text):
                for name in called[2].split():
                    found.setdefault(name, "m" if called[1] in _MEN else "f")
        return found

    def is_name(self, name: str) -> bool:
        """Whether `name` is more than a word with the capital that opens a sentence."""
        if " " in name or "-" in name or not self.table.cased:
            return True
        if name.lower() in self.table.stopwords or self.table.pronouns.fullmatch(name):
            return False
        if any(name.casefold() in mention.name.casefold().split() for mention in self.mentions):
            return True
        return any(is_inside(text, name) for text in [*self.texts, *self.heads])

    def known(self, person: Person, paragraph: int, at: int) -> Person:
        """`person`, heard at a place of a paragraph, with the fullest name and the role that the text gives."""
        if not person.name:
            return self.by_role(person, paragraph, at)
        full = self._fullest(person.name)
        made = replace(person, name=full, role=self.role(full, person.role))
        self.heard.append(made)
        return made

    def mentioned(self, mention: Mention) -> Person:
        """The person of `mention`, with the role that the text gives."""
        return Person(mention.name, self.role(mention.name, mention.role), 0, 0)

    def _fullest(self, name: str) -> str:
        """The fullest form in which the text has `name`."""
        if not self.table.cased:
            return uncased.fullest(self, name)
        parts = name.casefold().split()
        best = name
        for mention in self.mentions:
            other = mention.name.casefold().split()
            if (
                len(other) > len(best.split()) and (other[-len(parts) :] == parts or self._first_surname(other, parts))
            ) or (len(parts) == 1 and len(best.split()) == 1 and len(other) > 1 and parts[0] == other[0]):
                best = mention.name
        for person in self.heard:  # somebody who was named within a quotation
            if len(person.name.split()) > len(best.split()) and person.name.casefold().split()[-len(parts) :] == parts:
                best = person.name
        if best == name and len(parts) == 1 and self.table.family == "slavic":
            return self._in_another_case(parts[0]) or best
        return best

    def _first_surname(self, full: list[str], parts: list[str]) -> bool:
        """Whether `parts` is the first of two surnames, by which Spanish goes on: “Ana Keel Bravo”, “Keel”."""
        return self.language == "es" and len(full) >= 3 and full[-2:-1] == parts

    def _in_another_case(self, surname: str) -> str:
        """The name, in whatever case, of somebody with a function whose surname is `surname`; "" if there is none."""
        for mention in self.mentions:
            last = mention.name.split()[-1]
            stem = max(4, len(last) - 2)
            if len(last) >= 5 and last[:stem].casefold() == surname[:stem] and mention.role:
                return mention.name
        return ""

    def role(self, name: str, said: str = "") -> str:
        """The role with which the text introduces `name`; else what is `said` where the person is heard."""
        roles = [mention.role for mention in self.mentions if mention.name == name and mention.role]
        if roles:
            return roles[0]
        heard = [person.role for person in self.heard if person.name == name and person.role]
        return said or (heard[0] if heard else "" if self.table.cased else uncased.role(self, name))

    def by_role(self, person: Person, paragraph: int, at: int) -> Person:
        """Whoever has the function by which `person` is called; `person` without a name if nobody has."""
        if (called := self._called_by(person.role)) is not None:
            return replace(person, name=called.name, role=self.role(called.name, called.role))
        if not self.table.cased and (named := uncased.surnamed(self, person.role)) is not None:
            return self.known(named, paragraph, at)
        heads = functions_in(person.role, self.language)
        best: tuple[int, Mention] | None = None
        for mention in self.mentions:
            if mention.role and alike(heads, functions_in(f"{mention.role} {mention.called}", self.language)):
                before = (mention.paragraph, mention.start) <= (paragraph, at)
                rank = (1 if before else 0) * 10_000 + (mention.paragraph if before else -mention.paragraph)
                if best is None or rank > best[0]:
                    best = (rank, mention)
        if best is not None:
            return replace(person, name=best[1].name, role=self.role(best[1].name, best[1].role))
        for known in reversed(self.heard):
            if known.role and (
                alike(heads, functions_in(known.role, self.language)) or person.role.removeprefix("ال") in known.role
            ):
                return known
        return person if self.table.cased else uncased.by_role(self, person)

    def _called_by(self, role: str) -> Mention | None:
        """Somebody whose surname is a word that a function has too: “said Bishop after the meeting”."""
        spoken = [token.text for token in tokens(role, self.language)]
        capitals = [word for word in spoken[:4] if word[0].isupper()]
        return next(
            (m for m in self.mentions if capitals and " " in m.name and m.name.split()[-1] == capitals[-1]), None
        )

    def signature(self, text: str, whole: bool) -> Person | None:
        """The person whom a paragraph that is a signature under a quotation names: “— Name, function”; under one that
        is all of its paragraph (`whole`) without the dash too."""
        lead = _DASHES.match(text)
        said = text[lead.end() :] if lead else text
        if len(text) > 140 or not (lead or (whole and len(said.split()) <= 14 and not _SENTENCE.search(said))):
            return None
        found = person_in(said, self.language)
        if found is None or not found.name or not (lead or re.match(rf"{re.escape(found.name)}\s*[,،，(]", said)):
            return None
        return self.known(found, 0, 0)


_DASHES = re.compile(r"\s*(?:[—–―-]+|~)\s*(?=\S)")
_SENTENCE = re.compile(r"[.!?:…。！？]\s*$|[“”„«»「」\"]")
"""What a signature has not: the end of a sentence, a quotation."""
