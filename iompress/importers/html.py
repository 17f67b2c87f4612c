"""Web pages: menus, share buttons and related lists around a release, and what the page says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from iompress.importers._decode import decode, is_text
from iompress.importers._page import MOST_BLOCKS, Block, Form, Meta, NotARelease, Page, Run, Stored, block
from iompress.importers._stored import in_comment, letters, unbased, with_pictures

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|main|p|h1|table|span|br)\b", re.IGNORECASE
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,60}encoding=[\"']([\w-]+)", re.IGNORECASE
)


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is a web page."""
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not is_text(data) and b"\0" in data[:64] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return 0.0
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", head, re.IGNORECASE | re.DOTALL):
        return 0.95
    return 0.8 if head.startswith(b"<") and _TAG.search(head) else 0.45 if len(_TAG.findall(head)) > 5 else 0.0


def read(data: bytes) -> Page:
    """The page that `data` is. Raises NotARelease if it has no words."""
    declared = _CHARSET.search(data[:8192])
    text, remarks = decode(data, (declared[1] or declared[2]).decode("ascii") if declared else "")
    return replace(read_text(text, remarks), stored=stored_in(data))


def read_text(text: str, remarks: tuple[str, ...] = ()) -> Page:
    """The page in the markup `text`."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_shallow(text))
    meta = _meta(tree)
    reader = _Reader()
    if tree.body is not None:
        _walk(tree.body, reader)
    reader.close()
    if not reader.blocks:
        raise NotARelease("there are no words in the page")
    return Page(reader.text, tuple(reader.blocks), tuple(reader.runs), meta, remarks, tuple(reader.aside))


_INLINED = re.compile(r'<img src="data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=]+)"')


def stored_in(data: bytes) -> Stored | None:
    """The release that this program exported to a page, with the pictures in it.

    Raises NotARelease if the page says that it was withdrawn.
    """
    text = letters(data)
    stored = in_comment(text)
    return with_pictures(stored, (unbased(data) for data in _INLINED.findall(text))) if stored is not None else None


DEEPEST = 400
"""How deep elements may nest; the tags of what lies deeper are dropped, its words kept."""

_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
    )
)


def _shallow(text: str) -> str:
    """`text` with at most DEEPEST open elements at any place; the parser takes time and stack for each."""
    depth = 0
    deep = False
    for match in _ANY_TAG.finditer(text):
        if match[2].lower() in _VOID or match[0].endswith("/>"):
            continue
        depth += -1 if match[1] else 1
        if depth > DEEPEST:
            deep = True
            break
    if not deep:
        return text
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _VOID or match[0].endswith("/>"):
            return match[0] if depth <= DEEPEST else " "
        depth += -1 if match[1] else 1
        return match[0] if depth <= DEEPEST else " "

    return _ANY_TAG.sub(kept, text)


_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
                      "select", "option", "textarea", "datalist", "map", "head", "button", "input"))  # fmt: skip
_APART = frozenset(("nav", "footer", "aside", "form", "dialog", "menu"))
_BLOCKS = frozenset(("p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr",
                     "blockquote", "pre", "figure", "figcaption", "address", "dl", "dt", "dd", "hr", "fieldset", "details", "summary", "center",
                     "tbody", "thead", "tfoot", "caption", "hgroup", "body", "td", "th", *_APART))  # fmt: skip
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|sidebar|side-?bar|share(?:this|-buttons?|bar)?|sharing|social(?:-\w+)?|related(?:-\w+)?|cookies?(?:-\w+)?|consent|"
    r"banner|newsletter|subscribe|pagination|pager|skip(?:-link|nav)?|toolbar|tools|widget|comments?|advert\w*|ads?|promo|popup|modal|recommended|more-news|latest(?:-news)?|tags?|tag-list|"
    r"search(?:-\w+)?|language(?:-\w+)?|lang-switch\w*|visually-hidden|sr-only|screen-reader-text|print-only|site-header|site-footer|masthead|topbar|utility|readmore|read-more|teaser-list)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_QUOTE_NAME = re.compile(r"(?:^|[\s_-])(?:pull-?quote|pullquote)(?:$|[\s_-])", re.IGNORECASE)
_LINKS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


@dataclass
class _Open:
    """An element that the walk is in."""

    apart: bool = False
    mark: str = ""
    url: str = ""
    start: int = 0
    level: int = 0
    quoted: bool = False


@dataclass
class _Reader:
    """The text of a page as far as it has been read."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    form: Form = "text"
    level: int = 0
    apart: bool = False
    linked: int = 0
    space: bool = False
    gap: bool = True

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def words(self, text: str, in_link: bool) -> None:
        """Add `text`, blanks folded, to the open block."""
        folded = re.sub(r"[ \t\n\r\f]+", " ", text)
        if (self.pending and self.space) or not self.pending:
            folded = folded.lstrip(" ")
        if not folded:
            return
        self.pending.append(folded)
        self.linked += len(folded.strip()) if in_link else 0
        self.space = folded.endswith(" ")
        self.size += len(folded)

    def flush(self, *, gap: bool = True) -> None:
        """Close the open block."""
        if self.pending:
            start = self.size - sum(map(len, self.pending))
            text = "".join(self.pending)
            self.parts.append(text)
            made = block(text, 0, len(text))
            if made is not None:
                letters = len(made.text)
                share = min(1.0, self.linked / letters) if letters else 0.0
                self.blocks.append(
                    Block(
                        made.text,
                        start + made.start,
                        start + made.end,
                        self.form,
                        self.level,
                        share,
                        self.apart,
                        self.gap,
                    )
                )
                if len(self.blocks) > MOST_BLOCKS:
                    raise NotARelease("it has too many parts to be a page of text")
            self.parts.append("\n")
            self.size += 1
            self.pending.clear()
            self.gap = gap
        else:
            self.gap = self.gap or gap
        self.linked = 0
        self.space = False

    def close(self) -> None:
        self.flush()


def _walk(root: LexborNode, reader: _Reader) -> None:
    """Read everything below `root`, without recursion: pages may nest as deep as they like."""
    stack: list[tuple[Any, _Open, str]] = [(root.child, _Open(), "")]
    entered: list[tuple[_Open, str]] = []
    while stack:
        node, around, closing = stack.pop()
        if closing:
            _leave(around, closing, reader)
            entered.pop()
        if node is None:
            continue
        stack.append((node.next, around, ""))
        if node.is_text_node:
            reader.apart = around.apart
            reader.form, reader.level = _form(entered, around)
            reader.words(node.text_content or "", any(each.mark == "link" for each, _ in entered))
            continue
        tag = node.tag
        if not tag or tag[0] in "-_!" or tag in _SKIPPED:
            continue
        attributes = node.attributes
        if _is_hidden(attributes):
            continue
        if tag == "br":
            _break(reader)
            continue
        opened = _enter(tag, attributes, around, reader, len(entered))
        entered.append((opened, tag))
        stack.append((None, opened, tag))
        stack.append((node.child, opened, ""))


def _form(entered: list[tuple[_Open, str]], around: _Open) -> tuple[Form, int]:
    for _, tag in reversed(entered):
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "heading", int(tag[1])
        if tag in ("li", "dd"):
            return "item", max(1, sum(1 for _, each in entered if each in ("ul", "ol", "dl")))
        if tag in ("tr",):
            return "row", 0
        if tag in ("blockquote",):
            return "quoted", 0
    return "text", 0


def _break(reader: _Reader) -> None:
    if len(reader.pending) and reader.pending[-1].strip():
        reader.flush(gap=False)
    else:
        reader.flush(gap=True)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style") or ""))
        or (attributes.get("aria-hidden") == "true" and "class" not in attributes)
    )


def _enter(tag: str, attributes: dict[str, str | None], around: _Open, reader: _Reader, depth: int) -> _Open:
    if tag in _BLOCKS and tag not in ("td", "th"):
        reader.flush()
    elif tag in ("td", "th") and reader.pending and reader.pending and reader.pending[-1].strip():
        reader.pending.append(" | ")
        reader.size += 3
        reader.space = True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
    apart = (
        around.apart
        or tag in _APART
        or (
            bool(names.strip())
            and tag not in ("body", "main", "article", "html")
            and _CHROME_NAME.search(names[:300]) is not None
        )
    )
    apart = (
        apart
        or attributes.get("role") in ("navigation", "contentinfo", "search", "complementary", "banner", "dialog")
        or bool(names.strip() and _QUOTE_NAME.search(names))
    )
    if tag == "header" and not around.level:
        apart = apart or attributes.get("role") == "banner"
    opened = _Open(apart, start=reader.size, level=around.level + (1 if tag in ("article", "main") else 0))
    if tag == "a" and _LINKS.match((attributes.get("href") or "").strip()):
        opened.mark, opened.url = "link", _url(attributes["href"] or "")
    elif tag == "a":
        opened.mark = "link"
    elif tag in ("strong", "b"):
        opened.mark = "strong"
    elif tag in ("em", "i"):
        opened.mark = "emphasis"
    return opened


def _url(href: str) -> str:
    url = "".join(href.split())
    return unquote(url) if url.startswith("mailto:") else url


def _leave(opened: _Open, tag: str, reader: _Reader) -> None:
    if opened.mark and reader.size > opened.start:
        if opened.mark != "link" or opened.url:
            reader.runs.append(Run(opened.start, reader.size, opened.mark, opened.url))  # type: ignore[arg-type]
    elif opened.mark == "link" and opened.url:
        reader.runs.append(Run(opened.start, opened.start + 1, "link", opened.url))
    if tag in _BLOCKS and tag not in ("td", "th"):
        reader.flush()


def _meta(tree: LexborHTMLParser) -> Meta:
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
    return Meta(
        said.get("headline", ""), said.get("summary", ""), language, said.get("date", "")[:25], said.get("stamp", "")
    )


_META = {
    "article:published_time": "date", "datepublished": "date", "date": "date", "dc.date": "date", "dcterms.date": "date", "dcterms.created": "date",
    "dc.date.issued": "date", "dcterms.issued": "date", "pubdate": "date", "publishdate": "date", "publish-date": "date", "publication_date": "date",
    "og:published_time": "date", "sailthru.date": "date", "parsely-pub-date": "date", "dc.date.created": "date", "citation_publication_date": "date",
    "iompress:release": "stamp", "og:title": "headline", "twitter:title": "headline", "dc.title": "headline", "headline": "headline",
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
