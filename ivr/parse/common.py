"""`flows/business.yaml`: who answers and which teams there are, said once for all flows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, in_order
from ivr.flow import Business, Flow, Team
from ivr.flow.overrides import NO_OVERRIDES, Overrides
from ivr.flow.written import model, shared, written_fields
from ivr.parse.findings import Findings
from ivr.parse.kinds import WRONG_SHAPE
from ivr.parse.models import read_keys
from ivr.parse.owner import Owner
from ivr.parse.shapes import shape
from ivr.source import SourceMap, read_source

FILE = "business.yaml"
NOBODY = Business("")
_NO_HEADING = Sentence(fr="`{key}` se trouve hors de `business:`", en="`{key}` stands outside `business:`")
_WRITE_HEADING = Sentence(
    fr="écrivez `business:` au-dessus, et mettez ces clés en retrait",
    en="write `business:` above, and indent these keys beneath it",
)
_OF_FLOW = written_fields(Flow)


@model
class Said:
    """The keys of the file."""

    business: Business = shared(_OF_FLOW["business"][1])
    teams: Mapping[str, Team] = shared(_OF_FLOW["teams"][1], default_factory=dict)


@dataclass(frozen=True)
class Common:
    """What the file says, and what is wrong with it; a flow's own keys stand before it."""

    business: Business = NOBODY
    teams: Mapping[str, Team] = field(default_factory=dict)
    places: SourceMap = field(default_factory=SourceMap)
    diagnostics: tuple[Diagnostic, ...] = ()
    overrides: Overrides = NO_OVERRIDES
    """What the owner says in `accord.yaml`."""
    business_said: bool = True
    """Whether there is a `business.yaml`."""

    def with_owner(self, owner: Owner) -> Common:
        """The same with what the owner says of the law."""
        return replace(self, overrides=owner.overrides, diagnostics=(*self.diagnostics, *owner.diagnostics))


def read_common(text: str | bytes, file: str = FILE) -> Common:
    """What `business.yaml` says; never raises."""
    source = read_source(text, file)
    if source.root is None:
        return Common(places=source.places, diagnostics=source.diagnostics)
    found = Findings(source.places, list(source.diagnostics))
    loose = [key for key in source.root.keyed if key in written_fields(Business)]
    if loose and "business" not in source.root.keyed:
        message = _NO_HEADING.filled(key=loose[0])
        found.add(WRONG_SHAPE, (loose[0],), message, on_key=True, fix=_WRITE_HEADING)
        return Common(places=source.places, diagnostics=in_order(found.diagnostics))
    said: Said = read_keys(shape(Said), source.root, (), found)
    business = said.business if isinstance(said.business, Business) else NOBODY
    return Common(business, said.teams or {}, source.places, in_order(found.diagnostics))
