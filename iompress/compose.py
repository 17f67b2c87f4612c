"""From a release, its translations and its newsroom to an edition: everything that is named by key is resolved."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from iompress.edition import Boilerplate, Contact, Edition, Embargo, Media, Organization, Quote, Sibling, Topic
from iompress.errors import Refused
from iompress.locales import locale
from iompress.model.digest import digest
from iompress.model.fields import in_language
from iompress.model.state import State, state_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iompress.model.newsroom import Newsroom
    from iompress.model.release import Contact as ReleaseContact
    from iompress.model.release import Release, Translation


def compose(
    release_id: str,
    release: Release,
    translations: Mapping[str, Translation],
    newsroom: Newsroom,
    language: str,
    at: datetime,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> Edition:
    """The edition of `release` in `language`, which is its own or that of one of its `translations`.

    `translations` are by language; `at` is the aware instant that the state is asked for; `pictures` holds
    the bytes of the release's media by file, for the formats that carry them. Raises Refused if the
    release names a contact, boilerplate or topic that newsroom.toml does not have.
    """
    _require_known_keys(release_id, release, newsroom)
    translation = translations.get(language)
    words: Release | Translation = translation or release
    style = newsroom.style
    organization = _organization(newsroom, language)
    dateline = release.dateline
    city = (translation and translation.dateline and translation.dateline.city) or (dateline.city if dateline else "")
    country = (dateline.country if dateline else None) or ""
    printed = (
        locale(language).dateline(style.dateline, city, country, release.date, organization.short_name) if city else ""
    )
    standing = _boilerplate(release, newsroom, language)
    contacts = tuple(_contact(entry, newsroom, language) for entry in release.contacts)
    topics = tuple(
        Topic(key, in_language(newsroom.topics[key].title, language, release.language)) for key in release.topics
    )
    embargo = (
        Embargo(release.embargo.instant, release.embargo.timezone, release.embargo.reason or "")
        if release.embargo
        else None
    )
    said, translated = _written(release), _written(translation) if translation else None
    edition = Edition(
        id=release_id,
        language=language,
        original=release.language,
        kind=release.kind,
        state=state_of(release, translation, at),
        at=at,
        date=release.date,
        headline=words.headline,
        subheadline=words.subheadline or "",
        summary=words.summary or "",
        dateline=printed,
        city=city,
        country=country,
        body=words.body,
        notes=words.notes or "",
        quotes=_quotes(release, translation, newsroom, language),
        contacts=contacts,
        boilerplate=standing,
        media=_media(release, translation, pictures),
        topics=topics,
        countries=release.countries,
        sdgs=release.sdgs,
        embargo=embargo,
        corrections=(translation or release).corrections,
        siblings=_siblings(release, translations, language, at),
        organization=organization,
        end_mark=style.end_mark,
        quotation_marks=tuple(style.quotation_marks.get(language, ())) or locale(language).quotation_marks,
        revision="",
        exports=newsroom.exports,
        written=translated or said,
    )
    statuses = [release.status, *(own.status for own in translations.values())]
    return replace(edition, revision=_revision(edition, said, translated, statuses))


def _revision(
    edition: Edition, said: dict[str, Any], translated: dict[str, Any] | None, statuses: Sequence[str]
) -> str:
    """The digest of all that an export of `edition` is made from: its own files, and what others say for it.

    Not of the clock, so that a file stays current when an embargo lifts; nor of the bytes of pictures, which only
    some formats carry.
    """
    return digest(
        {
            "release": said,
            "translation": translated,
            "printed": [edition.dateline, edition.end_mark, edition.quotation_marks],
            "organization": astuple(edition.organization),
            "boilerplate": [astuple(entry) for entry in edition.boilerplate],
            "contacts": [astuple(contact) for contact in edition.contacts],
            "quotes": [astuple(quote) for quote in edition.quotes],
            "topics": [topic.title for topic in edition.topics],
            "siblings": [(sibling.language, sibling.headline) for sibling in edition.siblings],
            "statuses": statuses,
            "exports": edition.exports.model_dump(),
        }
    )


def _written(words: Release | Translation) -> dict[str, Any]:
    """What a file holds, but for the newsroom's own remarks on it."""
    return words.model_dump(exclude={"ignore", "source", "approval"})


def _require_known_keys(release_id: str, release: Release, newsroom: Newsroom) -> None:
    named = (
        ("contact", [key for key in release.contacts if isinstance(key, str)], newsroom.contacts),
        ("boilerplate", _boilerplate_keys(release, newsroom), newsroom.boilerplate),
        ("topic", release.topics, newsroom.topics),
    )
    for what, keys, known in named:
        for key in keys:
            if key not in known:
                near = get_close_matches(key, known, 1, 0.5)
                hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(known) or 'none'}"
                raise Refused(f"{release_id}: {what} “{key}” is not in newsroom.toml", hint=hint)


def state_of(release: Release, translation: Translation | None, at: datetime) -> State:
    """The state at `at` of `release`, or of its `translation`."""
    statuses = (release.status, translation.status) if translation else (release.status,)
    return state_at(at, statuses, release.embargo.instant if release.embargo else None)


def _organization(newsroom: Newsroom, language: str) -> Organization:
    told = newsroom.organization
    default = told.languages[0]
    return Organization(
        in_language(told.name, language, default),
        in_language(told.short_name, language, default),
        in_language(told.office, language, default),
        told.url or "",
        told.timezone,
    )


def _boilerplate_keys(release: Release, newsroom: Newsroom) -> Sequence[str]:
    return newsroom.defaults.boilerplate if release.boilerplate is None else release.boilerplate


def _boilerplate(release: Release, newsroom: Newsroom, language: str) -> tuple[Boilerplate, ...]:
    entries = ((key, newsroom.boilerplate[key]) for key in _boilerplate_keys(release, newsroom))
    return tuple(
        Boilerplate(key, in_language(entry.title, language), text)
        for key, entry in entries
        if (text := in_language(entry.text, language))
    )


def _contact(entry: str | ReleaseContact, newsroom: Newsroom, language: str) -> Contact:
    if isinstance(entry, str):
        known = newsroom.contacts[entry]
        default = newsroom.organization.languages[0]
        name, role = in_language(known.name, language, default), in_language(known.role, language, default)
        return Contact(name, role, known.phone or "", known.email or "", known.languages, entry)
    return Contact(entry.name, entry.role or "", entry.phone or "", entry.email or "", entry.languages)


def _quotes(release: Release, translation: Translation | None, newsroom: Newsroom, language: str) -> tuple[Quote, ...]:
    if translation is None:
        return tuple(Quote(q.id, q.speaker, q.role or "", q.text) for q in release.quotes)
    translated = {quote.id: quote for quote in translation.quotes}
    found = []
    for quote in release.quotes:
        own = translated.get(quote.id)
        if own is None:
            continue
        name, role = _speaker(quote.speaker, quote.role or "", release, newsroom, language)
        found.append(Quote(quote.id, name, own.role or role, own.text))
    return tuple(found)


def _speaker(name: str, role: str, release: Release, newsroom: Newsroom, language: str) -> tuple[str, str]:
    """A speaker's name and role in `language`, as newsroom.toml gives them for the release's date."""
    for speaker in newsroom.speakers.values():
        if in_language(speaker.name, release.language) != name:
            continue
        if (speaker.start or release.date) <= release.date <= (speaker.end or release.date):
            return in_language(speaker.name, language) or name, in_language(speaker.role, language) or role
    return name, role


def _media(release: Release, translation: Translation | None, pictures: Mapping[str, bytes]) -> tuple[Media, ...]:
    translated = {media.file: media for media in translation.media} if translation else {}
    found = []
    for media in release.media:
        words = translated.get(media.file, media)
        content = pictures.get(media.file, b"")
        found.append(Media(media.file, words.alt, words.caption, media.credit or "", media.license or "", content))
    return tuple(found)


def _siblings(
    release: Release, translations: Mapping[str, Translation], language: str, at: datetime
) -> tuple[Sibling, ...]:
    everyone: Sequence[tuple[str, Translation | None]] = [(release.language, None), *translations.items()]
    return tuple(
        Sibling(tag, (own or release).headline, state_of(release, own, at)) for tag, own in everyone if tag != language
    )
