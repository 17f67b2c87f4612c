"""Print how well the importers read the corpus: by field, language and kind of source. `-v` tells what was wrong."""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import NotARelease, Stored
from iompress.importers._sniff import read
from tests.import_corpus.measure import Mark, Table, marks

SAMPLES = Path(__file__).parent / "samples"


def imported(source: Path) -> tuple[Draft, ...]:
    """The drafts that `source` gives; none if it is refused."""
    try:
        page, _ = read(source.read_bytes())
        return () if isinstance(page, Stored) else accounted(page, drafts(page))
    except NotARelease:
        return ()


def measured(source: Path) -> Iterator[Mark]:
    """All marks of one sample."""
    said: Table = tomllib.loads(source.with_suffix(".toml").read_text("utf-8"))
    found = imported(source)
    if said.get("not_a_release"):
        yield Mark("refused", float(not found), 1.0, "was taken for a release" if found else "")
        return
    releases = said.get("release", []) if said.get("several") else [said]
    yield Mark(
        "how many",
        float(len(found) == len(releases)),
        1.0,
        f"{len(found)} for {len(releases)}" if len(found) != len(releases) else "",
    )
    for number, release in enumerate(releases):
        yield from marks(found[number] if number < len(found) else None, release, said.get("chrome", []))


def main(arguments: list[str]) -> int:
    """Measure the samples whose names hold any of `arguments`, or all; 1 if a target is missed."""
    verbose = "-v" in arguments
    wanted = [word for word in arguments if word != "-v"]
    groups: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    fields: list[str] = []
    for source in sorted(path for path in SAMPLES.iterdir() if path.suffix != ".toml"):
        if wanted and not any(word in source.name for word in wanted):
            continue
        for mark in measured(source):
            if mark.field not in fields:
                fields.append(mark.field)
            for group in ("all", source.name[:2] if source.name[2] == "-" else "other", source.suffix[1:]):
                groups[group][mark.field][0] += mark.right
                groups[group][mark.field][1] += mark.of
            if verbose and mark.wrong:
                print(f"{source.name:44.44} {mark.field:12} {mark.wrong}")
    order = ["all", *sorted(name for name in groups if name != "all")]
    print(f"{'':14}" + "".join(f"{name:>9}" for name in order))
    for field in sorted(fields, key=lambda name: list(TARGETS).index(name) if name in TARGETS else 99):
        cells = []
        for group in order:
            right, of = groups[group][field]
            cells.append(f"{100 * right / of:9.1f}" if of else f"{'–':>9}")
        print(f"{field:14}" + "".join(cells) + (f"   ≥ {TARGETS[field]}" if field in TARGETS else ""))
    missed = [
        field
        for field, least in TARGETS.items()
        if groups["all"][field][1] and 100 * groups["all"][field][0] / groups["all"][field][1] < least
    ]
    if missed:
        print("below what is wanted: " + ", ".join(missed))
    return 1 if missed else 0


TARGETS = {
    "headline": 95.0,
    "city": 95.0,
    "date": 95.0,
    "quote text": 92.0,
    "speaker": 88.0,
    "phones": 95.0,
    "emails": 95.0,
    "body kept": 99.5,
    "body clean": 98.0,
    "chrome out": 98.0,
}
"""The least that is wanted, in per cent."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
