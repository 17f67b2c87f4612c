"""A new release: what its file is called and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iompress.model.slug import slug
from iompress.store.write import toml_text

if TYPE_CHECKING:
    from iompress.model.newsroom import Newsroom

KINDS = ("release", "statement", "advisory", "briefing-note")

REMARKS = {
    "status": "draft | review | approved | issued | withdrawn",
    "embargo": "until when nothing may be published, on the clocks of the zone",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a release before it is written. Texts that are not known are ""."""

    kind: str
    headline: str
    language: str
    date: date
    city: str
    country: str
    contacts: tuple[str, ...]
    topics: tuple[str, ...]
    embargo: tuple[datetime, str] | None
    """Wall time, naive, and the IANA zone of the clocks."""


def path_of(draft: Draft, folder: Path, spellings: Mapping[str, str]) -> Path:
    """Where in the newsroom's `folder` the release is kept: `2018/2018-12-10-headline-in-ascii.toml`.

    `spellings` are the language's own ways to write letters in file names.
    """
    return folder / f"{draft.date.year}" / f"{draft.date.isoformat()}-{slug(draft.headline, spellings)}.toml"


def text_of(draft: Draft, newsroom: Newsroom) -> str:
    """The TOML text of a new release: all that is known, and an outline of its kind as the body."""
    tables: dict[str, Any] = {
        "kind": draft.kind,
        "headline": draft.headline,
        "language": draft.language,
        "status": "draft",
        "date": draft.date,
        "topics": list(draft.topics),
        "contacts": list(draft.contacts),
        "boilerplate": list(newsroom.defaults.boilerplate),
        "body": outline(draft.kind),
    }
    if draft.city:
        tables["dateline"] = {"city": draft.city, **({"country": draft.country} if draft.country else {})}
    if draft.embargo:
        until, timezone = draft.embargo
        tables["embargo"] = {"until": until, "timezone": timezone}
    return toml_text({k: v for k, v in tables.items() if v != []}, schema="../release.schema.json", remarks=REMARKS)


def outline(kind: str) -> str:
    """What a release of this kind consists of. Every gap is marked XXX, with which nothing passes validation."""
    return (resources.files("iompress.templates") / "new" / f"{kind}.md").read_text("utf-8")
