"""The flows of `flows/examples`, as they are read."""

from __future__ import annotations

from pathlib import Path

from ivr.parse import FlowText, Reading, read_flows

FOLDER = Path(__file__).parents[2] / "flows" / "examples"
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.glob("*.yaml"))
    if not path.name.endswith(".test.yaml")
}


def readings() -> dict[str, Reading]:
    """Every example, held against the others."""
    return read_flows({name: FlowText(text, f"{name}.yaml") for name, text in TEXTS.items()}, sounds=())
