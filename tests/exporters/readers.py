"""How a reader takes the words out of each format: bytes in, text out. A new format adds one function."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import html5lib

from iompress.model.body import Picture, inlines, parse
from tests.exporters.paper import read_docx, read_odt, read_pdf

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
        if re.split(r" \[…\]|\n", quote["text"])[0] not in said:
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


def read_ninjs(data: bytes) -> str:
    """The texts of the ninjs object that people read; of contacts their phone as it is written."""
    return "\n".join(_strings(_ninjs(json.loads(data))))


def _ninjs(item: dict[str, Any]) -> Iterator[Any]:
    yield item.get("edNote", ""), item["organisations"][0]["name"], item["by"]
    yield [headline["value"] for headline in item["headlines"]]
    if item["pubStatus"] != "canceled":  # where the body is the editor's note again
        yield words_of_html(f"<body>{item['bodies'][0]['value']}</body>")
    for source in item.get("infoSources", ()):
        yield source["name"]
        ways = {way["type"]: way for way in source["contactInfo"]}
        yield ways["email"].get("role", ""), ways["phone"]["value"], ways["email"]["value"]
    for other in item.get("associations", ()):
        yield [text["value"] for text in (*other.get("headlines", ()), *other.get("descriptions", ()))]
        yield other.get("copyrightNotice", ""), other.get("usageTerms", "")
    yield [entry["name"] for entry in (*item.get("subjects", ()), *item.get("places", ()))]


def read_newsml_g2(data: bytes) -> str:
    """The texts of the newsItem that people read."""
    item = fromstring(data)
    cancelled = item.find(".//{*}pubStatus[@qcode='stat:canceled']") is not None
    paths = ["itemMeta/{*}edNote", "itemMeta/{*}provider/{*}name", "itemMeta/{*}link/{*}title"]
    paths += [f"contentMeta/{{*}}{name}" for name in ("headline", "infoSource", "subject", "by")]
    paths += ["contentMeta/{*}description[@role='drol:caption']"]
    paths += [] if cancelled else ["contentSet/{*}inlineXML/{*}html/{*}body"]
    found = (node for path in paths for node in item.iterfind("{*}" + path))
    return "\n".join(
        "\n".join(node.itertext()) if node.tag.endswith("infoSource") else _flowing(node) for node in found
    )


def read_nitf(data: bytes) -> str:
    """The texts of the document that people read."""
    item = fromstring(data)
    cancelled = item.find(".//{*}docdata[@management-status='canceled']") is not None
    attributes = {"ed-msg": "info", "correction": "info", "keyword": "key"}
    texts = [node.get(name, "") for tag, name in attributes.items() for node in item.iter(f"{{{NITF}}}{tag}")]
    texts += [node.get("content", "") for node in item.iterfind(".//{*}meta") if node.get("name") != "iompress"]
    texts += [_flowing(node) for node in item.iterfind(".//{*}identified-content/*") if not node.tag.endswith("person")]
    for node in item.iterfind("{*}body/{*}body.head/*"):
        texts += [] if node.tag.endswith(("rights", "abstract")) else [_flowing(node)]
    texts += [] if cancelled else [_flowing(node) for node in item.iterfind("{*}body/{*}body.content")]
    return "\n".join(texts)


NITF = "http://iptc.org/std/NITF/2006-10-18/"
_INLINE = frozenset({"a", "em", "strong", "code", "span", "person"})


def _flowing(node: Element) -> str:
    """The text of `node`, with a line break wherever an element other than an inline one begins or ends."""
    text = node.get("alternate-text", "") + (node.text or "")
    for child in node:
        apart = "" if child.tag.rpartition("}")[2] in _INLINE else "\n"
        text += f"{apart}{_flowing(child)}{apart}{child.tail or ''}"
    return text


READERS = {
    "docx": read_docx,
    "email": read_email,
    "html": read_html,
    "json": read_json,
    "markdown": read_markdown,
    "newsml-g2": read_newsml_g2,
    "ninjs": read_ninjs,
    "nitf": read_nitf,
    "odt": read_odt,
    "pdf": read_pdf,
    "text": read_text,
}
