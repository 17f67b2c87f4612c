"""How a reader takes the words out of each format: bytes in, text out. A new format adds one function."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from iompress.model.body import Picture, inlines, parse

_TOGETHER = frozenset(["a", "em", "strong", "code", "bdi", "b", "i", "u", "sup", "sub"])
"""Elements within a line: what they hold may be part of a word."""


def read_html(data: bytes) -> str:
    """The words that a browser shows in the page, pictures by their alternative text."""
    return words_of_html(data.decode())


def words_of_html(page: str) -> str:
    """The words of an HTML page's body."""
    body = html5lib.parse(page, namespaceHTMLElements=False).find("body")
    assert body is not None
    return "".join(_texts(body))


def _texts(node: Element) -> Iterator[str]:
    if callable(node.tag):  # a comment
        return
    if node.tag in ("style", "script", "template") or node.get("aria-hidden") == "true":
        return
    apart = node.tag not in _TOGETHER
    if apart:
        yield "\n"
    if node.tag == "img":
        yield f"\n{node.get('alt')}\n"
    yield node.text or ""
    for child in node:
        yield from _texts(child)
        yield child.tail or ""
    if apart:
        yield "\n"


def read_markdown(data: bytes) -> str:
    """The words of the page that another program makes of the Markdown."""
    from pyromark import html

    return words_of_html(html(data.decode()))


def read_text(data: bytes) -> str:
    """The words of plain text, lines joined, without the addresses behind links."""
    text = re.sub(r"(?m)^\*+$", "", data.decode())
    return re.sub(r"<(https?://|tel:|mailto:)[^>\s]+>", "", text)


def read_json(data: bytes) -> str:
    """The texts of the tables; codes, keys and digests left out."""
    return "\n".join(_strings(_told(json.loads(data))))


def _told(known: dict[str, Any]) -> Iterator[Any]:
    yield known["banner"], known["headline"], known["subheadline"], known["organization"]["name"]
    yield known["organization"]["office"], known["dateline"] and known["dateline"]["printed"]
    yield known["body"]["paragraphs"], known["notes"]["paragraphs"]
    said = " ".join(known["body"]["paragraphs"])
    for quote in known["quotes"]:
        if quote["text"].split(" […]")[0] not in said:
            yield quote["text"], quote["speaker"], quote["role"]
    shown = {node.file for node in inlines(parse(known["body"]["commonmark"])) if isinstance(node, Picture)}
    for media in known["media"]:
        yield media["caption"], media["credit"], media["license"]
        if media["file"] not in shown:
            yield media["alt"]
    yield [(entry["title"], entry["paragraphs"]) for entry in known["boilerplate"]]
    for contact in known["contacts"]:
        yield contact["name"], contact["role"], contact["phone"], contact["email"]
    if known["body"]["commonmark"]:
        yield [topic["title"] for topic in known["topics"]], [country["name"] for country in known["countries"]]
        yield [str(goal) for goal in known["sdgs"]]
        yield known["end_mark"], [correction["note"] for correction in known["corrections"]]
    yield [translation["headline"] for translation in known["translations"]]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple) or hasattr(value, "__next__"):
        for entry in value:
            yield from _strings(entry)


def read_email(data: bytes) -> str:
    """The words of the HTML that a mail program shows."""
    message = message_from_bytes(data, policy=default)
    html = message.get_body(("html",))
    assert html is not None
    return words_of_html(html.get_content())


READERS = {"email": read_email, "html": read_html, "json": read_json, "markdown": read_markdown, "text": read_text}
