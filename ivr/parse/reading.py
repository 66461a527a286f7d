"""From texts to flows that may be served: each text by itself, then held against the rules and the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ivr.diagnostics import Diagnostic, in_order
from ivr.flow import Flow
from ivr.parse.allowances import allowed
from ivr.parse.certifying import certified
from ivr.parse.common import FILE, Common, read_common
from ivr.parse.cut_texts import cut_texts
from ivr.parse.drafts import Draft, draft
from ivr.parse.owner import OWNER_FILE, read_owner
from ivr.rules import RULES, check
from ivr.rules.script import Script
from ivr.source import SourceMap

ALONE = tuple(rule for rule in RULES if not rule.across)
TOGETHER = tuple(rule for rule in RULES if rule.across)


@dataclass(frozen=True)
class Reading:
    """What a text says; there is no flow where there is an error."""

    flow: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    places: SourceMap


class FlowText(NamedTuple):
    """A text, and the file it is shown as."""

    text: str | bytes
    file: str = ""


def read_flow(
    text: str | bytes,
    name: str,
    file: str = "",
    business: FlowText | None = None,
    owner: FlowText | None = None,
) -> Reading:
    """The flow of a text under this name, and everything that is wrong with it; never raises.

    Where it goes to other flows, nothing is said of them: `read_flows` reads a whole folder.
    """
    common = said_for_all(business, owner)
    return joined({name: prepared(text, name, file, common)}, alone=True)[name]


def read_flows(
    texts: Mapping[str, FlowText],
    business: FlowText | None = None,
    sounds: Collection[str] | None = None,
    owner: FlowText | None = None,
) -> dict[str, Reading]:
    """The flows of a folder by their names, each with those it can go to; never raises.

    `business` is the text of `business.yaml`, where the folder has one, and `owner` that of `accord.yaml`;
    `sounds` are the names of the files in its folder `audio`, where that is known.
    """
    common = said_for_all(business, owner)
    drafts = {name: prepared(text, name, file, common) for name, (text, file) in texts.items()}
    return joined(drafts, sounds)


def said_for_all(business: FlowText | None, owner: FlowText | None) -> Common | None:
    """What a folder says once for all its flows; None where it has neither file."""
    if business is None and owner is None:
        return None
    common = read_common(business.text, business.file or FILE) if business else Common(business_said=False)
    return common.with_owner(read_owner(owner.text, owner.file or OWNER_FILE)) if owner else common


def prepared(text: str | bytes, name: str, file: str, common: Common | None) -> Draft:
    """A text read by itself, and held against the rules that ask nothing of other flows."""
    made = draft(text, name, file, common)
    if made.script is None:
        return made
    found = check(made.script, ALONE, whole=made.whole)
    return replace(made, diagnostics=(*made.diagnostics, *cut_texts(made.script, made.text), *found))


def joined(
    drafts: Mapping[str, Draft], sounds: Collection[str] | None = None, *, alone: bool = False
) -> dict[str, Reading]:
    """Flows held against one another; alone, nothing is known of the flows one goes to."""
    scripts = {name: made.script for name, made in drafts.items() if made.script is not None}
    if not alone:
        known, heard = frozenset(drafts), None if sounds is None else frozenset(sounds)
        beside: dict[str, Script] = {}
        for name, script in scripts.items():
            beside[name] = script.among(beside, known, heard)
        scripts = beside
    found = {name: _judged(made, scripts.get(name)) for name, made in drafts.items()}
    if not alone:
        _mark_broken(drafts, scripts, found)
    texts = {name: made.text for name, made in drafts.items()}
    return {name: _reading(made, found, scripts, texts) for name, made in drafts.items()}


def _judged(made: Draft, script: Script | None) -> list[Diagnostic]:
    if script is None:
        return list(made.diagnostics)
    together = check(script, TOGETHER, whole=made.whole)
    return allowed([*made.diagnostics, *together], made)


def _mark_broken(
    drafts: Mapping[str, Draft], scripts: Mapping[str, Script], found: dict[str, list[Diagnostic]]
) -> None:
    """Tells of each flow without errors that it goes to one with some, from one to the next."""
    rule = tuple(one for one in RULES if one.kind.rule == "broken-flow")
    broken: frozenset[str] = frozenset()
    while True:
        before, broken = broken, frozenset(name for name, said in found.items() if not _sound(said))
        if broken == before:
            return
        for name, script in scripts.items():
            if name not in broken and not broken.isdisjoint(script.goes_to):
                found[name] += check(_beside(script, broken), rule, whole=drafts[name].whole)


def _beside(script: Script, broken: frozenset[str]) -> Script:
    return script.among(script.folder, script.known, script.sounds, broken)


def _reading(
    made: Draft,
    found: Mapping[str, list[Diagnostic]],
    scripts: Mapping[str, Script],
    texts: Mapping[str, str],
) -> Reading:
    diagnostics = in_order(found[made.name])
    if made.flow is None or not _sound(diagnostics):
        return Reading(None, diagnostics, made.places)
    others = {name: scripts[name].flow for name in _reachable(made.name, scripts) if name != made.name}
    certificate = certified(scripts[made.name], texts)
    return Reading(replace(made.flow, others=others, certificate=certificate), diagnostics, made.places)


def _reachable(name: str, scripts: Mapping[str, Script]) -> list[str]:
    """The flows a call can come to from this one, itself first."""
    found = [name]
    for one in found:
        found += [other for other in scripts[one].goes_to if other in scripts and other not in found]
    return found


def _sound(diagnostics: list[Diagnostic] | tuple[Diagnostic, ...]) -> bool:
    return all(one.level != "error" for one in diagnostics)
