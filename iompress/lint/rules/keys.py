"""KE: what a release takes from newsroom.toml, and its lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.model.fields import in_language


@rule("KE001", "error", on="release")
def unknown_topic(page: Page) -> Iterator[Finding]:
    """A topic that newsroom.toml does not have.

    Why: The release cannot be exported, and would be found under no topic.
    Source: own
    Bad: topics = ["global-compct"]
    Good: topics = ["global-compact"]
    """
    yield from _unknown(page, "topics", page.release.topics, page.newsroom.topics)


@rule("KE002", "error", on="release")
def unknown_contact(page: Page) -> Iterator[Finding]:
    """A contact that newsroom.toml does not have.

    Why: The release cannot be exported, and journalists would have nobody to call.
    Source: own
    Bad: contacts = ["pres-desk"]
    Good: contacts = ["press-desk"]
    """
    yield from _unknown(page, "contacts", page.release.contacts, page.newsroom.contacts)


@rule("KE003", "error", on="release")
def unknown_boilerplate(page: Page) -> Iterator[Finding]:
    """A boilerplate that newsroom.toml does not have.

    Why: The release cannot be exported, and would not say who speaks.
    Source: own
    Bad: boilerplate = ["oim"]
    Good: boilerplate = ["iom"]
    """
    yield from _unknown(page, "boilerplate", page.release.boilerplate or (), page.newsroom.boilerplate)


@rule("KE004", "warning", on="release")
def named_twice(page: Page) -> Iterator[Finding]:
    """Something stands twice in a list of the release.

    In `topics`, `countries`, `sdgs`, `contacts`, `boilerplate`, or as a file in [[media]].

    Why: It would be printed twice; and perhaps another was meant.
    Source: own
    Bad: topics = ["global-compact", "global-compact"]
    Good: topics = ["global-compact", "united-nations"]
    """
    release = page.release
    if release.media:
        files = [entry.file for entry in release.media]
        for number, file in _twice(files):
            yield page.on(("media", number, "file"), f"“{file}” is shown twice", "delete one of the tables")
    lists: tuple[tuple[str, Sequence[object]], ...] = (
        ("topics", release.topics),
        ("countries", release.countries),
        ("sdgs", release.sdgs),
        ("contacts", release.contacts),
        ("boilerplate", release.boilerplate or ()),
    )
    for field, entries in lists:
        if len(entries) > 1:
            for number, entry in _twice(entries):
                named = f"“{entry}”" if isinstance(entry, str | int) else "this"
                yield page.on((field, number), f"{named} stands twice in `{field}`", "delete one, or name another")


@rule("KE005", "warning")
def language_of_no_newsroom(page: Page) -> Iterator[Finding]:
    """A release in a language that the newsroom does not publish in.

    A regional form, such as en-GB, belongs to its language.

    Why: Boilerplate, contacts and the site have no words in it.
    Source: own
    Bad: language = "de", with languages = ["en", "sl"] in newsroom.toml
    Good: language = "sl"
    """
    known = page.newsroom.organization.languages
    if page.language not in known and page.base_language not in {tag.partition("-")[0] for tag in known}:
        message = f"the newsroom does not publish in “{page.language}”"
        hint = f"its languages are {', '.join(known)}; add it to [organization] languages if it does"
        yield page.on(("language",), message, hint)


@rule("KE006", "warning")
def boilerplate_not_in_language(page: Page) -> Iterator[Finding]:
    """The boilerplate of the release has no text in its language.

    Why: It is left out, and nobody is told.
    Source: own
    Bad: boilerplate = ["iom"] in a release in French, and [boilerplate.iom] with text.en only
    Good: text.fr in [boilerplate.iom]
    """
    chosen = page.release.boilerplate
    for number, key in enumerate(page.newsroom.defaults.boilerplate if chosen is None else chosen):
        known = page.newsroom.boilerplate.get(key)
        if known is not None and not in_language(known.text, page.language).strip():
            message = f"the boilerplate “{key}” has no text in “{page.language}”"
            hint = f"add text.{page.language} to [boilerplate.{key}] in newsroom.toml"
            own = chosen is not None and page.translation is None
            yield page.on(("boilerplate", number) if own else ("language",), message, hint)


@rule("KE007", "info")
def topic_not_in_language(page: Page) -> Iterator[Finding]:
    """A topic of the release has no title in its language.

    The title in the language of the source is printed instead.

    Why: A reader finds a word in another language among the topics.
    Source: own
    Bad: topics = ["data"] in a release in French, and [topics.data] with title.en only
    Good: title.fr in [topics.data]
    """
    for number, key in enumerate(page.release.topics):
        known = page.newsroom.topics.get(key)
        if known is not None and not in_language(known.title, page.language):
            message = f"the topic “{key}” has no title in “{page.language}”"
            hint = f"add title.{page.language} to [topics.{key}] in newsroom.toml"
            yield page.on(("language",) if page.translation else ("topics", number), message, hint)


def _unknown(page: Page, field: str, entries: Sequence[object], known: Mapping[str, object]) -> Iterator[Finding]:
    for number, key in enumerate(entries):
        if isinstance(key, str) and key not in known:
            near = get_close_matches(key, known, 1, 0.5)
            hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(known) or 'none'}"
            yield page.on((field, number), f"newsroom.toml has no [{field}.{key}]", hint)


def _twice(entries: Sequence[object]) -> Iterator[tuple[int, object]]:
    """The entries that occurred before, by their number."""
    seen: set[object] = set()
    for number, entry in enumerate(entries):
        if entry in seen:
            yield number, entry
        seen.add(entry)
