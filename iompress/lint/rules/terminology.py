"""TE: words that say something other than what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule


@rule("TE001", "warning", languages=("en", "fr", "sl"), fix="safe")
def illegal_migrant(page: Page) -> Iterator[Finding]:
    """A person, or migration as such, is called illegal.

    Offices and laws that have the word in their names are not meant: the Directorate for Combating Illegal Migration.

    Why: An act can be unlawful, a person cannot; and most irregular entries are no crime.
    Source: IOM (Glossary on Migration)
    Bad: The boat carried 40 illegal migrants.
    Good: The boat carried 40 migrants in an irregular situation.
    Fix: The term of the Glossary is written instead.
    """
    for finding in terms.found(page, "TE001", "no one is illegal: “{found}”"):
        part = page.part(*finding.spot.keys)
        start, end = (part.start + finding.spot.start, part.start + finding.spot.end) if part else (0, 0)
        if not (page.prose[start : start + 1].isupper() and _is_named(page.prose, start, end)):
            yield finding


_FIGHTING = re.compile(r"\b(?:Combat(?:t?ing)?|Against|Counter(?:ing)?|Fight(?:ing)?|Preventing|Control of|on) $")
_OFFICE = re.compile(r" (?:\(|Act\b|Bill\b|Law\b|Ordinance\b|Department\b|Directorate\b|Unit\b|Reform and\b)")


def _is_named(prose: str, start: int, end: int) -> bool:
    """Whether words with capitals belong to the name of an office or a law."""
    return bool(_FIGHTING.search(prose, max(0, start - 14), start) or _OFFICE.match(prose, end))


@rule("TE002", "warning", languages=("en",))
def alien(page: Page) -> Iterable[Finding]:
    """A foreigner is called an alien.

    Laws and agencies that have the word in their names, and plants and animals, are not meant.

    Why: The word makes people sound as if they came from another planet.
    Source: IOM
    Bad: Two aliens were registered.
    Good: Two foreigners were registered.
    """
    return terms.found(page, "TE002", "“{found}” for a person")


@rule("TE003", "warning", languages=("en", "fr", "sl"))
def climate_refugee(page: Page) -> Iterable[Finding]:
    """People who move because of the climate are called climate refugees.

    Why: Refugees are protected by the Convention of 1951, which does not name the climate; the term takes weight
        from theirs and gives none.
    Source: IOM
    Bad: The drought has made climate refugees of them.
    Good: The drought has displaced them.
    """
    return terms.found(page, "TE003", "“{found}” is no term of law")


@rule("TE004", "warning", languages=("en", "fr", "sl"))
def people_as_water(page: Page) -> Iterable[Finding]:
    """People on the move are called a flood, wave, tide or influx.

    “Mass influx”, a term of law, is not meant.

    Why: Water is a danger to be kept out; the words judge before the figures are told.
    Source: IOM
    Bad: A wave of migrants reached the coast.
    Good: Arrivals on the coast rose from 300 in May to 900 in June.
    """
    return terms.found(page, "TE004", "“{found}” makes a natural disaster of people")


@rule("TE005", "warning", languages=("en", "fr", "sl"))
def people_as_enemies(page: Page) -> Iterable[Finding]:
    """People on the move are called a swarm, horde, army or invasion.

    Why: It makes animals or enemies of them.
    Source: IOM
    Bad: Hordes of migrants crossed the border.
    Good: Some 600 migrants crossed the border.
    """
    return terms.found(page, "TE005", "“{found}” makes animals or enemies of people")


@rule("TE006", "warning", languages=("en",), fix="safe")
def refugee_migrants(page: Page) -> Iterable[Finding]:
    """Refugees are called migrants, or the other way round.

    Why: Refugees cannot go home safely and have rights that follow from it; mixing the words puts these in doubt.
    Source: UNHCR
    Bad: The ship took in refugee migrants.
    Good: The ship took in refugees and migrants.
    Fix: Both are named.
    """
    return terms.found(page, "TE006", "“{found}” mixes two groups in law")


@rule("TE007", "warning", languages=("en", "fr", "sl"), fix="safe")
def smuggling_and_trafficking(page: Page) -> Iterable[Finding]:
    """Smuggling and trafficking are mixed up, or called by names other than those of the protocols.

    Why: Smuggling of migrants is a crime against a State, with the migrant's consent; trafficking in persons is a crime
        against the person.
    Source: IOM (Glossary on Migration)
    Bad: victims of people smuggling
    Good: migrants whom smugglers carried
    Fix: The term of the protocols is written where one word stands for another.
    """
    return terms.found(page, "TE007", "“{found}” is not the term of the protocols")


@rule("TE008", "warning", languages=("en", "fr", "sl"))
def third_world(page: Page) -> Iterable[Finding]:
    """Countries are called the Third World, underdeveloped or poor.

    Names, as Third World Network, are not meant.

    Why: It ranks countries; their names, or the World Bank's groups by income, say more.
    Source: UN
    Bad: doctors from the third world
    Good: doctors from 14 countries of Africa
    """
    return terms.found(page, "TE008", "“{found}” ranks countries")


@rule("TE009", "warning", languages=("en", "fr", "sl"))
def loaded_word(page: Page) -> Iterable[Finding]:
    """A word takes sides: bogus asylum seekers, boat people, anchor babies.

    Why: It says what the speaker thinks of people instead of what happened to them.
    Source: UNHCR
    Bad: Failed asylum seekers were returned.
    Good: People whose claims for asylum were rejected were returned.
    """
    return terms.found(page, "TE009", "“{found}” takes sides")


@rule("TE010", "info", languages=("en",))
def economic_migrant(page: Page) -> Iterable[Finding]:
    """Someone is called an economic migrant.

    Why: It is no term of law, and is used to deny that the same person may also need protection.
    Source: IOM (Glossary on Migration)
    Bad: economic migrants from the coast
    Good: migrant workers from the coast
    """
    return terms.found(page, "TE010", "“{found}” is no term of law")


@rule("TE011", "info", languages=("en", "fr", "sl"), fix="safe")
def natural_disaster(page: Page) -> Iterable[Finding]:
    """A disaster is called natural.

    Why: Hazards are natural. Disasters come of what people built, where, and how poor they are.
    Source: UN
    Bad: victims of natural disasters
    Good: people affected by disasters
    Fix: The adjective is left out.
    """
    return terms.found(page, "TE011", "“{found}”: the hazard is natural, not the disaster")


@rule("TE012", "warning", languages=("en",))
def children_abused(page: Page) -> Iterable[Finding]:
    """Abuse of children is named as if it were their trade: child prostitute, child soldier, child bride.

    The Optional Protocol that has two of the words in its name is not meant.

    Why: Children cannot consent to any of it.
    Source: UNICEF
    Bad: a centre for child soldiers
    Good: a centre for children associated with armed groups
    """
    return terms.found(page, "TE012", "“{found}” makes a trade of abuse")


@rule("TE013", "warning", languages=("en",), fix="safe")
def said_twice(page: Page) -> Iterable[Finding]:
    """An acronym is followed by what its last letter already says: HIV virus, SDG goals.

    Why: It shows that the writer does not know what the letters stand for.
    Source: own
    Bad: the SDG goals
    Good: the SDGs
    Fix: The word is left out where that is all.
    """
    return terms.found(page, "TE013", "“{found}” says it twice")


@rule("TE100", "warning", fix="safe")
def term_of_the_house(page: Page) -> Iterable[Finding]:
    """A term that this newsroom avoids.

    The terms and what to write instead stand in newsroom.toml, in [validate.terms.LANGUAGE]: words and phrases, no
    patterns. `terms_off` there switches terms of the built-in tables off.

    Why: Every house has words of its own, and the same reader sees all its releases.
    Source: own
    Bad: beneficiaries, with beneficiaries = "people" in [validate.terms.en]
    Good: people
    Fix: What newsroom.toml says is written, if it says anything.
    """
    own = page.newsroom.rules.terms
    told = own.get(page.language) or own.get(page.base_language)
    if not told:
        return ()
    return terms.search(page, _own_terms(tuple(told.items())), "“{found}” is a term that this newsroom avoids")


@cache
def _own_terms(told: tuple[tuple[str, str], ...]) -> terms.Index:
    return terms.index_of(terms.Term(avoid, write) for avoid, write in told if avoid.strip())
