"""Accord: call scripts that ask before they record."""
