"""What git knows of the newsroom at an earlier revision. Uses the git command; everything works without."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from iompress.errors import UsageError
from iompress.store.folder import NEWSROOM

TIMEOUT = 60
"""Seconds that git may take for one answer."""

_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
"""What a hook of git sets, relative to a folder that need not be the newsroom's."""


class NoComparison(Exception):
    """Why nothing can be compared; never leaves the linter."""

    def __init__(self, message: str, hint: str, *, no_history: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
        self.no_history = no_history
        """Whether there is nothing to compare with: no repository, or no commit."""


@dataclass(frozen=True)
class Revision:
    """A commit of the repository around `folder`."""

    folder: Path
    commit: str
    called: str = ""
    """What it is called in messages; else by the beginning of its number."""
    place: str = "./"
    """Where the newsroom was then: a path in the repository that ends in a slash, "" for its root; ./ for here."""

    @property
    def short(self) -> str:
        """The commit as people cite it."""
        return self.called or self.commit[:8]

    def behind(self) -> bool:
        """Whether what is checked out lacks something that the revision has: it is on a branch that went on."""
        try:
            _git(self.folder, "merge-base", "--is-ancestor", self.commit, "HEAD")
        except NoComparison:
            return True
        return False

    def differing(self, among: Iterable[str] = ()) -> frozenset[str]:
        """The files in the folder, of these names if any are given, that were there then and differ now or are gone."""
        if self.place != "./":
            return frozenset(self._moved_and_differing())
        options = ("--name-only", "-z", "--relative", "--no-renames", "--diff-filter=MDT")
        paths = (f":(literal){name}" for name in among)
        return _names(_git(self.folder, "diff", *options, self.commit, "--", *paths))

    def changed(self) -> frozenset[str]:
        """The files in the folder that differ from the revision or are new, relative to the folder."""
        new = _names(_git(self.folder, "ls-files", "--others", "--exclude-standard", "-z"))
        if self.place != "./":
            known = _names(_git(self.folder, "ls-files", "-z"))
            return self.differing() | ((new | known) - self._listed().keys())
        options = ("--name-only", "-z", "--relative", "--no-renames")
        return _names(_git(self.folder, "diff", *options, self.commit, "--")) | new

    def contents(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What those of the files `names` that were there then held."""
        wanted = [name for name in names if "\n" not in name]
        asked = "".join(f"{self.commit}:{self.place}{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
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

    def same(self, then: str, now: str) -> bool:
        """Whether the file `then` held at the revision what the file `now` holds today."""
        return dict(self._stored((now,))).get(now) == self._listed().get(then)

    def _listed(self) -> dict[str, str]:
        """The files that were there then, each with the number of what it held."""
        here = self.place == "./"
        told = _git(self.folder, "ls-tree", "-r", "-z", *([] if here else ["--full-tree"]), self.commit)
        entries = (entry.partition("\t") for entry in told.decode("utf-8", "surrogateescape").split("\0") if entry)
        place = "" if here else self.place
        return {name.removeprefix(place): about.split()[2] for about, _, name in entries if name.startswith(place)}

    def _moved_and_differing(self) -> Iterator[str]:
        then = {name: number for name, number in self._listed().items() if "\n" not in name}
        now = dict(self._stored(then))
        yield from (name for name, number in then.items() if now.get(name) != number)

    def _stored(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The files `names` that are there now, each with the number that git would keep it under."""
        wanted = [name for name in names if (self.folder / name).is_file()]
        here = _line(self.folder, "rev-parse", "--show-prefix")
        top = Path(_line(self.folder, "rev-parse", "--show-toplevel"))
        asked = "".join(f"{here}{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
        yield from zip(wanted, _git(top, "hash-object", "--stdin-paths", asked=asked).decode().split(), strict=True)


def last_commit(folder: Path) -> Revision | None:
    """What was committed last in the repository around `folder`; None if there seems to be no repository.

    Raises NoComparison where git cannot say.
    """
    if "GIT_DIR" not in os.environ and not _has_repository(folder):
        return None
    return Revision(folder, "HEAD", "the last commit", _place(folder, "HEAD"))


def revision(folder: Path, wanted: str) -> Revision:
    """The commit that `wanted` names. Raises NoComparison where there is no git, no repository or only a part of its
    history, UsageError if the whole history has no such commit."""
    if wanted.startswith("-") or not wanted.strip() or not wanted.isprintable():
        raise UsageError(f"“{wanted}” is not a revision", hint="a branch, a tag or a commit: --since origin/main")
    try:
        commit = _line(folder, "rev-parse", "--verify", "--quiet", f"{wanted}^{{commit}}")
    except NoComparison:
        _require_commits(folder)
        if _line(folder, "rev-parse", "--is-shallow-repository") == "true":
            message = f"this clone holds only the latest commits, and “{wanted}” is not one of them"
            hint = "fetch the whole history: fetch-depth: 0 in the checkout, GIT_DEPTH: 0, or git fetch --unshallow"
            raise NoComparison(message, hint) from None
        hint = "git log --oneline lists them; git fetch brings those of other clones"
        raise UsageError(f"git knows no revision “{wanted}” here", hint=hint) from None
    return Revision(folder, commit, place=_place(folder, commit))


def _require_commits(folder: Path) -> None:
    """Raise NoComparison where there is no git, no repository, one that git will not read, or nothing in it."""
    if not _has_repository(folder) and "GIT_DIR" not in os.environ:
        hint = "everything is checked, but nothing is compared"
        raise NoComparison("the newsroom is in no git repository", hint, no_history=True)
    _git(folder, "rev-parse", "--git-dir")
    if not _git(folder, "rev-list", "--all", "--max-count=1").strip():
        hint = "everything is checked, but nothing is compared"
        raise NoComparison("nothing is committed yet", hint, no_history=True)


def _has_repository(folder: Path) -> bool:
    here = folder.resolve()
    return any((parent / ".git").exists() for parent in (here, *here.parents))


def _place(folder: Path, commit: str) -> str:
    """Where the newsroom was at the commit: here, or in a folder whose newsroom.toml is not there any more."""
    try:
        _git(folder, "cat-file", "-e", f"{commit}:./{NEWSROOM}")
    except NoComparison:
        _require_commits(folder)
    else:
        return "./"
    top = Path(_line(folder, "rev-parse", "--show-toplevel"))
    names = _names(_git(folder, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit))
    places = {name.removesuffix(NEWSROOM) for name in names if f"/{name}".endswith(f"/{NEWSROOM}")}
    gone = [place for place in sorted(places) if not (top / place / NEWSROOM).exists()]

    def shared(place: str) -> int:
        return sum(1 for name in names if name.startswith(place) and (folder / name.removeprefix(place)).exists())

    return max(gone, key=shared, default="./")


def _names(told: bytes) -> frozenset[str]:
    return frozenset(name for name in told.decode("utf-8", "surrogateescape").split("\0") if name)


def _line(folder: Path, *arguments: str) -> str:
    return os.fsdecode(_git(folder, *arguments)).rstrip("\n")


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    if _has_repository(folder):
        environment = {name: value for name, value in environment.items() if name not in _OF_ANOTHER}
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(folder), *arguments],
            input=asked,
            capture_output=True,
            timeout=TIMEOUT,
            env=environment,
            check=False,
        )
    except OSError as error:
        reason = "is not installed" if isinstance(error, FileNotFoundError) else f"cannot be run: {error.strerror}"
        raise NoComparison(f"git {reason}", "install git, or put it on the PATH") from None
    except subprocess.TimeoutExpired:
        raise NoComparison(f"git did not answer in {TIMEOUT} seconds", "try again") from None
    if done.returncode:
        raise _refused(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _refused(told: str) -> NoComparison:
    """Why git gave no answer, from what it said."""
    if "dubious ownership" in told or "safe.directory" in told:
        message = "the repository belongs to another user, and git does not read it"
        return NoComparison(message, "git config --global --add safe.directory, and behind it the repository's folder")
    first = told.splitlines()[0].removeprefix("fatal: ") if told else "git failed"
    return NoComparison(first, "see what `git status` says in the newsroom's folder")
