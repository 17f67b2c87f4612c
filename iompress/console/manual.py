"""A page of the manual on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markdown import Markdown


def draw(markdown: str) -> None:
    """Draw a page of Markdown on standard output, no wider than reads well."""
    console = Console(highlight=False)
    console.print(Markdown(markdown, code_theme="ansi_dark", hyperlinks=False), width=min(console.width, 90))
