"""The steps of a flow: one kind key, then the options and edges of that verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ivr.diagnostics import Nearest, Route, quoted
from ivr.flow import (
    LARGEST_FLOW_STEPS,
    VERBS,
    Alternatives,
    Answer,
    Ask,
    Choice,
    HangUp,
    Offer,
    Say,
    Step,
    Text,
    Transfer,
    Voicemail,
)
from ivr.parse.answers import answer, may_retry, need_retry
from ivr.parse.asking import consent
from ivr.parse.fields import Fields, Findings
from ivr.parse.kinds import NO_VERB, TOO_MANY, TWO_VERBS, WRONG_VALUE
from ivr.parse.scalars import number, seconds, spoken, step_name, words, yes_or_no
from ivr.source import Map, Value

LONGEST_MESSAGE = 1_000
"""Characters of a text message."""


def steps(fields: Fields) -> dict[str, Step]:
    """Every step that has a verb, by its name."""
    value = fields.take("steps")
    if value is None:
        fields.missing("steps", fix="add `steps:` and the first step beneath it")
        return {}
    found = fields.found
    if isinstance(value, Map) and len(value.items) > LARGEST_FLOW_STEPS:
        found.add(
            TOO_MANY,
            ("steps",),
            f"the flow has more than {LARGEST_FLOW_STEPS:,} steps",
            on_key=True,
            fix="split the script into several flows",
        )
        return {}
    made = {name: _step(name, one, at, found) for name, one, at in found.named(value, ("steps",))}
    return {name: step for name, step in made.items() if step is not None}


def _step(name: str, value: Value, at: Route, found: Findings) -> Step | None:
    fields = found.fields(value, at)
    if fields is None or not isinstance(value, Map):
        return None
    kinds = list(dict.fromkeys(key.value for key, _ in value.items if key.value in VERBS))
    verbs = ", ".join(f"`{verb}`" for verb in VERBS)
    if not kinds:
        near = Nearest(VERBS)
        meant = next((verb for key, _ in value.items[:5] if (verb := near(key.value))), None)
        fix = f"did you mean `{meant}`?" if meant else f"add one of {verbs}"
        found.add(NO_VERB, at, f"the step {quoted(name)} does nothing", on_key=True, fix=fix)
        return None
    if len(kinds) > 1:
        found.add(
            TWO_VERBS,
            (*at, kinds[1]),
            f"the step {quoted(name)} does two things: `{kinds[0]}` and `{kinds[1]}`",
            on_key=True,
            fix=f"make a step of its own for `{kinds[1]}`",
        )
        return None
    step = READERS[kinds[0]](fields)
    fields.close()
    return step


def _say(fields: Fields) -> Say:
    return Say(fields.need("say", spoken, ""), _next(fields))


def _next(fields: Fields) -> str:
    return fields.need(
        "next", step_name, "", why="the line would go dead", fix="add `next:` and the name of a step"
    )


def _alternatives(fields: Fields) -> Alternatives:
    text = fields.need("alternatives", spoken, "")
    offers = fields.take("offers")
    if offers is None:
        fields.missing("offers", why="a caller who refuses must be served in another way")
    at = (*fields.at, "offers")
    made = (
        () if offers is None else tuple(_offer(*one, fields.found) for one in fields.found.named(offers, at))
    )
    silence = need_retry(fields, "silence")
    unclear = may_retry(fields, "unclear", silence)
    return Alternatives(text, made, silence, unclear, fields.may("wait", seconds(1, 30), 5))


def _offer(name: str, value: Value, at: Route, found: Findings) -> Offer:
    fields = found.fields(value, at)
    if fields is None:
        return Offer(name, answer=Answer())
    made = Offer(name, answer(fields), fields.may("say", spoken, None), fields.may("next", step_name, None))
    _answerable(fields, name, made.answer)
    if name == "unrecorded" and made.next is None:
        fields.missing(
            "next",
            message="the offer `unrecorded` leads nowhere",
            why="a caller who goes on unrecorded must be served",
            fix="add `next:` and the name of a step",
        )
    elif made.say is None and made.next is None:
        fields.missing(
            "next",
            message=f"the offer `{name}` has nothing to say and leads nowhere",
            fix="add `say:` or `next:`",
        )
    fields.close()
    return made


def _ask(fields: Fields) -> Ask:
    text = fields.need("ask", spoken, "")
    choices = fields.take("choices")
    if choices is None:
        fields.missing("choices")
    at = (*fields.at, "choices")
    made = (
        ()
        if choices is None
        else tuple(_choice(*one, fields.found) for one in fields.found.named(choices, at))
    )
    silence = need_retry(fields, "silence")
    unclear = may_retry(fields, "unclear", silence)
    return Ask(text, made, silence, unclear, fields.may("wait", seconds(1, 30), 5))


def _choice(name: str, value: Value, at: Route, found: Findings) -> Choice:
    fields = found.fields(value, at)
    if fields is None:
        return Choice(name, Answer(), "")
    made = Choice(name, answer(fields), _next(fields))
    _answerable(fields, name, made.answer)
    fields.close()
    return made


def _answerable(fields: Fields, name: str, answered: Answer) -> None:
    if "key" not in fields.found.places.names(fields.at) and not answered.words:
        fields.missing(
            "key",
            message=f"{quoted(name)} has neither a key nor words",
            why="nobody could choose it",
            fix='add `key: "1"`',
        )


def _transfer(fields: Fields) -> Transfer:
    value = fields.take("transfer")
    at = (*fields.at, "transfer")
    to = ""
    if isinstance(value, Map):
        own = Fields(value, at, fields.found)
        to = own.need("number", number, "")
        own.close()
    elif value is not None:
        to = fields.found.read(value, at, number, "")
    why = "a caller whom nobody answers must be led on"
    no_answer = fields.need("no_answer", step_name, "", why=why)
    return Transfer(
        number=to,
        busy=fields.need("busy", step_name, "", why=why),
        no_answer=no_answer,
        failed=fields.may("failed", step_name, no_answer),
        record=fields.may("record", yes_or_no, False),
        rings=fields.may("rings", seconds(5, 60), 20),
        next=fields.may("next", step_name, None),
    )


def _voicemail(fields: Fields) -> Voicemail:
    return Voicemail(
        text=fields.need("voicemail", spoken, ""),
        unrecorded=fields.need(
            "unrecorded",
            step_name,
            "",
            why="a caller whose message may not be kept must be led on",
            fix="add `unrecorded:` and the name of a step",
        ),
        purpose=fields.may("purpose", words, "message"),
        longest=fields.may("longest", seconds(10, 600), 120),
        next=fields.may("next", step_name, None),
    )


def _text(fields: Fields) -> Text:
    text = fields.need("text", spoken, "")
    if len(text) > LONGEST_MESSAGE:
        fields.found.add(
            WRONG_VALUE,
            (*fields.at, "text"),
            f"the message has {len(text):,} characters",
            fix=f"write at most {LONGEST_MESSAGE:,}",
        )
    return Text(
        text, _next(fields), fields.need("failed", step_name, "", why="no text can be sent to a landline")
    )


def _hang_up(fields: Fields) -> HangUp:
    return HangUp(fields.need("hang_up", spoken, "") or None)


READERS: Mapping[str, Callable[[Fields], Step]] = {
    "say": _say,
    "consent": consent,
    "alternatives": _alternatives,
    "ask": _ask,
    "transfer": _transfer,
    "voicemail": _voicemail,
    "text": _text,
    "hang_up": _hang_up,
}
