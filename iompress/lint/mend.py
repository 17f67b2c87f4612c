"""The fixes of whole bundles: which files may be edited, and what they hold afterwards."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from iompress.errors import Refused
from iompress.lint.check import Ruling, look
from iompress.lint.clock import Clock
from iompress.lint.fix import Judged, fixed
from iompress.store.files import write

if TYPE_CHECKING:
    from datetime import datetime

    from iompress.lint.check import Bundle
    from iompress.lint.fix import Level
    from iompress.lint.select import Selection
    from iompress.model.newsroom import Newsroom
    from iompress.store.folder import File

_Judge = Callable[[str], Judged]


@dataclass(frozen=True)
class Mended:
    """A file before and after its fixes. `closed` says why none were made: its status."""

    file: File
    before: bytes
    after: bytes
    made: Counter[str]
    closed: str = ""

    def diff(self, shown: str) -> str:
        """The change as a unified diff of the file called `shown`."""
        before, after = (data.decode("utf-8").splitlines(keepends=True) for data in (self.before, self.after))
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(before, after, shown, shown)
        )

    def save(self) -> None:
        """Write the file. Raises Refused if anyone else has written it meanwhile."""
        path = Path(self.file.path)
        if self.file.read() != self.before:
            raise Refused(f"{path} was changed meanwhile", hint="save it in your editor, and run --fix again")
        write(path, self.after, replace=True)


@dataclass(frozen=True)
class Mending:
    """How bundles are mended."""

    newsroom: Newsroom
    selection: Selection
    at: datetime
    level: Level
    data: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """What files hold that is not to be read from disk, by name."""

    def mend(self, bundle: Bundle, names: frozenset[str]) -> Iterator[Mended]:
        """The files of `bundle` that are called one of `names` and have fixes. Nothing is written."""
        data = dict(self.data)
        for file in bundle.files:
            if file.name not in names:
                continue
            page = self._judged(bundle, file, data).page
            if page is None:
                continue
            before = data.get(file.name) or file.read()
            if not page.open_to_fixes:
                yield Mended(file, before, before, Counter(), page.status)
                continue
            outcome = fixed(page.file.text, self._judge(bundle, file, data), self.level)
            if outcome.made:
                mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
                data[file.name] = mark + outcome.text.encode()
                yield Mended(file, before, data[file.name], outcome.made)

    def _judge(self, bundle: Bundle, file: File, data: Mapping[str, bytes]) -> _Judge:
        return lambda text: self._judged(bundle, file, {**data, file.name: text.encode()})

    def _judged(self, bundle: Bundle, file: File, data: Mapping[str, bytes]) -> Judged:
        """What is found in the whole bundle: a fix in a release must do no harm to its translations either."""
        counts: Counter[tuple[str, str]] = Counter()
        own: Judged = Judged(counts, None, ())
        ruling = Ruling(self.newsroom, self.at, self.selection.beyond_default)
        for seen in look(bundle, ruling, Clock(self.at), data):
            name = seen.file.name
            counting = [(rule, found) for rule, found in seen.found if self.selection.counts(name, rule.code)]
            counts.update((name, rule.code) for rule, _ in counting)
            counts.update((name, diagnostic.code) for diagnostic in seen.broken)
            if seen.file is file:
                own = Judged(counts, seen.page, [(rule.code, rule.fix, found) for rule, found in counting])
        return own
