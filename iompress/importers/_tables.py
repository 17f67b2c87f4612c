"""Drafts as the tables of a release file: what was found, and nothing that was not."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from iompress.importers._draft import Boilerplate, Contact, Draft
from iompress.model.slug import slug

_EMAIL = re.compile(r"[^\s@<>\",;:\x00-\x20]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def tables(
    draft: Draft, known: Mapping[str, tuple[str, ...]], status: str, today: dt.date
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """`draft` as tables in the order of a release file, and warnings on what found no place of its own.

    `known` are the newsroom's standing texts by key, in all languages; one that the draft has is named by its key,
    another one goes to the notes. An embargo that nobody understands is left out if it ended long before `today`.
    """
    warnings: list[str] = []
    keys: list[str] = []
    notes = [draft.correction.value] if draft.correction else []
    notes += [draft.notes.value] if draft.notes else []
    for found in draft.boilerplate:
        key = _key(found.value, known)
        if key and key not in keys:
            keys.append(key)
        elif not key:
            notes.append(f"## {found.value.title}\n\n{found.value.text}" if found.value.title else found.value.text)
            warnings.append(
                f"a standing text that newsroom.toml does not have is in the notes: “{found.value.title or found.value.text[:40]}”"
            )
    over = _is_over(draft, today)
    if over:
        warnings.append("whatever it says, that embargo ended long ago: the file has none")
    made: dict[str, Any] = {
        "kind": draft.kind.value if draft.kind else "release",
        "headline": draft.headline.value if draft.headline else "",
        "subheadline": draft.subheadline.value if draft.subheadline else "",
        "language": draft.language.value if draft.language else "",
        "status": status,
        "date": draft.date.value if draft.date else "",
        "boilerplate": keys,
        "body": f"{draft.body.value}\n" if draft.body else "",
        "notes": "\n\n".join(notes) + "\n" if notes else "",
        "dateline": _dateline(draft),
        "embargo": {} if over else _embargo(draft),
        "quotes": _quotes(draft),
        "contacts": [entry for found in draft.contacts for entry in _contacts(found.value)],
    }
    return {name: value for name, value in made.items() if value or name == "boilerplate"}, tuple(warnings)


def _key(found: Boilerplate, known: Mapping[str, tuple[str, ...]]) -> str:
    """The key of the standing text that `found` is, word for word; "" if it is none of those known."""
    words = _words(found.text)
    return next((key for key, texts in known.items() if any(_words(text) == words for text in texts)), "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "]", text).casefold())


def _dateline(draft: Draft) -> dict[str, str]:
    place = {
        "city": "/".join(draft.cities.value) if draft.cities else "",
        "country": draft.country.value if draft.country else "",
    }
    return {name: value for name, value in place.items() if value}


def _is_over(draft: Draft, today: dt.date) -> bool:
    """Whether the embargo, although its hour is not understood, ended long ago on all clocks, as the release did."""
    if draft.embargo is None or draft.embargo.value.until is not None or draft.date is None:
        return False
    day = draft.embargo.value.day
    return day is not None and max(day, draft.date.value) < today - _LONG


_LONG = dt.timedelta(days=31)


def _embargo(draft: Draft) -> dict[str, Any]:
    if draft.embargo is None:
        return {}
    found = draft.embargo.value
    if found.until is None:  # the file is not valid until someone has written until when
        return {"reason": _line(found.said)}
    return {"until": found.until} | ({"timezone": found.timezone} if found.timezone else {})


def _quotes(draft: Draft) -> list[dict[str, str]]:
    counted: Counter[str] = Counter()
    made = []
    for found in draft.quotes:
        quote = found.value
        name = slug(quote.speaker.split()[-1] if quote.speaker else "quote")[:40]
        counted[name] += 1
        entry = {
            "id": f"{name}-{counted[name]}",
            "speaker": _line(quote.speaker),
            "role": _line(quote.role),
            "text": quote.text,
        }
        made.append({key: value for key, value in entry.items() if value})
    return made


def _contacts(contact: Contact) -> list[dict[str, str]]:
    """One entry for each of the contact's numbers or addresses: a release file has one of each in an entry."""
    emails = [email for email in contact.emails if _EMAIL.fullmatch(email)]
    made = []
    for number in range(max(len(contact.phones), len(emails), 1)):
        entry = {
            "name": _line(contact.name or contact.role) or (emails or list(contact.phones))[0],
            "role": _line(contact.role) if contact.name else "",
            "phone": contact.phones[number] if number < len(contact.phones) else "",
            "email": emails[number] if number < len(emails) else "",
        }
        made.append({key: value for key, value in entry.items() if value})
    return made


def _line(text: str) -> str:
    return " ".join(text.split())
