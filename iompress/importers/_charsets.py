"""Which encoding bytes are in that say none: the one whose letters are those of the language that the text is in then."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from iompress.importers._grammar.language import detect
from iompress.importers._grammar.lexicon import languages

_NAMES = {
    "cp1252": "windows-1252", "cp1250": "windows-1250", "iso8859_15": "ISO-8859-15", "iso8859_2": "ISO-8859-2", "mac_roman": "Mac Roman",
    "cp1251": "windows-1251", "koi8_r": "KOI8-R", "iso8859_5": "ISO-8859-5", "mac_cyrillic": "Mac Cyrillic", "cp1256": "windows-1256",
    "iso8859_6": "ISO-8859-6", "gb18030": "GB 18030", "big5": "Big5", "cp932": "Shift JIS", "cp1254": "windows-1254",
}  # fmt: skip
"""The encodings that are tried and what they are called, the likelier first of those that fit alike."""

_LETTERS = {
    "en": "", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü", "de": "äöüß", "it": "àèéìòù", "sl": "čšž",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ",
}  # fmt: skip
"""The letters of each language beside those of ASCII."""
_FREQUENT = {
    "ru": frozenset("оеаинтсрвлкмдпу"),
    "ar": frozenset("اليمنوترةبدعهسف"),
    "zh": frozenset(
        "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年"
        "动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里裡如水"
        "化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前"
        "外天政四日那社"
    ),
}
"""Letters that make up most of a text."""
_OF_NEIGHBOURS = frozenset("".join(letters for tag, letters in _LETTERS.items() if tag not in ("ru", "ar")) + "ãõåøćđ")
_OPENING = frozenset("“„«¿¡‚")
_SIGNS = frozenset("”»–—…•·€°§©®™№ºª£½¼¾\u00a0\u202f‹›†‰،؛؟「」『』《》。，、：；！？（）")
_STAND_FREE = frozenset("©®°½¼¾§™")

ALIKE = 0.6
"""Points for each letter that two encodings read differently, by which the better one has to lead."""
_SPOKEN = 0.62
"""How sure a language is that is told by its script, and in which one word of thirty at the least is one of its commonest."""
_SAMPLE = 60_000
"""Bytes that are looked at."""
_MOST = 4_000
"""Characters beside those of ASCII that are."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a sample is in an encoding, and how much speaks for it."""

    encoding: str
    text: str
    score: float
    language: str


def guessed(data: bytes, language: str = "") -> tuple[str, str]:
    """The encoding that fits `data` best, which is neither UTF-8 nor marked, and what there is to say of it.

    `language` is the one that the source says it is in, "" for none.
    """
    sample = data[:_SAMPLE]
    if not sample.isascii() and b"\0" not in sample:
        said = language.partition("-")[0].lower()
        readings = [_read(sample, encoding, said, whole=sample == data) for encoding in _NAMES]
        best = max(readings, key=lambda reading: reading.score)  # the first of those that are as good
        if best.language:
            return best.encoding, _remark(best, readings)
    from charset_normalizer import from_bytes

    found = from_bytes(data[:20_000], cp_isolation=[*_NAMES, "utf_16_le", "utf_16_be"]).best()
    encoding = found.encoding if found is not None else "cp1252"
    return (
        encoding,
        f"the encoding is not said, and its language is not clear; {_NAMES.get(encoding, encoding)} fits best",
    )


def _remark(best: _Reading, readings: list[_Reading]) -> str:
    """What to say of `best`, and whether another reads the same bytes otherwise and as well."""
    name = _NAMES[best.encoding]
    for other in sorted(readings, key=lambda reading: -reading.score):
        if other.text == best.text or len(other.text) != len(best.text):
            continue
        places = [at for at, (one, two) in enumerate(zip(best.text, other.text, strict=True)) if one != two]
        if (best.score - other.score) / len(places) < ALIKE:
            one, two = _word(best.text, places[0]), _word(other.text, places[0])
            return (
                f"the encoding is not said, and {name} and {_NAMES[other.encoding]} fit about equally well: {name} was taken, "
                f"which has “{one}” where the other has “{two}”; look at every letter with an accent"
            )
        break
    return f"the encoding is not said; {name} fits best"


def _word(text: str, at: int) -> str:
    start, end = at, at
    while start and not text[start - 1].isspace() and at - start < 20:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - at < 20:
        end += 1
    return text[start:end]


def _read(sample: bytes, encoding: str, said: str, *, whole: bool) -> _Reading:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample, final=whole)
    bare = _words_only(text)
    found, sure = detect(bare)
    if found in ("ru", "ar") and sure < _SPOKEN:
        found = ""  # its letters, and none of its words
    tags = {tag for tag in (said, found) if tag in languages()}
    score, tag = max((_score(bare, tag), tag) for tag in tags or {""})
    return _Reading(encoding, text, score, tag)


def _words_only(text: str) -> str:
    """`text` without the tags and programs of a page."""
    if "<" not in text:
        return text
    kept = [text.split("<script", 1)[0], *(part.partition("</script>")[2] for part in text.split("<script")[1:])]
    return " ".join(re.sub(r"<[^<>]*>", " ", " ".join(kept)).split())


def _score(text: str, tag: str) -> float:
    """How much speaks for `text`, read as one in the language `tag`: its letters are that language's, its signs stand
    where such signs do."""
    return sum(
        _points(match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1], tag)
        for match in islice(_ODD.finditer(text), _MOST)
    )


_ODD = re.compile(r"[^\x00-\x7f]")


def _points(sign: str, before: str, behind: str, tag: str) -> float:
    if sign in "’‘":
        return 0.5 if before.isalpha() or behind.isalpha() else 0.1
    if sign in _OPENING:
        return -1.0 if before.isalnum() else 0.5
    if sign in _SIGNS:
        inside = before.isalpha() and behind.isalpha() and tag != "zh"
        return -1.0 if inside or (sign in _STAND_FREE and behind.isalpha()) else 0.5
    kind = unicodedata.category(sign)
    if sign == "\ufffd" or kind in ("Cc", "Co", "Cn"):
        return -3.0
    if kind[0] not in "LM":
        return -1.0
    points = -1.0 if (sign.isupper() and before.islower()) or (sign.islower() and behind.isupper()) else 0.0
    if before.isdigit():
        points -= 1.0
    if tag == "zh":
        return points + (1.0 if sign in _FREQUENT["zh"] else 0.2 if "\u3400" <= sign <= "\u9fff" else -2.0)
    low = sign.lower()
    if low in _LETTERS.get(tag, ""):
        frequent = _FREQUENT.get(tag)
        return points + (1.0 if frequent is None or low in frequent else 0.3)
    return points - (0.3 if low in _OF_NEIGHBOURS and tag not in ("ru", "ar") else 2.0)
