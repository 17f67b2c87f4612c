"""NU: money, ranges, separators, and whether headline and body give the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page, Part
from iompress.lint.rule import rule

_SCALE = r"(?: (?:thousand|million|billion|trillion))?"
_MONEY = re.compile(
    rf"(?P<symbol>(?:US ?)?\$|€|£)[ \u00a0]?\d[\d.,]*|\b(?P<code>USD|EUR|GBP)\b"
    rf"|\d{_SCALE} (?:(?:US|United States) )?(?P<word>dollars|euros?|pounds)\b"
)
_CURRENCY = {
    **{"$": "dollars", "US$": "dollars", "USD": "dollars", "dollars": "dollars"},
    **{
        "€": "euros",
        "EUR": "euros",
        "euro": "euros",
        "euros": "euros",
        "£": "pounds",
        "GBP": "pounds",
        "pounds": "pounds",
    },
}
_CODES = frozenset(("usd", "eur", "gbp"))
_NAMES = frozenset(("dollars", "euro", "euros", "pounds"))
_SHORT = re.compile(
    r"(?<![\w.,-])(?P<money>(?:US\$|[$€£]|(?:USD|EUR|GBP|CHF)[ \u00a0])?)"
    r"\d[\d.,]*[ \u00a0]?(?P<unit>mn|bn|[mbkMBK])(?![\w’-])"
)
_SHORT_WORDS = frozenset(
    f"{figure}{unit}" for n in range(1000) for figure in (str(n), f"{n:03}") for unit in ("m", "mn", "bn", "b", "k")
)
_COUNTED = re.compile(
    r" (?:euros?|dollars|pounds|francs|people|children|women|men|[a-z]+(?:ants|ees|ers|ens|ilies|holds))\b"
)
_UNSEPARATED = re.compile(r"(?<![\w.,/+#:–-])[1-9]\d{4,8}(?= [a-zà-ÿčšž]{2})")
_NUMBERED = re.compile(r"(?:\b(?:no|nos|number|box|code|id|n|št|št)\b[.°]?|№|#) ?$", re.IGNORECASE)
_MEASURE = (
    r"(?! (?:per cent|percent|pour cent|odstot|million|billion|milij|mili|milliard)|"
    r" (?:km|kg|m|ha|tonnes?|metric|degrees)\b)"
)
_OTHER_SEPARATOR = {
    "en": re.compile(
        rf"[1-9](?<![\w.,/+:–-].)(?<!\d[ \u00a0].)\d{{0,2}}((?:\.|[ \u00a0\u202f])\d{{3}})+(?= [a-z]){_MEASURE}"
    ),
    "fr": re.compile(rf"[1-9](?<![\w.,/+:–-].)\d{{0,2}}((?:,|\.)\d{{3}})+(?= [a-zà-ÿ]){_MEASURE}"),
    "sl": re.compile(rf"[1-9](?<![\w.,/+:–-].)\d{{0,2}}((?:,|[ \u00a0\u202f])\d{{3}})+(?= [a-zčšž]){_MEASURE}"),
}
_OTHER_SHAPES = {
    "en": ("0.000", "0 000", "0\u00a0000", "0\u202f000"),
    "fr": ("0.000", "0,000"),
    "sl": ("0,000", "0 000", "0\u00a0000", "0\u202f000"),
}
# a pattern that begins with a digit is tried at digits only; one that begins with a look behind it, everywhere
_BETWEEN = re.compile(
    r"\b[Bb]etween (?:\w+ )?\d[\d,.]*( ?[-–] ?)\d|\b[Ff]rom (?:19|20)\d\d( ?[-–] ?)(?:19|20)\d\d(?! [a-z]+ )"
)
_SIGN = re.compile(r"(?:USD|EUR|GBP|CHF|€|\$|£)(?!\w| ?\d)")
_AMOUNT_BEFORE = re.compile(rf"(?<![\w.,$€£])(\d(?:[\d.,]{{0,15}}\d)?{_SCALE})[ \u00a0]?$")


@rule("NU012", "warning")
def two_currency_styles(page: Page) -> Iterator[Finding]:
    """One currency is written in two ways: as USD 5 million here, as $5 million there, or as US$5 million.

    Why: Readers wonder whether two different currencies are meant.
    Source: own
    Bad: The appeal for USD 5 million has raised $3 million.
    Good: The appeal for USD 5 million has raised USD 3 million.
    """
    has_symbol = any(symbol in page.between for symbol in "$€£") + ("$" in page.between and "US$" in page.prose)
    if has_symbol + (not page.words.isdisjoint(_CODES)) + (not page.words.isdisjoint(_NAMES)) < 2:
        return
    first: dict[str, tuple[str, str]] = {}
    for match in _MONEY.finditer(page.prose):
        style = match.lastgroup or ""
        written = match[style].replace(" ", "")
        name = _CURRENCY[written]
        house, example = first.setdefault(name, (style, written))
        if style != house or (style == "symbol" and written != example):
            message = f"{name} written in two ways: “{example}” before, “{match[style]}” here"
            yield page.at(*match.span(style), message, "write all amounts alike")


@rule("NU013", "warning", languages=("en",), fix="safe")
def million_as_letter(page: Page) -> Iterator[Finding]:
    """A million, billion or thousand is only a letter: 5m, 2bn, 10k.

    Metres and runs of ten kilometres are not meant.

    Why: 5m can be metres, minutes or millions, and bn a billion of either size.
    Source: UN
    Bad: Donors gave USD 5m.
    Good: Donors gave USD 5 million.
    Fix: Millions and billions of money are spelled out.
    """
    if page.words.isdisjoint(_SHORT_WORDS):
        return
    for match in _SHORT.finditer(page.prose):
        if match["money"] or (match["unit"] != "b" and _COUNTED.match(page.prose, match.end())):
            start, end = match.span("unit")
            start -= page.prose[start - 1] in " \u00a0"
            word = {"m": "million", "b": "billion", "k": "thousand"}[match["unit"][0].lower()]
            fix = None if word == "thousand" else f" {word}"
            yield page.at(start, end, f"“{match['unit']}” for a {word}", f"write “{word}”", fix)


@rule("NU014", "warning", fix="safe")
def number_without_separator(page: Page) -> Iterator[Finding]:
    """A number of five digits or more has nothing between its thousands.

    Numbers of things, as telephone, case and post code numbers, are not meant.

    Why: Nobody can tell 100000 from 1000000 at a glance.
    Source: UN
    Bad: Some 34694 people moved.
    Good: Some 34,694 people moved.
    Fix: The separator of the language is written; no digit changes.
    """
    if "00000" not in page.between:
        return
    for match in _UNSEPARATED.finditer(page.prose):
        if not _NUMBERED.search(page.prose, max(0, match.start() - 10), match.start()):
            written = _separated(match[0], page.language)
            yield page.at(*match.span(), "a long number without separators", f"write “{written}”", written)


@cache
def _separator(language: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_group_symbol

    try:
        symbol = get_group_symbol(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "\u00a0"
    return symbol.replace("\u202f", "\u00a0")


def _separated(digits: str, language: str) -> str:
    """`digits` with the separator of a language between the thousands."""
    return f"{int(digits):,}".replace(",", _separator(language))


@rule("NU015", "warning", languages=("en", "fr", "sl"), fix="unsafe")
def separator_of_another_language(page: Page) -> Iterator[Finding]:
    """Thousands are parted as in another language: 34.694 in English, 34,694 in French or Slovenian.

    Not where a decimal can be meant: before per cent, millions and measures.

    Why: In one language the number is a thousand times what it is in the other.
    Source: UN
    Bad: Some 34.694 people moved.
    Good: Some 34,694 people moved.
    Fix: The separator of the language is written; no digit changes.
    """
    if not any(shape in page.between for shape in _OTHER_SHAPES[page.base_language]):
        return
    for match in _OTHER_SEPARATOR[page.base_language].finditer(page.prose):
        written = _separated(re.sub(r"\D", "", match[0]), page.language)
        yield page.at(*match.span(), f"“{match[0]}” is parted as in another language", f"write “{written}”", written)


@rule("NU016", "warning", languages=("en",), fix="safe")
def between_with_dash(page: Page) -> Iterator[Finding]:
    """“Between” or “from” stands before a range with a dash.

    Why: The dash already says “from … to”; read aloud, the sentence falls apart.
    Source: UN
    Bad: Between 10–12 families left from 2014–2020.
    Good: Between 10 and 12 families left from 2014 to 2020.
    Fix: “and” or “to” is written for the dash.
    """
    if any(shape in page.between for shape in ("0-0", "0–0", "0 – 0", "0 - 0")):
        for match in _BETWEEN.finditer(page.prose):
            group = 1 if match[1] else 2
            word = "and" if group == 1 else "to"
            yield page.at(*match.span(group), "a dash after “between” or “from”", f"write “{word}”", f" {word} ")


@rule("NU017", "warning", languages=("en",), fix="safe")
def currency_behind_amount(page: Page) -> Iterator[Finding]:
    """The currency's code or sign stands behind the amount.

    Why: In English the reader should know the currency before the figure.
    Source: UN
    Bad: The appeal is for 5 million USD.
    Good: The appeal is for USD 5 million.
    Fix: It is put in front.
    """
    if page.words.isdisjoint(_ALL_CODES) and not any(symbol in page.between for symbol in "$€£"):
        return
    for sign in _SIGN.finditer(page.prose):
        amount = _AMOUNT_BEFORE.search(page.prose, max(0, sign.start() - 40), sign.start())
        if amount:
            written = f"{sign[0]} {amount[1]}" if sign[0].isalpha() else sign[0] + amount[1]
            message = "the currency stands behind the amount"
            yield page.at(amount.start(), sign.end(), message, f"write “{written}”", written)


_ALL_CODES = _CODES | {"chf"}


@rule("NU019", "info", languages=("en",), fix="safe")
def space_in_amount(page: Page) -> Iterator[Finding]:
    """A space stands behind the sign of a currency: US$ 5 million, US $5 million.

    Why: The sign and its figure are torn apart at the end of a line; and the house writes all amounts alike.
    Source: UN
    Bad: The appeal is for US$ 5 million.
    Good: The appeal is for US$5 million.
    Fix: The space is taken away; no figure changes.
    """
    if any(shape in page.between for shape in ("$ 0", "€ 0", "£ 0")) or ("US $" in page.prose):
        for match in _PARTED.finditer(page.prose):
            written = match[0].replace(" ", "").replace("\u00a0", "")
            yield page.at(*match.span(), "a space behind the sign of a currency", f"write “{written}”", written)


_PARTED = re.compile(r"(?:(?<!the )\bUS[ \u00a0]\$|[$€£](?=[ \u00a0]\d))[ \u00a0]?(?=\d)")


@rule("NU020", "warning", languages=("en",))
def misplaced_separator(page: Page) -> Iterator[Finding]:
    """A comma in a number has four digits or more behind it: 17,7497.

    Why: A digit is too many or one is missing, and nobody can tell which.
    Source: own
    Bad: Some 17,7497 people arrived.
    Good: Some 17,497 people arrived.
    """
    if "0,0000" in page.between:
        for match in _MISPARTED.finditer(page.prose):
            yield page.at(*match.span(), "a comma at the wrong place, or a digit too many", "look up the number")


_MISPARTED = re.compile(r"[1-9](?<![\w.,/:+–-].)\d{0,2}(?:,\d{3})*,\d{4,}(?![\w/]|[.,]\d)")


@rule("NU018", "warning", languages=("en",))
def number_not_in_body(page: Page) -> Iterator[Finding]:
    """A number in headline, subheadline or summary has no counterpart in the body.

    Numbers below ten, years and round numbers that differ by up to a tenth are not meant, nor what the body spells out.

    Why: Either the headline or the body is wrong, and the headline is what spreads.
    Source: own
    Bad: headline = "35 People Rescued" over a body with “IOM helped 34 people.”
    Good: headline = "34 People Rescued" over a body with “IOM helped 34 people.”
    """
    body = page.body
    if not _VALUE.search(page.prose, 0, body.start):
        return
    told: list[float] | None = None
    for part in page.parts[: page.parts.index(body)]:
        for start, end, value in _values(page, part):
            if value < 10 or 1900 <= value <= 2100:
                continue
            if told is None:
                told = [value for _, _, value in _values(page, body, page.plain)]
            if not any(_counterpart(value, other) for other in told) and not _spelled(value, page):
                message = f"{page.prose[start:end]} is not in the body"
                yield page.at(start, end, message, "give the same number in both")


_VALUE = re.compile(r"[0-9](?<![\w/.–-].)[\d,]*(?:\.\d+)?(?![\w/]|-[a-z])(?: ((?i:thousand|million|billion))\b)?")
_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def _values(page: Page, part: Part, text: str = "") -> Iterator[tuple[int, int, float]]:
    """Start, end and value of each number in a field."""
    for match in _VALUE.finditer(text or page.prose, part.start, part.end):
        figure = match[0].split(" ")[0].replace(",", "")
        yield match.start(), match.end(), float(figure) * _SCALES[(match[1] or "").lower()]


def _counterpart(value: float, other: float) -> bool:
    """Whether a number of the headline is one of the body, or that one rounded."""
    whole = f"{value:.0f}" if value == int(value) else ""
    unit = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole else 0.1
    if whole.endswith("5"):
        unit = 5.0
    return value == other or (abs(value - other) < unit and abs(value - other) <= max(value, other) / 10)


def _spelled(value: float, page: Page) -> bool:
    """Whether the body has the tens of a number below a hundred in words, as at the beginning of a sentence."""
    if value >= 100:
        return False
    number = int(value)
    return (_TEENS[number - 10] if number < 20 else _TENS[number // 10 - 2]) in page.words


_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
