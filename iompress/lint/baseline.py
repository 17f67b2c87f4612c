"""The baseline: what was found before the newsroom began to check, and may stay until it is mended.

It only ever shrinks: what is mended drops out of it, and nothing new comes in. What it holds is recognized by
file, rule, words and the nearest word on each side (`fingerprint`), not by line, so that lines may move; what has
another neighbour now is new.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from iompress.errors import Refused, UsageError
from iompress.lint.fingerprint import around
from iompress.store.files import Unreadable, decode, read_bytes, write

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic

VERSION = 2
_NEVER = "GT"
"""What nobody is to live with: that something issued was altered."""
Known = Counter[tuple[str, str, str]]
"""How often each is known: the file, the rule's code, a digest of the words and their neighbours."""


@dataclass(frozen=True)
class Baseline:
    """What is known already, as it stands in the file at `path`."""

    path: Path
    known: Known

    def without_known(self, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Those of `found` that are new. Of more of the same than are known, the last ones are new."""
        left = self.known.copy()
        new: list[Diagnostic] = []
        for diagnostic in found:
            mark = _mark(diagnostic)
            if left[mark] > 0 and not diagnostic.code.startswith(_NEVER):
                left[mark] -= 1
            else:
                new.append(diagnostic)
        return new

    def mended(self, found: Iterable[Diagnostic], checked: Iterable[str], whole: bool) -> Known:
        """What is known but was not found any more in the files that were `checked`, or in the `whole` newsroom."""
        names = set(checked)
        still = Counter(map(_mark, found))
        return Counter(
            {
                mark: count - still[mark]
                for mark, count in self.known.items()
                if (whole or mark[0] in names) and count > still[mark]
            }
        )


def read(path: Path) -> Baseline:
    """The baseline in the file at `path`. Raises UsageError if there is none, or it is none."""
    try:
        told = json.loads(decode(read_bytes(path)))
        known: Counter[tuple[str, str, str]] = Counter()
        for name, code, words, count in told["known"]:  # merging branches can leave a line twice
            known[name, code, words] += count
        if told["version"] != VERSION or not all(isinstance(count, int) for count in known.values()):
            raise ValueError
    except Unreadable as error:
        hint = f"`iompress validate --new-baseline {path}` writes one"
        raise UsageError(f"the baseline {path} {error.message}", hint=hint) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        hint = "delete it, and write it anew with --new-baseline"
        raise UsageError(f"{path} is not a baseline of iompress", hint=hint) from None
    return Baseline(path, known)


def create(path: Path, found: Iterable[Diagnostic]) -> int:
    """Write a baseline of all that was `found`, but for what git tells, and return how much that is.

    Raises Refused if there is one already."""
    known = Counter(_mark(diagnostic) for diagnostic in found if not diagnostic.code.startswith(_NEVER))
    try:
        _write(path, known, replace=False)
    except Refused:
        hint = "a baseline only shrinks: --baseline lets it; delete the file to begin anew"
        raise Refused(f"{path} is there already", hint=hint) from None
    return known.total()


def shrink(baseline: Baseline, mended: Known) -> None:
    """Take what is mended out of the file."""
    _write(baseline.path, baseline.known - mended, replace=True)


def _write(path: Path, known: Known, *, replace: bool) -> None:
    lines = ",\n".join(f"  {json.dumps([*mark, count], ensure_ascii=False)}" for mark, count in sorted(known.items()))
    text = f'{{"version": {VERSION}, "known": [\n{lines}\n]}}\n'
    write(path, text.encode(), replace=replace)


def _mark(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """What recognizes a diagnostic wherever it stands in its file."""
    told = "\0".join((diagnostic.words, *around(diagnostic)))
    return diagnostic.name, diagnostic.code, sha256(told.encode("utf-8", "replace")).hexdigest()[:12]
