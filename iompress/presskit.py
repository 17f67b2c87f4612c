"""A press kit: a release in all languages and formats, its pictures, their captions and checksums, as one zip."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from iompress.banner import banner
from iompress.edition import Edition
from iompress.exporters._package import zipped
from iompress.model.state import State


def press_kit(editions: Sequence[Edition], files: Mapping[str, bytes]) -> bytes:
    """The zip of one release: `editions` are its languages, `files` what was exported of them, by name.

    Everything lies in a folder named after the release. SHA256SUMS can be checked with `sha256sum --check`. A
    withdrawn edition brings no pictures.
    """
    contents = dict(files)
    shown = [edition for edition in editions if edition.state is not State.WITHDRAWN]
    pictures = {media.file: media.content for edition in shown for media in edition.media}
    contents |= {f"pictures/{name}": content for name, content in pictures.items()}
    captions = "\n".join(filter(None, map(_captions, shown)))
    if captions:
        contents["pictures/captions.txt"] = captions.encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(contents.items()))
    contents["SHA256SUMS"] = sums.encode()
    return zipped({f"{editions[0].id}/{name}": data for name, data in sorted(contents.items())})


def _captions(edition: Edition) -> str:
    """What each picture shows, in the edition's language."""
    words = edition.locale
    lines = [*banner(edition)]
    for media in edition.media:
        facts = [media.file, media.caption, media.alt]
        facts.append(words.label("credit", credit=media.credit) if media.credit else "")
        facts.append(words.label("license", license=media.license) if media.license else "")
        lines.append("\n".join(filter(None, facts)) + "\n")
    return "\n".join([f"{words.name}: {edition.headline}", "", *lines]) if edition.media else ""
