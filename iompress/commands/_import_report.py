"""What an import made and left out, all of it, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iompress.store.paths import shown

if TYPE_CHECKING:
    from iompress.commands._importing import Made


def told(made: Made) -> dict[str, Any]:
    """`made` for programs: each field with its place and how sure it is, what was left out, what is unplaced."""
    draft = made.draft
    report: dict[str, Any] = {
        "source": made.source, "digest": made.digest, "importer": made.importer,
        "file": shown(made.path) if made.path else None,
        "already": made.there or None, "warnings": list(made.warnings),
    }  # fmt: skip
    if draft is None:
        return report
    report["pictures"] = [
        {"name": seen.name, "alt": seen.alt, "carried": bool(seen.content), "taken": bool(seen.suffix)}
        for seen in made.pictures
    ]
    report["fields"] = {name: _told(found.value, found) for name, found in draft.found().items()}
    report["quotes"] = [
        _told({"text": q.value.text, "speaker": q.value.speaker, "role": q.value.role}, q) for q in draft.quotes
    ]
    report["contacts"] = [
        _told(
            {
                "name": c.value.name,
                "role": c.value.role,
                "phones": list(c.value.phones),
                "emails": list(c.value.emails),
            },
            c,
        )
        for c in draft.contacts
    ]
    report["boilerplate"] = [_told({"title": b.value.title, "text": b.value.text}, b) for b in draft.boilerplate]
    for name in ("left", "unplaced"):
        report[name] = [
            {"text": each.text, "span": list(each.span) if each.span else None, "why": each.why}
            for each in getattr(draft, name)
        ]
    return report


def _told(value: Any, found: Any) -> dict[str, Any]:
    if hasattr(value, "until"):
        value = {
            "until": value.until and value.until.isoformat(),
            "said": value.said,
            "timezone": value.timezone,
            "zone": value.zone,
        }
    elif hasattr(value, "isoformat"):
        value = value.isoformat()
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "spans": [list(span) for span in found.spans],
        "sure": found.sure,
        "from": found.source,
    }
