"""The message, read by the standard library's parser, carried by a real SMTP server, opened in a browser."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from iompress.banner import banner
from iompress.exporters import text
from iompress.exporters.email import Attachment, export, export_with
from iompress.model.state import State
from tests.exporters.browser import Trap, opened
from tests.exporters.editions import PICTURES, edition, everything, png
from tests.exporters.hostile import MARKS, hostile

EDITIONS = everything()
ALL = EDITIONS | {f"hostile {name}": hostile(name) for name in MARKS}


def read(data: bytes) -> EmailMessage:
    """The message; a defect of any part fails the test."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


@pytest.mark.parametrize("name", ALL)
def test_messages_are_ascii_with_lines_that_every_server_takes(name: str) -> None:
    data = export(ALL[name])
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 998


@pytest.mark.parametrize("name", ALL)
def test_the_plain_text_is_the_wire_text(name: str) -> None:
    plain = read(export(ALL[name])).get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n") == text.export(ALL[name]).decode()
    assert plain["Content-Language"] == ALL[name].language


@pytest.mark.parametrize("name", ALL)
def test_headers_say_what_it_is_and_hold_one_line_each(name: str) -> None:
    edition = ALL[name]
    message = read(export(edition))
    assert set(message.keys()) == {
        *("Subject", "From", "Date", "Message-ID", "X-Unsent", "Iompress-Release", "MIME-Version", "Content-Type"),
    }
    first = banner(edition)[:1]
    assert " ".join(str(message["Subject"]).split()) == " ".join(" – ".join((*first, edition.headline)).split())
    assert message["From"].addresses[0].addr_spec.endswith("example.org")
    assert message["Date"].datetime.date() == edition.date
    assert edition.revision in message["Iompress-Release"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://müller.example/press", "xn--mller-kva.example"),
        ("https://[::1]/", "::1"),
        (f"https://{'x' * 80}.example", "iompress.invalid"),
    ],
)
def test_the_message_is_called_after_the_organizations_host(url: str, host: str) -> None:
    issued = EDITIONS["issued"]
    made = read(export(replace(issued, organization=replace(issued.organization, url=url))))
    assert made["Message-ID"].endswith(f"@{host}>")


def test_pictures_are_inside_and_shown_by_the_page() -> None:
    message = read(export(EDITIONS["issued"]))
    pictures = {part.get_filename(): part for part in message.walk() if part.get_content_maintype() == "image"}
    assert {name: part.get_content() for name, part in pictures.items()} == dict(PICTURES)
    html = message.get_body(("html",))
    assert html is not None
    for part in pictures.values():
        assert f"cid:{part['Content-ID'].strip('<>')}" in html.get_content()


@pytest.mark.parametrize(
    ("pixels", "room"), [((6, 4), (6, 4)), ((1600, 900), (552, 310)), ((60, 900), (32, 480)), ((1, 9000), (1, 480))]
)
def test_no_picture_is_larger_than_a_screen(pixels: tuple[int, int], room: tuple[int, int]) -> None:
    html = read(export(edition(pictures={"tower.png": png(*pixels)}))).get_body(("html",))
    assert html is not None
    assert 'width="{}" height="{}"'.format(*room) in html.get_content()


def test_a_withdrawn_release_carries_no_picture() -> None:
    message = read(export(EDITIONS["withdrawn"]))
    assert EDITIONS["withdrawn"].state is State.WITHDRAWN
    assert not [part for part in message.walk() if part.get_content_maintype() == "image"]


def test_attachments_go_with_it() -> None:
    files = [
        Attachment("release.pdf", "application/pdf", b"%PDF-1.7\n\x00\xff"),
        Attachment("čuvaj.txt", "text/x-a", b"a"),
    ]
    data = export_with(EDITIONS["issued"], files)
    assert data == export_with(EDITIONS["issued"], files)
    message = read(data)
    assert message.get_content_type() == "multipart/mixed"
    found = [(p.get_filename(), p.get_content_type(), p.get_payload(decode=True)) for p in message.iter_attachments()]
    assert found == [(file.name, file.media_type, file.content) for file in files]


class Mailbox:
    """Keeps what a server is given."""

    def __init__(self) -> None:
        self.received: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        assert isinstance(envelope.content, bytes)
        self.received.append(envelope.content)
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, Controller]]:
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, decode_data=False)
    controller.start()
    try:
        yield box, controller
    finally:
        controller.stop()


@pytest.mark.parametrize("name", ["issued", "arabic", "chinese", "hostile long", "hostile header"])
def test_a_server_carries_it_unchanged(name: str, mailbox: tuple[Mailbox, Controller]) -> None:
    box, controller = mailbox
    data = export(ALL[name])
    with smtplib.SMTP("127.0.0.1", controller.port) as client:
        client.sendmail("desk@lighthouses.example.org", ["news@example.org"], data)
    assert box.received == [data]


def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    with Trap([]) as trap:
        run = "document.documentElement.dataset.ran=1"
        MARKS["trap"] = f"</style></title><script>{run}</script><img src={trap.url}/a onerror={run}>\"' style='x"
        try:
            message = read(export(hostile("trap")))
        finally:
            del MARKS["trap"]
        html = message.get_body(("html",))
        assert html is not None
        page = tmp_path / "mail.html"
        page.write_text(html.get_content(), "utf-8")
        dom = opened(page, tmp_path)
        assert "<h1" in dom
        assert "data-ran" not in dom
        assert trap.asked == []
