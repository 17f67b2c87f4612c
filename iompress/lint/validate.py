"""One run: everything found in what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from iompress.lint.check import Ruling, check
from iompress.lint.newsroom import check_newsroom
from iompress.lint.read import met
from iompress.lint.reports import Result
from iompress.lint.run import check_all, check_some
from iompress.lint.shelf import check_shelf, shelf
from iompress.lint.targets import UNNAMED
from iompress.store.folder import NEWSROOM

if TYPE_CHECKING:
    from datetime import datetime

    from iompress.lint.check import Checked
    from iompress.lint.diagnostic import Diagnostic
    from iompress.lint.select import Selection
    from iompress.lint.targets import Targets
    from iompress.store.folder import Folder
    from iompress.store.library import Library


@dataclass(frozen=True)
class Request:
    """What is to be checked, and how."""

    targets: Targets
    selection: Selection
    at: datetime
    data: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """What files hold that is not to be read from disk, by name."""
    extra: tuple[Diagnostic, ...] = ()
    """What has been found already, by comparing with an earlier state."""


def validate(library: Library, folder: Folder, request: Request) -> Result:
    """All that is found in `folder`, as it was scanned, that `request` asks for. Raises BrokenNewsroom."""
    targets = request.targets
    found = list(request.extra)
    media: dict[str, tuple[str, ...]] = {}
    issued: set[str] = set()
    for bundle, checked in zip(targets.bundles, _checked(library, request), strict=True):
        found.extend(checked.diagnostics)
        issued.update(checked.issued)
        if checked.media:
            media[bundle.name] = checked.media
    logo = library.newsroom.organization.logo
    kept = frozenset((logo,)) if logo else frozenset[str]()
    found.extend(check_shelf(shelf(library.folder, folder, media, kept, targets.whole), folder))
    if NEWSROOM in targets.names:
        found.extend(check_newsroom(library))
    if targets.whole:
        found.extend(_unsearched(folder))
    wanted = (d for d in found if targets.whole or d.name in targets.names or d.code.startswith("GT"))
    counting = sorted(request.selection.applied(wanted, issued))
    files = tuple(f.name for b in targets.bundles for f in b.files if f.name in targets.names)
    if NEWSROOM in targets.names:
        files = (*files, NEWSROOM)
    return Result(
        tuple(counting),
        files,
        lambda name: "-" if name == UNNAMED else library.shown(name),
        lambda name: "-" if name == UNNAMED else library.hosted(name),
    )


def _checked(library: Library, request: Request) -> Iterator[Checked]:
    bundles = request.targets.bundles
    ruling = Ruling(library.newsroom, request.at, request.selection.beyond_default)
    if request.data:
        return (check(bundle, ruling, request.data) for bundle in bundles)
    if request.targets.whole:
        return check_all(library, bundles, ruling)
    return check_some(bundles, ruling)


def _unsearched(folder: Folder) -> Iterator[Diagnostic]:
    for problem in folder.problems:
        yield met(Path(problem.path).name, "FI003", f"the folder {problem.message}")
