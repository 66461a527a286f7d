"""The house's doors on the web: the telephone's webhooks, the health page, the first page."""

from ivr.web.application import create_app

__all__ = ["create_app"]
