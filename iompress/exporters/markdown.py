"""Markdown to read, paste into a CMS, or import again.

What people read is CommonMark; what an importer needs besides stands in comments that no reader sees.

- `<!-- iompress:body -->` and `<!-- /iompress:body -->` stand, each on a line of its own, around the body;
  so do `iompress:notes` around the notes. Between them is the release's own CommonMark, the dateline run
  into its first paragraph; the dateline as it stands there is `opening` in the record.
- The first heading of level 1 is the headline, the paragraph in bold below it the subheadline.
- The last comment, `<!-- iompress:release … -->`, is the record: a JSON object with `provenance`, the keys of the
  boilerplate, and the facts that the text does not tell, named as in the JSON export. Its `digest` is of all that is
  in it and of all text before it, so that an importer can say whether anything was altered.

A text that could reach beyond its place, such as one with raw HTML, is written anew with the same meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from iompress.edition import Edition
from iompress.exporters import _carried
from iompress.exporters._commonmark import faithful, literal, same
from iompress.exporters._record import facts
from iompress.exporters._sheet import Figure, Part, Sheet, sheet
from iompress.model.body import Paragraph, Text, parse
from iompress.model.state import State

EXTENSION = "md"
MEDIA_TYPE = "text/markdown"


def export(edition: Edition) -> bytes:
    """`edition` as CommonMark in UTF-8."""
    page = sheet(edition)
    opening, body = _opened(page) if edition.state is not State.WITHDRAWN else ("", "")
    text = "\n\n".join(part for part in _parts(page, body) if part)
    return f"{text}\n\n{_record(page, opening, text)}\n".encode()


def _parts(page: Sheet, body: str) -> Iterator[str]:
    """The parts of the document that people read, with an empty line between them."""
    edition, words = page.edition, page.edition.locale
    if page.banner:
        yield "> " + "\\\n> ".join(f"**{literal(line)}**" for line in page.banner)
    yield _lines(f"**{literal(page.organization)}**", literal(page.office))
    yield " · ".join(literal(text) for text in (page.kind, page.date, page.release_line) if text)
    yield f"# {literal(page.headline)}"
    if page.subheadline:
        yield f"**{literal(page.subheadline)}**"
    for correction in page.corrections:
        yield f"*{literal(correction)}*"
    if edition.state is not State.WITHDRAWN:
        yield _marked("body", body)
    marks = edition.quotation_marks
    for quote in page.quotes:
        speaker = words.list_separator.join(filter(None, (quote.speaker, quote.role)))
        lines = literal(f"{marks[0]}{quote.text}{marks[1]}").split("&#10;")
        yield "\n".join(f"> {line}".rstrip() for line in (*lines[:-1], lines[-1] + "\\", f"— {literal(speaker)}"))
    for figure in page.figures:
        yield _lines(f"![{literal(figure.alt)}](<{literal(figure.file)}>)", *_credits(figure))
    yield literal(page.end_mark)
    for part in page.parts:
        text = _part(part)
        yield f"## {literal(part.title)}"
        yield _marked("notes", text) if part.kind == "notes" else text
    yield from _captions(page)
    yield from _people(page)
    yield _lines(*(f"**{literal(name)}:** {literal(words.list_separator.join(all_))}" for name, all_ in page.facts))
    if page.versions:
        yield f"## {literal(words.label('other_languages'))}"
        yield "\n".join(
            f"- {literal(v.language)}: {literal(v.headline)}" + (f" ({literal(v.state)})" if v.state else "")
            for v in page.versions
        )


def _opened(page: Sheet) -> tuple[str, str]:
    """The dateline as it stands before the body, and the body with it."""
    body = faithful(page.edition.body, page.blocks)
    if not page.dateline:
        return "", body
    lead = page.blocks[0] if page.runs_in else None
    opening = literal(page.dateline.rstrip(" ")) + " " * page.dateline.endswith(" ")
    if isinstance(lead, Paragraph) and _runs_on(opening + body, page.dateline, lead):
        return opening, opening + body
    return f"{opening.rstrip(' ')}\n\n", f"{opening.rstrip(' ')}\n\n{body}"


def _runs_on(text: str, dateline: str, lead: Paragraph) -> bool:
    """Whether the first paragraph of `text` is `lead` with `dateline` before it."""
    return same(parse(text.split("\n\n", 1)[0]), (Paragraph((Text(dateline), *lead.children)),))


@lru_cache(64)
def _part(part: Part) -> str:
    """The text of a part; the same few texts stand under all releases."""
    return faithful(part.source, part.blocks)


def _marked(name: str, text: str) -> str:
    return f"<!-- iompress:{name} -->\n\n{text}\n\n<!-- /iompress:{name} -->"


def _lines(*texts: str) -> str:
    """`texts` below one another in one paragraph."""
    return "\\\n".join(text for text in texts if text)


def _credits(figure: Figure) -> Iterator[str]:
    return map(literal, filter(None, (figure.caption, *figure.rights)))


def _captions(page: Sheet) -> Iterator[str]:
    """Captions and rights of the pictures that stand in the body, where Markdown has no room for them."""
    apart = {figure.file for figure in page.figures}
    label = literal(page.edition.locale.label("picture"))
    for figure in page.media:
        credits = tuple(_credits(figure))
        if credits and figure.file not in apart:
            yield _lines(f"**{label}:** {literal(figure.file)}", *credits)


def _people(page: Sheet) -> Iterator[str]:
    if page.people:
        yield f"## {literal(page.contacts_label)}"
    for person in page.people:
        lines = []
        for line in person.lines:
            text = literal(page.edition.locale.isolated(line.text) if line.kind == "phone" else line.text)
            shown = f"[{text}](<{line.url}>)" if line.url else text
            lines.append(f"{literal(line.label)} {shown}".strip())
        yield _lines(f"**{literal(person.name)}**", *lines)


def _record(page: Sheet, opening: str, text: str) -> str:
    """The record as a comment, to stand below `text`, which is all of the document that people read."""
    known = {"provenance": str(page.provenance), "opening": opening, **facts(page.edition)}
    known["boilerplate"] = [entry.key for entry in page.edition.boilerplate]
    known |= {"headline": page.headline, "subheadline": page.subheadline}
    known["written"] = {**_carried.written(page.edition), **dict(_unlike(page))}
    return _carried.as_comment(_carried.sealed(known, text))


def _unlike(page: Sheet) -> Iterator[tuple[str, str]]:
    """Body and notes as they were written, where what stands between their marks is not that and a line break."""
    if page.edition.state is State.WITHDRAWN:
        return
    edition = page.edition
    for name, source, blocks in (("body", edition.body, page.blocks), ("notes", edition.notes, edition.note_blocks)):
        if source and f"{faithful(source, blocks)}\n" != source:
            yield name, source
