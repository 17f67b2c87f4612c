"""One file per format: an edition in, bytes out. A file's name is the format's; nothing here touches a disk.

Other packages add formats through the entry point group `iompress.exporters`; see docs/plugins.md. Their
metadata is read only when a format is asked for that is not one of these, or when all are listed.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol, cast

from iompress import registry
from iompress.errors import IompressError, UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from iompress.edition import Edition

GROUP = "iompress.exporters"


class Exporter(Protocol):
    """What a format's module, or any object that a plug-in gives, has; its docstring's first line describes it."""

    EXTENSION: str
    """Of the files' names, without the leading dot."""
    MEDIA_TYPE: str

    def export(self, edition: Edition) -> bytes:
        """`edition` in this format: the same bytes for the same edition. Raises IompressError if it cannot be made."""


def own_names() -> tuple[str, ...]:
    """The formats that iompress brings itself."""
    return registry.names(sys.modules[__name__])


def names() -> tuple[str, ...]:
    """All formats, those of other packages too."""
    return tuple(sorted({*own_names(), *_plugins()}))


def load(name: str) -> Exporter:
    """The format called `name`. Raises UsageError if there is none, IompressError if a plug-in does not load."""
    try:
        return cast("Exporter", registry.load(sys.modules[__name__], name))
    except KeyError:
        plugin = _plugins().get(name)
    if plugin is None:
        raise UsageError(f"there is no format “{name}”", hint=_meant(name.lower().lstrip(".")))
    try:
        return cast("Exporter", plugin.load())
    except (ImportError, AttributeError) as error:
        package = plugin.dist.name if plugin.dist else plugin.value
        raise IompressError(f"the format “{name}” of {package} does not load: {error}") from None


def _meant(said: str) -> str:
    """What was likely meant by `said`, which is no format."""
    if said in _OTHER_NAMES:
        return _OTHER_NAMES[said]
    near = get_close_matches(said, names(), 1, 0.5)
    return f"did you mean “{near[0]}”?" if near else f"known are {', '.join(names())}"


_PICTURES = "a release's own pictures go with --zip; “social” makes a picture of each quotation"
_OTHER_NAMES = {
    other: f"did you mean “{name}”?"
    for name, others in {
        "docx": "word doc msword ms-word", "odt": "opendocument libreoffice openoffice writer",
        "text": "txt plain wire plaintext ascii", "email": "mail e-mail eml message outlook newsletter",
        "html": "htm web webpage page website", "markdown": "md commonmark",
        "jsonld": "schema.org ld+json json-ld",
        "social": "tweet twitter x facebook instagram mastodon linkedin card cards posts",
        "pdf": "paper print pdf/a pdf/ua", "nitf": "xml", "newsml-g2": "newsml iptc g2",
    }.items()
    for other in others.split()
} | dict.fromkeys(("jpg", "jpeg", "png", "picture", "pictures", "image", "photo"), _PICTURES) | {
    "zip": "--zip makes a press kit of all formats that are asked for: --format all --zip", "kit": "--format all --zip",
}  # fmt: skip
"""What people call the formats, and files' endings: what to say to each."""


def _plugins() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=GROUP)}
