"""`python -m ivr` is `accord`."""

from ivr.cli import main

main()
