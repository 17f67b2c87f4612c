"""List the formats that releases can be exported to."""

from __future__ import annotations

import sys


def command() -> None:
    """List the formats that releases can be exported to."""
    from iompress import exporters
    from iompress.console.terminal import one_line

    for name in exporters.names():
        module = exporters.load(name)
        summary = (module.__doc__ or "").split("\n")[0].rstrip(".")
        sys.stdout.write(f"{name:<12} .{module.EXTENSION:<14} {one_line(summary)}\n")
