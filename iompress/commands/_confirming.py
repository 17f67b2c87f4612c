"""What a person answers about the fields of an import that are missing, doubtful or not understood."""

from __future__ import annotations

from datetime import date
from typing import Any

from iompress import options
from iompress.console.questions import answer
from iompress.importers._draft import Draft

DOUBTFUL = 0.7
"""A field that is less sure than this is asked about."""


def confirmed(content: dict[str, Any], draft: Draft, zone: str) -> dict[str, Any]:
    """The tables `content` of `draft` with the answers. `zone` is the newsroom's, "" if there is none."""
    found = draft.found()
    doubtful = {name for name in ("headline", "date", "cities") if name not in found or found[name].sure < DOUBTFUL}
    asked = dict(content)
    if "headline" in doubtful:
        asked["headline"] = answer("Headline", None, content.get("headline", ""), options.line)
    if "date" in doubtful:
        asked["date"] = answer("Date (2018-12-10; empty if not known)", None, str(content.get("date", "")), _day)
    if "cities" in doubtful:
        place = content.get("dateline", {})
        said = answer("City in the dateline (empty for none)", None, place.get("city", ""), options.line_or_nothing)
        asked["dateline"] = place = {**place, "city": said} if said else place
    if "country" not in found and asked.get("dateline", {}).get("city"):
        place = asked["dateline"]
        code = answer("Its country, two letters (empty if not known)", None, "", options.country)
        asked["dateline"] = {**place, "country": code} if code else place
    if "embargo" in asked:
        asked["embargo"] = _embargo(asked["embargo"], zone)
    if "quotes" in asked:
        asked["quotes"] = [_spoken(quote) for quote in asked["quotes"]]
    return {name: value for name in _order(asked) if (value := asked[name]) or name == "boilerplate"}


def _embargo(found: dict[str, Any], zone: str) -> dict[str, Any]:
    """The embargo `found` with its moment and zone; as it is where nobody knows them, {} where there is none."""
    from iompress.console.terminal import tell

    until, named = found.get("until"), found.get("timezone", "")
    if until is None:
        tell(f"The source holds this release back: “{found['reason']}”", "note", "33")
        held = answer("Embargo until (2018-12-10T14:00; empty for none)", None, "", lambda said: _moment(said, zone))
        if held is None:
            question = "Without an embargo it can go out at once. Is that right? Only “yes” takes the embargo away"
            return {} if answer(question, None, "no", str.lower) == "yes" else found
        until, zone = held
    if not named:
        named = answer(f"Embargo until {until:%Y-%m-%dT%H:%M}: on the clocks of", None, zone, options.timezone)
    return {"until": until, "timezone": named}


def _moment(said: str, zone: str) -> tuple[Any, str] | None:
    """The wall time in `said` and the zone behind it or else `zone`; None if nothing was said."""
    from iompress.model.instants import parse_wall_time

    if not said:
        return None
    until, named = parse_wall_time(said, zone or "UTC")
    return until, named if zone or named != "UTC" else ""


def _spoken(quote: dict[str, Any]) -> dict[str, Any]:
    """`quote` with its speaker, if anybody knows."""
    if quote.get("speaker"):
        return quote
    speaker = answer(f"Who says “{_beginning(quote['text'])}” (empty if not known)", None, "", options.line_or_nothing)
    return {"id": quote["id"], "speaker": speaker, **quote} if speaker else quote


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"


_SHOWN = 60
"""Characters of a quote that tell which one is meant."""


def _order(tables: dict[str, Any]) -> list[str]:
    """The keys of `tables` as a release file has them."""
    from iompress.model.release import Release

    known = list(Release.model_fields)
    return sorted(tables, key=known.index)


def _day(said: str) -> date | None:
    from iompress.errors import UsageError

    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UsageError(f"“{said}” is not a day", hint="write 2018-12-10") from None
