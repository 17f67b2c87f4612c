"""What a web page says of itself outside its text: structured data, meta tags, title, language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from iompress.importers._decode import shown
from iompress.importers._page import Meta

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


def meta(tree: LexborHTMLParser) -> Meta:
    """What the page's head says: structured data first, then meta tags."""
    said: dict[str, str] = {}
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        try:
            _from_json(json.loads(node.text(strip=True)[:200_000]), said, 0)
        except (ValueError, RecursionError):
            continue
    for node in tree.css("meta")[:300]:
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        key = _META.get(name)
        if key and attributes.get("content"):
            said.setdefault(key, (attributes["content"] or "")[:1000])
    if "date" not in said:
        for node in tree.css("time[datetime]")[:5]:
            said.setdefault("date", (node.attributes.get("datetime") or "")[:40])
    title = tree.css_first("title")
    if title is not None:
        said.setdefault("headline", title.text(strip=True)[:500])
    root = tree.root
    language = (root.attributes.get("lang") or "") if root is not None else ""
    headline, summary, date, stamp = (shown(said.get(key, "")) for key in ("headline", "summary", "date", "stamp"))
    return Meta(headline, summary, shown(language), date[:25], stamp)


def told(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The title and the tags of the page's head, those with a name of their own with that in front."""
    made = [node.text(strip=True)[:500] for node in tree.css("title")[:2]]
    for node in tree.css("meta")[:300]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = (attributes.get("content") or "")[:1000]
        made.append(f"{name}: {content}" if "embarg" in name.lower() else content)
    return tuple(dict.fromkeys(shown(each) for each in made if " " in each.strip()))


_META = {
    "article:published_time": "date", "datepublished": "date", "date": "date", "dc.date": "date", "dcterms.date": "date", "dcterms.created": "date",
    "dc.date.issued": "date", "dcterms.issued": "date", "pubdate": "date", "publishdate": "date", "publish-date": "date", "publication_date": "date",
    "og:published_time": "date", "sailthru.date": "date", "parsely-pub-date": "date", "dc.date.created": "date", "citation_publication_date": "date",
    "iompress:release": "stamp", "og:title": "headline", "twitter:title": "headline", "dc.title": "headline", "headline": "headline",
    "description": "summary", "og:description": "summary",
}  # fmt: skip


def _from_json(data: object, said: dict[str, str], depth: int) -> None:
    if depth > 4:
        return
    if isinstance(data, list):
        for entry in data[:20]:
            _from_json(entry, said, depth + 1)
    elif isinstance(data, dict):
        kind = str(data.get("@type", ""))
        if "Article" in kind or "Posting" in kind or "Report" in kind:
            for key, name in (("headline", "headline"), ("datePublished", "date")):
                if isinstance(data.get(key), str):
                    said.setdefault(name, data[key][:500])
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _from_json(data.get(key), said, depth + 1)
