"""What a JSON Schema says of a value: as much of draft 7 as our schema uses, and no more."""

from __future__ import annotations

import re
from typing import Any

TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}
KNOWN = {
    *("$schema", "title", "description", "definitions", "default", "examples", "$ref", "type", "enum"),
    *("pattern", "minimum", "maximum", "maxLength", "properties", "required", "additionalProperties"),
    *("propertyNames", "minProperties", "maxProperties", "items", "maxItems", "anyOf", "allOf"),
    *("if", "then", "else"),
}


def judged(value: Any, schema: Any, root: dict[str, Any], at: str = "") -> list[str]:
    """What is wrong with a value, each with its place; nothing where the schema lets it through."""
    if isinstance(schema, bool):
        return [] if schema else [f"{at}: not here"]
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        return judged(value, root["definitions"][schema["$ref"].rpartition("/")[2]], root, at)
    if "type" in schema and not _is(value, schema["type"]):
        return [f"{at}: is no {schema['type']}"]
    found = [f"{at}: none of {schema['enum']}"] if value not in schema.get("enum", [value]) else []
    if isinstance(value, str | int):
        found += _of_scalar(value, schema, at)
    elif isinstance(value, list):
        found += _of_list(value, schema, root, at)
    elif isinstance(value, dict):
        found += _of_object(value, schema, root, at)
    return found + _of_ways(value, schema, root, at)


def _of_scalar(value: str | int, schema: dict[str, Any], at: str) -> list[str]:
    if isinstance(value, str):
        fits = re.search(schema.get("pattern", ""), value) and len(value) <= schema.get(
            "maxLength", len(value)
        )
    else:
        fits = schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return [] if fits else [f"{at}: not like that"]


def _of_list(value: list[Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    found = [f"{at}: too many"] if len(value) > schema.get("maxItems", len(value)) else []
    for index, one in enumerate(value):
        found += judged(one, schema.get("items", True), root, f"{at}/{index}")
    return found


def _of_ways(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    found: list[str] = []
    if "anyOf" in schema and all(judged(value, one, root, at) for one in schema["anyOf"]):
        found.append(f"{at}: none of the ways")
    for one in schema.get("allOf", ()):
        found += judged(value, one, root, at)
    if "if" in schema:
        way = "else" if judged(value, schema["if"], root, at) else "then"
        found += judged(value, schema.get(way, True), root, at)
    return found


def _of_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    found = [f"{at}: has no {key}" for key in schema.get("required", ()) if key not in value]
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value)):
        found.append(f"{at}: too few or too many names")
    for key, one in value.items():
        found += judged(key, schema.get("propertyNames", True), root, f"{at}/{key}")
        inner = schema.get("properties", {}).get(key, schema.get("additionalProperties", True))
        found += judged(one, inner, root, f"{at}/{key}")
    return found


def _is(value: Any, types: str | list[str]) -> bool:
    wanted = [types] if isinstance(types, str) else types
    return any(
        isinstance(value, TYPES[one]) and not (isinstance(value, bool) and one in ("integer", "number"))
        for one in wanted
    )
