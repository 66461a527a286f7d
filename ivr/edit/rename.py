"""Calls a step or an offer something else, here and wherever the flow leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import Route, quoted
from ivr.edit.edit import Edit
from ivr.edit.guard import guarded
from ivr.edit.meaning import Meant, edges, offers_meant
from ivr.edit.opened import Opened, opened
from ivr.edit.scalar import on_one_line
from ivr.edit.tree import Tree, keys, under, with_key_named, with_value
from ivr.edit.values import value_edits
from ivr.flow.names import NAME, plain_name
from ivr.flow.values import Again

NOT_A_NAME = Sentence(fr="{name} ne peut pas être un nom", en="{name} cannot be a name")
WRITE_SUCH = Sentence(fr="écrivez {plain}", en="write {plain}")
SMALL_LETTERS = Sentence(
    fr="un nom se compose de minuscules sans accents, de chiffres et de _, et commence par une lettre",
    en="names are small letters without accents, digits and _; they begin with a letter",
)
TAKEN = Sentence(fr="le nom {name} est déjà pris", en="the name {name} is already taken")
NO_KEY = Sentence(fr="{name} n'est pas une clé", en="{name} is no key")
ANOTHER = Sentence(fr="choisissez un autre nom", en="choose another name")
TAKEN_FOR_AN_OFFER = Sentence(
    fr="{name} est une offre de cette étape : ce qui mène à l'étape {old} mènerait à l'offre",
    en="{name} is an offer of this step: what leads to the step {old} would lead to the offer",
)
TAKEN_FOR_A_STEP = Sentence(
    fr="ce qui mène ici à l'étape {name} mènerait à l'offre",
    en="what leads to the step {name} here would lead to the offer",
)


def rename_step(text: str, old: str, new: str) -> tuple[Edit, ...]:
    """The edits that rename a step and every edge that leads to it; texts and words stay as they are.

    Raises EditRefused where there is no such step, the new name is taken or is none, or an edge would then
    mean an offer.
    """
    page = opened(text)
    return _guarded(page, step_renaming(page, old, new))


def rename_offer(text: str, step: str, old: str, new: str) -> tuple[Edit, ...]:
    """The edits that rename an offer of a step, and what leads to it there on silence or an unclear answer.

    Raises EditRefused where there is no such offer, the new name is taken or is none, or an edge to a step
    would then mean the offer.
    """
    page = opened(text)
    return _guarded(page, offer_renaming(page, step, old, new))


@dataclass(frozen=True)
class Renaming:
    """A key the author made up, its new name, and what else mentions it."""

    at: Route
    old: str
    new: str
    mentions: tuple[Route, ...] = ()

    def edits(self, page: Opened) -> list[Edit]:
        """What writes the new name, once for the key and once for each mention.

        Raises EditRefused where a key on the way stands twice.
        """
        edits = [key_edit(page, (*self.at, self.old), self.new)]
        for one in self.mentions:
            edits += value_edits(page, page.scalar(one), self.new)
        return edits

    def change(self, tree: Tree) -> Tree:
        """What the text says afterwards."""
        for one in self.mentions:
            tree = with_value(tree, one, self.new)
        return with_key_named(tree, self.at, self.old, self.new)


def step_renaming(page: Opened, old: str, new: str) -> Renaming:
    """A step and every edge that leads to it.

    Raises EditRefused as `rename_step` does.
    """
    found = [one for one in edges(page.tree) if one.text == old]
    for one in found:
        if isinstance(one.kind, Again) and new in keys(under(page.tree, *one.at[:2], "offers")):
            words = TAKEN_FOR_AN_OFFER.filled(name=quoted(new), old=quoted(old))
            raise page.refusal(page.spot(one.at), words, ANOTHER)
    return name_renaming(page, ("steps",), old, new, found)


def offer_renaming(page: Opened, step: str, old: str, new: str) -> Renaming:
    """An offer, and what leads to it in its step.

    Raises EditRefused as `rename_offer` does.
    """
    for one in edges(page.tree):
        if isinstance(one.kind, Again) and one.at[1] == step and one.text == new:
            raise page.refusal(page.spot(one.at), TAKEN_FOR_A_STEP.filled(name=quoted(new)), ANOTHER)
    found = [one for one in offers_meant(page.tree, step) if one.text == old]
    return name_renaming(page, ("steps", step, "offers"), old, new, found)


def name_renaming(page: Opened, at: Route, old: str, new: str, found: Iterable[Meant] = ()) -> Renaming:
    """A key the author made up, and these mentions of it.

    Raises EditRefused where there is no such key, or the new name is taken or is none.
    """
    spot = page.spot((*at, old))
    if not NAME.fullmatch(new):
        plain = plain_name(new)
        advice = WRITE_SUCH.filled(plain=quoted(plain)) if plain else SMALL_LETTERS
        raise page.refusal(spot, NOT_A_NAME.filled(name=quoted(new)), advice)
    if old != new and new in keys(under(page.tree, *at)):
        raise page.refusal(page.spot((*at, new)), TAKEN.filled(name=quoted(new)), ANOTHER)
    return Renaming(at, old, new, tuple(one.at for one in found))


def key_edit(page: Opened, route: Route, new: str) -> Edit:
    """What writes another key over the one a route ends with, in its own quotes."""
    spot = page.spot(route)
    if spot.key is None:
        raise page.refusal(spot, NO_KEY.filled(name=quoted(str(route[-1]))))
    written = on_one_line(new, spot.key.style, braced=spot.within.braced)
    return Edit(spot.key.start, spot.key.end, written)


def _guarded(page: Opened, renaming: Renaming) -> tuple[Edit, ...]:
    return guarded(page, renaming.edits(page), renaming.change(page.tree))
