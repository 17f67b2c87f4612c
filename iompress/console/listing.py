"""The list on a terminal: a table as wide as the window, state in colour."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from iompress.console.terminal import one_line
from iompress.model.state import State
from iompress.store.catalogue import Entry
from iompress.store.summary import Summary

COLOURS = {
    State.DRAFT: "yellow",
    State.REVIEW: "cyan",
    State.APPROVED: "blue",
    State.EMBARGOED: "bold white on red",
    State.ISSUED: "green",
    State.WITHDRAWN: "dim strike",
}


def draw(entries: Iterable[Entry], at: datetime, language: str = "") -> None:
    """Draw `entries` as a table on standard output, headlines in `language` where they have one."""
    console = Console(highlight=False)
    drawn = table(entries, at, language, console.width)
    if drawn.row_count:
        console.print(drawn)


def table(entries: Iterable[Entry], at: datetime, language: str, width: int) -> Table:
    """The table of `entries` at the aware instant `at`, for a terminal of `width` columns."""
    wide = width >= 110
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1))
    drawn.add_column("Date", no_wrap=True)
    drawn.add_column("State", no_wrap=True)
    drawn.add_column("Headline", ratio=1, overflow="fold")
    if wide:
        drawn.add_column("Dateline", max_width=24, overflow="fold")
    drawn.add_column("Languages" if wide else "Lang.", max_width=12)
    for entry in entries:
        release = entry.release
        state = entry.state(at, language)
        shown = next((t for t in entry.translations if t.language == language), release)
        cells = [Text(release.date or "—"), _state(state), _headline(shown, release)]
        if wide:
            cells.append(Text(one_line(_dateline(release))))
        cells.append(Text(" ".join(tag for tag in entry.languages() if tag), "dim"))
        drawn.add_row(*cells)
    return drawn


def _state(state: State | None) -> Text:
    return Text(state or "broken", COLOURS[state] if state else "bold red")


def _headline(shown: Summary, release: Summary) -> Text:
    """The headline with the id below it, less the date that stands beside it; what is wrong with a broken file."""
    text = Text()
    problem = shown.problem or release.problem
    if problem is not None:
        text.append(one_line(f"{problem.place} {problem.message}"), "red")
    else:
        text.append(one_line(shown.headline))
    text.append("\n").append(one_line(release.id.removeprefix(f"{release.date}-")), "dim")
    return text


def _dateline(release: Summary) -> str:
    if not release.country:
        return release.city
    from iompress.locales import locale

    return f"{release.city}, {locale(release.language).country(release.country)}"
