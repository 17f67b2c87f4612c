"""Whole sessions at the desk, `sessions/*.txt`: what is typed, and every character that comes back.

`== PATH ==` writes a file (`== releases/ ==` copies this repository's newsroom), `$ COMMAND` runs one, `-- ` begins a
remark; `| head -n N` keeps what is long short. Below a command stands what it wrote to standard output, then, marked
`! `, to standard error, then its exit code in brackets unless that is 0; digests are not spelled out. `$ date --set
TIME` sets the clock.

`IOMPRESS_REWRITE=1 pytest tests/test_sessions.py` writes down what comes back now: read the diff before it is
committed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import NOW, RELEASES, Ran, run

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
_MARKS = ("== ", "$ ", "-- ")
_DIGEST = re.compile(r"\b([0-9a-f]{64}|[0-9a-f]{32})\b")


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_session(session: Path, tmp_path: Path) -> None:
    written = session.read_text("utf-8")
    played = _played(written, tmp_path)
    if os.environ.get("IOMPRESS_REWRITE"):
        session.write_text(played, "utf-8", newline="\n")
    assert played == written


def _played(session: str, folder: Path) -> str:
    """`session` as it goes when it is played in `folder`."""
    told = []
    now = NOW
    for first, rest in _steps(session):
        if first.startswith("== "):
            _write(first.removeprefix("== ").removesuffix(" =="), rest, folder)
            told.append("\n".join([first, *rest]).rstrip("\n"))
        elif first.startswith("$ date --set "):
            now = datetime.fromisoformat(first.removeprefix("$ date --set "))
            told.append(first)
        elif first.startswith("$ "):
            told.append(f"{first}\n{_shown(_ran(first.removeprefix('$ '), folder, now))}".rstrip("\n"))
        else:
            told.append("\n".join([first, *rest]).rstrip("\n"))
    return "\n\n".join(told) + "\n"


def _steps(session: str) -> Iterator[tuple[str, list[str]]]:
    step: list[str] = []
    for line in session.split("\n"):
        if line.startswith(_MARKS) and step:
            yield step[0], step[1:]
            step = []
        step.append(line)
    yield step[0], step[1:]


def _write(name: str, lines: list[str], folder: Path) -> None:
    path = folder / name
    if name == "releases/":
        shutil.copytree(RELEASES, path, ignore=shutil.ignore_patterns(".iompress"))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines).strip("\n") + "\n", "utf-8", newline="\n")


def _ran(command: str, folder: Path, now: datetime) -> Ran:
    """What comes of `command`: iompress, or one of the few others that show what it did."""
    command, _, first = command.partition(" | head -n ")
    if first:
        ran = _ran(command, folder, now)
        return replace(ran, out=b"".join(ran.out.splitlines(keepends=True)[: int(first)]))
    words = shlex.split(command)
    environment = {}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environment[name] = value.replace("PYTHON", shlex.quote(sys.executable))
    match words:
        case ["iompress", *arguments]:
            return run(arguments, folder, environment, now)
        case ["cat", name]:
            return Ran((folder / name).read_bytes(), "", 0)
        case ["ls", name]:
            found = sorted(
                path for path in (folder / name).rglob("*") if path.is_file() and ".iompress" not in path.parts
            )
            return Ran("".join(f"{path.relative_to(folder).as_posix()}\n" for path in found).encode(), "", 0)
        case ["rm", name]:
            (folder / name).unlink()
            return Ran(b"", "", 0)
    raise ValueError(command)


def _shown(ran: Ran) -> str:
    lines = _DIGEST.sub("[digest]", ran.text).split("\n")
    assert not any(line.startswith((*_MARKS, "! ")) for line in lines), "what came back looks like part of a session"
    assert lines[-1] == "", "what came back does not end with a line's end"
    talk = ran.talk.removesuffix("\n").split("\n") if ran.talk else []
    code = [f"[{ran.code}]"] if ran.code else []
    return "\n".join([*lines[:-1], *(f"! {line}".rstrip() for line in talk), *code])
