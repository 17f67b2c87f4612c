"""IN: language that leaves no one out."""

from __future__ import annotations

from collections.abc import Iterable

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule


@rule("IN001", "warning", languages=("en", "fr", "sl"))
def disability(page: Page) -> Iterable[Finding]:
    """People are named by a disability, or as its victims.

    Why: They are persons first; this is how the Convention names them.
    Source: UN (Disability-Inclusive Language Guidelines)
    Bad: a ramp for the disabled
    Good: a ramp for persons with disabilities
    """
    return terms.found(page, "IN001", "“{found}” names people by a disability")


@rule("IN002", "info", languages=("en",), fix="safe")
def special_needs(page: Page) -> Iterable[Finding]:
    """People are said to have special needs.

    Why: The needs are human; what is special is that nobody meets them. UNHCR says specific needs.
    Source: UNHCR
    Bad: people with special needs
    Good: people with specific needs
    Fix: “Specific” is written where people have them.
    """
    return terms.found(page, "IN002", "“{found}” says that the needs are not human ones")


@rule("IN003", "warning", languages=("en",), fix="safe")
def gendered_occupation(page: Page) -> Iterable[Finding]:
    """An occupation is named as if only men, or only women, had it.

    Titles that belong to a name, as Chairman of the Council, are not meant.

    Why: The word is read as a fact about who may do the work.
    Source: UN (Guidelines for gender-inclusive language)
    Bad: a spokesman and two policemen
    Good: a spokesperson and two police officers
    Fix: The inclusive word is written.
    """
    return terms.found(page, "IN003", "“{found}” leaves out half of the people")


@rule("IN004", "warning", languages=("en",), fix="safe")
def men_for_all(page: Page) -> Iterable[Finding]:
    """Men stand for everyone: his credentials, founding fathers, the man in the street.

    Why: The reader sees a man.
    Source: UN (Guidelines for gender-inclusive language)
    Bad: The ambassador presented his credentials.
    Good: The ambassador presented credentials.
    Fix: The pronoun is left out, or the word replaced.
    """
    return terms.found(page, "IN004", "“{found}” lets men stand for everyone")


@rule("IN005", "warning", languages=("en",))
def females(page: Page) -> Iterable[Finding]:
    """Women and girls are called females.

    Why: The word is that of animals and forms; the right ones also say how old they are.
    Source: UN
    Bad: Half of them were females.
    Good: Half of them were women and girls.
    """
    return terms.found(page, "IN005", "“{found}” for women and girls")


@rule("IN006", "warning", languages=("en", "fr", "sl"), fix="safe")
def older_persons(page: Page) -> Iterable[Finding]:
    """Older persons are called the elderly, old people or senior citizens.

    Why: The United Nations speak of older persons, as of persons, not of an age.
    Source: UN
    Bad: food for elderly people
    Good: food for older persons
    Fix: The term is written where one word stands for another.
    """
    return terms.found(page, "IN006", "“{found}” for older persons")


@rule("IN007", "warning", languages=("en", "sl"))
def name_of_a_people(page: Page) -> Iterable[Finding]:
    """A people is called by a name that it rejects.

    Why: Peoples choose their own names.
    Source: UN
    Bad: a school for gypsy children
    Good: a school for Roma children
    """
    return terms.found(page, "IN007", "“{found}” is not what the people call themselves")


@rule("IN008", "warning", languages=("en",), fix="safe")
def people_as_condition(page: Page) -> Iterable[Finding]:
    """People are called by an illness, their poverty or what was done to them: AIDS victims, prostitutes, the poor.

    Why: What happened to someone is not who they are.
    Source: UN
    Bad: care for drug addicts
    Good: care for people who use drugs
    Fix: The term is written where one word stands for another.
    """
    return terms.found(page, "IN008", "“{found}” reduces people to what happened to them")


@rule("IN009", "info", languages=("en",))
def mrs(page: Page) -> Iterable[Finding]:
    """A woman is called Mrs.

    Why: A man's title does not tell whether he is married.
    Source: UN
    Bad: Mrs. Novak
    Good: Ms. Novak
    """
    return terms.found(page, "IN009", "“{found}” tells whether she is married")
