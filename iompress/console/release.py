"""A release on the terminal, as a journalist would read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from typing import Literal

from rich import box
from rich.align import Align
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule as Line
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from iompress.banner import banner
from iompress.console.listing import COLOURS
from iompress.console.terminal import inert
from iompress.edition import Contact, Edition, Quote
from iompress.model import body
from iompress.model.instants import zone
from iompress.model.speech import quotes_in
from iompress.model.state import State

Side = Literal["left", "right"]

WIDEST = 96
"""Columns beyond which lines tire the eye."""


def draw(edition: Edition, reader: tzinfo | None = None) -> None:
    """Draw `edition` on standard output. `reader` is the zone of who reads; the machine's if None."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    console.print(rendered(edition, reader))


def rendered(edition: Edition, reader: tzinfo | None = None) -> Group:
    """`edition` as Rich draws it."""
    words = edition.locale
    side = _side(edition)
    parts: list[RenderableType] = [_masthead(edition), *_banner(edition, reader)]
    if edition.state is not State.WITHDRAWN:
        parts.append(_text(edition.headline, "bold", side))
        if edition.subheadline:
            parts.append(_text(edition.subheadline, "italic", side))
        parts.append(Text())
        parts.extend(_blocks(edition.blocks, side, Text.assemble((inert(edition.dateline), "bold")), edition))
        parts.append(Padding(Align.center(Text(inert(edition.end_mark), "dim")), (0, 0, 1, 0)))
        if edition.notes:
            parts.extend((_section(words.label("notes"), side), *_blocks(edition.note_blocks, side)))
        for entry in edition.boilerplate:
            parts.extend((_section(entry.title, side), *_blocks(entry.blocks, side)))
    else:
        parts.extend((_text(edition.headline, "dim strike", side), Text()))
    if edition.contacts:
        label = words.label("contact" if len(edition.contacts) == 1 else "contacts")
        parts.append(_section(label, side))
        parts.extend(_contact(contact, edition, side) for contact in edition.contacts)
    parts.extend(_media(edition, side))
    parts.append(_foot(edition, side))
    if banner(edition):  # again, where the eye rests when a long text has scrolled by
        parts.extend((Text(), *_banner(edition, reader)))
    return Group(*parts)


def _side(edition: Edition) -> Side:
    return "right" if edition.locale.direction == "rtl" else "left"


def _masthead(edition: Edition) -> RenderableType:
    words = edition.locale
    organization = edition.organization
    head = Text(inert(organization.name), "bold", justify="center")
    if organization.office:
        head.append(f"\n{inert(organization.office)}", "dim")
    line = Text(justify="center")
    line.append(words.kind(edition.kind).upper() if words.direction == "ltr" else words.kind(edition.kind), "bold")
    line.append(f" · {words.date(edition.date)} · ")
    line.append(words.state(edition.state), COLOURS[edition.state])
    return Panel(Group(head, line), box=box.HEAVY_HEAD, border_style="blue")


def _banner(edition: Edition, reader: tzinfo | None) -> Iterator[RenderableType]:
    lines = list(banner(edition))
    if not lines:
        return
    if edition.embargo is not None and edition.embargo_holds:
        until, place = edition.embargo.until, edition.embargo.timezone
        told = {until.astimezone(clock).utcoffset() for clock in (zone(place), UTC)}
        if until.astimezone(reader).utcoffset() not in told:
            lines.insert(1 if place == "UTC" else 2, edition.locale.own_moment(until, reader))
    text = Text(inert("\n".join(lines)), justify="center")
    text.stylize("bold", 0, len(lines[0]))
    colour = "white on red" if edition.state in (State.EMBARGOED, State.WITHDRAWN) else "black on yellow"
    yield Panel(text, style=colour, box=box.HEAVY)
    yield Text()


def _text(words: str, style: str, side: Side) -> Text:
    return Text(inert(words), style, justify=side)


def _section(title: str, side: Side) -> RenderableType:
    return Padding(Line(Text(inert(title), "bold"), align=side, style="dim"), (0, 0, 1, 0))


def _blocks(
    blocks: Sequence[body.Block], side: Side, lead: Text | None = None, edition: Edition | None = None
) -> Iterator[RenderableType]:
    """`blocks` one below the other, `lead` run into the first paragraph, the quotes of `edition` set off."""
    for block in blocks:
        match block:
            case body.Paragraph():
                text = _inline(block.children, side)
                if lead is not None:
                    text, lead = lead.copy().append_text(text), None
                    text.justify = side
                quotes = quotes_in(body.plain(block), edition.quotes) if edition else ()
                yield Padding(_spoken(text, quotes, edition) if edition and quotes else text, (0, 0, 1, 0))
            case body.Heading():
                yield Padding(
                    Text.assemble((_inline(block.children, side).plain, "bold underline"), justify=side), (0, 0, 1, 0)
                )
            case body.List():
                yield Padding(Group(*_items(block, side)), (0, 0, 1, 2))
            case body.BlockQuote():
                yield Padding(Group(*_blocks(block.blocks, side)), (0, 4))
            case body.CodeBlock():
                yield Padding(Text(inert(block.text.rstrip("\n"))), (0, 0, 1, 4))
            case body.Rule():
                yield Padding(Line(style="dim"), (0, 0, 1, 0))


class _Barred:
    """Text with a bar beside every line, on the side where lines begin."""

    def __init__(self, text: Text, side: Side) -> None:
        self.text, self.side = text, side

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = Segment("▌ " if self.side == "left" else " ▐", Style.parse("cyan"))
        for line in console.render_lines(self.text, options.update(width=options.max_width - 2)):
            yield from [bar, *line] if self.side == "left" else [*line, bar]
            yield Segment.line()


def _spoken(text: Text, quotes: Sequence[Quote], edition: Edition) -> RenderableType:
    separator = edition.locale.list_separator
    unnamed = [quote for quote in quotes if quote.speaker not in text.plain]
    names = [separator.join(filter(None, (quote.speaker, quote.role))) for quote in unnamed]
    said = text.copy().append(inert("\n— " + "; ".join(dict.fromkeys(names))), "cyan") if names else text
    return _Barred(said, _side(edition))


def _items(block: body.List, side: Side) -> Iterator[RenderableType]:
    for number, entry in enumerate(block.items, block.start or 1):
        mark = "•" if block.start is None else f"{number}."
        inside = list(_blocks(entry.blocks, side, Text(f"{mark} ")))
        if inside and isinstance(inside[-1], Padding):
            inside[-1].bottom = 0
        yield Group(*inside)


def _inline(children: Sequence[body.Inline], side: Side) -> Text:
    text = Text(justify=side)
    for child in children:
        match child:
            case body.Text() | body.Code():
                text.append(inert(child.text))
            case body.Break():
                text.append("\n")
            case body.Emphasis():
                text.append_text(_styled(child.children, "italic", side))
            case body.Strong():
                text.append_text(_styled(child.children, "bold", side))
            case body.Link():
                shown = _styled(child.children, "underline", side)
                text.append_text(shown)
                if child.url.removeprefix("mailto:") != shown.plain:
                    text.append(f" <{inert(child.url)}>", "dim")
            case body.Picture():
                text.append(f"[{inert(child.alt or child.file)}]", "dim")
    return text


def _styled(children: Sequence[body.Inline], style: str, side: Side) -> Text:
    text = _inline(children, side)
    text.stylize(style)
    return text


def _contact(contact: Contact, edition: Edition, side: Side) -> RenderableType:
    words = edition.locale
    text = Text(inert(contact.name), "bold", justify=side)
    lines = [contact.role]
    lines.append(f"{words.label('phone')} {contact.phone}" if contact.phone else "")
    lines.append(contact.email)
    if contact.languages:
        lines.append(words.label("speaks", languages=words.list_separator.join(map(words.language, contact.languages))))
    for line in filter(None, lines):
        text.append(f"\n{inert(line)}", "not bold")
    return Padding(text, (0, 0, 1, 0))


def _media(edition: Edition, side: Side) -> Iterator[RenderableType]:
    for media in edition.media:
        yield _section(edition.locale.label("picture"), side)
        lines = [media.file, media.caption, media.alt]
        if media.credit:
            lines.append(edition.locale.label("credit", credit=media.credit))
        yield Padding(_text("\n".join(filter(None, lines)), "", side), (0, 0, 1, 0))


def _foot(edition: Edition, side: Side) -> RenderableType:
    words = edition.locale
    facts = [edition.id]
    if edition.topics:
        facts.append(f"{words.label('topics')}: " + words.list_separator.join(topic.title for topic in edition.topics))
    if edition.siblings:
        others = (f"{words.language(s.language)} ({words.state(s.state)})" for s in edition.siblings)
        facts.append(f"{words.label('other_languages')}: " + words.list_separator.join(others))
    return _text("\n".join(facts), "dim", side)
