"""SP: spelling, as the United Nations have it: British, with -ize."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._words import find_word

_FORMS = ("{}e", "{}es", "{}ed", "{}ing", "{}er", "{}ers", "{}ation", "{}ations", "{}ational", "{}able")
_AMPERSAND = re.compile(r"(?<=[a-z] )&(?= [a-z])")
_LAST_ENTRY = re.compile(r"(,) (?:and|or) [a-z-]+(?: [a-z-]+){0,2}(?=[.;,)\n]| (?:in|of|for|on|from|to|with)\b)")
_ENTRIES = re.compile(r"[a-z], (?:the |a )?[a-z-]+(?: [a-z-]+)?$")
_LATIN = re.compile(r"(?<![\w.])(e\.g\.|i\.e\.)(,?)(?= )", re.IGNORECASE)
_LATIN_WORDS = {"e": "for example", "i": "that is"}


@rule("SP001", "warning", languages=("en",), fix="safe")
def ise_for_ize(page: Page) -> Iterator[Finding]:
    """A verb in -ize, or a word made from it, is spelled with s.

    Verbs that never have z, as advise, exercise or supervise, are not meant, nor names such as the Organisation for
    Economic Co-operation and Development.

    Why: The spelling of the United Nations is that of the Oxford dictionaries.
    Source: UN
    Bad: The organisation recognised them.
    Good: The organization recognized them.
    Fix: The z is written.
    """
    index = _ize()
    if not page.words.isdisjoint(index.keys):
        yield from terms.search(
            page, index, "“{found}” is spelled with z by the United Nations", frozenset(page.newsroom.rules.terms_off)
        )


@cache
def _ize() -> terms.Index:
    """The verbs in -ize with all their forms, spelled with s."""
    return terms.index_of(
        terms.Term(form.format(f"{stem}is"), form.format(f"{stem}iz"), names=stem != "organ")
        for stem in terms.words("en", "verbs_in_ize")
        for form in _FORMS
    )


@rule("SP002", "warning", languages=("en",), fix="safe")
def yze_for_yse(page: Page) -> Iterable[Finding]:
    """A verb in -yse is spelled with z: analyze.

    Why: In the spelling of the United Nations these verbs, which are not made with -ize, keep their s.
    Source: UN
    Bad: They analyzed the data.
    Good: They analysed the data.
    Fix: The s is written.
    """
    return terms.found(page, "SP002", "“{found}” is spelled with s by the United Nations")


@rule("SP003", "warning", languages=("en",), fix="safe")
def american_spelling(page: Page) -> Iterable[Finding]:
    """An American spelling: center, labor, program, traveled.

    Names keep theirs: Lincoln Center, Department of Labor, Pearl Harbor.

    Why: The spelling of the United Nations is British.
    Source: UN
    Bad: a program of the labor center
    Good: a programme of the labour centre
    Fix: The British spelling is written.
    """
    return terms.found(page, "SP003", "the American spelling “{found}”")


@rule("SP004", "warning", languages=("en",), fix="safe")
def other_than_united_nations(page: Page) -> Iterable[Finding]:
    """A spelling that is right elsewhere, but not that of the United Nations: judgment, co-operate, whilst.

    Why: One spelling in all texts; searches find all of them.
    Source: UN
    Bad: They co-operate whilst the judgment is awaited.
    Good: They cooperate while the judgement is awaited.
    Fix: The spelling of the United Nations is written.
    """
    return terms.found(page, "SP004", "“{found}” is not the spelling of the United Nations")


@rule("SP005", "warning", languages=("en", "fr", "sl"), fix="safe")
def misspelling(page: Page) -> Iterable[Finding]:
    """A word that is often misspelled: accomodation, goverment, seperate.

    A short list of slips that are no other word; it does not replace a spell-checker.

    Why: A misspelled release is not believed in its figures either.
    Source: own
    Bad: The goverment recieved them.
    Good: The government received them.
    Fix: The right spelling is written.
    """
    return terms.found(page, "SP005", "“{found}” is misspelled")


@rule("SP006", "warning", languages=("en",), fix="safe")
def name_of_organization(page: Page) -> Iterable[Finding]:
    """The name of an organization is not quite its own: International Office of Migration, World Food Program.

    Why: An organization notices first of all whether its name is right.
    Source: UN
    Bad: the International Organization of Migration and the World Health Organisation
    Good: the International Organization for Migration and the World Health Organization
    Fix: The official name is written.
    """
    return terms.found(page, "SP006", "“{found}” is not the official name")


@rule("SP007", "warning", languages=("en",), fix="safe")
def capitals_of_office(page: Page) -> Iterable[Finding]:
    """A title or body of the United Nations without its capitals or hyphen: UN member states, UN secretary general.

    Why: The United Nations write Member States and Secretary-General, IOM its Director General without a hyphen.
    Source: UN
    Bad: UN member states elected the UN Secretary General.
    Good: UN Member States elected the UN Secretary-General.
    Fix: The official form is written.
    """
    return terms.found(page, "SP007", "“{found}” is not how the United Nations write it")


@rule("SP008", "warning", languages=("en",), fix="safe")
def ampersand(page: Page) -> Iterator[Finding]:
    """The sign & stands for “and” between two words.

    Names, with capitals on either side, and R&D are not meant.

    Why: It belongs to firms' names and signs.
    Source: UN
    Bad: food & water
    Good: food and water
    Fix: “and” is written.
    """
    if "&" in page.between:
        for match in _AMPERSAND.finditer(page.prose):
            yield page.at(*match.span(), "the sign & for “and”", "write “and”", "and")


@rule("SP009", "info", languages=("en",), fix="safe", default=False)
def serial_comma(page: Page) -> Iterator[Finding]:
    """A comma stands before the last entry of a short list.

    Only between single words or two; off unless selected, since some houses want the comma and since lists of
    clauses can look the same.

    Why: OCHA sets no serial comma.
    Source: OCHA
    Bad: water, food, and shelter
    Good: water, food and shelter
    Fix: The comma is taken away.
    """
    for conjunction in (", and ", ", or "):
        at = page.prose.find(conjunction)
        while at >= 0:
            if _LAST_ENTRY.match(page.prose, at) and _ENTRIES.search(page.prose, max(0, at - 60), at):
                yield page.at(at, at + 1, "a comma before the last entry of a list", "leave it out", "")
            at = page.prose.find(conjunction, at + 1)


@rule("SP010", "info", languages=("en",), fix="safe")
def latin_abbreviation(page: Page) -> Iterator[Finding]:
    """“e.g.” or “i.e.” stands in running text.

    Why: Many mix the two up, and readers of other languages know neither.
    Source: UN
    Bad: documents, e.g. passports
    Good: documents, for example passports
    Fix: “for example” or “that is” is written.
    """
    if {"e", "g"} <= page.words or {"i", "e"} <= page.words:
        for match in _LATIN.finditer(page.prose):
            words = _LATIN_WORDS[match[1][0].lower()]
            words = words.capitalize() if match[1][0].isupper() else words
            yield page.at(*match.span(1), f"“{match[1]}” in running text", f"write “{words}”", words)


@rule("SP011", "warning", on="release")
def surname_first(page: Page) -> Iterator[Finding]:
    """The body first names a quoted speaker without the first name.

    The speakers of the registered quotes are looked for; later mentions may be shorter.

    Why: Readers must know who speaks before they hear it, and newsrooms will not guess first names.
    Source: UNU
    Bad: “We open today,” Novak said. Ana Novak leads the office.
    Good: “We open today,” said Ana Novak, IOM Head of Office. Novak added …
    """
    for name in dict.fromkeys(quote.speaker for quote in page.release.quotes):
        first, _, last = name.rpartition(" ")
        if not first:
            continue
        at = find_word(page.plain, last, page.body.start, page.body.end, joining="_-")
        if at >= 0 and not page.plain.endswith(f"{first.split()[-1]} ", 0, at):
            message = f"the first mention of {name} lacks the first name"
            yield page.at(at, at + len(last), message, "give full name and role where the speaker is first named")
