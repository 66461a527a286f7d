"""`accord callbook`: everything a flow can say, as those who must approve it read it."""

from __future__ import annotations

import click

from ivr.callbook import as_html, as_markdown
from ivr.callbook import callbook as book_of
from ivr.cli.language import Language, from_environment
from ivr.cli.one_flow import flow_file, one_flow


@click.command()
@click.argument("flow")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html"]), default="markdown", show_default=True
)
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    show_default="that of the flow",
    help="The language of what is not said by the flow itself.",
)
def callbook(flow: str, form: str, lang: Language | None) -> None:
    """Print everything FLOW can say, each step once with its branches, for those who must approve it.

    FLOW is a name in the folder of flows, or a file.

    \b
    Examples:
      accord callbook accueil > accueil.md
      accord callbook accueil --format html > accueil.html

    Ends with 1, and says why, when the flow has errors.
    """
    own = lang or from_environment()
    book = book_of(one_flow(flow_file(flow, own), own), lang)
    click.echo(as_html(book) if form == "html" else as_markdown(book), nl=False)
