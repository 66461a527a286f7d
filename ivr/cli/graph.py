"""`accord graph`: a flow as a picture in Mermaid."""

from __future__ import annotations

import click

from ivr.callbook import mermaid
from ivr.cli.language import Language, from_environment
from ivr.cli.one_flow import flow_file, one_flow


@click.command()
@click.argument("flow")
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    show_default="that of the flow",
    help="The language of what is not said by the flow itself.",
)
def graph(flow: str, lang: Language | None) -> None:
    """Print FLOW as a picture in Mermaid, which forges and editors show.

    FLOW is a name in the folder of flows, or a file. Steps that ask for consent and steps that record are
    marked.

    Ends with 1, and says why, when the flow has errors.
    """
    own = lang or from_environment()
    click.echo(mermaid(one_flow(flow_file(flow, own), own), lang), nl=False)
