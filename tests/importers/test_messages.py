"""E-mail as mail programs really send it: forms, broken lines, forwarded and attached messages, parts within parts."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import NotARelease, Page
from iompress.importers._sniff import read
from iompress.model.body import parse, plain
from tests.desk import RELEASES, run

TITLE = "A New Bridge Is Open to Everybody"
TEXT = (
    "Geneva, 5 May 2020 – The Office said on Monday that a new bridge is open to everybody who wishes to cross the "
    "river on foot.\n\n“We built it with stones from the old one,” said Ada Northbrook, head of the Office. The bridge "
    "took three years and rests on nine piers.\n"
)
HEAD = (
    b"From: ada@example.org\nTo: desk@example.org\nSubject: A New Bridge Is Open to Everybody\n"
    b"Date: Tue, 05 May 2020 10:00:00 +0200\nMIME-Version: 1.0\n"
)


def markup(text: str = TEXT, title: str = f"<h1>{TITLE}</h1>") -> str:
    return f"<html><body>{title}{''.join(f'<p>{each}</p>' for each in text.split(chr(10) * 2))}</body></html>"


def message(text: str = "", page: str = "", subject: str = TITLE) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "ada@example.org", "desk@example.org", subject
    made["Date"] = "Tue, 05 May 2020 10:00:00 +0200"
    if text:
        made.set_content(text)
    if page and text:
        made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    return made


def taken(data: bytes | EmailMessage) -> Draft:
    page, importer = read(data if isinstance(data, bytes) else data.as_bytes())
    assert isinstance(page, Page)
    assert importer == "eml"
    (draft,) = accounted(page, drafts(page))
    return draft


def body(draft: Draft) -> str:
    assert draft.body is not None
    return plain(parse(draft.body.value))


def left(draft: Draft) -> str:
    return "\n".join(each.text for each in (*draft.left, *draft.unplaced))


def test_what_only_one_form_says_is_told() -> None:
    draft = taken(message(f"{TITLE}\n\n{TEXT}\nOnly the plain form has this sentence.\n", markup()))
    assert "nine piers" in body(draft)
    assert "Only the plain form has this sentence." in left(draft)
    assert "nine piers" not in left(draft)


def test_all_parts_of_a_text_are_read_in_order() -> None:
    made = message(f"{TITLE}\n\n{TEXT}")
    made.add_attachment("The second part goes on with the story of the bridge.", disposition="inline")
    assert body(taken(made)).endswith("The second part goes on with the story of the bridge.")


def test_pages_with_plain_text_between_are_one_text() -> None:
    made = message(page=markup())
    made.make_mixed()
    for text, kind in (("Plain words stand between two pages.", "plain"), (markup("The story ends here.", ""), "html")):
        part = EmailMessage()
        part.set_content(text, subtype=kind)
        made.attach(part)
    text = body(taken(made))
    assert text.index("nine piers") < text.index("Plain words stand") < text.index("The story ends here.")


@pytest.mark.parametrize(
    ("declared", "broken"),
    [
        ("format=flowed", "said on Monday \nthat a"),
        ("format=flowed; delsp=yes", "said on Monday  \nthat a"),
        ("format=flowed; delsp=yes", "sa \nid on Mon \nday that a"),
        ("format=fixed", "said on Monday that a"),
    ],
)
def test_lines_that_were_broken_for_the_journey_are_whole(declared: str, broken: str) -> None:
    text = f"{TITLE}\n\n{TEXT}".replace("said on Monday that a", broken)
    kind = f"Content-Type: text/plain; charset=utf-8; {declared}\nContent-Transfer-Encoding: 8bit\n\n"
    assert "The Office said on Monday that a new bridge is" in body(taken(HEAD + (kind + text).encode()))


def test_utf_8_is_read_as_such_whatever_it_is_called() -> None:
    kind = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
    assert "“We built it" in body(taken(HEAD + f"{kind}{TITLE}\n\n{TEXT}".encode()))


def test_a_soft_break_of_quoted_printable_parts_no_word() -> None:
    kind = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    text = f"{TITLE}\n\n{TEXT}".replace("everybody", "every=\nbody")
    text = "".join(c if c.isascii() else "".join(f"={byte:02X}" for byte in c.encode()) for c in text)
    assert "open to everybody who" in body(taken(HEAD + (kind + text).encode()))


def test_a_subject_in_bare_bytes_is_read() -> None:
    head = HEAD.replace(b"A New Bridge", "Eine neue Brücke:".encode())
    draft = taken(head + f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}".encode())
    assert draft.headline is not None
    assert draft.headline.value.startswith("Eine neue Brücke")


OUTLOOK = f"<b>From:</b> Ada<br><b>Sent:</b> Monday, 4 May 2020 10:00<br><b>To:</b> Desk<br><b>Subject:</b> {TITLE}<hr>"
GMAIL = f"---------- Forwarded message ---------<br>From: Ada<br>Date: Mon, 4 May 2020<br>Subject: {TITLE}<br>To: Desk"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>For tomorrow, please.</p><div>{OUTLOOK}</div>{markup()}",
        f"<p>For tomorrow, please.</p><div class='gmail_quote'><div class='gmail_attr'>{GMAIL}</div>{markup()}</div>",
    ],
)
def test_what_stands_above_a_forwarded_page_is_left_out(page: str) -> None:
    draft = taken(message(page=page))
    assert body(draft).startswith("The Office said")
    assert "For tomorrow, please." in left(draft)
    assert "Ada" in left(draft)


def test_a_page_in_a_reply_is_no_quotation() -> None:
    draft = taken(message(page=f"<p>FYI</p><blockquote type='cite'>{markup()}</blockquote>"))
    assert draft.body is not None
    assert ">" not in draft.body.value


def test_an_attached_message_is_read_and_the_note_with_it_is_told() -> None:
    made = message("Please use this today.", subject="For you")
    made.add_attachment(message(f"{TITLE}\n\n{TEXT}"))
    made.add_attachment(message("Something else.", subject="Another bridge"))
    draft = taken(made)
    assert "nine piers" in body(draft)
    assert "Please use this today." in left(draft)
    assert any("“Another bridge”" in warning for warning in draft.warnings)


def test_other_attachments_are_named() -> None:
    made = message(f"{TITLE}\n\n{TEXT}")
    made.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="Eröffnung.ics")
    assert "attachments were left behind: Eröffnung.ics" in taken(made).warnings


def test_a_signed_message_is_read() -> None:
    kind = 'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"\n\n--b\n'
    text = f"Content-Type: text/plain; charset=utf-8\n\n{TITLE}\n\n{TEXT}\n--b\n"
    signature = "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nAAAA\n--b--\n"
    draft = taken(HEAD + (kind + text + signature).encode())
    assert "nine piers" in body(draft)
    assert not draft.warnings


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ('application/ms-tnef; name="winmail.dat"', "winmail.dat, which only Outlook reads"),
        ("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", "signed or encrypted as a whole"),
    ],
)
def test_what_only_one_program_opens_is_said(kind: str, why: str) -> None:
    with pytest.raises(NotARelease, match=why):
        read(HEAD + f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\nAAAA\n".encode())


def nested(kind: str, depth: int) -> bytes:
    one = {
        "parts": "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n",
        "messages": "Content-Type: message/rfc822\n\nFrom: a@example.org\nSubject: x\n",
    }[kind]
    return HEAD + "".join(one.format(n) for n in range(depth)).encode() + b"Content-Type: text/plain\n\nhello\n"


@pytest.mark.parametrize("kind", ["parts", "messages"])
@pytest.mark.parametrize("depth", [100, 2000])
def test_parts_within_parts_come_to_an_end(kind: str, depth: int, tmp_path: Path) -> None:
    with pytest.raises(NotARelease, match=r"nested too deep|no text"):
        read(nested(kind, depth))
    (tmp_path / "deep.eml").write_bytes(nested(kind, depth))
    ran = run(["verify", "--newsroom", str(RELEASES), "deep.eml"], tmp_path)
    assert ran.code == 1
    assert "Traceback" not in ran.talk
