"""LI: links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._words import WITHOUT_BLANKS, count_quickly
from iompress.lint.text import MARK, Link
from iompress.model.body import SCHEMES, is_safe_link
from iompress.model.phone import e164

_WORDS_PER_LINK = 100


@rule("LI001", "warning", on="release")
def too_many_links(page: Page) -> Iterator[Finding]:
    """The body has more than one link per 100 words.

    One link is never too many. Links in the notes are not counted.

    Why: Newswires and mail filters take it for advertising.
    Source: wire
    Bad: a release of 400 words with nine links
    Good: a release of 400 words with up to four; sources and documents in `notes`
    """
    links = [link for link in page.links if page.body.start <= link.start < page.body.end]
    if len(links) < 2 or page.base_language in WITHOUT_BLANKS:
        return
    if page.plain.count(" ", page.body.start, page.body.end) > len(links) * _WORDS_PER_LINK * 3 // 2:
        return  # so many blanks part enough words
    words = count_quickly(page.plain[page.body.start : page.body.end])
    allowed = max(1, -(-words // _WORDS_PER_LINK))
    if len(links) > allowed:
        message = f"{len(links)} links in {words} words, more than one per {_WORDS_PER_LINK}"
        hint = "keep those that a journalist needs; sources can go into `notes`"
        yield page.at(links[allowed].start, links[allowed].end, message, hint)


_HERE = {
    language: frozenset(told.split("|"))
    for language, told in {
        "ar": "هنا|اضغط هنا|انقر هنا|للمزيد|المزيد|هذا الرابط",
        "de": "hier|hier klicken|klicken sie hier|mehr|mehr lesen|weiterlesen|diesem link|link",
        "en": "here|click here|click|this link|link|more|read more|learn more|find out more|see here|this page|website",
        "es": "aquí|haga clic aquí|pulse aquí|este enlace|enlace|más|leer más|más información",
        "fr": "ici|cliquez ici|cliquer ici|ce lien|lien|lire la suite|en savoir plus|plus",
        "it": "qui|clicca qui|fare clic qui|questo link|link|leggi tutto|di più|maggiori informazioni",
        "ru": "здесь|тут|нажмите здесь|по ссылке|ссылка|подробнее|далее",
        "sl": "tukaj|tu|kliknite tukaj|klikni tukaj|tej povezavi|povezava|povezavi|več|preberite več|več informacij",
        "zh": "这里|此处|点击这里|点击此处|点此|链接|更多|阅读更多",
    }.items()
}


@rule("LI002", "warning", languages=tuple(_HERE))
def link_says_nothing(page: Page) -> Iterator[Finding]:
    """The words of a link say nothing about where it leads: “click here”, “read more”.

    “Click here” is found without a link too: one was meant.

    Why: Printed and read aloud, “here” is nowhere; screen readers list links by their words.
    Source: WCAG (Web Content Accessibility Guidelines, 2.4.4)
    Bad: For the report, [click here](https://worldmigrationreport.iom.int).
    Good: See the [World Migration Report](https://worldmigrationreport.iom.int).
    """
    for link in page.links:
        words = _words_of(page, link).strip(" .,:;!…>»→").casefold()
        if words in _HERE[page.base_language]:
            message = f"“{words}” says nothing about where it leads"
            yield page.at(link.start, link.end, message, "link the words that do")
    if not page.words.isdisjoint(_CLICK_WORDS):
        for match in _CLICK.finditer(page.prose):
            if not any(link.start <= match.start() < link.end for link in page.links):
                yield page.at(*match.span(), f"“{match[0]}”, and no link", "link the words that say what is there")


_CLICK_WORDS = frozenset(("click", "cliquez", "kliknite", "klicken", "clic", "clicca"))
_CLICK = re.compile(
    r"\b(?:click (?:on )?(?:here|this link)|cliquez (?:sur ce lien|ici)|kliknite (?:tukaj|na to povezavo)"
    r"|(?:hier klicken|klicken sie hier)|haga clic aquí|clicca qui)\b",
    re.IGNORECASE,
)


@rule("LI003", "error")
def link_leads_nowhere(page: Page) -> Iterator[Finding]:
    """A link that leads nowhere.

    Its address is empty, has no scheme (www.iom.int), or one that readers may not be sent to: only http, https, mailto
    and tel are kept. Or it has no host, an e-mail address without @, a phone number that is none.

    Why: The words are printed and the link is dropped; or it is kept, and nothing is there.
    Source: own
    Bad: [IOM](www.iom.int)
    Good: [IOM](https://www.iom.int)
    """
    for link in page.links:
        fault, hint = _fault(link.url, page.written[link.start] == "<")
        if fault:
            yield page.at(link.start, link.end, fault, hint)


_BARE = re.compile(r"(?:https?://|\bwww\.)[^\s<>\u2060“”«»\"]{3,400}", re.IGNORECASE)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


@rule("LI004", "warning", fix="safe")
def address_without_link(page: Page) -> Iterator[Finding]:
    """A web address in body or notes that is no link.

    CommonMark makes none of an address that stands bare.

    Why: Nobody can click on it.
    Source: own
    Bad: See https://www.iom.int for more.
    Good: See the [website of IOM](https://www.iom.int) for more.
    Fix: It is put into angle brackets, which makes it a link, if it has http:// or https://.
    """
    prose = page.prose
    if "://" not in prose and "www" not in page.words:
        return
    linked = [(link.start, link.end) for link in page.links]
    for match in _BARE.finditer(prose, page.body.start):
        start = match.start()
        address = match[0].rstrip(".,;:!?…'’*_")
        if address.endswith(")") and address.count(")") > address.count("("):
            address = address.rstrip(").,;:!?")
        if page.part_at(start).keys not in (("body",), ("notes",)) or any(a <= start < b for a, b in linked):
            continue
        if _UNREAD.search(page.written, max(0, start - 3), start):  # see LI005
            continue
        hint = f"write [words]({address if _SCHEME.match(address) else 'https://' + address})"
        fixed = f"<{address}>" if _SCHEME.match(address) and is_safe_link(address) else None
        yield page.at(start, start + len(address), "this address is no link", hint, fixed)


_UNREAD = re.compile(r"\]\s?\(<?$")
_FAILED = re.compile(
    r"(?<!!)\[[^\[\]\n]{1,200}\] ?\((?=[^()\n]{0,400}(?:://|www\.|mailto:))[^()\n]{1,400}\)|\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{1,80}\]",
    re.IGNORECASE,
)


@rule("LI005", "error")
def link_not_recognized(page: Page) -> Iterator[Finding]:
    """Something that was meant as a link, and is none.

    A blank between the brackets or in the address, or a reference to nothing: brackets and address are printed.

    Why: Journalists would read the brackets.
    Source: own
    Bad: [IOM] (https://www.iom.int)
    Good: [IOM](https://www.iom.int)
    """
    if "]" not in page.prose:
        return
    for match in _FAILED.finditer(page.prose, page.body.start):
        if page.part_at(match.start()).keys in (("body",), ("notes",)):
            hint = "no space between ] and (, and none in the address"
            yield page.at(match.start(), match.end(), "brackets and address would be printed as they stand", hint)


_TRACKED = re.compile(
    r"[?&](?:utm_[a-z]+|fbclid|gclid|mc_eid|mc_cid)=|//[^/]*(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com))",
    re.IGNORECASE,
)


@rule("LI006", "warning")
def address_that_tracks(page: Page) -> Iterator[Finding]:
    """The address of a link follows its readers.

    It carries marks of a campaign, or was wrapped by a mail program (safelinks, urldefense).

    Why: Readers are counted without being asked; and a wrapped address stops working, or tells who received it.
    Source: own
    Bad: [report](https://example.org/report?utm_source=newsletter)
    Good: [report](https://example.org/report)
    """
    for link in page.links:
        if _TRACKED.search(link.url):
            yield page.at(link.start, link.end, "this address reports who clicks on it", "write the page's own address")


@rule("LI007", "error")
def link_shows_another_address(page: Page) -> Iterator[Finding]:
    """A link shows one address and leads to another.

    Hosts are compared, with or without www.

    Why: It is how readers are deceived, and here it is a slip: one of the two is wrong.
    Source: own
    Bad: [www.iom.int](https://www.example.org)
    Good: [www.iom.int](https://www.iom.int)
    """
    for link in page.links:
        words = _words_of(page, link).strip()
        if not words or " " in words or "." not in words:
            continue
        shown = _host(words if "://" in words else f"https://{words}") if _ADDRESS.fullmatch(words) else ""
        if shown and shown != _host(link.url) and link.url.startswith("http"):
            message = f"it shows {shown} and leads to {_host(link.url)}"
            yield page.at(link.start, link.end, message, "correct the one that is wrong")


_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|(?:[a-z0-9-]+\.){1,4}[a-z]{2,10}(?:/\S*)?)", re.IGNORECASE)


@rule("LI008", "warning")
def address_inside_the_house(page: Page) -> Iterator[Finding]:
    """The address of a link can only be reached from inside the house.

    It has no dot in its host, or is one of a private network.

    Why: Journalists reach nothing, and learn the names of machines.
    Source: own
    Bad: [draft](http://intranet/press/draft)
    Good: [report](https://www.iom.int/report)
    """
    for link in page.links:
        if link.url.startswith("http") and (host := _host(link.url)) and _INSIDE.fullmatch(host):
            yield page.at(link.start, link.end, f"“{host}” can only be reached from inside", "link a public page")


_INSIDE = re.compile(
    r"[^.:]+|localhost|127\.[\d.]+|10\.\d+\.\d+\.\d+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+"
    r"|.*\.(?:local|internal|intranet|lan)",
    re.IGNORECASE,
)


def _words_of(page: Page, link: Link) -> str:
    return page.plain[link.start : link.end].replace(MARK, "")


@lru_cache(maxsize=256)
def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _fault(url: str, bracketed: bool) -> tuple[str, str]:
    """What is wrong with an address, and what to write; `bracketed` if it is written `<…>`."""
    if bracketed and "@" in url and ":" not in url:
        return "", ""
    if is_safe_link(url):
        scheme, _, rest = url.partition(":")
        match scheme:
            case "mailto" if "@" not in rest:
                return f"“{url}” is no e-mail address", "write mailto:press@example.org"
            case "tel" if not e164(rest):
                return f"“{url}” is no phone number", "write tel:+442079460123"
            case "http" | "https" if not _host(url):
                return f"“{url}” has no host", "write https:// and the address"
        return "", ""
    if not url:
        return "the link has no address", "write it between the brackets"
    scheme = url.partition(":")[0] if ":" in url.partition("/")[0] else ""
    if not scheme or "." in scheme:
        if "@" in url and "/" not in url:
            return "the link leads nowhere", f"write mailto:{url}"
        public = re.match(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/:?#]|$)", url, re.IGNORECASE)
        return "the link leads nowhere", f"write https://{url}" if public else "write the whole address, with https://"
    if scheme.lower() in SCHEMES:
        return f"“{url}” is no address", "write the whole address, with https://"
    return f"links with {scheme}: are not printed", "use https://, mailto: or tel:"
