"""A flow for those who must approve it: every step once with its branches, and a picture of them."""

from ivr.callbook.book import callbook
from ivr.callbook.graph import mermaid
from ivr.callbook.html import as_html
from ivr.callbook.markdown import as_markdown

__all__ = ["as_html", "as_markdown", "callbook", "mermaid"]
