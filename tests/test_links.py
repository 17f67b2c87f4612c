"""Links in the newsroom: one that leads out of it is told by every command, and nothing of what it leads to is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iompress.store.write import toml_text
from tests.desk import run
from tests.lint.cases import NEWSROOM, RELEASE

NAME = "2026-03-02-office.toml"
SECRET = "root:$6$ten: years"
TOLD = "is a link that leads out of the newsroom"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows makes no links for ordinary users")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A newsroom with one sound release; beside it a file that is nobody's business."""
    home = tmp_path / "releases"
    home.mkdir()
    (home / "newsroom.toml").write_text(toml_text(NEWSROOM))
    (home / "2026-03-03-sound.toml").write_text(toml_text(RELEASE | {"status": "issued"}))
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    return home


COMMANDS = {
    "list": 0, "search ten": 1, "show office": 1, "edit office": 1, "export office -f text": 1, "export -f text": 1,
    "validate": 1, "validate --fix": 1, f"validate {NAME}": 1, "validate -f json": 1, "validate -f sarif": 1,
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("target", ["../secret", "absolute", "../gone", "inner", "folder/../../secret"])
def test_a_release_that_is_a_link_leading_out(home: Path, command: str, target: str) -> None:
    (home / "folder").mkdir()
    (home / "inner").symlink_to("../secret")
    (home / NAME).symlink_to(home.parent / "secret" if target == "absolute" else target)
    ran = run(command.split(), home, {"EDITOR": "touch"})
    told = ran.text + ran.talk
    assert ran.code == COMMANDS[command]
    assert TOLD in told or command.startswith("search")
    assert not any(word in told for word in SECRET.split())
    assert target == "absolute" or "secret" not in told
    assert (home.parent / "secret").read_text() == f"{SECRET}\n"
    assert not (home.parent / "gone").exists()


@pytest.mark.parametrize("name", ["2026-03-03-sound.sl.toml", "newsroom.toml"])
def test_translations_and_newsrooms_too(home: Path, name: str) -> None:
    (home / name).unlink(missing_ok=True)
    (home / name).symlink_to("../secret")
    for command in ("validate", "export -f text", "export sound -f html"):
        ran = run(command.split(), home)
        assert TOLD in ran.text + ran.talk
        assert ran.code
        assert not any(word in ran.text + ran.talk for word in SECRET.split())


@pytest.mark.parametrize("target", [NAME, "nowhere", "b.toml", "folder"])
@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("edit")])
def test_loops_and_links_that_lead_nowhere(home: Path, target: str, command: str) -> None:
    (home / "folder").mkdir()
    (home / NAME).symlink_to(target)
    (home / "b.toml").symlink_to(NAME)
    ran = run(command.split(), home)
    assert ran.code == COMMANDS[command]
    assert command.startswith("search") or any(
        told in ran.text + ran.talk for told in ("Too many levels", "is not there", "is a folder")
    )


def test_links_within_the_newsroom_and_to_the_newsroom_are_followed(home: Path) -> None:
    (home / "text").write_text(toml_text(RELEASE | {"status": "issued", "headline": "Linked"}))
    (home / NAME).symlink_to("text")
    (home.parent / "linked").symlink_to("releases")
    for folder in (home, home.parent / "linked"):
        assert run(["list"], folder).text.count("Linked") == 1
        assert run(["validate", "--select", "FI,ST"], folder).code == 0
    assert run(["validate", "--select", "FI", "--newsroom", "linked"], home.parent).code == 0
