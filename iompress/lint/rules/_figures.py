"""Numbers of running text by their value, however a language parts their digits and whatever scale stands behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

_NUMBER = re.compile(
    r"(?:(?<![\w.,+-])|(?<=[\u0620-\u064a\u3040-\u9fff\uac00-\ud7af])|(?<=\b[lLdD][’']))"
    r"\d(?:[.,٫٬](?=\d)|[\u00a0\u202f’'](?=\d{3}(?!\d))|(?<=\d) (?=\d{3}(?!\d))|\d)*"
)
_PHONE = re.compile(r"\+\d(?:[ \u00a0/.-]?(?:\(\d{1,4}\)[ \u00a0]?)?\d){6,15}")
_TIME = re.compile(
    r"(?<![\w.,:])(\d{1,2})(?:[:.]|[ \u00a0]?h[ \u00a0]?)(\d{2})(?![\w:]|[.,]\d)(?:[ \u00a0]?([ap])\.?m\b)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<![\w.,/-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})(?!\d)")
_DECADE_OR_ORDINAL = re.compile(r"(?:s|st|nd|rd|th|-s|’s|e|er|ème|º|ª)\b")
_COMMAS = "bg bs ca cs da de el es et fi fr hr hu id is it lt lv mk nb nl no pl pt ro ru sk sl sq sr sv tr uk"
_COMMA_DECIMAL = frozenset(_COMMAS.split())

_SCALES: dict[str, tuple[tuple[str, int], ...]] = {
    "en": (("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)),
    "fr": (("milliard", 9), ("million", 6), ("mille", 3), ("billion", 12)),
    "sl": (("tisoč", 3), ("milijon", 6), ("milijard", 9), ("bilijon", 12), ("mio", 6), ("mrd", 9)),
    "de": (("tausend", 3), ("milliarde", 9), ("million", 6), ("billion", 12), ("mio", 6), ("mrd", 9)),
    "es": (("mil millones", 9), ("millon", 6), ("millón", 6), ("mil", 3), ("billon", 12), ("billón", 12)),
    "it": (("mila", 3), ("miliard", 9), ("milion", 6)),
    "pt": (("mil milhões", 9), ("milh", 6), ("bilh", 9), ("mil", 3)),
    "ru": (("тыс", 3), ("миллион", 6), ("млн", 6), ("миллиард", 9), ("млрд", 9)),
    "ar": (("ألف", 3), ("آلاف", 3), ("مليون", 6), ("ملايين", 6), ("مليار", 9), ("بليون", 9)),
    "zh": (("百万", 6), ("千万", 7), ("十亿", 9), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8)),
    "ja": (("万", 4), ("億", 8), ("兆", 12)),
}
"""How the names of scales begin, with the power of ten; the longer ones first."""

_WHOLE = ("mil", "mila", "mille")
"""Those that begin other words too."""


class Figure(NamedTuple):
    """A number with its place in the text; `readings` are the values that it can have, `demanded` whether the other
    language must have it too."""

    readings: frozenset[Decimal | str]
    start: int
    end: int
    demanded: bool


def figures(text: str, language: str, dates: list[tuple[int, int]]) -> Iterator[Figure]:
    """The numbers of `text`, those in `dates` left out: times as 14:30, telephone numbers by their digits."""
    taken = list(dates)
    for match in _PHONE.finditer(text):
        taken.append(match.span())
        digits = "".join(filter(str.isdigit, re.sub(r"\(0\)", "", match[0])))
        yield Figure(frozenset(("+" + digits,)), *match.span(), demanded=True)
    for match in _DATE.finditer(text):
        taken.append(match.span())
        yield Figure(frozenset((Decimal(match[4]),)), *match.span(4), demanded=False)
    for match in _TIME.finditer(text):
        hour, minute = int(match[1]), int(match[2])
        if hour < 24 and minute < 60 and not _within(match.start(), taken):
            taken.append(match.span())
            half = {"p": 12, "a": 0}.get((match[3] or "").lower())
            hour = hour if half is None else hour % 12 + half
            readings: set[Decimal | str] = {f"{hour}:{minute:02}"}
            if text[match.end(1)] == ".":
                readings |= {
                    _value(f"{match[1]}.{match[2]}", "en") * 10**power for power in _scale(text, match.end(2), language)
                }
            yield Figure(frozenset(readings), match.start(), match.end(2), demanded=True)
    for match in _NUMBER.finditer(text):
        if _within(match.start(), taken):
            continue
        written = match[0].rstrip("’'")
        end = match.start() + len(written)
        powers = _scale(text, end, language)
        values = {value * 10**power for value in _values(written, language) for power in powers}
        loose = _DECADE_OR_ORDINAL.match(text, end) is not None
        demanded = not loose and (len(written) > 1 or powers != (0,))
        yield Figure(frozenset(values), match.start(), end, demanded)


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def numeric_dates(text: str) -> Iterator[tuple[int, int]]:
    """Month and day of each date in figures, the day first."""
    for match in _DATE.finditer(text):
        yield int(match[3]), int(match[1])


def _scale(text: str, end: int, language: str) -> tuple[int, ...]:
    """The powers of ten by which a number is multiplied that ends at `end`."""
    behind = text[end : end + 24].lower().lstrip(" \u00a0\u202f\n-")
    for begins, power in _SCALES.get(language, ()):
        if behind.startswith(begins) and not (begins in _WHOLE and behind[len(begins) :][:1].isalpha()):
            return (power,)
    return (0,)


def _values(written: str, language: str) -> set[Decimal]:
    values = {_value(written, language)}
    if language == "es":  # a decimal comma in Spain, a decimal point in most of America
        values.add(_value(written, "en"))
    return values


def _value(written: str, language: str) -> Decimal:
    """The value of digits as `language` parts them."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)
    for blank in " \u00a0\u202f’'٬":
        plain = plain.replace(blank, "")
    plain = plain.replace("٫", ".") if "٫" in plain else plain
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain)
    last = marks[-1]
    tail = len(plain) - plain.rindex(last) - 1
    decimal = "," if language in _COMMA_DECIMAL else "."
    if len(set(marks)) == 2:
        is_decimal = True
    elif len(marks) > 1:
        is_decimal = False
    else:
        is_decimal = last == decimal if tail == 3 and "٫" not in written else True
    whole, _, fraction = plain.rpartition(last) if is_decimal else (plain, "", "0")
    return Decimal(re.sub("[.,]", "", whole) + "." + (fraction or "0")).normalize()


_SPELLED = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety one two three four five six seven eight nine hundred",
    "fr": "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf "
    "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix "
    "un deux trois quatre cinq six sept huit neuf cent",
    "sl": "deset enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst osemnajst devetnajst "
    "dvajset trideset štirideset petdeset šestdeset sedemdeset osemdeset devetdeset "
    "en dva tri štiri pet šest sedem osem devet sto",
    "de": "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn "
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig "
    "ein zwei drei vier fünf sechs sieben acht neun hundert",
    "es": "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve "
    "veint treinta cuarenta cincuenta sesenta setenta ochenta noventa "
    "un dos tres cuatro cinco seis siete ocho nueve cien",
    "it": "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove "
    "vent trent quarant cinquant sessant settant ottant novant un due tre quattro cinque sei sette otto nove cent",
}
"""10 to 19, the tens, 1 to 9 and 100, as they begin."""


def spelled(value: Decimal | str, text: str, language: str) -> bool:
    """Whether `text`, in lower case, has a number from 10 to 100 in words."""
    if isinstance(value, str) or language not in _SPELLED or value != int(value) or not 10 <= value <= 100:
        return False
    return re.search(_in_words(int(value), language), text) is not None


@cache
def _in_words(value: int, language: str) -> str:
    told = _SPELLED[language].split()
    if value < 20 or value == 100:
        return rf"\b{told[value - 10] if value < 20 else told[27]}"
    tens, unit = told[value // 10 + 8], value % 10
    if not unit:
        return tens
    return rf"{tens}[\w -]{{0,5}}{told[17 + unit]}|\b{told[17 + unit]}[\w -]{{0,4}}{tens}"
