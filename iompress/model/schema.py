"""JSON Schema of the files people keep, so that an editor completes and checks them."""

from __future__ import annotations

import ast
import inspect
import itertools
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from iompress.model import newsroom, release
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
    _describe(schema, _remarks(model.__name__))
    for definition, table in schema.get("$defs", {}).items():
        _describe(table, _remarks(definition))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _describe(table: dict[str, Any], remarks: dict[str, str]) -> None:
    """Give the keys of `table` their descriptions."""
    for key, field in table["properties"].items():
        if key in remarks:
            table["properties"][key] = {"description": remarks[key], **field}


@cache
def _remarks(class_name: str) -> dict[str, str]:
    """The text below each field of the model called `class_name`, by the field's key.

    Pydantic would read them when the models are made, at the start of every command, for the schema alone.
    """
    for module in (release, newsroom):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef) and node.name == class_name:
                fields = getattr(module, class_name).model_fields
                return {fields[name].alias or name: text for name, text in _below_fields(node.body)}
    return {}


def _below_fields(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, remark in itertools.pairwise(body):
        match field, remark:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as text)):
                yield name, inspect.cleandoc(text)


def _plain(node: Any) -> Any:
    """`node` without what tells nothing to who writes TOML: null, which it lacks, and titles that repeat keys."""
    if isinstance(node, list):
        return [_plain(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    kept = {
        _ANY.get(key, key): {name: _without_title(_plain(field)) for name, field in value.items()}
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


_ANY = {"oneOf": "anyOf"}
"""No value fits two branches; editors complete better where they need not make sure of that."""


def _without_title(field: Any) -> Any:
    return {key: value for key, value in field.items() if key != "title"}
