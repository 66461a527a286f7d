"""How callers answer, and what happens when they do not."""

from __future__ import annotations

from ivr.flow import Answer, Retry
from ivr.parse.fields import Fields, Findings
from ivr.parse.kinds import MISSING_KEY, SILENCE
from ivr.parse.scalars import key, step_name, whole, words
from ivr.source import Text, Value

Way = tuple[str | int, ...]


def answer(fields: Fields) -> Answer:
    """The key and the words among these fields."""
    pressed = fields.take("key")
    number = None if pressed is None else fields.found.read(pressed, (*fields.at, "key"), key, None)
    return Answer(number, fields.texts("words", words))


def whole_answer(value: Value, at: Way, found: Findings, *, key_needed: bool) -> Answer:
    """A mapping that holds nothing but a key and words."""
    fields = found.fields(value, at)
    if fields is None:
        return Answer()
    key_missing = "key" not in fields
    made = answer(fields)
    if key_missing and key_needed:
        fields.missing(
            "key",
            message=f"`{at[-1]}` has no key",
            why="a caller whose words are not understood must still be able to answer",
            fix='add `key: "9"`',
        )
    elif key_missing and not made.words:
        fields.missing("key", message=f"`{at[-1]}` has neither a key nor words", fix="add `key:` or `words:`")
    fields.close()
    return made


def need_answer(fields: Fields, name: str) -> Answer:
    """An answer that must be there, with its key."""
    value = fields.take(name)
    if value is None:
        fields.missing(name, fix=f'add `{name}: {{key: "9"}}`')
        return Answer()
    return whole_answer(value, (*fields.at, name), fields.found, key_needed=True)


def retry(value: Value, at: Way, found: Findings) -> Retry:
    """How often to ask again, and where to go then; a name alone is where to go."""
    if isinstance(value, Text):
        return Retry(found.read(value, at, step_name, ""))
    fields = found.fields(value, at)
    if fields is None:
        return Retry("")
    again = fields.may("again", whole(0, 5), 1)
    then = fields.need("then", step_name, "")
    fields.close()
    return Retry(then, again)


def may_retry(fields: Fields, name: str, otherwise: Retry) -> Retry:
    """What happens then, if the author said so."""
    value = fields.take(name)
    return otherwise if value is None else retry(value, (*fields.at, name), fields.found)


def need_retry(fields: Fields, name: str) -> Retry:
    """What happens then; a step that listens must say so."""
    value = fields.take(name)
    if value is None:
        silent = name == "silence"
        fields.missing(
            name,
            kind=SILENCE if silent else MISSING_KEY,
            message=f"`{fields.at[-1]}` has no answer to silence" if silent else "",
            why="a caller who says nothing would wait for ever" if silent else "",
            fix=f"add `{name}: {{again: 1, then: …}}`",
        )
        return Retry("")
    return retry(value, (*fields.at, name), fields.found)
