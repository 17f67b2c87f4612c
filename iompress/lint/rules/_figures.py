"""Numbers of running text by their value, however a language parts their digits and whatever scale stands behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

_DIGITS = re.compile(r"\d+")
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


Value = int | str
"""A whole number; or a decimal, a time or a telephone number as text."""


class Figure(NamedTuple):
    """A number with its place in the text; `readings` are the values that it can have, `demanded` whether the other
    language must have it too."""

    readings: frozenset[Value]
    start: int
    end: int
    demanded: bool


def figures(text: str, language: str, dates: list[tuple[int, int]]) -> Iterator[Figure]:
    """The numbers of `text`, those in `dates` left out: times as 14:30, telephone numbers by their digits."""
    taken = list(dates)
    if "+" in text:
        for match in _PHONE.finditer(text):
            taken.append(match.span())
            digits = "".join(filter(str.isdigit, match[0].replace("(0)", "")))
            yield Figure(frozenset(("+" + digits,)), *match.span(), demanded=True)
    for match in _DIGITS.finditer(text):
        start = match.start()
        if _within(start, taken):
            continue
        if date := _DATE.match(text, start):
            taken.append(date.span())
            yield Figure(frozenset((int(date[4]),)), *date.span(4), demanded=False)
        elif (time := _TIME.match(text, start)) and (figure := _time(time, language)):
            taken.append((start, time.end()))
            yield figure
        elif number := _NUMBER.match(text, start):
            taken.append(number.span())
            yield _figure(number, language)


def _time(match: re.Match[str], language: str) -> Figure | None:
    """A time of the day; written with a full stop it can be a number too."""
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        return None
    half = {"p": 12, "a": 0}.get((match[3] or "").lower())
    hour = hour if half is None else hour % 12 + half
    readings: set[Value] = {f"{hour}:{minute:02}"}
    if match.string[match.end(1)] == ".":
        readings.add(_scaled(f"{match[1]}.{match[2]}", "en", _scale(match.string, match.end(2), language)))
    return Figure(frozenset(readings), match.start(), match.end(2), demanded=True)


def _figure(match: re.Match[str], language: str) -> Figure:
    text, written = match.string, match[0].rstrip("’'")
    end = match.start() + len(written)
    power = _scale(text, end, language)
    values = {_scaled(written, language, power)}
    if language == "es" and not written.isdigit():  # a decimal comma in Spain, a decimal point in most of America
        values.add(_scaled(written, "en", power))
    loose = _DECADE_OR_ORDINAL.match(text, end) is not None
    return Figure(frozenset(values), match.start(), end, not loose and (len(written) > 1 or power > 0))


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def numeric_dates(text: str) -> Iterator[tuple[int, int]]:
    """Month and day of each date in figures, the day first."""
    for match in _DATE.finditer(text):
        yield int(match[3]), int(match[1])


def _scale(text: str, end: int, language: str) -> int:
    """The power of ten by which a number is multiplied that ends at `end`."""
    behind = text[end : end + 24].lstrip(" \u00a0\u202f\n-")
    if not behind or not behind[0].isalpha():
        return 0
    behind = behind.lower()
    for begins, power in _SCALES.get(language, ()):
        if behind.startswith(begins) and not (begins in _WHOLE and behind[len(begins) :][:1].isalpha()):
            return power
    return 0


def _scaled(written: str, language: str, power: int) -> Value:
    """The value of digits times a power of ten: whole if it is, else its decimal form."""
    if written.isdecimal() and written.isascii():
        return int(written + "0" * power)
    value = _value(written, language) * 10**power
    return int(value) if value == int(value) else str(value.normalize())


def _value(written: str, language: str) -> Decimal:
    """The value of digits as `language` parts them."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)
    for blank in " \u00a0\u202f’'٬":
        plain = plain.replace(blank, "")
    plain = plain.replace("٫", ".")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain)
    last = marks[-1]
    tail = len(plain) - plain.rindex(last) - 1
    decimal = "," if language in _COMMA_DECIMAL else "."
    alone = tail != 3 or last == decimal or "٫" in written
    is_decimal = alone if len(marks) == 1 else len(set(marks)) == 2
    whole, _, fraction = plain.rpartition(last) if is_decimal else (plain, "", "0")
    return Decimal(re.sub("[.,]", "", whole) + "." + fraction)


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


def spelled(value: Value, text: str, language: str) -> bool:
    """Whether `text`, in lower case, has a number from 10 to 100 in words."""
    if isinstance(value, str) or language not in _SPELLED or not 10 <= value <= 100:
        return False
    return re.search(_in_words(value, language), text) is not None


@cache
def _in_words(value: int, language: str) -> str:
    told = _SPELLED[language].split()
    if value < 20 or value == 100:
        return rf"\b{told[value - 10] if value < 20 else told[27]}"
    tens, unit = told[value // 10 + 8], value % 10
    if not unit:
        return tens
    return rf"{tens}[\w -]{{0,5}}{told[17 + unit]}|\b{told[17 + unit]}[\w -]{{0,4}}{tens}"
