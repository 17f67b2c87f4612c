"""What git knows of the newsroom at an earlier revision. Uses the git command; everything works without."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from iompress.errors import UsageError

TIMEOUT = 60
"""Seconds that git may take for one answer."""


class NoComparison(Exception):
    """Why nothing can be compared; never leaves the linter."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Revision:
    """A commit of the repository around `folder`."""

    folder: Path
    commit: str
    called: str = ""
    """What it is called in messages; else by the beginning of its number."""

    @property
    def short(self) -> str:
        """The commit as people cite it."""
        return self.called or self.commit[:8]

    def differing(self) -> frozenset[str]:
        """The files in the folder that were there at the revision and differ now, or are gone."""
        told = _git(
            self.folder,
            "diff",
            "--name-only",
            "-z",
            "--relative",
            "--no-renames",
            "--diff-filter=MDT",
            self.commit,
            "--",
        )
        return frozenset(name for name in told.decode("utf-8", "surrogateescape").split("\0") if name)

    def changed(self) -> frozenset[str]:
        """The files in the folder that differ from the revision or are new, relative to the folder."""
        differing = _git(self.folder, "diff", "--name-only", "-z", "--relative", "--no-renames", self.commit, "--")
        new = _git(self.folder, "ls-files", "--others", "--exclude-standard", "-z")
        return frozenset(name for name in (differing + new).decode("utf-8", "surrogateescape").split("\0") if name)

    def contents(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What those of the files `names` that were there then held."""
        wanted = [name for name in names if "\n" not in name]
        asked = "".join(f"{self.commit}:./{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
        answer = _git(self.folder, "cat-file", "--batch", asked=asked) if wanted else b""
        at = 0
        for name in wanted:
            end = answer.index(b"\n", at)
            header = answer[at:end].split(b" ")  # object, kind and size; of what was not there: name, "missing"
            at = end + 1
            if header[-1].isdigit():
                size = int(header[-1])
                if header[-2] == b"blob":
                    yield name, answer[at : at + size]
                at += size + 1


def last_commit(folder: Path) -> Revision | None:
    """What was committed last in the repository around `folder`; None if there seems to be no repository."""
    if "GIT_DIR" in os.environ or any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return Revision(folder, "HEAD", "the last commit")
    return None


def revision(folder: Path, wanted: str) -> Revision:
    """The commit that `wanted` names. Raises NoComparison where there is no git, no repository or only a part of its
    history, UsageError if the whole history has no such commit."""
    if wanted.startswith("-") or not wanted.strip():
        raise UsageError(f"“{wanted}” is not a revision", hint="a branch, a tag or a commit: --since origin/main")
    try:
        _git(folder, "rev-parse", "--git-dir")
    except NoComparison as error:
        raise NoComparison(error.message, "everything is checked, but nothing is compared") from None
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", f"{wanted}^{{commit}}").decode().strip()
    except NoComparison:
        if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
            message = f"this clone holds only the latest commits, and “{wanted}” is not one of them"
            raise NoComparison(message, "fetch the whole history: fetch-depth: 0, or git fetch --unshallow") from None
        if not _git(folder, "rev-list", "--all", "--max-count=1").strip():
            raise NoComparison("nothing is committed yet", "everything is checked, but nothing is compared") from None
        raise UsageError(f"git knows no revision “{wanted}” here", hint="git log --oneline lists them") from None
    return Revision(folder, commit)


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(folder), *arguments],
            input=asked,
            capture_output=True,
            timeout=TIMEOUT,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        raise NoComparison("git is not installed", "") from None
    except subprocess.TimeoutExpired:
        raise NoComparison(f"git did not answer in {TIMEOUT} seconds", "") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoComparison(told[0].removeprefix("fatal: ") if told else "git failed", "")
    return done.stdout
