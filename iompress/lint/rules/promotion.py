"""PR: promotion and tone: a release reports, it does not praise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule

_WE = re.compile(r"(?<![\w’'/-])(?:[Ww]e|[Oo]urs?|us|[Oo]urselves)(?![\w-])")
_OWN_WORDS = frozenset(("we", "our", "ours", "us", "ourselves"))
_EXCLAMATION = re.compile(r"[!！]+(?=[\s\u2060”’\"»)]|\Z)")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u2604\u260e-\u26ff\u2702-\u27b0\u2b50\u2b55]\ufe0f?")
_HASHTAG = re.compile(r"(?<![\w/&#])[#@][^\W\d_]\w{2,}")
_CONTRACTION = re.compile(
    r"(?<![\w’'])(?:(?P<verb>\w+)n['’]t|(?:[Ii]|[Yy]ou|[Ww]e|[Tt]hey|[Ss]?[Hh]e|[Ii]t|[Tt]here|[Tt]hat|[Ww]ho|[Ww]hat)"
    r"['’](?:re|ve|ll|m|d|s))(?![\w’'])"
)
_NOT = {"ca": "cannot", "wo": "will not", "sha": "shall not"}
_NAME = re.compile(r"[\s\u2060]+(?:[A-Z]|of\b)")
_EVERYONE = re.compile(
    r"[\s\u2060]+(?:(?:common|shared|own|changing) )?(?:planet|world|times?|age|era|century|oceans?|humanity)\b"
)
_IT_HAS_ENDING = re.compile(r"(?:that|who|what|there)['’]s$", re.IGNORECASE)


@rule("PR001", "warning", languages=("en", "fr", "sl"))
def first_person(page: Page) -> Iterator[Finding]:
    """The house speaks of itself as we, our or us.

    Statements and briefing notes, which are someone's words as a whole, names such as Our Common Agenda, and what is
    everyone's, as our planet, are not meant.

    Why: Newsrooms print what a release says; in their pages “our” is the newspaper's.
    Source: wire
    Bad: We opened our office in Ljubljana.
    Good: IOM opened its office in Ljubljana.
    """
    if page.release.kind in ("statement", "briefing-note"):
        return
    if page.base_language != "en":
        yield from terms.found(page, "PR001", "the house speaks of itself: “{found}”")
    elif not page.words.isdisjoint(_OWN_WORDS):
        for match in _WE.finditer(page.prose):
            if match[0][0].isupper() and _NAME.match(page.prose, match.end()):
                continue
            if match[0].lower() == "our" and _EVERYONE.match(page.prose, match.end()):
                continue
            yield page.at(*match.span(), f"the house speaks of itself: “{match[0]}”", "name the organization")


@rule("PR002", "warning", languages=("en", "fr", "sl"))
def proud(page: Page) -> Iterable[Finding]:
    """The house is proud, pleased, delighted or excited.

    Why: Feelings are for quotations; the news is what was done.
    Source: wire
    Bad: IOM is proud to open the office.
    Good: IOM opened the office.
    """
    return terms.found(page, "PR002", "a feeling is no news: “{found}”")


@rule("PR003", "warning", languages=("en", "fr", "sl"))
def superlative(page: Page) -> Iterable[Finding]:
    """A word of praise stands where a fact could: unprecedented, amazing, groundbreaking.

    Why: Journalists strike it out and trust the rest less.
    Source: wire
    Bad: an unprecedented number of arrivals
    Good: 9,200 arrivals, the highest number since 2014
    """
    return terms.found(page, "PR003", "“{found}” praises and says nothing")


@rule("PR004", "info", languages=("en",), fix="safe")
def plain_words(page: Page) -> Iterable[Finding]:
    """A word of offices where a plain one would do: utilize, prior to, in order to.

    Why: Plain words are read by more people, and translated well.
    Source: UN
    Bad: They utilized the boats in order to leave.
    Good: They used the boats to leave.
    Fix: The plain word is written where one stands for the other.
    """
    return terms.found(page, "PR004", "“{found}” can be said plainly")


@rule("PR005", "info", languages=("en",))
def self_praise(page: Page) -> Iterable[Finding]:
    """Someone is called renowned, award-winning or highly successful.

    Why: Praise counts when others give it.
    Source: wire
    Bad: the renowned research centre
    Good: the research centre, whose figures 40 governments use
    """
    return terms.found(page, "PR005", "“{found}” is praise")


@rule("PR006", "warning")
def exclamation_mark(page: Page) -> Iterator[Finding]:
    """An exclamation mark outside quotations.

    Marks inside a name, as in Yahoo!'s, are not meant. In all languages.

    Why: It shouts.
    Source: wire
    Bad: The office is open!
    Good: The office is open.
    """
    if "!" in page.between or "！" in page.between:
        for match in _EXCLAMATION.finditer(page.prose):
            yield page.at(*match.span(), "an exclamation mark", "end with a full stop")


@rule("PR007", "warning")
def emoji(page: Page) -> Iterator[Finding]:
    """A picture stands among the letters.

    In all languages.

    Why: Newswires drop it or print a box, and programs that read aloud spell out its name.
    Source: wire
    Bad: The office is open 🎉
    Good: The office is open.
    """
    if _EMOJI.search(page.between):
        for match in _EMOJI.finditer(page.prose):
            yield page.at(*match.span(), "a picture among the letters", "leave it out")


@rule("PR008", "info")
def hashtag(page: Page) -> Iterator[Finding]:
    """A hashtag or an account of a social network stands in the text.

    Why: It means nothing in print, and not the same on each network.
    Source: wire
    Bad: on #MigrantsDay, with @example
    Good: on International Migrants Day, with the account of IOM
    """
    if "#" in page.between or "@" in page.between:
        for match in _HASHTAG.finditer(page.prose):
            yield page.at(*match.span(), f"“{match[0]}” in running text", "write the words, or link to them")


@rule("PR009", "warning", languages=("en",), fix="safe")
def contraction(page: Page) -> Iterator[Finding]:
    """Words are drawn together as in speech: don’t, it’s, they’re.

    Why: It belongs to speech, and so to quotations.
    Source: UN
    Bad: The office doesn’t close.
    Good: The office does not close.
    Fix: “Not” is written out.
    """
    if "’" not in page.between and "'" not in page.between:
        return
    if page.words.isdisjoint(_ENDINGS) and "it’s" not in page.flat and "he’s" not in page.flat:
        return
    for match in _CONTRACTION.finditer(page.prose):
        verb = match["verb"]
        if verb:
            written = _NOT.get(verb.lower(), f"{verb} not")
            written = written.capitalize() if verb[0].isupper() else written
            yield page.at(*match.span(), f"“{match[0]}” as in speech", f"write “{written}”", written)
        elif not _IT_HAS_ENDING.search(match[0]):
            yield page.at(*match.span(), f"“{match[0]}” as in speech", "write both words")


_ENDINGS = frozenset(("t", "re", "ve", "ll", "m", "d"))
