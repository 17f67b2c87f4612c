"""Markdown: notes, repositories, content management systems, and this program's own export back to the same release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from iompress.exporters._carried import is_whole
from iompress.importers._decode import decode, is_text
from iompress.importers._page import Meta, Page, Stored
from iompress.importers._stored import ALTERED, before_comment, comment, from_record, letters, table
from iompress.importers.html import read_text
from iompress.model.body import Block, Heading, Paragraph, Strong, parse, plain

_SIGNS = (
    re.compile(r"^#{1,4} \W{0,3}\w", re.MULTILINE), re.compile(r"\[[^\]\n]{1,300}\]\((?:https?:|mailto:|/)"), re.compile(r"\*\*[^*\n]{2,900}\*\*"),
    re.compile(r"^> \S", re.MULTILINE), re.compile(r"^(?:[-*]|\d+\.) \S.*\n(?:[-*]|\d+\.) ", re.MULTILINE), re.compile(r"^!\[", re.MULTILINE),
)  # fmt: skip
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_EMBARGO = re.compile(r"^\W?embargo[\w-]*\W?\s*:.*", re.IGNORECASE | re.MULTILINE)
_END_MARK = re.compile(r"^#{2,6}(?=[ \t]*$)", re.MULTILINE)
"""A release's end mark, which CommonMark takes for a heading without words."""
_MARKED = r"<!-- iompress:{0} -->\n\n(.*?)\n\n<!-- /iompress:{0} -->"


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is Markdown."""
    if not is_text(data):
        return 0.0
    text = data[:20_000].decode("utf-8", "replace")
    if b"<!-- iompress:release" in data and data.rstrip().endswith(b"-->"):
        return 0.97
    if (front := _FRONT.match(text)) and re.search(r"^\w+:", front[1], re.MULTILINE):
        return 0.9
    signs = [sign for sign in _SIGNS if sign.search(text)]
    plainly = [sign for sign in signs if sign in _SIGNS[:3]]
    return min(0.9, 0.3 + 0.2 * len(signs)) if _SIGNS[0] in signs or (len(signs) >= 2 and plainly) else 0.0


def read(data: bytes) -> Page | Stored:
    """The page that `data` is, or the release that this program exported to it."""
    stored = _stored(letters(data))
    if stored is not None:
        return stored
    text, remarks = decode(data)
    front = _FRONT.match(text)
    meta = _front_matter(front[1]) if front else Meta()
    if front:  # an embargo counts wherever it stands: it is read, or told that it could not be, as in any text
        embargoes = (match[0].replace("_", " ") for match in _EMBARGO.finditer(front[1]))
        text = "\n\n".join((*embargoes, text[front.end() :]))
    page = read_text(_as_html(text), remarks)
    return replace(page, meta=meta, aside=(*page.aside, *_aside(front, meta)))


def _as_html(text: str) -> str:
    """What `text` looks like, with the tables and footnotes that CommonMark itself does not have."""
    from pyromark import Options, html

    text = _END_MARK.sub(r"\\\g<0>", text)
    return html(text, options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH)


def _aside(front: re.Match[str] | None, meta: Meta) -> Iterator[tuple[str, str]]:
    for line in front[1].splitlines() if front else ():
        if line.strip() and not (meta.headline and meta.headline in line) and not _EMBARGO.match(line):
            yield line.strip(), "front matter"


def _front_matter(text: str) -> Meta:
    said: dict[str, str] = {}
    for key, value in re.findall(r"^([A-Za-z_-]+)\s*:\s*(.+?)\s*$", text, re.MULTILINE):
        said[key.lower()] = value.strip("\"'")
    named = ("date", "published", "publishdate", "datum", "fecha", "data", "pubdate")
    date = next((said[key] for key in named if key in said), "")
    return Meta(
        said.get("title", said.get("headline", "")),
        said.get("description", ""),
        said.get("lang", said.get("language", "")),
        date[:10],
    )


def _stored(text: str) -> Stored | None:
    record = table(comment(text))
    if record is None or "provenance" not in record:
        return None
    body = _between(text, "body").removeprefix(str(record.get("opening", "")))
    notes = _between(text, "notes")
    if is_whole(record, before_comment(text)):
        written = record.get("written")
        written = written if isinstance(written, dict) else {}
        return from_record(record, written.get("body", _ended(body)), written.get("notes", _ended(notes)))
    tree = parse(text)
    heading = next((each for each in tree if isinstance(each, Heading) and each.level == 1), None)
    told = {**record, "headline": plain(heading) if heading else "", "subheadline": _subheadline(tree)}
    return from_record(told, _ended(body), _ended(notes), (ALTERED,))


def _ended(text: str) -> str:
    return f"{text}\n" if text else ""


def _between(text: str, name: str) -> str:
    found = re.search(_MARKED.format(name), text, re.DOTALL)
    return found[1] if found else ""


def _subheadline(tree: Sequence[Block]) -> str:
    """The paragraph in bold, and nothing but bold, below the headline."""
    for before, after in pairwise(tree):
        if (
            isinstance(before, Heading)
            and before.level == 1
            and isinstance(after, Paragraph)
            and len(after.children) == 1
            and isinstance(after.children[0], Strong)
        ):
            return plain(after)
    return ""
