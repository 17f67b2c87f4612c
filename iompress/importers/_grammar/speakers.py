"""The people of a release: full names and roles for those who are later called by less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from iompress.importers._grammar.attribution import SHORTENED
from iompress.importers._grammar.functions import alike, functions_in, gender_of
from iompress.importers._grammar.language import words
from iompress.importers._grammar.marks import Quoted
from iompress.importers._grammar.mentions import Mention, Text, is_inside, mentions, unquoted
from iompress.importers._grammar.names import tokens
from iompress.importers._grammar.people import person_in
from iompress.importers._grammar.person import Person
from iompress.importers._grammar.uncased import DOTTED, arabic_sort

_MEN = ("Mr", "Monsieur", "Señor", "Signor", "Gospod", "Herr", "Herrn", "M", "Sr", "Sig", "g", "г-н", "السيد")
_CALLED = re.compile(
    r"(?<!\w)(Mrs|Mr|Ms|Miss|Madame?|Monsieur|Señora|Señor|Signora|Signor|Gospa|Gospod|Herrn?|Frau|Mme|M|Sra|Sr|Sig\.ra|Sig|ga|g|г-н|г-жа|السيدة|السيد)\.?\s+((?:[^\W\d_][\w-]*\s+){0,2}[^\W\d_][\w-]+)"
)

_SENTENCE_OPENS = re.compile(
    rf"(?:^|(?<=\w{{3}}){SHORTENED}[.!?]\s+|[”»\"]\s+)(?:[^\W\d_]+[.,]?\s+){{0,3}}[^\W\d_][\w-]{{2,}}"
)
_SUBJECT = re.compile(
    r"(?<!\bof )(?<!\bto )(?<!\bby )(?<!\bfor )(?<!\bwith )(?<!\bde )(?<!\bavec )(?<!\bcon )(?<!\bmit )([^\W\d_][\w-]{2,})"
)
"""A word that can be the subject of its sentence: no preposition stands in front."""


class Cast:
    """Everyone whom the text names in full, outside its quotations."""

    def __init__(
        self, paragraphs: Sequence[Text], marked: Sequence[Sequence[Quoted]], heads: Sequence[str], language: str
    ) -> None:
        self._language = language
        self._table = words(language)
        self._texts = [unquoted(paragraph.text, marks) for paragraph, marks in zip(paragraphs, marked, strict=True)]
        self._heads = list(heads)
        self._found: list[Mention] | None = None
        self._learnt: list[Person] = []
        self._genders: dict[str, str] = {}
        self._called: dict[str, str] | None = None

    @property
    def _mentions(self) -> list[Mention]:
        if self._found is None:
            self._found = [
                mention
                for number, text in [
                    *enumerate(self._texts),
                    *((-1, head) for head in self._heads if not head.isupper()),
                ]
                for mention in mentions(text, number, self._language)
            ]
        return self._found

    def learn(self, name: str, gender: str) -> None:
        """That whoever is called `name` is a woman ("f") or a man ("m")."""
        self._genders.setdefault(self._fullest(name), gender)

    def _fits(self, person: Person, gender: str) -> bool:
        """Whether a pronoun of `gender` can mean `person`, as far as the text tells."""
        return not gender or not person.name or self._gender(person) in ("", gender)

    def _gender(self, person: Person) -> str:
        if person.name in self._genders:
            return self._genders[person.name]
        if self._called is None:
            self._called = {}
            for text in self._texts:
                for found in _CALLED.finditer(text):
                    for name in found[2].split():
                        self._called.setdefault(name, "m" if found[1] in _MEN else "f")
        called = self._called.get(person.name.split()[-1])
        if called:
            return called
        return gender_of(person.role, self._language)

    def is_name(self, name: str) -> bool:
        """Whether `name` is more than a word with the capital that opens a sentence."""
        if " " in name or "-" in name or not self._table.cased:
            return True
        if name.lower() in self._table.stopwords or self._table.pronouns.fullmatch(name):
            return False
        if any(name.casefold() in mention.name.casefold().split() for mention in self._mentions):
            return True
        return any(is_inside(text, name) for text in [*self._texts, *self._heads])

    def known(self, person: Person, paragraph: int, at: int) -> Person:
        """`person` with the fullest name and the role that the text gives."""
        if not person.name:
            return self._by_role(person, paragraph, at)
        full = self._fullest(person.name)
        role = self._role(full, person.role)
        made = replace(person, name=full, role=role)
        self._learnt.append(made)
        return made

    def _fullest(self, name: str) -> str:
        if self._language == "ar":
            return self._longer(
                name,
                r"([^\s،,.؛:()«»“”\"]+)\s+",
                lambda word: (
                    arabic_sort(word, self._table) == "name"
                    and not self._table.verbs.fullmatch(word)
                    and word not in self._table.stopwords
                ),
            )
        if self._language == "zh":
            for text in [*self._texts, *self._heads]:
                found = re.search(rf"[\u3400-\u9fff]{{1,6}}[·•‧]{re.escape(name)}(?![·•‧])", text)
                if found and "·" not in name:
                    return _after_role(found[0], self._table.roles)
            return name
        parts = name.casefold().split()
        best = name
        for mention in self._mentions:
            other = mention.name.casefold().split()
            if (len(other) > len(best.split()) and other[-len(parts) :] == parts) or (
                len(parts) == 1 and len(best.split()) == 1 and len(other) > 1 and parts[0] == other[0]
            ):
                best = mention.name
        for person in self._learnt:  # somebody who was named within a quotation
            if len(person.name.split()) > len(best.split()) and person.name.casefold().split()[-len(parts) :] == parts:
                best = person.name
        if best == name and len(parts) == 1 and self._language in ("ru", "sl"):
            for mention in self._mentions:
                last = mention.name.split()[-1]
                if (
                    len(last) >= 5
                    and last[: max(4, len(last) - 2)].casefold() == parts[0][: max(4, len(last) - 2)]
                    and mention.role
                ):
                    return mention.name
        return best

    def _longer(self, name: str, front: str, fits: object) -> str:
        for person in self._learnt:
            if person.name.endswith(" " + name):
                return person.name
        if len(name.split()) > 2:
            return name
        for text in [*self._texts, *self._heads]:
            found = re.search(front + re.escape(name), text)
            if found and callable(fits) and fits(found[1]):
                return f"{found[1]} {name}"
        return name

    def _role(self, name: str, said: str) -> str:
        roles = [mention.role for mention in self._mentions if mention.name == name and mention.role]
        if roles:
            return roles[0]
        learnt = [person.role for person in self._learnt if person.name == name and person.role]
        return said or (learnt[0] if learnt else self._arabic_role(name))

    def _arabic_role(self, name: str) -> str:
        if self._language == "zh":
            return self._chinese_role(name)
        if self._language != "ar":
            return ""
        for text in self._texts:
            at = text.find(name)
            if at > 0:
                start = max(text.rfind(". ", 0, at) + 1, at - 90)
                found = person_in(text[start : at + len(name) + 90].split(".")[0], "ar")
                if found is not None and found.name == name and found.role:
                    return found.role
        return ""

    def _chinese_role(self, name: str) -> str:
        for text in [*self._texts, *self._heads]:
            for found in re.finditer(re.escape(name), text):
                piece = re.split(r"[，,。；;：:、“”（）()《》\s]", text[: found.start()])[-1]
                piece = re.sub(r"^(?:据|對此|对此|同时|此外|日前|其中|以及|和|与)", "", piece)
                if 2 <= len(piece) <= 30 and any(piece.endswith(role) for role in self._table.roles):
                    return piece
        return ""

    def _by_role(self, person: Person, paragraph: int, at: int) -> Person:
        """Whoever has the function by which `person` is called; `person` without a name if nobody has."""
        if (called := self._called_by(person.role)) is not None:
            return replace(person, name=called.name, role=self._role(called.name, called.role))
        heads = functions_in(person.role, self._language)
        best: tuple[int, Mention] | None = None
        for mention in self._mentions:
            if mention.role and alike(heads, functions_in(f"{mention.role} {mention.called}", self._language)):
                before = (mention.paragraph, mention.start) <= (paragraph, at)
                rank = (1 if before else 0) * 10_000 + (mention.paragraph if before else -mention.paragraph)
                if best is None or rank > best[0]:
                    best = (rank, mention)
        if best is not None:
            return replace(person, name=best[1].name, role=best[1].role)
        for known in reversed(self._learnt):
            if known.role and (
                alike(heads, functions_in(known.role, self._language)) or person.role.removeprefix("ال") in known.role
            ):
                return known
        if self._language in ("ar", "zh"):
            return self._unlearnt(person)
        return person

    def _called_by(self, role: str) -> Mention | None:
        """Somebody whose surname is a word that a function has too: “said Bishop after the meeting”."""
        spoken = [token.text for token in tokens(role, self._language)]
        capitals = [word for word in spoken[:4] if word[0].isupper()]
        return next(
            (m for m in self._mentions if capitals and " " in m.name and m.name.split()[-1] == capitals[-1]), None
        )

    def _unlearnt(self, person: Person) -> Person:
        """The one person in an Arabic or Chinese text in front of whose name the function stands."""
        first = person.role.split(" ")[0]
        forms = (first, first.removeprefix("و"), first.removeprefix("ال"), first.removeprefix("و").removeprefix("ال"))
        bare = next((form for form in forms if form in self._table.roles and not form.startswith("ال")), forms[-1])
        for text in self._texts:
            for found in re.finditer(re.escape(bare), text):
                stretch = re.split(r"[،,.؛:。，：“]", text[found.start() : found.start() + 70])[0]
                named = person_in(stretch, self._language)
                if named is not None and named.name and len(named.name) > 2:
                    return named
                if self._language == "ar":  # the function, a comma, the name
                    named = person_in(re.split(r"(?<!\s\w)[.؛:“]", text[found.start() : found.start() + 110])[0], "ar")
                    if named is not None and " " in named.name:
                        return named
        return person

    def meant(
        self, paragraph: int, at: int, last: Person | None, where: tuple[int, int] | None, gender: str = ""
    ) -> Person | None:
        """Whom a pronoun at a place means: the subject named since the last speaker, else that speaker."""
        here = (paragraph, at)
        since = where or (-2, 0)
        if last is not None and not self._fits(last, gender):
            last, since = self._other(here, gender), (max(-1, paragraph - 3), 0)
        if last is not None and gender and paragraph > since[0] >= 0 and not self._gender(last):
            surer = self._other(here, gender)
            last = surer if surer is not None and self._gender(surer) == gender else last
        subjects = [
            m
            for m in self._mentions
            if since < (m.paragraph, m.start) < here
            and m.paragraph >= 0
            and m.subject
            and self._fits(Person(m.name, m.role, 0, 0), gender)
        ]
        if (
            not self._table.cased
            and (short := self._part_of_a_name(paragraph, at, since))
            and self._fits(short, gender)
        ):
            return short
        if (
            self._language in ("ar", "zh")
            and (where is None or where[0] < paragraph)
            and (near := self._anyone(paragraph, at, 1, gender))
        ):
            return near
        if (function := self._function(paragraph, at)) and self._fits(function, gender):
            return function
        if subjects and (
            short := self._short_subject(paragraph, at, max(since, (subjects[-1].paragraph, subjects[-1].start)))
        ):
            return short if self._fits(short, gender) else last
        if subjects and (
            last is None or subjects[-1].role or paragraph - since[0] > 1 or subjects[-1].paragraph == paragraph
        ):
            chosen = subjects[-1]
            return Person(chosen.name, self._role(chosen.name, chosen.role), 0, 0)
        if (short := self._short_subject(paragraph, at, since)) and self._fits(short, gender):
            return short
        if last is not None:
            return last
        others = [
            m
            for m in self._mentions
            if (m.paragraph, m.start) < here and m.role and self._fits(Person(m.name, m.role, 0, 0), gender)
        ]
        if gender:
            others = [m for m in others if self._gender(Person(m.name, m.role, 0, 0)) == gender] or others
        chosen_by_role = [m for m in others if m.paragraph >= 0] or others
        if chosen_by_role and chosen_by_role[-1].paragraph < 0:
            chosen_by_role = chosen_by_role[:1]  # a headline begins with the one who speaks
        if chosen_by_role:
            return Person(chosen_by_role[-1].name, self._role(chosen_by_role[-1].name, chosen_by_role[-1].role), 0, 0)
        if self._learnt:
            return self._learnt[-1]
        named = {m.name for m in self._mentions if (m.paragraph, m.start) < here and len(m.name.split()) > 1}
        if len(named) == 1:
            return Person(named.pop(), "", 0, 0)
        return self._anyone(paragraph, at, 4, gender)

    def _other(self, here: tuple[int, int], gender: str) -> Person | None:
        """Who was last heard, or else last named, of whom a pronoun of `gender` can be said."""
        for person in reversed(self._learnt):
            if self._gender(person) == gender:
                return person
        for mention in reversed(
            [m for m in self._mentions if m.paragraph >= 0 and (m.paragraph, m.start) < here and m.role]
        ):
            person = Person(mention.name, self._role(mention.name, mention.role), 0, 0)
            if self._fits(person, gender):
                return person
        return None

    def _function(self, paragraph: int, at: int) -> Person | None:
        """Somebody known who opens the sentence before the place, called by a function alone."""
        if not 0 <= paragraph < len(self._texts):
            return None
        text = self._texts[paragraph][:at].rstrip()
        if not self._table.cased:
            function = _chinese_roles()[0].search(text) if self._language == "zh" else None
            if function is not None:
                return next((person for person in reversed(self._learnt) if person.role.endswith(function[1])), None)
            return None
        start = max((m.end() for m in re.finditer(r"[.!?]\s+(?=\S)", text)), default=0)
        sentence = text[start:]
        found = tokens(sentence[:60], self._language)[:4]
        place = next((number for number, token in enumerate(found) if token.sort == "role"), -1)
        if (
            place < 0
            or any(
                token.sort == "name" and token.text.lower() not in self._table.stopwords for token in found[: place + 2]
            )
            or (place == 0 and self._language not in ("sl", "ru"))
        ):
            return None
        known = self._by_role(Person("", sentence[found[min(1, place)].start : found[place].end], 0, 0), paragraph, at)
        return known if known.name else None

    def _short_subject(self, paragraph: int, at: int, since: tuple[int, int]) -> Person | None:
        """Somebody known who opens a sentence before the place, by surname alone."""
        if not self._table.cased:
            return self._part_of_a_name(paragraph, at, since)
        full = sorted((m for m in self._mentions if " " in m.name), key=lambda m: len(m.name.split()))
        surnames = {m.name.split()[-1]: m for m in full}
        if not surnames:
            return None
        for number in range(paragraph, max(since[0], paragraph - 2) - 1, -1):
            if number < 0 or number >= len(self._texts):
                continue
            stop = at if number == paragraph else len(self._texts[number])
            start = since[1] if number == since[0] else 0
            text = self._texts[number][start:stop]
            opened = [
                word[1]
                for found in _SENTENCE_OPENS.finditer(text)
                for word in _SUBJECT.finditer(found[0])
                if word[1] in surnames and text[found.start() + word.end() :][:1] not in ("’", "'")
            ]
            if opened:
                mention = surnames[opened[-1]]
                return Person(mention.name, self._role(mention.name, mention.role), 0, 0)
        return None

    def _part_of_a_name(self, paragraph: int, at: int, since: tuple[int, int]) -> Person | None:
        """In an Arabic or Chinese text: somebody heard before whose name, or the last part of it, stands before the place."""
        if not 0 <= paragraph < len(self._texts):
            return None
        text = self._texts[paragraph][since[1] if since[0] == paragraph else 0 : at]
        best: tuple[int, Person] | None = None
        for person in self._learnt:
            parts = (
                [person.name, *re.split(r"[·•‧]", person.name)[1:]]
                if self._language == "zh"
                else [person.name, *[" ".join(person.name.split()[n:]) for n in range(1, len(person.name.split()))]]
            )
            place = max((text.rfind(part) for part in parts if len(part) > 1), default=-1)
            if place >= 0 and (best is None or place > best[0]):
                best = (place, person)
        return best[1] if best else None

    def _anyone(self, paragraph: int, at: int, reach: int, gender: str) -> Person | None:
        """In an Arabic or Chinese text: the person named last with a function in the `reach` paragraphs before the place."""
        if self._language not in ("ar", "zh"):
            return None
        for number in range(paragraph, max(-1, paragraph - reach), -1):
            text = self._texts[number][: at if number == paragraph else None]
            for clause in reversed(re.split(r"[.؛:。！？]", text)):
                for verb in self._table.verbs.finditer(clause):
                    found = person_in(
                        clause[verb.end() :] if self._language == "ar" else clause[: verb.start()], self._language
                    )
                    if found is not None and found.name and found.role and self._fits(found, gender):
                        return found
                if self._language == "zh":
                    hit = _chinese_roles()[1].search(clause)
                    if hit:
                        return Person(hit[1], self._role(hit[1], ""), 0, 0)
        return None

    def signature(self, text: str) -> Person | None:
        """The person whom a paragraph that is a signature under a quotation names: “— Name, function”."""
        lead = re.match(r"\s*(?:[—–―-]+|~)\s*(?=\S)", text)
        if lead is None or len(text) > 140:
            return None
        found = person_in(text[lead.end() :], self._language)
        return self.known(found, 0, 0) if found is not None and found.name else None


@cache
def _chinese_roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A function alone that opens one of the last clauses of a Chinese text; and a name behind a function."""
    role = "|".join(sorted(words("zh").roles, key=len, reverse=True))
    alone = rf"(?:^|[。，“”])[^。，]{{0,4}}({role})(?![\u3400-\u9fff·]{{0,8}}[·•])[^。]{{0,12}}[。，][^。]{{0,14}}$"
    named = rf"(?:{role})({DOTTED}|[\u3400-\u9fff]{{2,3}}(?=[，。、在]))"
    return re.compile(alone), re.compile(named)


def _after_role(text: str, roles: frozenset[str]) -> str:
    end = max((text.rfind(role) + len(role) for role in roles if role in text), default=0)
    return text[end:]
