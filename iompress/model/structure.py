"""Tables into models, and everything wrong with them in the newsroom's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from iompress.model import instants
from iompress.model.characters import inert

Keys = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at `keys`, the way from the file's root to the value."""

    keys: Keys
    message: str
    hint: str = ""
    at_key: bool = False
    """Whether the key itself is at fault, not its value."""
    kind: Literal["missing", "unknown", "value"] = "value"
    """What is wrong: a key that must be there is not, one is there that nobody knows, or the value is not allowed."""


class Misshapen(Exception):
    """The tables are not what the model demands. Never leaves the store."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def build(model: type[Model], tables: Mapping[str, Any]) -> Model:
    """`tables`, as TOML gives them, as a `model`. Raises Misshapen with every fault found."""
    try:
        return model.model_validate(tables)
    except ValidationError as error:
        errors = error.errors()
        invalid = {e["loc"][:length] for e in errors for length in range(1, len(e["loc"]))}
        # of a list whose entries are all wrong pydantic says as well that it is empty
        faults = [_fault(model, e, tables) for e in errors if e["type"] != "too_short" or e["loc"] not in invalid]
        raise Misshapen(tuple({(f.keys, f.message): f for f in faults}.values())) from None


def _fault(model: type[BaseModel], error: ErrorDetails, tables: Mapping[str, Any]) -> Fault:
    keys = _real_keys(error["loc"], tables, missing=error["type"] == "missing")
    name = _spelled(keys)
    context = error.get("ctx", {})
    if error["loc"][-1:] == ("[key]",):
        hint = (_form(context) or _PATTERNS["language"]) if "pattern" in context else ""
        return Fault(keys, f"{_shown(keys[-1])} cannot be a key of {_spelled(keys[:-1])}", hint, at_key=True)
    hint = ""
    at_key = False
    kind: Literal["missing", "unknown", "value"] = "value"
    match error["type"]:
        case "missing":
            message, hint = f"{name} is missing", _strayed(keys, tables)
            keys, kind = keys[:-1], "missing"
        case "extra_forbidden":
            message, hint, at_key, kind = f"unknown key {name}", _meant(model, keys), True, "unknown"
        case "literal_error":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            near = get_close_matches(str(error["input"]), allowed, 1, 0.5)
            message = f"{name} cannot be {_shown(error['input'])}"
            hint = (f"did you mean “{near[0]}”? " if near else "") + f"one of {', '.join(allowed)}"
        case "string_pattern_mismatch":
            message, hint = (
                f"{name} cannot be {_shown(error['input'])}",
                _PATTERNS.get(_last(keys), _form(context)),
            )
        case "too_short" if context["min_length"] > 1:
            message = f"{name} needs {context['min_length']} entries, not {context['actual_length']}"
        case "too_short" | "string_too_short":
            message = f"{name} is empty"
        case "string_too_long":
            message = f"{name} is longer than {context['max_length']} characters"
        case "too_long":
            message = f"{name} has more than {context['max_length']} entries"
        case "greater_than_equal" | "less_than_equal":
            message, hint = f"{name} cannot be {_shown(error['input'])}", "goals are numbered 1 to 17"
        case "date_from_datetime_inexact" | "date_type":
            message, hint = (
                f"{name} must be a date, not {_kind(error['input'])}",
                "write 2018-12-10, without quotes",
            )
        case "datetime_type":
            message = f"{name} must be a date and time, not {_kind(error['input'])}"
            hint = "write 2018-12-10T14:00:00, without quotes"
        case "string_type":
            message, hint = f"{name} must be text, not {_kind(error['input'])}", "put it in quotes"
        case "int_type":
            message = f"{name} must be a whole number, not {_kind(error['input'])}"
        case "tuple_type" | "list_type" if isinstance(error["input"], dict):
            message, hint = f"{name} must be a list of tables", f"write [[{name[1:-1]}]], in two brackets"
        case "tuple_type" | "list_type":
            message, hint = f"{name} must be a list, not {_kind(error['input'])}", "put it in square brackets"
        case "dict_type" | "model_type" | "model_attributes_type":
            message = f"{name} must be a table, not {_kind(error['input'])}"
        case "timezone":
            message, hint = f"{name}: {error['msg']}", _zone_meant(str(error["input"]))
        case _:
            message = f"{name} {error['msg']}" if keys else error["msg"]
    return Fault(keys, message, hint, at_key, kind)


def _real_keys(location: tuple[str | int, ...], tables: Mapping[str, Any], *, missing: bool) -> Keys:
    """`location` without the branches of unions that pydantic puts between the keys.

    Its last step is a key that is not there if that is what is `missing`.
    """
    keys: list[str | int] = []
    value: Any = tables
    for step in location:
        match value:
            case dict() if step in value:
                value = value[step]
            case list() if isinstance(step, int) and step < len(value):
                value = value[step]
            case dict() if missing and step == location[-1]:
                value = None
            case _:
                continue
        keys.append(step)
    return tuple(keys)


def _strayed(keys: Keys, tables: Mapping[str, Any]) -> str:
    """Where a key of the file itself stands instead: behind a table's header it belongs to that table."""
    for name, table in tables.items() if len(keys) == 1 else ():
        entries = table if isinstance(table, list) else [table]
        if any(isinstance(entry, dict) and keys[0] in entry for entry in entries):
            header = f"[[{name}]]" if isinstance(table, list) else f"[{name}]"
            return f"it stands below {_printable(header)}, so it belongs to that: write it above the first [table]"
    return ""


def _meant(model: type[BaseModel], keys: Keys) -> str:
    """What was likely meant by the key at `keys`, which nobody knows there."""
    from iompress.model.release import Release, Translation

    if model is Translation and len(keys) == 1 and keys[0] in Release.model_fields:
        return "it belongs in the release's own file: one for all languages"
    if keys[-1] in _known_keys(model, ()):
        return f"`{keys[-1]}` belongs above the first [table]"
    known = _known_keys(model, keys[:-1])
    near = get_close_matches(str(keys[-1]), known, 1, 0.6)
    return f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"


def _zone_meant(said: str) -> str:
    """What to write instead of `said`, which is no IANA zone."""
    near = instants.zone_like(said)
    return f"did you mean “{near}”?" if near else "write a region and a city: Europe/Ljubljana"


def _known_keys(model: type[BaseModel], keys: Keys) -> list[str]:
    """The keys allowed in the table at `keys`."""
    for key in keys:
        if isinstance(key, int):
            continue
        field = next((f for n, f in model.model_fields.items() if key in (n, f.alias)), None)
        if field is not None:
            model = _model_inside(field.annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_inside(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_inside(part))), None)


def _spelled(keys: Keys) -> str:
    """`quotes[2].speaker`, counted from 1 as people count."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return f"`{_printable(text)}`" if text else "the file"


def _last(keys: Keys) -> str:
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


_PATTERNS = {
    "language": "a language tag such as en, sl or zh-Hant",
    "languages": "language tags such as en, sl or zh-Hant",
    "country": "two capital letters, ISO 3166-1: MA, SI",
    "countries": "two capital letters each, ISO 3166-1: MA, SI",
    "email": "an address such as press@example.org",
    "url": "an address that begins with https://",
    "rule": "a rule's code such as HL002",
}


def _form(context: Mapping[str, Any]) -> str:
    pattern = context.get("pattern", "")
    return "letters, digits, hyphens and underscores only" if "A-Za-z0-9_-" in pattern else ""


def _shown(value: object) -> str:
    text = _printable(str(value))
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _printable(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal obeys."""
    return inert(text).translate({ord("\n"): "�", ord("\t"): "�"})


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
        dict: "a table",
        time: "a time alone",
    }
    return kinds.get(type(value), "a date" if type(value) is date else "a date and time")
