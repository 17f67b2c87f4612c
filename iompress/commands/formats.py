"""List the formats that releases can be exported to."""

from __future__ import annotations

import sys


def command() -> None:
    """List the formats that releases can be exported to."""
    from textwrap import wrap

    from iompress import exporters
    from iompress.console.terminal import is_terminal, one_line, width

    indent = " " * 29
    for name in exporters.names():
        module = exporters.load(name)
        summary = (module.__doc__ or "").split("\n")[0].rstrip(".")
        line = f"{name:<12} .{module.EXTENSION:<14} {one_line(summary)}"
        columns = max(width(), 60)
        lines = wrap(line, columns, subsequent_indent=indent) if is_terminal(sys.stdout) else [line]
        sys.stdout.write("\n".join(lines) + "\n")
