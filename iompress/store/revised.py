"""A translation that was revised: its record of what it was made from, renewed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iompress.errors import Refused
from iompress.model.translated import FIELDS, digests
from iompress.store import toml
from iompress.store.source import Positions, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iompress.model.release import Release

_RECORD = ("translation", "source")


def renewed(text: str, source: Release) -> tuple[str, tuple[str, ...]]:
    """`text`, the TOML of a translation, with the digests of the words that `source` has now; and the fields that read
    otherwise than when it was made. Nothing else in it changes. Raises Refused if the record is written in a form that
    cannot be edited line by line."""
    now = digests(source)
    then = _recorded(toml.parse(text))
    changed = tuple(field for field in FIELDS if now.get(field) != then.get(field))
    if not changed:
        return text, ()
    end = "\r\n" if "\r\n" in text else "\n"
    added = "".join(f'{field} = "{now[field]}"{end}' for field in changed if field not in then)
    positions = Positions(text)
    edits = [_edit(positions, field, now) for field in changed if field in then]
    if positions.has(_RECORD):
        behind = text.find("\n", positions.find(_RECORD).key.end) + 1 or len(text)
        edits.append((Span(behind, behind), added))
    elif added:
        apart = "" if text.endswith("\n") else end
        edits.append((Span(len(text), len(text)), f"{apart}{end}[translation.source]{end}{added}"))
    made = text
    for span, written in sorted(edits, reverse=True):
        made = made[: span.start] + written + made[span.end :]
    if not _is_record(made, now):
        told = ", ".join(f'{field} = "{now[field]}"' for field in changed if field in now)
        raise Refused("the record in [translation.source] is not written line by line", hint=f"write there {told}")
    return made, changed


def _edit(positions: Positions, field: str, now: Mapping[str, str]) -> tuple[Span, str]:
    """What is to be written where the digest of `field` stands; nothing for its whole line, if that text is no more."""
    span = positions.find((*_RECORD, field)).value
    if field in now:
        return span, f'"{now[field]}"'
    start = positions.text.rfind("\n", 0, span.start) + 1
    return Span(start, positions.text.find("\n", span.end) + 1 or len(positions.text)), ""


def _recorded(tables: Mapping[str, object]) -> dict[str, str]:
    record = tables.get("translation")
    source = record.get("source") if isinstance(record, dict) else None
    return {key: str(value) for key, value in source.items()} if isinstance(source, dict) else {}


def _is_record(text: str, wanted: Mapping[str, str]) -> bool:
    try:
        return _recorded(toml.parse(text)) == wanted
    except toml.NotToml:
        return False
