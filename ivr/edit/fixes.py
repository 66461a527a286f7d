"""The remedies that are sure, by the code of the mistake: each finds its own from the text and the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Place, Route, quoted
from ivr.edit.edit import Edit
from ivr.edit.fix import Change, Fix
from ivr.edit.keys import taken_out
from ivr.edit.lines import line_end, place
from ivr.edit.meaning import fields, kind_at, known_keys
from ivr.edit.near import surely
from ivr.edit.opened import Opened, opened
from ivr.edit.refused import EditRefused
from ivr.edit.remedies import remedy
from ivr.edit.rename import key_edit, name_renaming, offer_renaming, step_renaming
from ivr.edit.tree import Tree, keys, tree_of, under, with_key_named, with_value, without_item
from ivr.edit.unread import with_quotes, with_signs_quoted, without_tabs
from ivr.edit.values import value_edits
from ivr.flow import VERBS
from ivr.flow.names import plain_name
from ivr.flow.values import Again, Destination, Key, Number, Spoken
from ivr.source.extents import MapExtent

PLACEHOLDER = re.compile(r"\{[a-z_]+(\.[a-z_]+)?\}")
LONE_HASH = re.compile(r"[ \t]+(#)(?=[ \t]*$|[ \t]+#)")
A_COMMENT = re.compile(r"(^|\s)#", re.MULTILINE)

BECOMES = Sentence(fr="{old} devient {new}", en="{old} becomes {new}")
ONCE = Sentence(fr="{key} n'est plus écrit qu'une fois", en="{key} is written only once")


@dataclass(frozen=True)
class Mistake:
    """Where a mistake stands in a text that can be read."""

    page: Opened
    at: Route
    place: Place
    country: str | None = None


def fix(text: str, diagnostic: Diagnostic, country: str | None = None) -> Fix | None:
    """The sure remedy of a mistake; None where there is none, or more than one.

    `country` is that of the firm, where the text itself does not say it.
    """
    return next((found for _, found in fixes(text, (diagnostic,), country)), None)


def fixes(
    text: str, diagnostics: Iterable[Diagnostic], country: str | None = None
) -> list[tuple[Diagnostic, Fix]]:
    """The sure remedies of these mistakes, all of one text."""
    found: list[tuple[Diagnostic, Fix | None]] = []
    page: Opened | None = None
    for one in diagnostics:
        if one.code in UNREAD:
            found.append((one, UNREAD[one.code](text, one)))
        elif one.code in READ:
            try:
                page = page or opened(text)
                found.append((one, READ[one.code](Mistake(page, one.at, one.span, country))))
            except EditRefused:
                continue
    return [(one, remedied) for one, remedied in found if remedied is not None]


def _key_meant(mistake: Mistake) -> Fix | None:
    """The one key of the language that is a slip away, where it is not written yet."""
    page = mistake.page
    at, old = mistake.at[:-1], str(mistake.at[-1])
    written = keys(under(page.tree, *at))
    known = known_keys(page.tree, at)
    new = None if old in known else surely(old, [key for key in known if key not in written])
    return _keys_renamed(page, at, {old: new}) if new else None


def _verb_meant(mistake: Mistake) -> Fix | None:
    """The one verb that is a slip away, and what else is misspelt in its step, which nobody could read."""
    page = mistake.page
    step = under(page.tree, *mistake.at)
    found = {key: verb for key in keys(step) if (verb := surely(key, VERBS))}
    if len(found) != 1:
        return None
    known = fields(VERBS[next(iter(found.values()))])
    for key in keys(step):
        new = surely(key, [name for name in known if name not in keys(step) and name not in found.values()])
        if key not in known and key not in found and new and new not in found.values():
            found[key] = new
    return _keys_renamed(page, mistake.at, found)


def _keys_renamed(page: Opened, at: Route, names: Mapping[str, str]) -> Fix:
    def change(tree: Tree) -> Tree:
        for old, new in names.items():
            tree = with_key_named(tree, at, old, new)
        return tree

    edits = tuple(key_edit(page, (*at, old), new) for old, new in names.items())
    old, new = next(iter(names.items()))
    return Fix(edits, BECOMES.filled(old=quoted(old), new=quoted(new)), (*at, old), change)


def _step_meant(mistake: Mistake) -> Fix | None:
    """The one step, or offer of the same step, whose name is a slip away."""
    page = mistake.page
    # `silence: desk` says the same as `silence: {then: desk}`, and a mistake may name either.
    at = mistake.at if under(page.tree, *mistake.at) is not None else mistake.at[:-1]
    at = (*at, "then") if isinstance(under(page.tree, *at), tuple) else at
    steps = keys(under(page.tree, "steps"))
    offers = keys(under(page.tree, *at[:2], "offers"))
    names = (*steps, *offers) if isinstance(kind_at(page.tree, at), Again) else steps
    new = surely(str(under(page.tree, *at)), names, made_up=True)
    return _value_changed(page, at, new) if new else None


def _team_meant(mistake: Mistake) -> Fix | None:
    """The one team whose name is a slip away."""
    tree = mistake.page.tree
    new = surely(str(under(tree, *mistake.at)), keys(under(tree, "teams")), made_up=True)
    return _value_changed(mistake.page, mistake.at, new) if new else None


def _value_meant(mistake: Mistake) -> Fix | None:
    """The value as the language has it."""
    page, at = mistake.page, mistake.at
    kind = kind_at(page.tree, at)
    old = under(page.tree, *at)
    if not isinstance(old, str):
        return None
    if isinstance(kind, Key) and not old:
        return _hash_meant(page, at)
    home = under(page.tree, "business", "country")
    new = remedy(kind, old, home if isinstance(home, str) else mistake.country)
    style = '"' if isinstance(kind, Number | Destination) else None
    return _value_changed(page, at, new, style) if new else None


def _value_changed(page: Opened, at: Route, new: str, style: str | None = None) -> Fix:
    spot = page.scalar(at)
    if style and page.text[spot.value.start : spot.value.start + 1] in ("'", '"'):
        style = None
    old = str(under(page.tree, *at))
    edits = tuple(value_edits(page, spot, new, style))
    return Fix(edits, BECOMES.filled(old=quoted(old), new=quoted(new)), at, _setting(at, new))


def _hash_meant(page: Opened, at: Route) -> Fix | None:
    """A `#` behind `key:`, which was read as a comment."""
    spot = page.scalar(at)
    colon = page.colon(spot.key) if spot.key else None
    found = LONE_HASH.match(page.text, colon, line_end(page.text, colon)) if colon else None
    if found is None:
        return None
    edit = Edit(found.start(1), found.end(1), '"#"')
    return Fix((edit,), BECOMES.filled(old="`#`", new='`"#"`'), at, _setting(at, "#"))


def _setting(at: Route, new: str) -> Change:
    return lambda tree: with_value(tree, at, new)


def _placeholder_meant(mistake: Mistake) -> Fix | None:
    """A text that is nothing but a placeholder without its quotes."""
    page, at = mistake.page, mistake.at
    spot = page.spot(at)
    written = page.text[spot.value.start : spot.value.end]
    if not isinstance(kind_at(page.tree, at), Spoken) or not PLACEHOLDER.fullmatch(written):
        return None
    edit = Edit(spot.value.start, spot.value.end, f'"{written}"')
    done = BECOMES.filled(old=quoted(written), new=quoted(edit.text))
    return Fix((edit,), done, at, _setting(at, written))


def _said_twice(mistake: Mistake) -> Fix | None:
    """A key that stands twice and says the same both times, if no comment goes with it."""
    page = mistake.page
    at, key = mistake.at[:-1], str(mistake.at[-1])
    inside = page.mapping(at)
    alike = [index for index, (one, _) in enumerate(inside.items) if one.value == key]
    here = [index for index in alike if _stands_at(page, inside, index, mistake.place)]
    if not here or here == alike[:1] or len({repr(tree_of(inside.items[index][1])) for index in alike}) > 1:
        return None
    edits = tuple(taken_out(page, inside, here[0]))
    if any(A_COMMENT.search(page.text[edit.start : edit.end]) for edit in edits):
        return None

    def change(tree: Tree) -> Tree:
        written = keys(under(tree, *at))
        return without_item(tree, at, len(written) - 1 - written[::-1].index(key))

    return Fix(edits, ONCE.filled(key=quoted(key)), mistake.at, change)


def _stands_at(page: Opened, inside: MapExtent, index: int, wanted: Place) -> bool:
    key, _ = inside.items[index]
    found = place(page.text, key.start, key.end)
    return (found.line, found.column) == (wanted.line, wanted.column)


def _name_meant(mistake: Mistake) -> Fix | None:
    """A made-up name in the letters names have, wherever the flow leads to it."""
    page = mistake.page
    at, old = mistake.at[:-1], str(mistake.at[-1])
    new = plain_name(old)
    others = [plain_name(one) for one in keys(under(page.tree, *at)) if one != old]
    if new is None or new in others:
        return None
    match at:
        case ("steps",):
            renaming = step_renaming(page, old, new)
        case ("steps", str(step), "offers"):
            renaming = offer_renaming(page, step, old, new)
        case ("steps", _, "choices" | "when"):
            renaming = name_renaming(page, at, old, new)
        case _:
            return None
    done = BECOMES.filled(old=quoted(old), new=quoted(new))
    return Fix(tuple(renaming.edits(page)), done, mistake.at, renaming.change, alone=True)


UNREAD: Mapping[str, Callable[[str, Diagnostic], Fix | None]] = {
    "S101": with_signs_quoted,
    "S103": without_tabs,
    "S104": with_quotes,
}
"""For texts that cannot be read."""

READ: Mapping[str, Callable[[Mistake], Fix | None]] = {
    "S106": _said_twice,
    "S114": _key_meant,
    "S116": _placeholder_meant,
    "S117": _value_meant,
    "S118": _name_meant,
    "S119": _verb_meant,
    "W201": _step_meant,
    "W203": _step_meant,
    "W208": _team_meant,
}
"""For texts that can be read, and say something else than they mean."""
