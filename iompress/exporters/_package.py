"""ZIP archives whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import zipfile


def zipped(parts: dict[str, bytes]) -> bytes:
    """`parts` by name as a ZIP archive, in their order, without the time or the system on which it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # so that the next line means: anyone may read it
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return target.getvalue()
