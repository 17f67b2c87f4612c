"""CO: contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from iompress.lint.diagnostic import Finding, Spot
from iompress.lint.page import Page
from iompress.lint.rule import newsroom_rule, rule
from iompress.model.fields import in_language
from iompress.model.instants import YEARS, zone
from iompress.model.newsroom import Newsroom
from iompress.model.phone import e164


@rule("CO001", "warning", on="release")
def no_contact(page: Page) -> Iterator[Finding]:
    """The release has no contact.

    Why: Newswires refuse it: a journalist with a question has nobody to call.
    Source: wire
    Bad: a release without `contacts`
    Good: contacts = ["press-desk"]
    """
    if not page.release.contacts:
        known = ", ".join(page.newsroom.contacts)
        hint = f"name one of the newsroom's: {known}" if known else "add a [[contacts]] table"
        keys = ("contacts",)
        message = "the release has no contact"
        yield page.on(keys, message, hint) if "contacts" in page.file.tables else page.on((), message, hint)


@rule("CO002", "warning", on="release")
def contact_without_phone_or_email(page: Page) -> Iterator[Finding]:
    """A contact that is written out in the release has no phone or no e-mail.

    The newsroom's own are judged where they stand, by NW002.

    Why: A journalist on deadline calls; one in another time zone writes.
    Source: wire
    Bad: [[contacts]] with a name and an e-mail
    Good: [[contacts]] with a name, a phone and an e-mail
    """
    for number, contact in enumerate(page.release.contacts):
        if isinstance(contact, str):
            continue
        missing = [word for word, value in (("phone", contact.phone), ("e-mail", contact.email)) if not value]
        if missing:
            message = f"the contact has no {' and no '.join(missing)}"
            yield page.on(("contacts", number), message, f"add {' and '.join(missing)}")


@rule("CO003", "warning", on="release")
def contact_expired(page: Page) -> Iterator[Finding]:
    """A contact that may not be printed any more.

    One whose `valid_until` in newsroom.toml lies before the release's date; for a release that is not issued yet, also
    before today. What was issued with a contact that was right at the time stays as it is.

    Why: The telephone rings at somebody who has left, or not at all.
    Source: own
    Bad: contacts = ["press-desk"], valid until 2025-12-31, in a release of 2026-03-02
    Good: contacts = ["newsroom"]
    """
    release = page.release
    if release.status == "withdrawn":
        return
    for number, key in enumerate(release.contacts):
        known = page.newsroom.contacts.get(key) if isinstance(key, str) else None
        last = known.valid_until if known else None
        if last is None or last.year not in YEARS:
            continue
        ended = datetime(last.year, last.month, last.day, tzinfo=zone(page.newsroom.organization.timezone))
        expired = release.status != "issued" and page.clock.passed(ended + timedelta(days=1))
        if last < release.date or expired:
            hint = "name another, or set a later valid_until in newsroom.toml"
            yield page.on(("contacts", number), f"the contact “{key}” was valid until {last}", hint)


@rule("CO004", "warning", on="release")
def phone_is_no_number(page: Page) -> Iterator[Finding]:
    """A contact's phone in the release that cannot be dialled from abroad.

    It needs the country's code, and as many digits as numbers there can have. Numbers that are set aside for examples
    have both.

    Why: Journalists call from everywhere; and what is no number cannot be made a link.
    Source: own
    Bad: phone = "020 7946 0123"
    Good: phone = "+44 20 7946 0123"
    """
    for number, contact in enumerate(page.release.contacts):
        if not isinstance(contact, str) and contact.phone:
            message, hint = _fault(contact.phone, page.newsroom.organization.country or "")
            if message:
                yield page.on(("contacts", number, "phone"), message, hint)


@newsroom_rule("CO005", "warning")
def phone_of_newsroom_is_no_number(newsroom: Newsroom) -> Iterator[Finding]:
    """A contact's phone in newsroom.toml that cannot be dialled from abroad.

    It needs the country's code, and as many digits as numbers there can have.

    Why: Journalists call from everywhere; and what is no number cannot be made a link.
    Source: own
    Bad: phone = "020 7946 0123"
    Good: phone = "+44 20 7946 0123"
    """
    for key, contact in newsroom.contacts.items():
        if contact.phone:
            message, hint = _fault(contact.phone, newsroom.organization.country or "")
            if message:
                yield Finding(Spot(("contacts", key, "phone")), message, hint)


@rule("CO006", "warning", on="release")
def contact_of_another_house(page: Page) -> Iterator[Finding]:
    """A contact written out in the release is one of the newsroom's.

    It has the e-mail address of a contact in newsroom.toml.

    Why: When the number changes, it is corrected in newsroom.toml, and this release keeps the old one.
    Source: own
    Bad: [[contacts]] with email = "press@example.org", which is that of [contacts.press-desk]
    Good: contacts = ["press-desk"]
    """
    for number, contact in enumerate(page.release.contacts):
        if isinstance(contact, str) or not contact.email:
            continue
        for key, known in page.newsroom.contacts.items():
            if known.email and known.email.casefold() == contact.email.casefold():
                if in_language(known.name, page.language) not in ("", contact.name):
                    continue
                yield page.on(("contacts", number), f"this is the newsroom's contact “{key}”", "name it by its key")


@lru_cache(1024)
def _fault(phone: str, country: str) -> tuple[str, str]:
    """What is wrong with a number, and what to do; both "" for nothing. `country` is where it may be meant to ring."""
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        ValidationResult,
        format_number,
        is_possible_number,
        is_possible_number_with_reason,
        parse,
    )

    dialled = e164(phone) or (phone if phone.lstrip().startswith("+") else "")
    try:
        if not dialled:
            own = parse(phone, country or None)
            hint = (
                f"write {format_number(own, PhoneNumberFormat.INTERNATIONAL)}, if it is there"
                if country and is_possible_number(own)
                else _FORM
            )
            return f"“{phone}” cannot be dialled from abroad", hint
        reason = is_possible_number_with_reason(parse(dialled))
    except NumberParseException:
        return f"“{phone}” is no phone number", _FORM
    if reason in (ValidationResult.IS_POSSIBLE, ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        return "", ""
    odd = "too many digits" if reason == ValidationResult.TOO_LONG else "too few digits"
    return f"“{phone}” has {odd} for a number of its country", "correct it"


_FORM = "write + and the country's code: +44 20 7946 0123"
