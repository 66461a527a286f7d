"""What Twilio's OpenAPI document says of a request; it lies beside the repository, never in it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from requests import PreparedRequest

NAME = "twilio_api_v2010.json"
FORM = "application/x-www-form-urlencoded"


def undocumented(request: PreparedRequest, document: Path) -> list[str]:
    """What of this request the document does not know: its path, its method, its keys."""
    url = urlsplit(request.url or "")
    operations = _operations(url.path, _paths(document))
    operation = operations.get((request.method or "").lower())
    if operation is None:
        return [f"no {request.method} on {url.path}"]
    content = operation.get("requestBody", {}).get("content", {})
    form_keys = set(content.get(FORM, {}).get("schema", {}).get("properties", {}))
    query_keys = {given["name"] for given in operation.get("parameters", []) if given["in"] == "query"}
    form = parse_qs(str(request.body or ""), keep_blank_values=True)
    return [f"form: {key}" for key in form if key not in form_keys] + [
        f"query: {key}" for key in parse_qs(url.query, keep_blank_values=True) if key not in query_keys
    ]


@lru_cache(maxsize=1)
def _paths(document: Path) -> dict[str, Any]:
    paths: dict[str, Any] = json.loads(document.read_text(encoding="utf-8"))["paths"]
    return paths


def _operations(path: str, paths: dict[str, Any]) -> dict[str, Any]:
    """The operations of the one documented path that this one fits, fixed words before placeholders."""
    for template in sorted(paths, key=lambda template: template.count("{")):
        if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)), path):
            found: dict[str, Any] = paths[template]
            return found
    return {}
