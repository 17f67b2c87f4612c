"""What is no release, and why it is refused."""

from __future__ import annotations

import re

from iompress.importers._draft import Draft
from iompress.importers._grammar import dates
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.length import size as words_in
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.outline.parts import Outline
from iompress.importers._page import NotARelease

FEWEST = 40
"""Words that a release has at the least."""


def require_release(found: list[Sorted], parts: Outline, draft: Draft, count: int) -> None:
    """Raise NotARelease for what has text but is none: no news in it, but steps, prices, terms.

    `count` is how many releases the page seems to have.
    """
    body = [found[at] for at in parts.body]
    size = sum(each.size for each in body)
    prose = sum(each.size for each in body if each.sort in ("prose", "dateline"))
    placed = any(each.dateline is not None for each in body) or parts.dated is not None
    told = placed or bool(parts.dates) or parts.end is not None
    marks = told + bool(parts.contacts) + bool(parts.kind) + bool(parts.boilerplate or parts.notes or parts.embargo)
    heard = any(quote.value.speaker and quote.value.role for quote in draft.quotes)
    short = size < FEWEST // 2 and not (count > 1 and marks > 1)  # of several, each with its own marks, some are short
    if short or (size < FEWEST and not marks and not heard):
        raise NotARelease("there is hardly any text in it")
    listed = sum(
        (each.block.form in ("item", "row") and each.size < 25) or _STEP.match(each.text) is not None for each in body
    )
    named = any(each.dateline is not None and each.dateline.when is not None for each in body) or parts.end is not None
    if len(body) > 5 and listed * 5 >= len(body) * 3 and not named and not parts.kind:
        raise NotARelease("most of it is a list, not running text")
    if sum(_STAMP.match(each.text) is not None for each in found) > 4:
        raise NotARelease("it is a log, line by line with times")
    if prose * 2 < size and marks < 2:
        raise NotARelease("most of it is lists and headings, not running text")
    _require_news(found, body, parts, draft, placed=placed, marks=marks, several=count > 1)


def _require_news(
    found: list[Sorted], body: list[Sorted], parts: Outline, draft: Draft, *, placed: bool, marks: int, several: bool
) -> None:
    if parts.end is not None or parts.kind or several:
        return
    table = words(draft.language.value if draft.language else "en")
    text = "\n".join(each.text for each in body)
    size = max(1, sum(each.size for each in body))
    heard = any(
        quote.value.speaker
        and (" " in quote.value.speaker or quote.value.role or not table.cased)
        and words_in(quote.value.text) >= 5
        for quote in draft.quotes
    )
    code = len(_CODE.findall(text)) if any(mark in text for mark in _OF_CODE) else 0
    asked = len(table.reader.findall(text))
    whole = bool(parts.headline) and sum(each.size for each in body if each.sort == "prose") * 10 >= size * 8
    if not placed and len(_MEASURE.findall(" ".join(each.text for each in found))) >= 3:
        raise NotARelease("it is a recipe: it measures things out")
    if code * (20 if heard else 40) > size and not (placed and marks > 1):
        raise NotARelease("it is about programs: commands, names and paths stand in it")
    if asked * 60 > size and not heard and not placed:
        raise NotARelease("it tells its reader what to do, and no news")
    if not heard and not placed and _VACANCY.search("\n".join(each.text for each in found[:60])):
        raise NotARelease("it offers a post or a tender")
    if not marks and not heard and (code * 120 > size or not parts.headline):
        raise NotARelease("nothing in it is a release’s: no dateline or date, no end mark, nobody quoted, no headline")
    told = placed or parts.dates or heard or (whole and not code and asked * 200 < size and size >= 60)
    if marks <= 1 and not told and not _has_news(text, size, table):
        raise NotARelease("nothing in it is a release’s: no dateline or date, no end mark, nobody quoted, no news")


def _has_news(text: str, size: int, table: Words) -> bool:
    """Whether `text` tells of something that happened: on a day, lately, or in somebody's words."""
    if table.lately.search(text) or dates.find(text, table.tag):
        return True
    if any(re.search(rf"(?<!\w){re.escape(day)}(?!\w)", text, re.IGNORECASE) for day in table.weekdays if len(day) > 3):
        return True
    spoken = len(table.verbs.findall(text))
    return spoken > 0 and not _CODE.search(text) and spoken * 150 >= size and not table.reader.search(text)


_STEP = re.compile(r"\d{1,2}[.)]\s")


_STAMP = re.compile(r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d")


_MEASURE = re.compile(
    r"(?<!\w)\d+(?:[.,/]\d+)?\s?(?:g|gr|ml|cl|dl|tsp|tbsp|cups?|oz|EL|TL|Prise|Msp|cucchiai\w*|cuill\w+|cucharad\w+|žlic\w*|"
    r"ст\.\s?л|ч\.\s?л|стакан\w*|غرام\w*|ملعقة|ملاعق|克|毫升|勺)(?!\w)"
)


_CODE = re.compile(
    r"`[^`\n]{1,60}`|(?<!\w)--?[a-z][\w-]+|\w+\(\)|\b[a-z]+_[a-z_]+\b|(?<!\w)/(?:usr|etc|var|bin|opt|home)/|\w::\w|</?[a-z]+>|"
    r"\b\w+\.(?:py|js|json|ts|c|h|sh|toml|ya?ml|conf|exe|dll|so)\b|\b[a-z]+[A-Z]\w*\(|#include|\$\w+\b|&&|\bnpm\b|\bAPI\b|\bplugin\b"
)


_OF_CODE = ("`", "_", "$", "<", "()", "::", "&&", " --", "npm ")
"""Signs of which a text about programs has some: to look for more takes long."""


_VACANCY = re.compile(
    r"\b(?:vacancy\s+(?:notice|announcement)|job\s+(?:opening|vacancy|description)|how\s+to\s+apply|terms\s+of\s+reference|request\s+for\s+proposals|"
    r"invitation\s+to\s+bid|offre\s+d[’']emploi|avis\s+de\s+vacance|convocatoria\s+de\s+puesto|stellenausschreibung|bando\s+di\s+(?:gara|concorso)|"
    r"razpis\s+(?:za\s+)?delovn\w+|вакансия)\b|招聘(?:启事|公告)|وظيفة\s+شاغرة",
    re.IGNORECASE,
)
