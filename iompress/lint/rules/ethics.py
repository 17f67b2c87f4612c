"""ET: ethics. A finding here wants an answer that is recorded: a change, or an [[ignore]] with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page, once_a_page
from iompress.lint.rule import rule
from iompress.locales import locale

_NAME = r"[A-ZČŠŽÀ-Ý][a-zčšžà-ÿ’-]+"
_AGE = r"(?:1[0-7]|[1-9])"
_ROLE = r"(?:(?:girl|boy|child|orphan|brother|sister|son|daughter) )?"
_CHILD = {
    "en": re.compile(
        rf"(?<![\w*])(?P<name>{_NAME}(?: {_NAME})?),? aged {_AGE}\b(?!\d| (?:to|and|or)\b)"
        rf"|(?<![\w*])(?P<before>{_NAME}(?: {_NAME})?), {_AGE},"
        rf"|(?<!\d){_AGE}-year-old {_ROLE}(?P<after>{_NAME})(?!\*)"
    ),
    "fr": re.compile(rf"(?<![\w*])(?P<name>{_NAME}(?: {_NAME})?), (?:âgée? de )?{_AGE} ans\b"),
    "sl": re.compile(
        rf"(?<!\d){_AGE}-letn[a-z]{{1,4}} (?P<after>{_NAME})"
        rf"|(?<![\w*])(?P<name>{_NAME}(?: {_NAME})?), star[a-z]? {_AGE} let"
    ),
}
_AGE_WORDS = frozenset(("aged", "old", "ans", "let", "letna", "letni", "letnega", "letnemu", "letno", "letne"))
_CHANGED = re.compile(
    r"\bnames? (?:has|have) been changed|\bnot (?:her|his|their) real name|\bname changed"
    r"|prénom d’emprunt|ime je spremenjeno"
)
_SURVIVOR = re.compile(
    rf"(?<![\w*])(?P<name>{_NAME}(?: {_NAME})?),? (?:who is )?an? (?:[a-z-]+ ){{0,3}}(?:survivor|victim) of"
    r" (?:[a-z-]+ ){0,2}(?:trafficking|rape|violence|torture|slavery|abuse|exploitation)"
    rf"|(?:trafficking|rape|torture|abuse) (?:survivor|victim) (?P<after>{_NAME})"
)
_SURVIVOR_WORDS = frozenset(("survivor", "victim"))
_HARM = frozenset(("trafficking", "rape", "violence", "torture", "slavery", "abuse", "exploitation"))
_SUSPECT_WORDS = frozenset(
    (
        "suspect",
        "suspects",
        "attacker",
        "attackers",
        "perpetrator",
        "perpetrators",
        "gunman",
        "rapist",
        "thief",
        "murderer",
        "criminals",
    )
)
_DOCUMENT = re.compile(
    r"\b(?:passport|visa|permit|case|file|registration|identity card) (?:no\.?|number|n°)"
    r" ?:? ?(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,}",
    re.IGNORECASE,
)
_DOCUMENT_WORDS = frozenset(("passport", "visa", "permit", "case", "file", "registration", "identity"))
_STATISTIC = re.compile(
    r"\b\d[\d.,]{0,15}(?: per cent| millions?| billions?|[ \u00a0]?%| milijon\w*)|\b\d{1,3}(?:[,.\u00a0]\d{3})+\b"
)
_SIGN_BEFORE = re.compile(r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF)) ?$")
_MONEY_BEHIND = re.compile(
    r" (?:de |d’)?(?:USD|EUR|GBP|CHF|(?:US |ameriških )?(?:dollars?|dolarjev|euros?|evrov|francs?|pounds)\b|[€$£])"
)
_ORGANIZED = re.compile(r"\b(?:reported|estimates?|counted|recorded|registered|says?|said)\b")


@rule("ET001", "warning", languages=("en",), fix="unsafe")
def dignity(page: Page) -> Iterable[Finding]:
    """A word takes away the dignity of the dead, of survivors or of people in need.

    Why: Someone who reads it knew them.
    Source: UNICEF
    Bad: The corpses were found at dawn.
    Good: The bodies were found at dawn.
    Fix: The other word is written, where one stands for the other.
    """
    return terms.found(page, "ET001", "“{found}” takes away dignity")


@rule("ET002", "warning", languages=("en", "fr", "sl"))
def named_child(page: Page) -> Iterator[Finding]:
    """A child is named.

    Found where a name stands beside an age under 18. Names marked as changed, with an asterisk or in words, are
    not meant.

    Why: A child cannot foresee what a name in the news may bring; consent of the child and of a guardian is needed.
    Source: UNICEF (Principles for ethical reporting on children)
    Bad: Amina, 12, arrived alone.
    Good: A girl of 12 arrived alone.
    """
    if page.words.isdisjoint(_AGE_WORDS) and not _AFTER_AGE.search(page.between):
        return
    names = _not_names()
    for match in _CHILD[page.base_language].finditer(page.prose):
        group = next(group for group in ("name", "before", "after") if match.groupdict().get(group))
        name = match[group]
        start, end = match.span(group)
        if name.split()[-1] in names or name.split()[0] in names or _is_changed(page, end):
            continue
        if name in _countries(page.language):
            continue
        if group == "after" and page.base_language == "sl" and name.endswith(("ec", "ka", "an", "anka")):
            continue
        yield page.at(start, end, f"a child is named: “{name}”", "leave the name out, or record the consent")


_AFTER_AGE = re.compile(r", 00?,")


@cache
def _countries(language: str) -> frozenset[str]:
    """The names of countries: in a list, numbers can stand behind them."""
    from babel.core import get_global

    names = locale(language)
    return frozenset(names.country(code) for code in get_global("territory_languages"))


def _is_changed(page: Page, end: int) -> bool:
    return page.written[end : end + 1] == "*" or _says_changed(page)


@once_a_page
def _says_changed(page: Page) -> bool:
    return bool(_CHANGED.search(page.plain))


@cache
def _not_names() -> frozenset[str]:
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    others = (
        "November",
        "December",
        "Article",
        "Articles",
        "Chapter",
        "Goal",
        "Goals",
        "Group",
        "Annex",
        "Section",
        "The",
        "A",
    )
    return frozenset((*terms.words("en", "demonyms"), *months, *others))


@rule("ET003", "warning", languages=("en",))
def named_survivor(page: Page) -> Iterator[Finding]:
    """A survivor of trafficking, rape, torture or other violence is named.

    Names marked as changed, with an asterisk or in words, are not meant.

    Why: The name can lead those to the survivor who did it.
    Source: UNICEF
    Bad: Maria, a survivor of trafficking, told her story.
    Good: A survivor of trafficking told her story.
    """
    if page.words.isdisjoint(_SURVIVOR_WORDS) or page.words.isdisjoint(_HARM):
        return
    for match in _SURVIVOR.finditer(page.prose):
        group = "name" if match["name"] else "after"
        if match[group].split()[0] not in _not_names() and not _is_changed(page, match.end(group)):
            message = f"a survivor is named: “{match[group]}”"
            yield page.at(*match.span(group), message, "leave the name out, or record the consent")


@rule("ET005", "warning", languages=("en",))
def origin_of_suspect(page: Page) -> Iterator[Finding]:
    """The origin or status of a suspect is told.

    Why: Unless it explains the crime, it only says that people like them commit crimes.
    Source: UN
    Bad: a Syrian suspect was arrested
    Good: a suspect was arrested
    """
    if not page.words.isdisjoint(_SUSPECT_WORDS):
        for match in _suspects().finditer(page.prose):
            yield page.at(
                *match.span(1), f"“{match[1]}” for a suspect", "leave it out unless it explains what happened"
            )


@cache
def _suspects() -> re.Pattern[str]:
    nations = "|".join(terms.words("en", "demonyms"))
    crimes = "|".join(sorted(_SUSPECT_WORDS))
    status = "migrant|asylum[- ]seeker|refugee|immigrant|foreign"
    return re.compile(rf"\b((?:{nations})(?: national)?|{status}) (?:[a-z]+ )?(?:{crimes})\b")


@rule("ET006", "info", languages=("en", "fr", "sl"))
def figures_without_source(page: Page) -> Iterator[Finding]:
    """The text has statistics, and nowhere says where figures come from.

    Found on the first of them, where neither body nor notes has a word such as “according”, “source” or “data”. Sums of
    money that are given or asked for are not meant.

    Why: Journalists cannot print a figure that they cannot check.
    Source: own
    Bad: Arrivals rose by 40 per cent.
    Good: According to the Ministry of the Interior, arrivals rose by 40 per cent from May to June 2026.
    """
    if page.words.isdisjoint(terms.words(page.base_language, "sources")) and "0" in page.between:
        found = _STATISTIC.finditer(page.prose, page.body.start, page.body.end)
        match = next((m for m in found if not _is_money(page.prose, m)), None)
        if match and not _ORGANIZED.search(page.prose) and "d’après" not in page.flat:
            yield page.at(*match.span(), "figures, and nowhere their source", "say whose figures they are, and of when")


def _is_money(prose: str, match: re.Match[str]) -> bool:
    before = _SIGN_BEFORE.search(prose, max(0, match.start() - 4), match.start())
    return bool(before or _MONEY_BEHIND.match(prose, match.end()))


@rule("ET007", "error", languages=("en",))
def number_of_document(page: Page) -> Iterator[Finding]:
    """The number of a person's passport, visa, permit or case is told.

    Why: It identifies a person for ever, and cannot be taken back.
    Source: IOM (Data Protection Manual)
    Bad: passport No. P1234567
    Good: a passport
    """
    if not page.words.isdisjoint(_DOCUMENT_WORDS) and "0000" in page.between:
        for match in _DOCUMENT.finditer(page.prose):
            yield page.at(*match.span(), "the number of a person's document", "leave it out")
