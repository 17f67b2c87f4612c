"""ZIP archives whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping


def zipped(parts: Mapping[str, bytes], plain: Collection[str] = ()) -> bytes:
    """`parts` by name as a ZIP archive, in their order, without the time or the system on which it was made.

    Those in `plain` are not compressed.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # so that the next line means: anyone may read it
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return target.getvalue()
