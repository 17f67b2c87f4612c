"""The templates of `iompress/templates/`: read once, escaping by default, without access to any other file."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minijinja import Environment


@cache
def resource(name: str) -> str:
    """The text of the file `name` in `iompress/templates/`."""
    return (files("iompress") / "templates" / name).read_text("utf-8")


@cache
def stylesheet(name: str) -> tuple[str, str]:
    """The style sheet `name` and its source expression for a Content-Security-Policy."""
    css = resource(name)
    return css, f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from minijinja import Environment

    return Environment(
        loader=resource,
        undefined_behavior="strict",
        auto_escape_callback=lambda name: "html",
        trim_blocks=True,
        lstrip_blocks=True,
        debug=False,
    )


def render(template: str, **values: Any) -> str:
    """The template of that name, filled with `values`; every text in them escaped but for minijinja.Markup.

    Slashes and apostrophes stay as they are: they mean nothing in text or between the templates' double quotes.
    """
    text = _environment().render_template(template, **values)
    return text.replace("&#x2f;", "/").replace("&#x27;", "'")
