"""What a release file that an import made lacks before the program can read it, in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_PLAIN = {
    "headline": "the headline", "date": "the date", "language": "the language", "body": "the text",
    "embargo.until": "until when the embargo holds", "embargo.timezone": "on whose clocks the embargo ends",
}  # fmt: skip
_SPEAKER = re.compile(r"`quotes\[\d+\]\.speaker` is missing")


def lacks(content: Mapping[str, Any], name: str) -> str:
    """What `content`, the tables of a release, lacks or has wrong, and how `name`, its id or path, is looked at; "" if
    the program can read it."""
    from iompress.model.release import Release
    from iompress.model.structure import Misshapen, build

    try:
        build(Release, content)
    except Misshapen as error:
        missing = [fault.message for fault in error.faults if fault.kind == "missing"]
        nobody = sum(_SPEAKER.fullmatch(message) is not None for message in missing)
        lacking = [_told(message) for message in missing if not _SPEAKER.fullmatch(message)]
        lacking += (
            [f"who says {nobody} of the quotes" if nobody > 1 else "who says one of the quotes"] if nobody else []
        )
        wrong = [f"it lacks {', '.join(lacking)}"] if lacking else []
        wrong += [fault.message for fault in error.faults if fault.kind != "missing"]
        return f"the file cannot be used yet: {'; '.join(wrong)}. Mend that, then `iompress validate {name}`"
    return ""


def _told(message: str) -> str:
    key = message.removesuffix(" is missing").strip("`")
    return _PLAIN.get(key, key)


def answered(warning: str, content: Mapping[str, Any]) -> bool:
    """Whether `content` has meanwhile what `warning`, on the draft that it is made of, misses."""
    if warning.startswith("no date"):
        return bool(content.get("date"))
    if warning == "the embargo does not say on whose clocks":
        return not content.get("embargo") or "timezone" in content["embargo"]
    return False


def comes_without_embargo(content: Mapping[str, Any], at: datetime) -> str:
    """That the release `content` is of a day to come at `at` and has no embargo; "" if that is not so."""
    day = content.get("date")
    if not day or content.get("embargo") or day <= at.date():
        return ""
    return f"it is of {day}, a day to come, and no embargo was found: look whether it has one"


_HELD = re.compile(r"embarg|sperrfrist|эмбарго|حظر|禁发|禁發|解禁", re.IGNORECASE)


def named_embargo(name: str, content: Mapping[str, Any]) -> str:
    """That the file `name` is called by an embargo that the release `content` does not have; "" if that is not so."""
    if content.get("embargo") or not _HELD.search(name):
        return ""
    return f"the file’s name says “{name}”: is the release under embargo?"
