"""Diagnostics as a terminal, an editor, a forge or a program reads them."""

from ivr.render.github import as_github
from ivr.render.lines import as_lines
from ivr.render.plain import as_json
from ivr.render.sarif import as_sarif
from ivr.render.text import as_text

__all__ = ["as_github", "as_json", "as_lines", "as_sarif", "as_text"]
