"""E-mail messages: multipart, encoded, forwarded, quoted in a reply."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from iompress.importers import html
from iompress.importers._decode import decode, is_text
from iompress.importers._page import Meta, NotARelease, Page
from iompress.importers._stored import with_pictures
from iompress.importers._wrap import paragraphs

MEDIA_TYPES = ("message/rfc822",)

_HEADER = re.compile(
    rb"^(?:Received|From|To|Subject|Date|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To|X-[\w-]+|Reply-To|DKIM-Signature|Sender|Iompress-Release)\s*:",
    re.IGNORECASE,
)
_PARTS = 200

_FROM = "From|Von|De|Da|Od|От|من|发件人|寄件者|Expéditeur|Remitente|Mittente|Pošiljatelj"
_OTHER = ("Sent|Gesendet|Envoyé|Enviado(?: el)?|Inviato|Poslano|Отправлено|Дата|أرسلت|المرسلة|تاريخ الإرسال|发送时间|发件日期|Date|Datum|Fecha|Data|To|An|À|Para|A|Za|Кому|إلى|收件人|"
          "Cc|Kopie|Kp|Копия|抄送|نسخة|Bcc|Subject|Betreff|Objet|Asunto|Oggetto|Zadeva|Тема|الموضوع|主题|Reply-To|Importance|Attachments?")  # fmt: skip
_FORWARD = re.compile(
    rf"(?:^[ \t>*_-]*(?:-{{2,}}[^\n]{{0,60}}-{{2,}}|Begin forwarded message:|Anfang der weitergeleiteten (?:E-Mail|Nachricht):|Début du message (?:transféré|réexpédié)\s*:|"
    rf"Inicio del mensaje reenviado:|Inizio messaggio inoltrato:|Начало переадресованного сообщения:|Začetek posredovanega sporočila:|بداية الرسالة المعاد توجيهها:|_{{5,}})[ \t]*\n+)?"
    rf"^[ \t>]*\*?(?:{_FROM})\*?[ \t]*[:：]\*?[^\n]*\n(?:[ \t>]*\*?(?:{_FROM}|{_OTHER})\*?[ \t]*[:：]\*?[^\n]*\n(?:[ \t>]{{1,8}}[^\s:：][^\n:：]*\n)?|[ \t>]*\n(?=[ \t>]*\*?(?:{_OTHER})\*?[ \t]*[:：]))+",
    re.MULTILINE | re.IGNORECASE,
)
_REPLY = re.compile(
    r"^(?:On|Am|Le|El|Il|Dne|В|في)\b[^\n]{5,160}(?:\n[^\n]{0,80})?(?:wrote|schrieb[^\n]{0,60}|a écrit|escribió|ha scritto|je napisal[a]?|написал[аи]?|пишет|كتب(?:ت)?|写道)\s*[:：]?[ \t]*\n",
    re.MULTILINE,
)
_SENT = re.compile(
    r"^[ \t>]*\*?(?:Sent|Gesendet|Envoyé|Enviado(?: el)?|Inviato|Poslano|Отправлено|Дата|أرسلت|المرسلة|تاريخ الإرسال|التاريخ|发送时间|Date|Datum|Fecha|Data)\*?[ \t]*[:：]\*?[ \t]*([^\n]+)",
    re.MULTILINE | re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^[ \t>]*\*?(?:Subject|Betreff|Objet|Asunto|Oggetto|Zadeva|Тема|الموضوع|主题)\*?[ \t]*[:：]\*?[ \t]*([^\n]+)",
    re.MULTILINE | re.IGNORECASE,
)
_AGAIN = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|i|r|posr|odg|отв|пер|رد|转发|答复)\s*[:：]\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is a message."""
    lines = _header_lines(data[:3000])
    if not lines or not _HEADER.match(lines[0]):
        return 0.0
    lines = _header_lines(data[:60_000])  # a headline in another script takes many
    names = {found[0].lower() for line in lines if (found := _HEADER.match(line))}
    technical = any(
        name.startswith((b"mime", b"message-id", b"received", b"content-type", b"return-path", b"x-")) for name in names
    )
    return 0.93 if len(names) >= 3 and technical else 0.0


def _header_lines(data: bytes) -> list[bytes]:
    """The first forty lines that no other goes before in the same header."""
    lines = [line for line in data.lstrip(b"\xef\xbb\xbf").splitlines() if not line.startswith((b" ", b"\t"))]
    return lines[1:41] if lines and lines[0].startswith(b"From ") else lines[:40]


def read(data: bytes) -> Page:
    """The page that the message's text is. Raises NotARelease if it has none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return _message(message, 0)


def _message(message: EmailMessage, depth: int) -> Page:
    plain, page, inner, attached = _parts(message)
    text, remarks = _text(plain) if plain is not None else ("", ())
    subject = _header(message, "Subject")
    meta = Meta(_AGAIN.sub("", subject), date=_date(message), stamp=_header(message, "Iompress-Release"))
    payload = page.get_payload(decode=True) if page is not None else None
    stored = html.stored_in(payload) if isinstance(payload, bytes) else None
    if page is not None and stored is not None:
        own = html.read_text(*_text(page))
        stored = with_pictures(stored, _pictures(message))
        return replace(own, meta=meta, remarks=(*own.remarks, *attached), stored=stored)
    if inner is not None and depth < 5 and len(text.split()) < 120:
        return _message(inner, depth + 1)
    if page is not None and (len(text.split()) < 30 or (not _FORWARD.search(text) and not _quoted(text))):
        markup, more = _text(page)
        try:
            found = html.read_text(markup, (*remarks, *more))
        except NotARelease:
            found = None
        if found is not None and len(found.text.split()) * 10 >= len(text.split()) * 8:
            return replace(found, meta=meta, remarks=(*found.remarks, *attached))
    if not text.strip():
        raise NotARelease("the message has no text")
    release, aside, sent = _unwrapped(text)
    if sent:
        meta = replace(meta, date=sent)
    if inside := _SUBJECT.search("\n".join(aside)):
        meta = replace(meta, headline=_AGAIN.sub("", inside[1]).strip())
    return Page(
        release,
        tuple(paragraphs(release)),
        (),
        meta,
        (*remarks, *attached),
        tuple((words, "forwarding") for words in aside if words.strip()),
    )


def _parts(
    message: EmailMessage,
) -> tuple[EmailMessage | None, EmailMessage | None, EmailMessage | None, tuple[str, ...]]:
    """The plain part, the HTML part, an attached message, and a remark on other attachments."""
    plain = page = inner = None
    names = []
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            raise NotARelease("the message has too many parts")
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            payload = part.get_payload()
            first = payload[0] if isinstance(payload, list) and payload else None
            inner = inner or (first if isinstance(first, EmailMessage) else None)
            break
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        attachment = part.get_content_disposition() == "attachment"
        if kind == "text/plain" and plain is None and not attachment:
            plain = part
        elif kind == "text/html" and page is None and not attachment:
            page = part
        elif part.get_content_maintype() != "image":  # those are told with the pictures
            names.append(" ".join((part.get_filename() or kind).split())[:80])
    return plain, page, inner, (f"attachments were left behind: {', '.join(names[:8])}",) if names else ()


def _pictures(message: EmailMessage) -> Iterator[bytes]:
    for part in message.walk():
        if part.get_content_maintype() == "image" and isinstance(payload := part.get_payload(decode=True), bytes):
            yield payload


def _text(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = None
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    declared = part.get_content_charset() or ""
    if not is_text(data):
        return "", ("a part of the message is no text",)
    return decode(data, "" if declared == "us-ascii" else declared)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:500]
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        return ""


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _quoted(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 4 and sum(line.lstrip().startswith(">") for line in lines) > len(lines) * 0.4


def _unwrapped(text: str) -> tuple[str, list[str], str]:
    """The words of the message that was forwarded or quoted, what stands around them, and when that was sent."""
    aside: list[str] = []
    sent = ""
    if _quoted(text):
        lines = text.split("\n")
        inside = [number for number, line in enumerate(lines) if line.lstrip().startswith(">")]
        aside += ["\n".join(lines[: inside[0]]), "\n".join(lines[inside[-1] + 1 :])]
        text = "\n".join(re.sub(r"^\s*(?:>\s?)+", "", line) for line in lines[inside[0] : inside[-1] + 1]) + "\n"
    heads = list(_FORWARD.finditer(text))
    if heads:
        last = heads[-1]
        if len(text[last.end() :].split()) < 40 and len(heads) > 1:
            last = heads[-2]
        aside += [text[: last.start()], last[0]]
        if found := _SENT.search(last[0]):
            sent = found[1].strip()
        text = text[last.end() :]
    elif (reply := _REPLY.search(text)) and len(text[reply.end() :].split()) > 60:
        aside.append(text[: reply.end()])
        text = text[reply.end() :]
    signature = [
        found
        for found in _SIGNATURE.finditer(text)
        if len(text[found.end() :].split()) < 60 and len(text[: found.start()].split()) > 80
    ]
    if signature and not re.search(r"\w+@|\d{5}", text[signature[-1].end() :]):
        aside.append(text[signature[-1].start() :])
        text = text[: signature[-1].start()]
    return text, aside, sent
