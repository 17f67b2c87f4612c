"""What the elements and names of a web page mean: what is shown, what begins a block, what may be furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, unquote, urlsplit

from iompress.importers._page import Form

Attributes = Mapping[str, "str | None"]

SILENT = frozenset(("script", "style", "template", "head", "title", "base", "link", "meta", "param", "source", "track"))
"""What is never words for a reader."""

UNSEEN = {
    **dict.fromkeys(("noscript", "iframe", "object", "embed", "canvas", "audio", "video"), "shown only where the page cannot be"),
    **dict.fromkeys(("select", "datalist", "option", "textarea", "button", "input", "map", "progress", "meter"), "a control of the page"),
    "svg": "in a drawing", "rt": "a reading aid", "rp": "a reading aid",
}  # fmt: skip
"""What is not read as text, by why it is not."""

BLOCKS = frozenset(("p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr",
                    "blockquote", "pre", "figure", "figcaption", "address", "dl", "dt", "dd", "hr", "fieldset", "details", "summary", "center",
                    "tbody", "thead", "tfoot", "caption", "hgroup", "body", "nav", "footer", "aside", "form", "dialog", "menu", "legend"))  # fmt: skip
"""What begins and ends a block. Cells of a table do not: a row is one."""

AROUND = frozenset(("nav", "dialog", "menu", "amp-sidebar", "amp-consent", "amp-ad", "amp-social-share", "amp-user-notification", "amp-lightbox"))  # fmt: skip
"""What is furniture wherever it stands."""

_AROUND_ROLES = frozenset(("navigation", "search", "banner", "dialog", "alertdialog", "toolbar"))
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STRUCK = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_FOR_SCREEN_READERS = frozenset(("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "print-only", "assistive-text"))  # fmt: skip
_TEXT_NAMES = frozenset(("article", "article-body", "article-content", "entry-content", "post-content", "news-content", "story-body", "release-body",
                         "field--name-body", "field-name-body", "wp-block-post-content", "post-body", "news-body", "press-release"))  # fmt: skip
_FURNITURE_NAMES = frozenset((
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "share", "sharing", "shareaddthis", "sharedaddy", "addtoany",
    "addthis", "social", "related", "cookie", "cookies", "consent", "banner", "newsletter", "subscribe", "subscription", "pagination", "pager", "skip",
    "toolbar", "tools", "widget", "comments", "comment", "advert", "advertisement", "ads", "ad", "promo", "popup", "modal", "recommended", "search",
    "masthead", "topbar", "utility", "readmore", "teaser", "tags", "lang", "language",
))  # fmt: skip
_NEUTRAL_NAMES = frozenset((
    "site", "main", "page", "global", "primary", "secondary", "tertiary", "top", "bottom", "left", "right", "first", "second", "third", "block", "region",
    "wrap", "wrapper", "container", "inner", "outer", "area", "list", "links", "link", "items", "item", "bar", "box", "section", "panel", "view", "post",
    "posts", "entry", "wp", "field", "name", "nav", "menu", "button", "buttons", "icon", "icons", "mobile", "desktop", "header", "head", "component",
    "js", "this", "to", "us", "on", "form", "signup", "sign", "up", "news", "more", "latest", "articles", "article", "stories", "story", "media",
    "content", "notice", "row", "col", "column", "layout", "group", "set", "body", "switch", "switcher", "switchlang", "selector", "dropdown", "skip",
    "back", "side", "the", "title", "label", "tag", "respond", "reply", "teaser", "entries", "ul", "li", "div", "fixed", "sticky", "small", "large",
    "dark", "light", "network", "networks", "follow",
))  # fmt: skip
_PHRASES = frozenset(("more-news", "latest-news", "latest", "read-more", "side-bar", "lang-switch", "site-header", "tag-list", "entry-meta-tags"))  # fmt: skip
_LASTING = frozenset((
    "comments", "comment", "related", "recommended", "sidebar", "cookie", "cookies", "consent", "more-news", "latest-news",
))  # fmt: skip
_PULLED = re.compile(r"(?:^|[\s_-])pull-?quote(?:$|[\s_-])", re.IGNORECASE)
_PART = re.compile(r"[^-_]+")


def names(attributes: Attributes) -> list[str]:
    """The classes and the id of an element, in lower case."""
    if not attributes:
        return []
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:600].lower().split()


def is_hidden(attributes: Attributes) -> bool:
    """Whether the page says of an element that it is not shown."""
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style") or ""))
        or (attributes.get("aria-hidden") == "true" and "class" not in attributes)
    )


def is_struck_out(tag: str, attributes: Attributes, said: Sequence[str]) -> bool:
    """Whether a line goes through the words of an element with the names `said`: they do not hold any longer."""
    return (
        tag in ("del", "s", "strike")
        or bool(attributes and _STRUCK.search(attributes.get("style") or ""))
        or any(name in ("line-through", "strikethrough", "strike-through") for name in said)
    )


def is_for_screen_readers(said: Sequence[str]) -> bool:
    """Whether an element with the names `said` is spoken and not shown."""
    return any(name in _FOR_SCREEN_READERS for name in said)


def is_footnote(tag: str, said: Sequence[str], around: Sequence[str]) -> bool:
    """Whether an element with the names `said`, in one with the names `around`, is a note at the foot of the page."""
    return tag in ("li", "p", "div", "dd") and (
        any(_FOOTNOTE.fullmatch(name) for name in said) or (tag != "div" and any(name in _FOOTNOTES for name in around))
    )


_FOOTNOTES = frozenset(("footnotes", "footnote-list", "endnotes", "endnote-list", "fn-list", "fn-group"))

_FOOTNOTE = re.compile(r"footnote-definition|_?(?:fn|ftn|edn|footnote|endnote|cite_note)(?!ref)[-_:]?\w{0,12}\d")


def is_text(tag: str, attributes: Attributes, said: Sequence[str]) -> bool:
    """Whether an element says that it is the page's text."""
    if tag == "article" or attributes.get("itemprop") == "articleBody":
        return True
    return tag not in ("body", "html") and any(name in _TEXT_NAMES for name in said)


def is_message(attributes: Attributes, said: Sequence[str]) -> bool:
    """Whether a block quote is a message that was forwarded or answered, and no quotation."""
    return attributes.get("type") == "cite" or any(
        name in ("gmail_quote", "moz-cite", "protonmail_quote") for name in said
    )


def is_around(tag: str, attributes: Attributes) -> bool:
    """Whether an element is furniture wherever it stands."""
    return tag in AROUND or attributes.get("role") in _AROUND_ROLES


def is_beside(tag: str, attributes: Attributes, said: Sequence[str]) -> bool:
    """Whether an element stands beside the text: a box, a quotation pulled out of it."""
    return tag == "aside" or attributes.get("role") == "complementary" or any(_PULLED.search(name) for name in said)


def is_furniture_name(said: Sequence[str]) -> bool:
    """Whether one of the names `said` is one for furniture and nothing else: “site-footer”, not “footer-reform”."""
    return any(_is_furniture(name) for name in said)


def comes_after(said: Sequence[str]) -> bool:
    """Whether the names `said` are those of what follows a text: comments, related pages."""
    return any(name in _LASTING or any(part in _LASTING for part in _PART.findall(name)) for name in said)


def _is_furniture(name: str) -> bool:
    if name in _PHRASES:
        return True
    parts = [part for part in _PART.findall(name) if not part.isdigit()]
    furniture = sum(part in _FURNITURE_NAMES for part in parts)
    return furniture > 0 and all(part in _FURNITURE_NAMES or part in _NEUTRAL_NAMES for part in parts)


def form_of(tags: Sequence[str], said: Sequence[str]) -> tuple[Form, int]:
    """What the words in elements `tags`, the outermost first, are, and at which level. `said` are the names of the
    paragraph that they stand in."""
    styled = next((_WORD_STYLES[name] for name in said if name in _WORD_STYLES), None)
    if styled is not None:
        return styled
    for tag in reversed(tags):
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "heading", int(tag[1])
        if tag in ("li", "dd"):
            return "item", max(1, sum(1 for each in tags if each in ("ul", "ol", "dl")))
        if tag == "tr":
            return "row", 0
        if tag == "blockquote":
            return "quoted", 0
    return "text", 0


_WORD_STYLES: dict[str, tuple[Form, int]] = {
    "msotitle": ("heading", 1), "msolistparagraph": ("item", 1), "msolistparagraphcxspfirst": ("item", 1),
    "msolistparagraphcxspmiddle": ("item", 1), "msolistparagraphcxsplast": ("item", 1), "msolistbullet": ("item", 1), "msoquote": ("quoted", 0),
}  # fmt: skip
"""What a paragraph is that Word saved as a web page."""

_LINKS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_WRAPPED = {"www.google.com": "q", "safelinks.protection.outlook.com": "url"}
"""Who puts an address of theirs around a link, and where the link stands in it."""


def link(href: str) -> str:
    """The address that the link `href` leads to; "" for one that leads nowhere outside the page."""
    url = "".join(href.split())
    if not _LINKS.match(url):
        return ""
    if url.lower().startswith("mailto:"):
        return unquote(url)
    try:
        parts = urlsplit(url)
        wrapped = next((key for host, key in _WRAPPED.items() if (parts.hostname or "").endswith(host)), "")
        if wrapped and (parts.path == "/url" or wrapped == "url"):
            inner = parse_qs(parts.query).get(wrapped, [""])[0]
            return inner if _LINKS.match(inner) else url
    except ValueError:
        pass
    return url
