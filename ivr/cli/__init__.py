"""The commands of `accord`; each one is a file of its own."""

from ivr.cli.main import main

__all__ = ["main"]
