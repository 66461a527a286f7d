"""No certificate, no recording: what was proved of a version is kept before anybody calls (law 10)."""

from __future__ import annotations

from pathlib import Path

from ivr.calls.versions import version_id
from ivr.rules import RULES_VERSION
from tests.calls.firm import Firm, firm

TELLS = """accord: 1
title: Accueil
speaks: fr-FR
voice: Polly.Lea-Neural
business: {name: Garage Martin, country: FR, fallback: "+33199001234"}
recording:
  purposes: {service_quality: {keep: 6 months}}
  necessity: Deux appels par mois suffisent.
  legal_text: un texte de loi
  withdraw: {key: "*"}
start: avis
steps:
  avis:
    consent: implicit
    notice: Garage Martin. Cet appel peut être enregistré {purposes}, et gardé {keep}.
    offer: Pour refuser, tapez {refuse.key}.
    refuse: {key: "9"}
    continued: suite
    refused: autrement
    unclear: autrement
  autrement:
    alternatives: Pour continuer sans enregistrement, tapez 1.
    offers:
      unrecorded: {key: "1", next: suite}
    silence: unrecorded
  suite: {goto: atelier}
"""
LED_TO = (
    TELLS[: TELLS.index("start:")].replace("Accueil", "Atelier")
    + """start: atelier
steps:
  atelier:
    transfer: "+33199001235"
    record: yes
    busy: fin
    no_answer: fin
  fin:
    hang_up: Au revoir.
"""
)

LATE = """start: tri
steps:
  tri:
    ask: Pour l'atelier, tapez 1.
    choices:
      atelier: {key: "1", next: avis}
    silence: avis
  avis:
    consent: implicit
    notice: Garage Martin. Cet appel peut être enregistré {purposes}, et gardé {keep}.
    offer: Pour refuser, tapez {refuse.key}.
    refuse: {key: "9"}
    continued: atelier
    refused: autrement
    unclear: autrement
  autrement:
    alternatives: Pour continuer sans enregistrement, tapez 1.
    offers:
      unrecorded: {key: "1", next: atelier}
    silence: unrecorded
"""


def written(folder: Path) -> Path:
    (folder / "var").mkdir()
    (folder / "accueil.yaml").write_text(TELLS, encoding="utf-8")
    (folder / "atelier.yaml").write_text(LED_TO, encoding="utf-8")
    return folder


def test_a_flow_that_is_only_led_to_records_those_who_were_told_before(tmp_path: Path) -> None:
    with firm(tmp_path / "var", flows=written(tmp_path)) as here:
        here.ledger.upgrade()
        assert here.call(["-", "-", "talked"]).recorded


def test_whoever_calls_it_directly_passes_unrecorded(tmp_path: Path) -> None:
    with firm(tmp_path / "var", flows=written(tmp_path)) as here:
        here.ledger.upgrade()
        call = here.call(["talked"], flow="atelier")
        assert here.reasons(call) == ["consent_missing"]


def test_though_it_tells_them_late_by_itself(tmp_path: Path) -> None:
    written(tmp_path)
    late = LED_TO.replace("start: atelier\nsteps:\n", LATE)
    (tmp_path / "atelier.yaml").write_text(late, encoding="utf-8")
    with firm(tmp_path / "var", flows=tmp_path) as here:
        here.ledger.upgrade()
        flow = here.house.library.flow("atelier")
        assert flow is not None
        assert flow.certificate is None
        call = here.call(["1", "-", "-", "talked"], flow="atelier")
        assert here.reasons(call) == ["proof"]
        assert here.call(["-", "-", "1", "talked"], call_sid=here.sid(number=7)).recorded


def test_what_was_proved_is_kept_with_the_version_before_anything_is_recorded(here: Firm) -> None:
    here.call(["-", "-", "1", "talked", "2"])
    flow = here.house.library.flow("accueil")
    assert flow is not None
    kept = here.ledger.story(version_id(flow))
    assert [fact.kind for fact in kept] == ["version_loaded"]
    certificate = kept[0].body["certificate"]
    assert certificate["rules"] == RULES_VERSION
    assert {"C307", "C314", "C316"} <= set(certificate["proved"])
    assert certificate["situations"] > 10
    assert set(certificate["texts"]) == {"accueil"}
