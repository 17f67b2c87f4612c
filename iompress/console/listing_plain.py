"""The list for programs: tab-separated, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from iompress.console.terminal import one_line
from iompress.store.catalogue import Entry

COLUMNS = ("date", "state", "languages", "id", "headline", "city", "country", "problem")


def write(entries: Iterable[Entry], at: datetime, form: str, out: TextIO) -> None:
    """Write `entries` to `out` as "tsv", "csv" or "json" (an array; empty texts are left out)."""
    rows = [_row(entry, at) for entry in entries]
    if form == "json":
        json.dump(
            [_full(row, entry) for row, entry in zip(rows, entries, strict=True)], out, ensure_ascii=False, indent=2
        )
        out.write("\n")
    elif form == "csv":
        import csv

        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([_harmless(one_line(row[column])) for column in COLUMNS] for row in rows)
    else:
        out.writelines("\t".join(one_line(row[column]) for column in COLUMNS) + "\n" for row in rows)


def _row(entry: Entry, at: datetime) -> dict[str, str]:
    release = entry.release
    problems = [s.problem for s in (release, *entry.translations) if s.problem]
    return {
        "date": release.date,
        "state": entry.state(at) or "broken",
        "languages": " ".join(entry.languages()),
        "id": release.id,
        "headline": release.headline,
        "city": release.city,
        "country": release.country,
        "problem": "; ".join(f"{problem.place} {problem.message}" for problem in problems),
    }


def _full(row: dict[str, str], entry: Entry) -> dict[str, object]:
    release = entry.release
    full: dict[str, object] = {
        **row,
        "languages": list(entry.languages()),
        "file": release.name,
        "kind": release.kind,
        "embargo_until": instant.isoformat() if (instant := entry.instant) else "",
        "embargo_timezone": release.timezone,
        "topics": list(release.topics),
        "countries": list(release.countries),
        "speakers": list(release.speakers),
    }
    return {key: value for key, value in full.items() if value}


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a blank in front keeps it text."""
    return f" {cell}" if cell[:1] in ("=", "+", "-", "@") else cell
