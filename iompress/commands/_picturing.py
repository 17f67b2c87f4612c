"""The pictures of what is imported: put beside the release's file, or told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from iompress.errors import Refused
from iompress.importers._pictures import Seen
from iompress.store.files import put
from iompress.store.paths import shown


def by_file(seen: Sequence[Seen], stem: str) -> dict[str, bytes]:
    """The pictures that are taken over, by the files that they become: the release's `stem` and their digest."""
    return {_file(each, stem): each.content for each in seen if each.suffix}


def _file(seen: Seen, stem: str) -> str:
    return f"{stem}-{sha256(seen.content).hexdigest()[:8]}.{seen.suffix}"


def media(seen: Sequence[Seen], stem: str) -> dict[str, list[dict[str, str]]]:
    """The [[media]] tables of the pictures that are taken over; no key if there are none."""
    taken = {_file(each, stem): each for each in reversed(seen) if each.suffix}
    tables = [{"file": file, **({"alt": taken[file].alt} if taken[file].alt else {})} for file in by_file(seen, stem)]
    return {"media": tables} if tables else {}


def left_behind(seen: Sequence[Seen]) -> Iterator[str]:
    """What is to be said of the pictures that are not taken over."""
    absent = list(dict.fromkeys(each.alt or each.name for each in seen if not each.content))
    small = list(dict.fromkeys(each.alt or each.name for each in seen if each.content and not each.suffix))
    if absent:
        yield f"pictures that the source only names were left behind: {_named(absent)}"
    if small:
        yield f"pictures that are small or of no common type were left behind: {_named(small)}"


def _named(names: Sequence[str]) -> str:
    return "; ".join(name[:60] for name in names[:5]) + f" and {len(names) - 5} more" * (len(names) > 5)


def put_pictures(content: Mapping[str, Any], pictures: Mapping[str, bytes], release: Path) -> Iterator[str]:
    """Write the pictures of the release with the tables `content` beside its file; tell which are not to be had.

    `pictures` are bytes by file. Nothing is written over.
    """
    if "date" not in content and "kind" not in content:  # a translation, whose pictures are its source's
        return
    for entry in content.get("media", ()):
        path = release.parent / entry["file"]
        data = pictures.get(entry["file"])
        if data is None:
            if not path.exists():
                yield f"the file “{entry['file']}” is not in it: put it beside the release"
            continue
        try:
            put(path, data, replace=False)
        except Refused:
            yield f"{shown(path)} is there already and is another picture than the release’s"
