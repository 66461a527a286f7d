"""`accord rehearse --save-as`: the call just played, written down beside the flow as a rehearsal."""

from __future__ import annotations

from pathlib import Path

import click

from ivr.check import with_rehearsal
from ivr.check.checked import ENDING
from ivr.cli.language import Language
from ivr.cli.shown import shown
from ivr.edit import EditRefused, save, text_in
from ivr.rehearsal import Rehearsal

SAVED = {"fr": "Répétition ajoutée à {file}.", "en": "Rehearsal added to {file}."}
REFUSED = {"fr": "{file}:{line} : {why} ; {fix}", "en": "{file}:{line}: {why}; {fix}"}


def save_as(name: str, call: Rehearsal, path: Path, lang: Language) -> None:
    """Adds the call to the rehearsals beside the file of its flow, or begins them."""
    file = path.with_name(f"{path.stem}{ENDING}")
    try:
        before = text_in(file) if file.exists() else ""
        after = with_rehearsal(before, call, name, call.flow)
        if file.exists():
            save(file, before, after)
        else:
            with file.open("xb") as new:
                new.write(after.encode())
    except EditRefused as refused:
        why, fix = refused.why.told(lang), refused.fix.told(lang)
        told = REFUSED[lang].format(file=shown(file), line=refused.place.line, why=why, fix=fix)
        raise click.ClickException(told) from refused
    except OSError as trouble:
        raise click.ClickException(f"{shown(file)}: {trouble.strerror}") from trouble
    click.echo(SAVED[lang].format(file=shown(file)))
