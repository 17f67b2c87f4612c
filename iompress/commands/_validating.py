"""What `iompress validate` does, step by step: check, mend, compare with the baseline, report."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from iompress import options, registry
from iompress.console.terminal import is_terminal, tell
from iompress.errors import IompressError, Refused, UsageError
from iompress.lint import baseline as baselines
from iompress.lint import reports, targets
from iompress.lint.git import NoComparison, revision
from iompress.lint.mend import Mended, Mending
from iompress.lint.reports import Result, counted
from iompress.lint.select import require_known_codes, selection
from iompress.lint.since import altered, not_committed, not_compared
from iompress.lint.validate import Request, validate
from iompress.store.files import write
from iompress.store.folder import NEWSROOM

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic
    from iompress.lint.targets import Targets
    from iompress.store.folder import Folder
    from iompress.store.library import Library


@dataclass(frozen=True)
class Order:
    """What was said on the command line."""

    library: Library
    at: str | None
    paths: tuple[str, ...]
    select: tuple[str, ...]
    also: tuple[str, ...]
    ignore: tuple[str, ...]
    level: Literal["", "safe", "unsafe"]
    """Which fixes to make, if any."""
    diff: bool
    since: str | None
    baseline: Path | None
    new_baseline: Path | None
    statistics: bool
    format: str
    output_file: Path | None
    stdin_filename: str
    strict: bool


def carry_out(order: Order) -> int:
    """Do what was ordered. Returns the exit code."""
    library = order.library
    request, folder = _request(order)
    result = validate(library, folder, request)
    if order.level:
        mended = _mended(order, request, result)
        if order.diff:
            sys.stdout.write("".join(m.diff(library.shown(m.file.name)) for m in mended))
            return 1 if any(m.made for m in mended) else 0
        if any(m.made for m in mended):
            request, folder = _request(order)
            result = validate(library, folder, request)
    if order.new_baseline is not None:
        number = baselines.create(order.new_baseline, result.diagnostics)
        tell(f"{counted(number, 'finding')} written to {order.new_baseline}: --baseline lets them be")
        return 0
    if order.baseline is not None:
        result = _less_known(order, baselines.read(order.baseline), request, result)
    result = replace(result, strict=order.strict)
    _report(order, result)
    return 1 if result.failing else 0


def _request(order: Order) -> tuple[Request, Folder]:
    library = order.library
    require_known_codes(library)
    folder = library.scan()
    kept = () if order.since is None else ("GT",)  # what CI is asked to guard, no change of newsroom.toml switches off
    chosen = selection(library.newsroom.rules, order.select, order.also, order.ignore, kept)
    wanted, extra = _targets(order, folder)
    request = Request(wanted, chosen, options.moment(order.at, library), extra=extra)
    if order.paths == ("-",):
        if order.level and not order.diff:
            raise UsageError("standard input cannot be fixed in place", hint="--diff shows the fixes")
        if order.since is not None:
            raise UsageError("standard input has no history", hint="--since compares the newsroom's files")
        data = sys.stdin.buffer.read()
        wanted, unsaved = targets.unsaved(order.stdin_filename, data, library, folder)
        request = replace(request, targets=wanted, data=unsaved)
    return request, folder


def _targets(order: Order, folder: Folder) -> tuple[Targets, tuple[Diagnostic, ...]]:
    """What is to be checked, and what comparing with an earlier revision has found."""
    library = order.library
    wanted = targets.everything(folder) if not order.paths else None
    if order.paths and order.paths != ("-",):
        wanted = targets.named(order.paths, library, folder)
    if wanted is None:
        return targets.of_files((), folder), ()
    if order.since is None:
        undone = not_committed(library.folder, folder)
        return wanted, tuple(found for found in undone if wanted.whole or found.name in wanted.names)
    try:
        earlier = revision(library.folder, order.since)
        changed = earlier.changed()
        found = tuple(
            each
            for each in altered(earlier, folder, changed)
            if wanted.whole or each.name in wanted.names or each.code == "GT004"  # that something was not compared
        )
    except NoComparison as error:
        return wanted, (not_compared(error),)
    if NEWSROOM in changed:
        return wanted, found  # other rules, other speakers: everything can have changed
    later = {own.name for name, file in folder.releases.items() if name in changed for own in folder.translations(file)}
    return targets.of_files(wanted.names & (changed | later), folder), found


def _mended(order: Order, request: Request, result: Result) -> list[Mended]:
    from iompress.lint.catalogue import all_rules

    levels = ("safe", "unsafe") if order.level == "unsafe" else ("safe",)
    codes = {rule.code for rule in all_rules().values() if rule.fix in levels}
    fixable = {d.name for d in result.diagnostics if d.code in codes}
    mending = Mending(order.library.newsroom, request.selection, request.at, order.level or "safe", request.data)
    found = [
        mended
        for bundle in request.targets.bundles
        if any(file.name in fixable for file in bundle.files)
        for mended in mending.mend(bundle, frozenset(fixable))
    ]
    made: Counter[str] = Counter()
    for mended in found:
        if mended.closed:
            tell(f"{order.library.shown(mended.file.name)} is {mended.closed}: its text is not touched")
        elif not order.diff:
            mended.save()
        made.update(mended.made)
    if made and not order.diff:
        told = ", ".join(f"{code} {number}" for code, number in sorted(made.items()))
        files = counted(sum(1 for mended in found if mended.made), "file")
        tell(f"{counted(made.total(), 'finding')} mended in {files}: {told}")
    return found


def _less_known(order: Order, baseline: baselines.Baseline, request: Request, result: Result) -> Result:
    """`result` without what the baseline knows; what is mended drops out of the baseline.

    Not where only some rules were run, at another moment or on a text that is not saved, which cannot know what is
    mended; and CI only tells it.
    """
    new = baseline.without_known(result.diagnostics)
    mended = baseline.mended(result.diagnostics, result.files, request.targets.whole)
    partly = order.select or order.also or order.ignore or order.since or order.at or request.data
    if mended and not partly:
        if os.environ.get("CI"):
            tell(f"{counted(mended.total(), 'finding')} of {baseline.path} mended: run this on your own machine too")
        else:
            baselines.shrink(baseline, mended)
            tell(f"{counted(mended.total(), 'finding')} taken out of {baseline.path}: mended")
    return replace(result, diagnostics=tuple(new), known=len(result.diagnostics) - len(new))


def _report(order: Order, result: Result) -> None:
    if order.statistics:
        text = _statistics(result)
    elif order.format == "text" and order.output_file is None and is_terminal(sys.stdout):
        from iompress.console.diagnostics import draw

        draw(result)
        return
    else:
        text = registry.load(reports, order.format).report(result)
    if order.output_file is None:
        sys.stdout.write(text)
        return
    try:
        if order.output_file.is_file() and order.output_file.suffix.lower() not in _REPORTS:
            raise Refused(f"{order.output_file} is there already, and no report by its name", hint=_NAMED_AS_REPORT)
        if order.output_file.exists() and not order.output_file.is_file():  # a pipe, or /dev/null
            order.output_file.write_text(text, "utf-8")
        else:
            write(order.output_file.resolve(), text.encode(), replace=True)
    except OSError as error:
        raise IompressError(f"{order.output_file} could not be written: {error.strerror}") from None
    tell(result.summary)


_REPORTS = (".json", ".sarif", ".txt", ".log", ".xml")
"""How the files of reports end: what is written over at the next run."""

_NAMED_AS_REPORT = f"the name of a report ends in one of {', '.join(_REPORTS)}"


def _statistics(result: Result) -> str:
    """How often each rule found something, the most frequent first."""
    from iompress.lint.catalogue import all_rules

    counts = Counter(found.code for found in result.diagnostics)
    fixable = {found.code for found in result.diagnostics if found.fix}
    rules = all_rules()
    return "".join(
        f"{number}\t{code}\t{rules[code].name}\t{'fixable' if code in fixable else '-'}\n"
        for code, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def watched(order: Order) -> None:
    """Check again and again, whenever a file has changed, until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        _watch(order)


def _watch(order: Order) -> NoReturn:
    before: object = None
    while True:
        now = _stamps(order.library)
        if now != before:
            before = now
            if is_terminal(sys.stdout):
                sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
            library = type(order.library)(order.library.folder)  # newsroom.toml may be another
            try:
                carry_out(replace(order, library=library))
            except IompressError as error:
                tell(error.message, "error", "1;31")
            tell(f"{time.strftime('%H:%M:%S')} watching {order.library.shown('')}; Ctrl-C ends it")
            sys.stdout.flush()
        time.sleep(0.5)


def _stamps(library: Library) -> object:
    newsroom = library.folder / NEWSROOM
    stamp = newsroom.stat().st_mtime_ns if newsroom.exists() else 0
    return stamp, frozenset((file.name, file.stamp) for file in library.scan().files)
