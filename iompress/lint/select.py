"""Which findings count: what the newsroom and the command line select, ignore and weigh otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from typing import TYPE_CHECKING

from iompress.errors import BrokenNewsroom, Problem, UsageError
from iompress.lint.catalogue import all_rules
from iompress.lint.outgoing import decisive

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic, Severity
    from iompress.model.newsroom import Validate
    from iompress.store.library import Library

_LISTED = "`iompress rule` lists all"
_ALWAYS = ("FI", "ST", "IG002")
"""What cannot be deselected: a file that is not understood has not been checked."""


@dataclass(frozen=True)
class Selection:
    """Codes or their beginnings, as the newsroom and the command line give them; ALL means every code."""

    select: tuple[str, ...] = ()
    """Empty for all rules that are on by default."""
    also: tuple[str, ...] = ()
    """In addition to `select`."""
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    kept: tuple[str, ...] = ()
    """Codes or their beginnings that count whatever the newsroom says: only the command line sets them aside."""

    decisive: tuple[str, ...] = ()
    """Codes that count so in texts that are issued, which are not exported for them."""

    def applied(self, diagnostics: Iterable[Diagnostic], issued: Container[str] = ()) -> Iterator[Diagnostic]:
        """Those of `diagnostics` that count, each with the severity that it has here; `issued` are files whose text
        may leave the house."""
        severities = cache(self._severity)
        counts = cache(self.counts)
        for diagnostic in diagnostics:
            if diagnostic.code in self.decisive and diagnostic.name in issued:
                yield diagnostic
            elif counts(diagnostic.name, diagnostic.code):
                severity = severities(diagnostic.code)
                yield diagnostic._replace(severity=severity) if severity else diagnostic

    @cached_property
    def beyond_default(self) -> frozenset[str]:
        """The codes of rules that are not on by default but selected."""
        if not self.select and not self.also:
            return frozenset()
        return frozenset(rule.code for rule in all_rules().values() if not rule.default and self._selects(rule.code))

    def counts(self, name: str, code: str) -> bool:
        """Whether a finding of the rule `code` in the file `name` counts."""
        if code.startswith(_ALWAYS):
            return True
        if code.startswith(self.kept):
            return True
        return self._selects(code) and not any(
            _matches(code, codes) and fnmatchcase(name, pattern) for pattern, codes in self.per_file_ignores
        )

    def _selects(self, code: str) -> bool:
        chosen = max(_longest(code, self.select), _longest(code, self.also))
        if chosen < 0:
            if self.select or not all_rules()[code].default:
                return False
            chosen = 0
        return _longest(code, self.ignore) < chosen or not _matches(code, self.ignore)

    def _severity(self, code: str) -> Severity | None:
        if code.startswith(self.kept):
            return None
        fitting = [(len(prefix), severity) for prefix, severity in self.severity if _matches(code, (prefix,))]
        return max(fitting)[1] if fitting else None


def selection(
    rules: Validate,
    select: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    kept: tuple[str, ...] = (),
) -> Selection:
    """What newsroom.toml's [validate] says, with the command line's `select` instead of its own, `also` and `ignore`
    in addition; codes that begin with one of `kept` the newsroom itself cannot set aside or weigh otherwise.

    Raises UsageError for a code on the command line that no rule has."""
    for prefix in (*select, *also, *ignore):
        if not known(prefix):
            raise UsageError(f"no rule's code begins with “{prefix}”", hint=_LISTED)
    return Selection(
        select or rules.select,
        also,
        (*rules.ignore, *ignore),
        tuple((pattern, codes) for pattern, codes in rules.per_file_ignores.items()),
        tuple(rules.severity.items()),
        tuple(code for code in all_rules() if code.startswith(kept) and _wanted(code, select, ignore)),
        tuple(code for code in decisive() if _wanted(code, select, ignore)),
    )


def _wanted(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether the command line alone wants the rule."""
    return Selection(select, (), ignore).counts("", code)


def require_known_codes(library: Library) -> None:
    """Raise BrokenNewsroom if newsroom.toml's [validate] names codes that no rule has."""
    rules = library.newsroom.rules
    named = [
        *((("validate", "select", n), code) for n, code in enumerate(rules.select)),
        *((("validate", "ignore", n), code) for n, code in enumerate(rules.ignore)),
        *(
            (("validate", "per_file_ignores", pattern, n), code)
            for pattern, codes in rules.per_file_ignores.items()
            for n, code in enumerate(codes)
        ),
        *((("validate", "severity", code), code) for code in rules.severity),
    ]
    unknown = [(keys, code) for keys, code in named if not known(code)]
    if not unknown:
        return
    from iompress.store.files import decode, read_bytes
    from iompress.store.folder import NEWSROOM
    from iompress.store.source import Positions

    positions = Positions(decode(read_bytes(library.folder / NEWSROOM)))
    shown = library.shown(NEWSROOM)
    raise BrokenNewsroom(
        tuple(
            Problem(shown, *positions.place_of(keys), f"no rule's code begins with “{code}”", _LISTED)
            for keys, code in unknown
        )
    )


def known(prefix: str) -> bool:
    """Whether `prefix` begins the code of any rule."""
    return prefix == "ALL" or (bool(prefix) and any(code.startswith(prefix) for code in all_rules()))


def _matches(code: str, prefixes: tuple[str, ...]) -> bool:
    return code.startswith(prefixes) or "ALL" in prefixes


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    """The length of the longest of `prefixes` that fits `code`: the more exact wish wins. -1 for none."""
    return max((0 if p == "ALL" else len(p) for p in prefixes if _matches(code, (p,))), default=-1)
