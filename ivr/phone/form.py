"""The form of a webhook, read from its bytes: a name and its value, and every value of a name sent twice."""

from __future__ import annotations

from urllib.parse import unquote

FORM = "application/x-www-form-urlencoded"
"""The one kind of body Twilio sends to a telephone's webhooks
(https://www.twilio.com/docs/usage/webhooks/webhooks-overview)."""


class Form(dict[str, str]):
    """Each name with the value that came first."""

    def __init__(self) -> None:
        super().__init__()
        self.again: dict[str, list[str]] = {}
        """All values of those names that came more than once."""

    def getlist(self, name: str) -> list[str]:
        """Every value of a name, in the order they came; none for a name that did not come."""
        if name in self.again:
            return self.again[name]
        return [self[name]] if name in self else []


def read_form(body: bytes, content_type: str) -> Form:
    """The form of this body; an empty one where the body is of another kind.

    How large a body may be is the business of whoever receives it.
    """
    form = Form()
    if content_type.partition(";")[0].strip().lower() != FORM:
        return form
    for field in body.decode("utf-8", "replace").replace("+", " ").split("&"):
        if not field:
            continue
        name, _, value = field.partition("=")
        if "%" in field:
            name, value = unquote(name), unquote(value)
        if name in form:
            form.again.setdefault(name, [form[name]]).append(value)
        else:
            form[name] = value
    return form
