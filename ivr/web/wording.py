"""The words of the pages, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivr.alarms import CAUSES
from ivr.story import Language


@dataclass(frozen=True)
class Words:
    """One language."""

    tagline: str
    answers_at: str
    flows: str
    no_flow: str
    served: str
    last_good: str
    not_served: str
    version: str
    problem: str
    problems: str
    at_line: str
    """Where a problem stands, before its words."""
    more: str
    hear: str
    hear_it: str
    hear_in_another: str
    you_call: str
    who_refuses: str
    what_was_kept: str
    calls: str
    no_calls: str
    no_ledger: str
    whole_story: str
    alarms_title: str
    times: str
    again: str
    write: str
    first_page: str
    stops: str
    first_flow: str
    connect: str
    not_advice: str
    moment: str
    """How a day and a time are written (strftime)."""
    locked: str
    alarms: Mapping[str, str]


FRENCH = Words(
    tagline="Des scénarios d'appel qui préviennent avant d'enregistrer.",
    answers_at="Accord répond à l'adresse",
    flows="Scénarios",
    no_flow="Il n'y a pas encore de scénario : écrivez-en un dans le dossier {folder} (ACCORD_FLOWS).",
    served="servi",
    last_good="servi dans sa dernière version sans erreur",
    not_served="pas servi : les appelants entendent des excuses",
    version="version",
    problem="problème",
    problems="problèmes",
    at_line="ligne {0} :",
    more="et d'autres : accord lint les dit tous",
    hear="Entendre un appel",
    hear_it="Sans téléphone ni compte, dans un autre terminal.",
    hear_in_another="Pour entendre un appel, dans un autre terminal :",
    you_call="vous êtes l'appelant",
    who_refuses="un appelant qui refuse d'être enregistré",
    what_was_kept="ce qui en a été gardé",
    calls="Derniers appels",
    no_calls="Aucun appel pour l'instant. Le premier apparaîtra ici, avec son récit.",
    no_ledger="Le registre ne répond pas : les appels sont pris, mais aucun n'est enregistré.",
    whole_story="Tout le récit",
    alarms_title="Alertes",
    times="fois",
    again="Actualiser",
    write="Et ensuite ?",
    first_page="La première page :",
    stops="Ctrl-C arrête.",
    first_flow="docs/premier-scenario.md : écrire son premier scénario",
    connect="docs/twilio.md : brancher un vrai numéro",
    not_advice="Accord ne donne pas de conseil juridique.",
    moment="%d/%m/%Y à %H:%M",
    locked="Cette page s'ouvre par le lien affiché dans le terminal au démarrage.",
    alarms={
        "ledger": "La preuve ne peut pas être gardée, les appels continuent sans enregistrement : "
        "regardez la base de données.",
        "evidence_lost": "Un appel a duré si longtemps sans registre qu'une partie de son récit est perdue.",
        "evidence_late": "Le refus d'un appelant attend dans le dossier untold qu'un registre réponde : "
        "lancez alors accord purge.",
        "consent_missing": "Sans avoir été interrogé, un appelant est arrivé à une étape qui enregistre : "
        "corrigez le scénario.",
        "unallowed_recording": "Quelque chose enregistre sans que le registre l'ait permis : "
        "regardez les réglages du numéro.",
        "unknown_call": "Le réseau parle d'un appel qui n'a jamais été pris ici : "
        "regardez vers où pointe le numéro.",
        "unreadable_seal": "Un appel est revenu dans un état illisible : les secrets ont-ils changé ?",
        "turn_failed": "Un tour d'appel a échoué et l'appelant a entendu des excuses : regardez le journal.",
        "given_up": "Un appel tournait en rond et a été dirigé vers le numéro de secours : "
        "regardez le scénario.",
        "no_flow": "Un appel est arrivé pour un scénario qui ne peut être servi : accord lint dit pourquoi.",
        "fallback_used": "Le réseau n'a pas eu de réponse et a pris celle de secours : regardez le journal.",
        "erasing": "Un enregistrement n'a pas encore pu être effacé : ce sera tenté de nouveau.",
        "text": "Un message écrit n'a pas pu partir.",
        "behind": "Ce qui devait suivre une réponse a échoué : regardez le journal, et lancez accord purge.",
    },
)
ENGLISH = Words(
    tagline="Call scripts that ask before they record.",
    answers_at="Accord answers at",
    flows="Flows",
    no_flow="There is no flow yet: write one in the folder {folder} (ACCORD_FLOWS).",
    served="served",
    last_good="served in its last version without errors",
    not_served="not served: callers hear an apology",
    version="version",
    problem="problem",
    problems="problems",
    at_line="line {0}:",
    more="and others: accord lint tells them all",
    hear="Hear a call",
    hear_it="Without a telephone or an account, in another terminal.",
    hear_in_another="To hear a call, in another terminal:",
    you_call="you are the caller",
    who_refuses="a caller who refuses to be recorded",
    what_was_kept="what was kept of it",
    calls="Latest calls",
    no_calls="No call yet. The first one will appear here, with its story.",
    no_ledger="The ledger does not answer: calls are taken, but none is recorded.",
    whole_story="The whole story",
    alarms_title="Alarms",
    times="times",
    again="Refresh",
    write="What next?",
    first_page="The first page:",
    stops="Ctrl-C stops.",
    first_flow="docs/first-flow.md: write your first flow",
    connect="docs/twilio.md: connect a real number",
    not_advice="Accord gives no legal advice.",
    moment="%Y-%m-%d at %H:%M",
    locked="This page opens with the link that the terminal showed at the start.",
    alarms={cause: f"{words[:1].upper()}{words[1:]}." for cause, words in CAUSES.items()},
)
WORDS: Mapping[Language, Words] = {"fr": FRENCH, "en": ENGLISH}
