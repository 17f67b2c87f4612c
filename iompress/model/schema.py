"""JSON Schema of the files people keep, so that an editor completes and checks them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from iompress.model.newsroom import Newsroom
from iompress.model.release import Release, Translation

FILES: dict[str, tuple[type[BaseModel], str]] = {
    "release.schema.json": (Release, "A press release: STEM.toml"),
    "translation.schema.json": (Translation, "A translation of a press release: STEM.LANGUAGE.toml"),
    "newsroom.schema.json": (Newsroom, "A newsroom: newsroom.toml"),
}
"""The schema's file name, what it describes, and in which words."""


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) that is kept in the file `name`, one of FILES."""
    model, title = FILES[name]
    schema = _plain(model.model_json_schema(by_alias=True))
    schema.pop("title")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _plain(node: Any) -> Any:
    """`node` without what tells nothing to who writes TOML: null, which it lacks, and titles that repeat keys."""
    if isinstance(node, list):
        return [_plain(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: {name: _without_title(_plain(field)) for name, field in value.items()}
        if key == "properties"
        else _plain(value)
        for key, value in node.items()
        if not (key == "default" and value in (None, [], {}, ""))
    }
    branches = [branch for branch in kept.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        del kept["anyOf"]
        return {**branches[0], **kept}
    if branches:
        kept["anyOf"] = branches
    return kept


def _without_title(field: Any) -> Any:
    return {key: value for key, value in field.items() if key != "title"}
