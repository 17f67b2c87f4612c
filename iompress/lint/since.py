"""What changed since a revision, and whether anything that had been issued was altered without saying so."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iompress.lint.corrections import Correcting
from iompress.lint.diagnostic import Diagnostic, Spot
from iompress.lint.differences import differences, entries, same
from iompress.lint.git import NoComparison, last_commit
from iompress.lint.locate import placed, span_of
from iompress.lint.read import met
from iompress.lint.standing import Standing
from iompress.model.state import STATUSES
from iompress.store import toml
from iompress.store.documents import NAME
from iompress.store.files import Unreadable, decode, read_bytes
from iompress.store.folder import NEWSROOM
from iompress.store.source import Positions

if TYPE_CHECKING:
    from iompress.lint.git import Revision
    from iompress.store.folder import File, Folder

_RECORD = "undo it, or add [[corrections]]: `iompress rule GT001` shows one"
_PUBLIC = ("issued", "withdrawn")


def not_committed(path: Path, folder: Folder, among: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """What was issued or approved and reads otherwise than in the last commit, in the files of these names if any are
    given; nothing where there is no git or no commit."""
    try:
        earlier = last_commit(path)
        return tuple(altered(earlier, folder, earlier.differing(among))) if earlier else ()
    except NoComparison as error:
        if error.no_history:
            return ()
        return (not_compared(error)._replace(severity="warning"),)


def not_compared(error: NoComparison) -> Diagnostic:
    """That there was nothing to compare with, or that it could not be read."""
    code = "GT003" if error.no_history else "GT004"
    return met(NEWSROOM, code, f"nothing was compared: {error.message}", error.hint)


def altered(revision: Revision, folder: Folder, changed: frozenset[str]) -> Iterator[Diagnostic]:
    """What was issued at `revision` and reads otherwise now, among the files that `changed`."""
    found = list(_Comparison(revision, folder).of(changed))
    if found and revision.behind():
        hint = f"; this branch lacks what {revision.short} has: merging that may be all that is needed"
        found = [d._replace(hint=f"{d.hint}{hint}") for d in found]
    yield from found
    yield from _of_their_own(revision.folder, folder)


@dataclass(frozen=True)
class _Comparison:
    revision: Revision
    folder: Folder

    @cached_property
    def standing(self) -> Standing:
        """What newsroom.toml printed then and prints now."""
        then = next((_tables(data) for _, data in self.revision.contents([NEWSROOM])), None) or {}
        try:
            text = decode(read_bytes(self.revision.folder / NEWSROOM))
        except Unreadable:
            text = ""
        return Standing(then, text)

    def of(self, changed: frozenset[str]) -> Iterator[Diagnostic]:
        """What is found in the files that `changed`."""
        by_reference = {file.reference: file for file in self.folder.files}
        by_name = {file.name: file for file in self.folder.files}
        for name, then in self.revision.contents(sorted(filter(_is_release, changed))):
            before = _tables(then)
            if before is None:
                continue
            file = by_name.get(name) or by_reference.get(_reference(name))
            public = before.get("status") in _PUBLIC
            if file is None:
                if public:
                    message = f"was {before['status']} at {self.revision.short}, and is not there any more"
                    yield met(name, "GT002", message, "put it back; what was issued can be withdrawn, not undone")
                continue
            try:
                text = decode(file.read())
                now = toml.parse(text)
            except (Unreadable, toml.NotToml):
                continue  # told already, as an error
            positions = Positions(text)
            if public:
                yield from self._release(file, before, now, positions)
            yield from self._approved(file, before, now, positions)
        if any(not name.endswith(".toml") for name in changed):
            yield from self._pictures(self.revision.differing())
        if NEWSROOM in changed and self.standing.differs:
            yield from self._standing_texts()

    def _release(
        self, file: File, before: dict[str, Any], now: dict[str, Any], positions: Positions
    ) -> Iterator[Diagnostic]:
        short = self.revision.short

        def found(code: str, spot: Spot, message: str, hint: str) -> Diagnostic:
            return placed(positions, *span_of(spot, positions), met(file.name, code, message, hint))

        told = now.get("status") in STATUSES  # another word is an error of its own
        if told and (now["status"] not in _PUBLIC or (before["status"] == "withdrawn" and now["status"] == "issued")):
            message = f"was {before['status']} at {short}, and cannot be {now.get('status')} again"
            yield found("GT002", Spot(("status",)), message, "withdraw it, and write a new release")
        correcting = Correcting.of(before, now)
        if correcting is None:
            yield found(
                "GT002", Spot(("corrections",)), "a recorded correction was changed", "corrections are only added"
            )
            return
        for spot, why in correcting.untimely:
            yield found("GT001", spot, f"this correction cannot tell what changed since {short}: {why}", _WHEN)
        for difference in differences(before, now, self.standing.default_boilerplate):
            message = f"{difference.message} since {short}"
            if not correcting.added:
                yield found("GT001", difference.spot, f"{message}, without a recorded correction", _RECORD)
            elif not correcting.tells(difference):
                yield found("GT007", difference.spot, f"{message}, and no new correction tells of it", _TELL)

    def _approved(
        self, file: File, before: dict[str, Any], now: dict[str, Any], positions: Positions
    ) -> Iterator[Diagnostic]:
        """The quotes that read otherwise than when they were approved."""
        approved = {str(e.get("id")): e for _, e in entries(before, "quotes") if e.get("approval")}
        for number, entry in entries(now, "quotes"):
            then = approved.get(str(entry.get("id")))
            if then is None or entry.get("approval") != then["approval"]:
                continue
            for field in ("text", "speaker"):
                if not same(then.get(field), entry.get(field)):
                    quote = f"the quote “{entry['id']}” was approved"
                    message = f"{quote}, and its {field} has changed since {self.revision.short}"
                    spot = span_of(Spot(("quotes", number, field)), positions)
                    yield placed(positions, *spot, met(file.name, "GT008", message, _APPROVE))

    def _pictures(self, differing: frozenset[str]) -> Iterator[Diagnostic]:
        """The pictures of issued releases that are other pictures now, under the same name."""
        others = {name for name in differing if not name.endswith(".toml")}
        ends = [name.rpartition("/")[2].encode("utf-8", "surrogateescape") for name in others]
        moved = {_reference(name): name for name in differing if name.endswith(".toml")}
        for file in self.folder.releases.values():
            try:
                data = file.read()
            except Unreadable:
                continue
            if not any(end in data for end in ends) or (now := _tables(data)) is None:
                continue
            names = dict.fromkeys((file.name, moved.get(file.reference, file.name)))
            name, before = next(((n, _tables(then)) for n, then in self.revision.contents(names)), ("", None))
            if before is None or before.get("status") not in _PUBLIC:
                continue
            if len(entries(now, "corrections")) > len(entries(before, "corrections")):
                continue
            shown = {str(entry.get("file")) for _, entry in entries(before, "media")}
            positions = Positions(decode(data))
            for number, entry in entries(now, "media"):
                picture = str(entry.get("file"))
                was, here = _beside(name, picture), _beside(file.name, picture)
                if picture in shown and was in others and (was == here or not self.revision.same(was, here)):
                    since = self.revision.short
                    message = f"“{picture}” is another picture since {since}, without a recorded correction"
                    spot = span_of(Spot(("media", number, "file")), positions)
                    yield placed(positions, *spot, met(file.name, "GT001", message, _RECORD))

    def _standing_texts(self) -> Iterator[Diagnostic]:
        """What newsroom.toml prints otherwise in releases that were issued."""
        names = [file.name for file in self.folder.files]
        contents = self.revision.contents(names)
        issued = [(n, t) for n, data in contents if (t := _tables(data)) and t.get("status") == "issued"]
        for change in self.standing.changes(issued):
            number, latest = len(change.releases), max(change.releases)
            releases = "an issued release prints it" if number == 1 else f"{number:,} issued releases print it"
            message = f"{change.message} since {self.revision.short}, and {releases}: {_reference(latest)}"
            message += "" if number == 1 else " is the latest"
            yield self.standing.placed(change.keys, met(NEWSROOM, change.code, message, change.hint))


_APPROVE = "put the approved words back; or ask the speaker again, and record that in `approval`"
_WHEN = "write `at` when readers are told, behind the corrections that stand there"
_TELL = "its note says, for readers, what was wrong and what is right"


def _of_their_own(root: Path, folder: Folder) -> Iterator[Diagnostic]:
    """The folders in the newsroom that are repositories of their own: what was issued there is not compared."""
    inside = {part for file in folder.files for part in Path(file.name).parents} - {Path()}
    for part in sorted(inside):
        if (root / part / ".git").exists():
            message = f"{part.as_posix()} is a git repository of its own: what was issued there was not compared"
            yield met(NEWSROOM, "GT004", message, "keep releases in the newsroom's own repository")


def _tables(data: bytes) -> dict[str, Any] | None:
    try:
        return toml.parse(decode(data))
    except (Unreadable, toml.NotToml):
        return None


def _is_release(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name != NEWSROOM and not any(p.startswith(".") for p in name.split("/")) and bool(NAME.fullmatch(last))


def _beside(name: str, picture: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), picture))


def _reference(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".toml")
