"""NW: newsroom.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iompress.lint.diagnostic import Finding, Keys, Spot
from iompress.lint.rule import newsroom_rule
from iompress.model.newsroom import Newsroom


@newsroom_rule("NW001", "error")
def unknown_default(newsroom: Newsroom) -> Iterator[Finding]:
    """What a new release starts with names a contact or boilerplate that does not exist.

    Why: Every new release would begin with a fault.
    Source: own
    Bad: contacts = ["press-desk"] in [defaults], without [contacts.press-desk]
    Good: contacts = ["press-desk"], with [contacts.press-desk]
    """
    for field, named, known in (
        ("contacts", newsroom.defaults.contacts, newsroom.contacts.keys()),
        ("boilerplate", newsroom.defaults.boilerplate, newsroom.boilerplate.keys()),
    ):
        for number, key in enumerate(named):
            if key not in known:
                hint = f"known are: {', '.join(known) or 'none'}"
                yield Finding(Spot(("defaults", field, number)), f"there is no [{field}.{key}]", hint)


@newsroom_rule("NW002", "warning")
def contact_out_of_reach(newsroom: Newsroom) -> Iterator[Finding]:
    """A contact has no phone or no e-mail.

    Why: A journalist on deadline calls; one in another time zone writes.
    Source: wire
    Bad: [contacts.press-desk] with a name and an e-mail
    Good: [contacts.press-desk] with a name, a phone and an e-mail
    """
    for key, contact in newsroom.contacts.items():
        missing = [word for word, value in (("phone", contact.phone), ("e-mail", contact.email)) if not value]
        if missing:
            message = f"the contact has no {' and no '.join(missing)}"
            yield Finding(Spot(("contacts", key), at_key=True), message, f"add {' and '.join(missing)}")


@newsroom_rule("NW003", "info")
def not_in_every_language(newsroom: Newsroom) -> Iterator[Finding]:
    """A text is not there in one of the newsroom's languages.

    Names and titles fall back on the first language; boilerplate is left out.

    Why: A release in that language would be printed with a part in another, or without it.
    Source: own
    Bad: languages = ["en", "sl"], and a boilerplate with text.en only
    Good: text.en and text.sl
    """
    for keys, value in _texts(newsroom):
        if isinstance(value, dict):
            missing = [tag for tag in newsroom.organization.languages if tag not in value]
            if missing:
                message = f"this is not there in {', '.join(missing)}"
                yield Finding(Spot(keys, at_key=True), message, f"add {keys[-1]}.{missing[0]} = …")


@newsroom_rule("NW004", "error")
def role_ends_before_it_begins(newsroom: Newsroom) -> Iterator[Finding]:
    """A speaker's role ends before it begins.

    Why: On no day would the speaker have the role.
    Source: own
    Bad: from = 2023-10-01 and until = 2018-09-30
    Good: from = 2018-10-01 and until = 2023-09-30
    """
    for key, speaker in newsroom.speakers.items():
        if speaker.start and speaker.end and speaker.end < speaker.start:
            message = f"the role ends on {speaker.end}, before it begins on {speaker.start}"
            yield Finding(Spot(("speakers", key, "until")), message, "correct one of the two")


@newsroom_rule("NW005", "error")
def section_of_nothing(newsroom: Newsroom) -> Iterator[Finding]:
    """A page of the site belongs to a page that does not exist, or two pages have the same id.

    Why: The page would be reached from nowhere.
    Source: own
    Bad: parent = "who-we-ar"
    Good: parent = "who-we-are"
    """
    seen: set[str] = set()
    known = {section.id for section in newsroom.sections}
    for number, section in enumerate(newsroom.sections):
        if section.id in seen:
            yield Finding(Spot(("sections", number, "id")), f"two pages have the id “{section.id}”", "rename one")
        seen.add(section.id)
        if section.parent is not None and (section.parent not in known or section.parent == section.id):
            hint = f"known are: {', '.join(sorted(known - {section.id}))}"
            yield Finding(Spot(("sections", number, "parent")), f"there is no page “{section.parent}”", hint)


@newsroom_rule("NW006", "error")
def odd_quotation_marks(newsroom: Newsroom) -> Iterator[Finding]:
    """Quotation marks that do not come in pairs.

    Outer opening and closing, then inner opening and closing: two marks or four.

    Why: What opens must close.
    Source: own
    Bad: en = ["“", "”", "‘"]
    Good: en = ["“", "”", "‘", "’"]
    """
    for tag, marks in newsroom.style.quotation_marks.items():
        if len(marks) % 2:
            spot = Spot(("style", "quotation_marks", tag))
            yield Finding(spot, "quotation marks come in pairs", "give the outer two, or these and the inner two")


@newsroom_rule("NW007", "error")
def gap_in_newsroom(newsroom: Newsroom) -> Iterator[Finding]:
    """A standing text, name or title is still to be written: XXX, TBC, TBD.

    Why: It would stand at the end of every release.
    Source: wire
    Bad: text.en = "Example Relief Agency (ERA): XXX who you are"
    Good: text.en = "Example Relief Agency (ERA) helps people on the move."
    """
    for keys, value in _texts(newsroom):
        for tag, text in value.items() if isinstance(value, dict) else [("", value)]:
            if match := gap(str(text or "")):
                spot = Spot((*keys, tag) if tag else keys, *match.span())
                yield Finding(spot, f"“{match[0]}” is a placeholder", "write what belongs here, or leave it out")


_GAP = re.compile(
    r"(?i:(?<![\w-])(?:X{3,}|TBC|TBD|TKTK|FIXME)(?![\w-])|\bLorem ipsum\b)|(?<![\w-])TODO(?![\w-])|\?{3,}"
    r"|\[(?:name|date|quote|city|number)\]"
)


def gap(text: str) -> re.Match[str] | None:
    """The first place in a standing text that is still to be written."""
    return _GAP.search(text)


def _texts(newsroom: Newsroom) -> Iterator[tuple[Keys, object]]:
    for field in ("name", "short_name", "office"):
        yield ("organization", field), getattr(newsroom.organization, field)
    for key, contact in newsroom.contacts.items():
        yield ("contacts", key, "name"), contact.name
        yield ("contacts", key, "role"), contact.role
    for key, boilerplate in newsroom.boilerplate.items():
        yield ("boilerplate", key, "title"), boilerplate.title
        yield ("boilerplate", key, "text"), boilerplate.text
    for key, topic in newsroom.topics.items():
        yield ("topics", key, "title"), topic.title
