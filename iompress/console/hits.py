"""What a search found: on the terminal with the words highlighted, or for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple, TextIO

from iompress.console.terminal import one_line
from iompress.model.state import State
from iompress.store.search import Snippet
from iompress.store.summary import Summary


class Row(NamedTuple):
    """One file in which the words were found: `release` is what it is, or is a translation of."""

    release: Summary
    found_in: Summary
    state: State | None
    snippet: Snippet

    @property
    def reference(self) -> str:
        """How to ask for it: `iompress show REFERENCE`."""
        return self.release.id if self.found_in.original else f"{self.release.id}.{self.found_in.language}"


def write(rows: Sequence[Row], form: str, out: TextIO) -> None:
    """Write `rows` to `out` as "tsv" (date, state, reference, headline, snippet) or "json"."""
    if form == "json":
        facts = [
            {
                "date": row.release.date,
                "state": row.state,
                "id": row.release.id,
                "language": row.found_in.language,
                "headline": row.found_in.headline,
                "snippet": row.snippet.text,
                "spans": row.snippet.spans,
            }
            for row in rows
        ]
        json.dump(facts, out, ensure_ascii=False, indent=2)
        out.write("\n")
        return
    for row in rows:
        cells = (row.release.date, row.state or "broken", row.reference, row.found_in.headline, row.snippet.text)
        out.write("\t".join(map(one_line, cells)) + "\n")


def draw(rows: Sequence[Row]) -> None:
    """Draw `rows` on standard output, the words found standing out."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from iompress.console.listing import COLOURS
    from iompress.console.terminal import inert

    console = Console(highlight=False)
    for row in rows:
        head = Text.assemble(
            (row.release.date, "bold"),
            "  ",
            (row.state or "broken", COLOURS[row.state] if row.state else "bold red"),
            "  ",
            (one_line(row.found_in.headline), "bold"),
        )
        snippet = Text(inert(row.snippet.text).replace("\n", " "))
        for start, end in row.snippet.spans:
            snippet.stylize("bold reverse", start, end)
        console.print(head, Text(row.reference, "dim"), Padding(snippet, (0, 0, 1, 2)), sep="\n")
