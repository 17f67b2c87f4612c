"""A message carries its release in the formats that were asked for, byte for byte."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests.desk import RELEASES, run

ARGUMENTS = ["export", "global-compact", "-l", "sl", "-o", "-", "--newsroom", str(RELEASES)]


def test_attachments_are_the_files_that_an_export_makes(tmp_path: Path) -> None:
    made = run([*ARGUMENTS, "-f", "email", "--attach", "docx", "--attach", "text"], tmp_path)
    message = message_from_bytes(made.out, policy=policy.default)
    assert isinstance(message, EmailMessage)
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert attached == {
        "2018-12-10-global-compact-adopted.sl.docx": run([*ARGUMENTS, "-f", "docx"], tmp_path).out,
        "2018-12-10-global-compact-adopted.sl.txt": run([*ARGUMENTS, "-f", "text"], tmp_path).out,
    }


def test_only_messages_have_attachments(tmp_path: Path) -> None:
    ran = run([*ARGUMENTS, "-f", "html", "--attach", "pdf"], tmp_path)
    assert ran.code == 2
    assert "only an e-mail has attachments" in ran.talk
