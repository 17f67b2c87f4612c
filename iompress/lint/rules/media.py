"""ME: pictures and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, cast

from iompress.lint.diagnostic import Finding, Keys
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._words import same
from iompress.model.body import is_inside
from iompress.model.fields import in_language
from iompress.model.release import Media, TranslatedMedia

_PICTURES = (".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp")
_DRAWN = (".svg", ".gif")


@rule("ME001", "warning")
def picture_without_alt(page: Page) -> Iterator[Finding]:
    """A picture has no alternative text.

    Why: Who cannot see it, and who reads the release as plain text, learns nothing of it.
    Source: WCAG (Web Content Accessibility Guidelines, 1.1.1)
    Bad: [[media]] with a file only
    Good: alt = "Timeline with four points: 1951, 1952, 1980 and 1989"
    """
    entries: tuple[Media | TranslatedMedia, ...] = page.own.media
    for number, media in enumerate(entries):
        if not media.alt.strip() and _is_picture(media.file):
            hint = "alt = “…”: what a person who cannot see it needs to know"
            yield page.on(("media", number), "the picture has no alternative text", hint)


@rule("ME002", "warning", on="release")
def media_without_credit(page: Page) -> Iterator[Finding]:
    """A picture or document has no credit.

    Why: Newsdesks print no picture without the name of who made it.
    Source: wire
    Bad: [[media]] without `credit`
    Good: credit = "IOM Slovenia"
    """
    for number, media in enumerate(page.release.media):
        if media.credit is None:
            yield page.on(("media", number), f"“{media.file}” has no credit", "say in `credit` who made it")


@rule("ME003", "warning", on="release")
def media_without_license(page: Page) -> Iterator[Finding]:
    """A picture or document has no licence.

    Why: Nobody knows whether it may be printed.
    Source: wire
    Bad: [[media]] without `license`
    Good: license = "CC BY 4.0"
    """
    for number, media in enumerate(page.release.media):
        if media.license is None:
            yield page.on(("media", number), f"“{media.file}” has no licence", "say in `license` who may print it")


@rule("ME004", "warning")
def alt_repeats_caption(page: Page) -> Iterator[Finding]:
    """The alternative text has the same words as the caption.

    Why: A screen reader reads both: the caption tells the story, the alternative text what is to be seen.
    Source: WCAG (Web Content Accessibility Guidelines, 1.1.1)
    Bad: alt and caption = "The four names of the organization since 1951."
    Good: alt = "Timeline with four points: 1951, 1952, 1980 and 1989"
    """
    entries: tuple[Media | TranslatedMedia, ...] = page.own.media
    for number, media in enumerate(entries):
        if media.alt and media.caption and same(media.alt, media.caption):
            hint = "say what is to be seen; the caption says what it means"
            yield page.on(("media", number, "alt"), "the alternative text repeats the caption", hint)


_SAYS_THAT_IT_IS_ONE = {
    language: re.compile(pattern, re.IGNORECASE)
    for language, pattern in {
        "ar": r"صورة\s",
        "de": r"(?:(?:ein|das)\s)?(?:bild|foto)\s(?:von|vom|mit|zeigt|eine[srnm]?|der|des)\s|auf dem (?:bild|foto)\b",
        "en": r"(?:(?:an?|the|this)\s)?(?:image|picture|photo|photograph)\s(?:of|showing|shows)\s",
        "es": r"(?:(?:una|la)\s)?(?:imagen|foto|fotografía)\s(?:del?|que)\s",
        "fr": r"(?:(?:une|la)\s|l['’])?(?:image|photo|photographie)\s(?:d['’]|(?:de|du|des|montrant)\s)",
        "it": r"(?:(?:una|la)\s|un['’]|l['’])?(?:immagine|foto|fotografia)\s(?:di|del|dei|degli|della|delle|che)\s",
        "ru": r"(?:фото|фотография|изображение|снимок)\s",
        "sl": r"(?:na\s)?(?:slik[ai]|fotografij[ai])\s(?:prikazuje|kaže|je|so|vidimo)\s",
        "zh": r"(?:图片|照片)(?:[:：]|显示|为|是)",
    }.items()
}
_ENGLISH_OF = re.compile(r"(?:(?:an?|the|this)\s)?(?:image|picture|photo|photograph)\sof\s(\w)", re.IGNORECASE)


@rule("ME005", "warning", languages=tuple(_SAYS_THAT_IT_IS_ONE), fix="safe")
def alt_says_that_it_is_a_picture(page: Page) -> Iterator[Finding]:
    """The alternative text begins with “image of” or the like.

    Maps, charts, drawings and timelines may say that they are: it is part of what is to be seen.

    Why: A screen reader says already that it is a picture.
    Source: WCAG (Web Content Accessibility Guidelines, 1.1.1)
    Bad: alt = "Image of a queue in front of a polling station"
    Good: alt = "A queue in front of a polling station"
    Fix: In English, the words are taken away.
    """
    if not page.own.media:
        return
    for part in page.parts:
        if part.keys[-1] != "alt":
            continue
        found = _SAYS_THAT_IT_IS_ONE[page.base_language].match(page.prose, part.start, part.end)
        if found:
            message = f"“{found[0].strip()}”: a screen reader says that already"
            fixable = page.base_language == "en" and _ENGLISH_OF.match(page.prose, part.start, part.end)
            if fixable:
                first = fixable[1].upper()
                yield page.at(part.start, fixable.end(), message, "begin with what is to be seen", first)
            else:
                yield page.at(part.start, found.end(), message, "begin with what is to be seen")


_PEOPLE = {
    language: frozenset(words.split())
    for language, words in {
        "de": "frau frauen mann männer kind kinder mädchen junge jungen mutter vater baby familie überlebende",
        "en": "woman women man men child children girl girls boy boys mother father baby family families survivor",
        "es": "mujer mujeres hombre hombres niño niños niña niñas madre padre bebé familia superviviente",
        "fr": "femme femmes homme hommes enfant enfants fille filles garçon garçons mère père bébé famille survivante",
        "it": "donna donne uomo uomini bambino bambini bambina bambine ragazza ragazzo madre padre famiglia",
        "sl": "ženska ženske ženski moški otrok otroci otroka deklica deklice deček dečki mati oče dojenček družina",
    }.items()
}
_WORD = re.compile(r"(?<![\w-])(?:[dl]['’])?([^\W\d_]+)(?!['’\w-])")


@rule("ME006", "warning", languages=tuple(_PEOPLE), on="release")
def people_without_consent(page: Page) -> Iterator[Finding]:
    """A picture that shows a woman, a man, a child or a family, without a record of their consent.

    Judged by alternative text and caption. Drawings are not judged, nor pictures of the newsroom's speakers. Where
    nobody can be recognized, [[ignore]] says so: that is the record.

    Why: A picture can put a person in danger, and cannot be taken back.
    Source: IOM, UNHCR, UNICEF
    Bad: alt = "A woman registers her children", without `consent`
    Good: consent = "form 2026-114, kept by the mission"
    """
    for number, media in enumerate(page.release.media):
        if media.consent is not None or not _is_picture(media.file) or media.file.lower().endswith(_DRAWN):
            continue
        told = f"{media.alt} {media.caption}"
        if _PEOPLE[page.base_language].isdisjoint(_WORD.findall(told.lower())) or _names_a_speaker(told, page):
            continue
        hint = "name the consent form in `consent`, or say in [[ignore]] why none is needed"
        yield page.on(("media", number), "people without a record of their consent", hint)


@rule("ME007", "error")
def picture_of_no_media(page: Page) -> Iterator[Finding]:
    """A picture in body or notes that has no [[media]] table.

    Why: It has no credit, no licence and no bytes: there would be a hole in the page.
    Source: own
    Bad: ![A boat](boat.jpg) without [[media]] for boat.jpg
    Good: ![A boat](boat.jpg), and [[media]] with file = "boat.jpg"
    """
    known = {media.file for media in page.release.media}
    for picture in _pictures(page):
        if is_inside(picture.file) and picture.file not in known:
            message = f"no [[media]] table is for “{picture.file}”"
            hint = "add one, with alt, caption, credit and license"
            yield page.inside(picture.keys, picture.start, picture.end, message, hint)


@rule("ME008", "error")
def picture_from_elsewhere(page: Page) -> Iterator[Finding]:
    """A picture in body or notes that is no file of the newsroom.

    Only its words would be printed.

    Why: A page that fetches a picture from elsewhere shows what stands there tomorrow.
    Source: own
    Bad: ![A boat](https://example.org/boat.jpg)
    Good: ![A boat](boat.jpg), with the file beside the release
    """
    for picture in _pictures(page):
        if not is_inside(picture.file):
            hint = "save it beside the release, and add a [[media]] table"
            yield page.inside(picture.keys, picture.start, picture.end, "only the words would be printed", hint)


@rule("ME009", "info")
def two_alts(page: Page) -> Iterator[Finding]:
    """A picture has one alternative text in the body and another in [[media]].

    Why: Formats that show it in the body take one, all others the other.
    Source: own
    Bad: ![A boat](boat.jpg), and alt = "Four people in a boat"
    Good: ![](boat.jpg), and alt = "Four people in a boat"
    """
    if not page.own.media:
        return
    entries: tuple[Media | TranslatedMedia, ...] = page.own.media
    known = {media.file: media.alt for media in entries}
    for picture in _pictures(page):
        alt = known.get(picture.file, "")
        if alt and picture.alt and " ".join(picture.alt.split()) != " ".join(alt.split()):
            message = f"[[media]] has another alternative text for “{picture.file}”"
            yield page.inside(picture.keys, picture.start, picture.end, message, f"write ![]({picture.file})")


class _Picture(NamedTuple):
    """A picture in the text at `keys`, from its character `start` to `end`."""

    keys: Keys
    file: str
    alt: str
    start: int
    end: int


def _pictures(page: Page) -> Iterator[_Picture]:
    """The pictures in body and notes."""
    for keys, text in ((("body",), page.own.body), (("notes",), page.own.notes)):
        if text and "!" in text and "![" in text:
            for picture in _pictures_in(text):
                yield picture._replace(keys=keys)


@lru_cache(4)
def _pictures_in(text: str) -> tuple[_Picture, ...]:
    """The pictures in one text, which several rules ask for one after the other."""
    from pyromark import events_with_range

    found: list[_Picture] = []
    data = text.encode()
    words: list[str] = []
    file = ""
    for event, place in events_with_range(text):
        if isinstance(event, str):
            words.append(" ")
            continue
        ((kind, value),) = cast("dict[str, Any]", event).items()
        if kind == "Start" and isinstance(value, dict) and "Image" in value:
            file, words = value["Image"]["dest_url"], []
        elif kind == "Text":
            words.append(value)
        elif kind == "End" and value == "Image":
            start, end = (len(data[: place[side]].decode()) for side in ("start", "end"))
            found.append(_Picture((), file, "".join(words), start, end))
    return tuple(found)


def _is_picture(file: str) -> bool:
    return file.lower().endswith(_PICTURES)


def _names_a_speaker(told: str, page: Page) -> bool:
    names = (in_language(speaker.name, page.language) for speaker in page.newsroom.speakers.values())
    return any(name and name in told for name in names)
