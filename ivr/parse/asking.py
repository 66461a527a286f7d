"""The step that asks: which keys belong to which way of consenting."""

from __future__ import annotations

from ivr.diagnostics import Nearest, quoted
from ivr.flow import Answer, Consent, Mode, Retry
from ivr.parse.answers import may_retry, need_answer, need_retry
from ivr.parse.fields import Fields
from ivr.parse.kinds import UNKNOWN_KEY
from ivr.parse.scalars import Wrong, seconds, spoken, step_name, words

MODES = ", ".join(f"`{mode}`" for mode in Mode)


def consent(fields: Fields) -> Consent:
    """The notice, the offer, and what each answer leads to."""
    written = fields.take("consent")
    mode = None if written is None else fields.found.read(written, (*fields.at, "consent"), _mode, None)
    notice = fields.need("notice", spoken, "", why="callers must be told why they may be recorded")
    offer = fields.need("offer", spoken, "", why="callers must be told how to refuse")
    refuse = need_answer(fields, "refuse")
    refused = fields.need("refused", step_name, "", why="a caller who refuses must be served in another way")
    window = fields.may("window", seconds(3, 30), 5)
    unclear = need_retry(fields, "unclear")
    purposes = fields.texts("purposes", words)
    continued, accept, accepted, silence = _by_mode(fields, mode, unclear)
    return Consent(
        mode=mode or Mode.IMPLICIT,
        notice=notice,
        offer=offer,
        refuse=refuse,
        refused=refused,
        unclear=unclear,
        window=window,
        continued=continued,
        accept=accept,
        accepted=accepted,
        silence=silence,
        purposes=purposes,
    )


def _by_mode(
    fields: Fields, mode: Mode | None, unclear: Retry
) -> tuple[str | None, Answer | None, str | None, Retry | None]:
    if mode is Mode.EXPLICIT:
        _not_here(fields, mode, ("continued",))
        accept = need_answer(fields, "accept")
        accepted = fields.need("accepted", step_name, "")
        return None, accept, accepted, may_retry(fields, "silence", unclear)
    if mode is not None:
        _not_here(fields, mode, ("accept", "accepted", "silence"))
        return fields.need("continued", step_name, ""), None, None, None
    for key in ("continued", "accept", "accepted", "silence"):
        fields.take(key)
    return None, None, None, None


def _not_here(fields: Fields, mode: Mode, keys: tuple[str, ...]) -> None:
    for key in keys:
        if fields.take(key) is not None:
            fields.found.add(
                UNKNOWN_KEY,
                (*fields.at, key),
                f"consent that is {mode.value} has no `{key}`",
                on_key=True,
                why="going on is no yes" if mode is Mode.EXPLICIT else "nobody is asked to say yes here",
                fix="delete it, or change the way of consenting",
            )


def _mode(text: str) -> Mode:
    try:
        return Mode(text)
    except ValueError:
        fix = Nearest(Mode).fix(text, f"write one of {MODES}")
        raise Wrong(f"{quoted(text)} is not a way of consenting", fix) from None
