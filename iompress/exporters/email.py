"""An e-mail message, ready to send: plain text first, then HTML with its style and pictures inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from iompress.edition import Edition
from iompress.exporters import _carried, _html, _templates, text
from iompress.exporters._pictures import size
from iompress.exporters._sheet import Figure, Sheet, sheet
from iompress.exporters._wrap import wrap
from iompress.model.body import Picture
from iompress.model.instants import zone

if TYPE_CHECKING:
    from css_inline import CSSInliner

EXTENSION = "eml"
MEDIA_TYPE = "message/rfc822"

_PLAIN = re.compile(r"(?!.*=\?)[ -~]+")
"""Words that mean themselves in a header of free text."""

_PHRASE = re.compile(r"[A-Za-z0-9'-]+(?: [A-Za-z0-9'-]+)*")
"""Words that mean themselves as a name before an address, RFC 5322 section 3.2.5."""

_WIDEST, _HIGHEST = 552, 480
"""Pixels that a picture takes at most: the width of the text, and a height that a screen shows at once."""

_POLICY = policy.SMTP.clone(cte_type="7bit", max_line_length=78)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the message; `media_type` is written `application/pdf`."""

    name: str
    media_type: str
    content: bytes


def export(edition: Edition) -> bytes:
    """`edition` as an Internet message (RFC 5322), all ASCII, lines ended by CRLF."""
    return export_with(edition, ())


def export_with(edition: Edition, attachments: Sequence[Attachment]) -> bytes:
    """`edition` as a message with `attachments`, in their order.

    From is the first contact that has an address; To is for whoever sends it. Date is the release's day, so
    that the same release is the same message.
    """
    page = sheet(edition)
    head = _header("Subject", f"{page.banner[0]} – {page.headline}" if page.banner else page.headline)
    sender = next((contact.email for contact in edition.contacts if contact.email), "")
    if sender:
        head += f"{_header('From', page.organization, _PHRASE)[:-2]}\r\n <{sender}>\r\n"
    message = EmailMessage(_POLICY)
    midnight = datetime.combine(edition.date, time(), zone(edition.organization.timezone))
    message["Date"] = format_datetime(midnight)
    host = _host(edition.organization.url)
    message["Message-ID"] = f"<{edition.revision}.{edition.state}@{host}>"
    message["X-Unsent"] = "1"  # mail programs open it for sending
    head += _header("Iompress-Release", str(page.provenance))
    _fill(message, page, attachments)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_iompress_{edition.revision[:24]}_{number}")
    return head.encode("ascii") + message.as_bytes()


def _host(url: str) -> str:
    """The host of `url` in ASCII (RFC 5891), for a Message-ID; one that does not exist if there is none."""
    try:
        return (urlsplit(url).hostname or _NOWHERE).encode("idna").decode("ascii")
    except UnicodeError:
        return _NOWHERE


_NOWHERE = "iompress.invalid"


def _header(name: str, words: str, plain: re.Pattern[str] = _PLAIN) -> str:
    """A header with `words` as they are, if they are `plain`, or encoded by RFC 2047: one header in any case."""
    line = " ".join(words.split())
    if len(line) < 400 and plain.fullmatch(line):
        value = "\r\n".join(wrap(line, 74 - len(name), "", " "))
    else:
        value = Header(line, "utf-8", header_name=name).encode(linesep="\r\n", maxlinelen=76)
    return f"{name}: {value}\r\n"


def _fill(message: EmailMessage, page: Sheet, attachments: Sequence[Attachment]) -> None:
    """Give `message` its parts: mixed of alternative of plain text and HTML with pictures."""
    language = page.edition.language
    message.set_content(text.export(page.edition).decode(), subtype="plain", cte="quoted-printable")
    message["Content-Language"] = language  # set_content drops it if it comes before
    message.add_alternative(_page(page), subtype="html", cte="quoted-printable")
    _, html = message.iter_parts()
    assert isinstance(html, EmailMessage)
    html["Content-Language"] = language
    for picture in {figure.file: figure for figure in page.media if figure.media_type}.values():
        kind, _, subtype = picture.media_type.partition("/")
        html.add_related(
            picture.content, kind, subtype, cid=f"<{_cid(picture)}>", filename=_name(picture), disposition="inline"
        )
    for attachment in attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        message.add_attachment(attachment.content, kind, subtype, filename=attachment.name)


def _cid(figure: Figure) -> str:
    return f"{sha256(figure.content).hexdigest()[:32]}@iompress"


def _name(figure: Figure) -> str:
    return " ".join(figure.file.rpartition("/")[2].split())


def _page(page: Sheet) -> str:
    from minijinja import Markup

    edition = page.edition
    opening = f'<strong class="dateline">{escape(page.dateline)}</strong>' if page.dateline else ""

    def drawn(picture: Picture, alone: bool) -> str:
        shown = page.figure(picture)
        return _figure(shown) if alone else _image(shown)

    styled = _templates.render(
        "email.html",
        page=page,
        edition=edition,
        words=edition.locale,
        labels=edition.locale.tables["labels"],
        direction=edition.locale.direction,
        start="right" if edition.locale.direction == "rtl" else "left",
        preview=(edition.summary or edition.lead) if edition.state.public else "",
        css=Markup(_templates.resource("email.css")),
        body=Markup(_html.blocks(page.blocks, opening, drawn, page.spoken)),
        figures=[Markup(_figure(figure)) for figure in page.figures],
        captions=[Markup(_caption(figure)) for figure in page.captioned],
        parts=[(part.title, Markup(_html.blocks(part.blocks, top=3))) for part in page.parts],
    )
    # A comment: a part of its own would be shown as an attachment, and what looks like a script is not let through
    return f"{_inliner().inline(styled)}\n{_carried.as_comment(_carried.carried(edition))}\n"


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    return CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def _figure(figure: Figure) -> str:
    caption = _caption(figure)
    return f'<p class="picture">{_image(figure)}</p>' + (f'<p class="caption">{caption}</p>' if caption else "")


def _caption(figure: Figure) -> str:
    return escape(" · ".join(filter(None, (figure.caption, *figure.rights))))


def _image(figure: Figure) -> str:
    """The picture by its content id; where there are no bytes, what it shows, in words.

    Its size stands in attributes too: Outlook knows no other, and would show a photograph larger than its window.
    """
    if not figure.media_type:
        return f'<span class="unseen">{escape(figure.alt or figure.file)}</span>'
    width, height = size(figure.content)
    scale = min(1, _WIDEST / width, _HIGHEST / height) if width else 0
    room = f' width="{max(1, round(width * scale))}" height="{max(1, round(height * scale))}"' if width else ""
    return f'<img src="cid:{_cid(figure)}" alt="{escape(figure.alt)}"{room}/>'
