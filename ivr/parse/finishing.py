"""What a model asks of its keys together, beyond what each of them asks alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivr.bilingual import Sentence, both
from ivr.diagnostics import listed, quoted
from ivr.flow import (
    BACK,
    Answer,
    Case,
    Choice,
    Collect,
    Consent,
    Goto,
    HangUp,
    Hours,
    Mode,
    More,
    Offer,
    Play,
    Purpose,
    Transfer,
)
from ivr.law import purposes
from ivr.parse.destinations import Destination
from ivr.parse.entries import Entry
from ivr.parse.findings import place_of
from ivr.parse.kinds import WITHOUT_EFFECT, WRONG_VALUE
from ivr.parse.scalars import WRITE, Wrong, without_braces

UNRECORDED = "unrecorded"
DIGITS_OF_A_DATE = 8


def finish(entry: Entry) -> None:
    """Reports what is wrong with the keys of one mapping together, and settles what they fill together."""
    special = FINISHING.get(entry.shape.model)
    if special:
        special(entry)


def _answer(entry: Entry) -> None:
    """A caller must be able to give it; to say yes or no, by key."""
    if "key" in entry.keys:
        return
    place = place_of(entry.at)
    if entry.at[-1] in ("refuse", "accept"):
        entry.miss("key", _NO_KEY.filled(place=place), why=_NOT_UNDERSTOOD, fix=_ADD_NINE)
    elif not entry.made.get("words"):
        entry.miss("key", _NEITHER.filled(place=place), fix=_KEY_OR_WORDS)


def _choice(entry: Entry) -> None:
    answer = entry.owned.get("answer", {})
    if "key" not in entry.keys and not answer.get("words"):
        entry.miss("key", _NEITHER.filled(place=both(quoted(entry.name))), why=_NOBODY_CHOOSES, fix=_ADD_ONE)


def _offer(entry: Entry) -> None:
    _choice(entry)
    if "next" in entry.keys:
        return
    if entry.name == UNRECORDED:
        entry.miss("next", _UNRECORDED, why=_MUST_BE_SERVED, fix=_ADD_NEXT)
    elif "say" not in entry.keys:
        entry.miss("next", _NOTHING_TO_SAY.filled(offer=entry.name), why=_REFUSERS, fix=_SAY_OR_NEXT)


def _more(entry: Entry) -> None:
    if "key" not in entry.keys:
        entry.miss("key", _NO_KEY.filled(place=place_of(entry.at)), why=_KEYS_ONLY, fix=_ADD_ZERO)


def _purpose(entry: Entry) -> None:
    at, name, made = entry.at, entry.name, entry.made
    if name not in purposes() and "spoken" not in entry.keys:
        entry.miss(
            "spoken",
            _NO_WORDS.filled(name=name),
            why=_NO_WORDS_WHY,
            fix=_SPOKEN.filled(known=listed(purposes())),
        )
    if made.get("opens") and made.get("until") and made["until"] < made["opens"]:
        entry.found.add(
            WRONG_VALUE, (*at, "until"), _ENDS_BEFORE.filled(name=name), why=_NEVER_OPEN, fix=_LATER_DAY
        )


def _case(entry: Entry) -> None:
    keys = entry.keys
    if not keys.keys() & {"variable", "countries", "hours"}:
        if "is" in keys:
            entry.miss("variable", _NO_VARIABLE.filled(name=entry.name), fix=_ADD_VARIABLE)
        else:
            entry.miss("variable", _NO_CONDITION.filled(name=entry.name), why=_ALWAYS, fix=_CONDITIONS)
    elif "is" in keys and "variable" not in keys:
        entry.miss("variable", _NO_VARIABLE.filled(name=entry.name), fix=_ADD_VARIABLE)


def _consent(entry: Entry) -> None:
    """Only a yes counts in explicit mode, whatever is answered elsewhere: nothing stays open there."""
    if entry.made.get("mode") is Mode.EXPLICIT and "window" in entry.keys and entry.made["window"] is None:
        entry.found.add(WITHOUT_EFFECT, (*entry.at, "window"), _NEXT_ANSWER, why=_ONLY_A_YES, fix=_A_TIME)


def _collect(entry: Entry) -> None:
    if "read_back" not in entry.keys:
        for key in ("confirm", "correct"):
            _no_effect(entry, key, "read_back")
    digits, check = entry.made.get("digits"), entry.made.get("check")
    if check == "date" and digits and not digits.least == digits.most == DIGITS_OF_A_DATE:
        entry.found.add(
            WRONG_VALUE, (*entry.at, "digits"), _NO_DATE, why=_DATE_WHY, fix=WRITE.filled(what="`digits: 8`")
        )


def _hours(entry: Entry) -> None:
    if not entry.keys.keys() & {"holidays", "closures"}:
        _no_effect(entry, "holiday", "holidays")


def _goto(entry: Entry) -> None:
    if entry.made.get("flow") == BACK and "next" in entry.keys:
        entry.found.add(
            WITHOUT_EFFECT,
            (*entry.at, "next"),
            _BACK_NEXT.filled(step=quoted(str(entry.at[-1]))),
            on_key=True,
            fix=_DELETE,
        )


def _play(entry: Entry) -> None:
    try:
        without_braces(entry.made.get("text", ""))
    except Wrong as wrong:
        entry.found.wrong((*entry.at, "text"), wrong)
        entry.made["text"] = ""


def _transfer(entry: Entry) -> None:
    to = entry.made.get("number")
    if isinstance(to, Destination):
        entry.made["number"], entry.made["team"] = to


def _hang_up(entry: Entry) -> None:
    entry.made["text"] = entry.made.get("text") or None


def _no_effect(entry: Entry, key: str, without: str) -> None:
    if key in entry.keys:
        entry.found.add(
            WITHOUT_EFFECT,
            (*entry.at, key),
            _NO_EFFECT.filled(place=place_of((*entry.at, key)), without=without),
            on_key=True,
            fix=_ADD_OR_DELETE.filled(without=without),
        )


FINISHING: Mapping[type[Any], Callable[[Entry], None]] = {
    Answer: _answer,
    Case: _case,
    Choice: _choice,
    Collect: _collect,
    Consent: _consent,
    Goto: _goto,
    HangUp: _hang_up,
    Hours: _hours,
    More: _more,
    Offer: _offer,
    Play: _play,
    Purpose: _purpose,
    Transfer: _transfer,
}

_NO_KEY = Sentence(fr="{place} n'a pas de touche", en="{place} has no key")
_NOT_UNDERSTOOD = Sentence(
    fr="un appelant dont on ne comprend pas les mots doit tout de même pouvoir répondre",
    en="a caller whose words are not understood must still be able to answer",
)
_ADD_NINE = Sentence(fr='ajoutez `key: "9"`', en='add `key: "9"`')
_ADD_ONE = Sentence(fr='ajoutez `key: "1"`', en='add `key: "1"`')
_ADD_ZERO = Sentence(fr='ajoutez `key: "0"`', en='add `key: "0"`')
_NEITHER = Sentence(fr="{place} n'a ni touche ni mots", en="{place} has neither a key nor words")
_KEY_OR_WORDS = Sentence(fr="ajoutez `key:` ou `words:`", en="add `key:` or `words:`")
_NOBODY_CHOOSES = Sentence(fr="personne ne pourrait le choisir", en="nobody could choose it")
_UNRECORDED = Sentence(
    fr="la proposition `unrecorded` ne mène nulle part", en="the offer `unrecorded` leads nowhere"
)
_MUST_BE_SERVED = Sentence(
    fr="un appelant qui continue sans enregistrement doit être servi",
    en="a caller who goes on unrecorded must be served",
)
_ADD_NEXT = Sentence(fr="ajoutez `next:` et le nom d'une étape", en="add `next:` and the name of a step")
_NOTHING_TO_SAY = Sentence(
    fr="la proposition `{offer}` ne dit rien et ne mène nulle part",
    en="the offer `{offer}` has nothing to say and leads nowhere",
)
_REFUSERS = Sentence(
    fr="qui refuse doit être servi d'une autre façon", en="a caller who refuses must be served in another way"
)
_SAY_OR_NEXT = Sentence(fr="ajoutez `say:` ou `next:`", en="add `say:` or `next:`")
_KEYS_ONLY = Sentence(
    fr="pendant l'avis, seules les touches sont entendues", en="during the notice only keys are heard"
)
_NO_WORDS = Sentence(fr="la finalité `{name}` n'a pas de mots", en="the purpose `{name}` has no words")
_NO_WORDS_WHY = Sentence(
    fr="l'appelant doit entendre la raison, et Accord n'a pas de mots à lui pour celle-ci",
    en="a caller must hear the reason, and Accord has no words of its own for this one",
)
_SPOKEN = Sentence(
    fr="ajoutez `spoken:` et la raison telle qu'on l'entend, ou prenez-en une qu'Accord sait dire : {known}",
    en="add `spoken:` and the reason as callers hear it, or take one that Accord can say: {known}",
)
_ENDS_BEFORE = Sentence(
    fr="la finalité `{name}` prend fin avant de commencer", en="the purpose `{name}` ends before it begins"
)
_NEVER_OPEN = Sentence(fr="elle ne serait ouverte aucun jour", en="it would be open on no day")
_LATER_DAY = Sentence(fr="écrivez un jour après celui de `from`", en="write a day after the one of `from`")
_NO_VARIABLE = Sentence(
    fr="le cas `{name}` ne dit pas de quoi parle `is`",
    en="the case `{name}` does not say what its `is` is about",
)
_ADD_VARIABLE = Sentence(
    fr="ajoutez `variable:` et un nom que l'appel a retenu",
    en="add `variable:` and a name the call remembers",
)
_NO_CONDITION = Sentence(fr="le cas `{name}` n'a pas de condition", en="the case `{name}` has no condition")
_ALWAYS = Sentence(
    fr="il se vérifierait toujours, et les cas suivants jamais",
    en="it would always hold, and the cases after it never",
)
_CONDITIONS = Sentence(
    fr="ajoutez `variable:` et `is:`, `hours:` ou `countries:`",
    en="add `variable:` and `is:`, `hours:` or `countries:`",
)
_NO_DATE = Sentence(fr="une date ne tient pas dans ce nombre de chiffres", en="no date has that many digits")
_DATE_WHY = Sentence(
    fr="une date se tape en huit chiffres : 31122026", en="a date is typed in eight digits: 31122026"
)
_NEXT_ANSWER = Sentence(
    fr="`window: next_answer` n'a pas d'effet avec `consent: explicit`",
    en="`window: next_answer` has no effect where `consent: explicit`",
)
_ONLY_A_YES = Sentence(
    fr="seul un oui est un oui : ce que l'appelant répond ailleurs ne décide rien",
    en="only a yes is a yes: what the caller answers elsewhere decides nothing",
)
_A_TIME = Sentence(
    fr="écrivez le temps laissé pour répondre, comme `8 s`, ou supprimez la clé",
    en="write the time there is to answer, such as `8 s`, or delete the key",
)
_BACK_NEXT = Sentence(
    fr="{step} rend la main : `next` n'y a pas d'effet", en="{step} goes back: `next` has no effect there"
)
_DELETE = Sentence(fr="supprimez cette clé", en="delete it")
_NO_EFFECT = Sentence(
    fr="{place} n'a pas d'effet sans `{without}`", en="{place} has no effect without `{without}`"
)
_ADD_OR_DELETE = Sentence(
    fr="ajoutez `{without}:`, ou supprimez cette clé", en="add `{without}:`, or delete it"
)
