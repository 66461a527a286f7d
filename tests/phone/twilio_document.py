"""What Twilio's OpenAPI document says of a request; it lies beside the repository, never in it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from requests import PreparedRequest

DOCUMENT = Path(__file__).resolve().parents[2] / "../shared/data/twilio_api_v2010.json"
FORM = "application/x-www-form-urlencoded"


@lru_cache(maxsize=1)
def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))["paths"]
    return paths


def _operations(path: str) -> dict[str, Any]:
    """The operations of the one documented path that this one fits, fixed words before placeholders."""
    for template in sorted(_paths(), key=lambda template: template.count("{")):
        if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)), path):
            found: dict[str, Any] = _paths()[template]
            return found
    return {}


def undocumented(request: PreparedRequest) -> list[str]:
    """What of this request the document does not know: its path, its method, its keys."""
    url = urlsplit(request.url or "")
    operations = _operations(url.path)
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
