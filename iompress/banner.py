"""What must stand, unmissably, over a text that is not public."""

from __future__ import annotations

from iompress.edition import Edition
from iompress.model.state import State


def banner(edition: Edition) -> tuple[str, ...]:
    """The lines of the banner in the edition's language, the loudest first; none over an issued release.

    An embargo is told on its own clocks and in UTC, whatever else keeps the text from being published.
    """
    if edition.state is State.ISSUED:
        return ()
    words = edition.locale
    if edition.state is State.WITHDRAWN:
        notes = (c.note for c in edition.corrections if c.kind == "withdrawal")
        return (words.label("withdrawn"), words.label("withdrawn_notice"), *notes)
    lines: list[str] = []
    if edition.embargo is not None and edition.embargo_holds:
        lines.append(words.label("embargo", time=words.moment(edition.embargo.until, edition.embargo.timezone)))
        if edition.embargo.timezone != "UTC":
            lines.append(words.moment(edition.embargo.until, "UTC"))
        lines.append(words.label("embargo_warning"))
        if edition.embargo.reason:
            lines.append(f"{words.label('reason')}: {edition.embargo.reason}")
    if edition.state is not State.EMBARGOED:
        lines.append(words.label("not_issued", state=words.state(edition.state)))
    return tuple(lines)
