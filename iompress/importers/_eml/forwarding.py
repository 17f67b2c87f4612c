"""What stands around the text of a message that was forwarded, or quoted in a reply."""

from __future__ import annotations

import re
from dataclasses import replace

from iompress.importers._page import Page

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
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_FEWEST = 40
"""Words behind the head of a forwarded message, of which an empty one has fewer."""


def is_forwarded(text: str) -> bool:
    """Whether `text` has another message in it, or is a quotation of one for the most part."""
    return _FORWARD.search(text) is not None or _quoted(text)


def sent(text: str) -> str:
    """When the message was sent whose head `text` is, as it says; "" if it does not."""
    found = _SENT.search(text)
    return found[1].strip() if found else ""


def subject(text: str) -> str:
    """The subject in the head `text` of a message; "" if it has none."""
    found = _SUBJECT.search(text)
    return found[1] if found else ""


def within(page: Page) -> tuple[Page, str]:
    """`page` with what stands above the text of a forwarded message, and its head, apart; and that head."""
    heads = list(_FORWARD.finditer(page.text))
    while heads and len(page.text[heads[-1].end() :].split()) < _FEWEST:
        heads.pop()
    if not heads:
        return page, ""
    end = heads[-1].end()
    blocks = tuple(replace(each, apart=True) if each.end <= end else each for each in page.blocks)
    return replace(page, blocks=blocks), heads[-1][0]


def _quoted(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 4 and sum(line.lstrip().startswith(">") for line in lines) > len(lines) * 0.4


def unwrapped(text: str) -> tuple[str, list[str], str]:
    """The words of the message that was forwarded or quoted, what stands around them, and the head of that message."""
    aside: list[str] = []
    head = ""
    if _quoted(text):
        lines = text.split("\n")
        inside = [number for number, line in enumerate(lines) if line.lstrip().startswith(">")]
        aside += ["\n".join(lines[: inside[0]]), "\n".join(lines[inside[-1] + 1 :])]
        text = "\n".join(re.sub(r"^\s*(?:>\s?)+", "", line) for line in lines[inside[0] : inside[-1] + 1]) + "\n"
    heads = list(_FORWARD.finditer(text))
    if heads:
        last = heads[-1]
        if len(text[last.end() :].split()) < _FEWEST and len(heads) > 1:
            last = heads[-2]
        aside += [text[: last.start()], last[0]]
        head = last[0]
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
    return text, aside, head
