"""The flow someone begins with: it greets, asks before it records, and passes the call on."""

from __future__ import annotations

from ivr.cli.language import Language

SCHEMA_FILE = "accord.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
NAME: dict[Language, str] = {"fr": "bienvenue", "en": "welcome"}
"""The name of the flow, and so of its file."""

FRENCH = f"""\
{MODELINE}
# Remplacez les noms et les numéros par les vôtres : chaque étape dit ce que l'appelant entend, et la suite.
accord: 1
title: Garage Martin
speaks: fr-FR
voice: Polly.Lea-Neural

business:
  name: Garage Martin
  website: https://garage-martin.example/appels
  fallback: "+33199000123"

recording:
  purposes:
    service_quality: {{keep: 6 months}}
  necessity: Deux appels par mois suffisent à corriger l'accueil.
  share: 20%
  withdraw: {{key: "*"}}

start: avis
steps:
  avis:
    consent: implicit
    notice: "{{business.name}}, bonjour. Cet appel peut être enregistré {{purposes}}, et gardé {{keep}}."
    offer: Pour refuser, tapez {{refuse.key}}. Sinon, restez en ligne.
    refuse: {{key: "9"}}
    continued: menu
    refused: autrement
    unclear: {{again: 1, then: menu}}

  autrement:
    alternatives: Pour continuer sans enregistrement, tapez 1. Pour notre site, tapez 2.
    offers:
      unrecorded: {{key: "1", next: menu}}
      website: {{key: "2", say: "Notre site, c'est {{business.website}}. À bientôt !"}}
    silence: {{again: 1, then: unrecorded}}

  menu:
    ask: Pour un rendez-vous, tapez 1. Pour nos horaires, tapez 2.
    choices:
      rendez_vous: {{key: "1", next: accueil}}
      horaires: {{key: "2", next: horaires}}
    silence: {{again: 1, then: accueil}}
  horaires:
    say: Nous sommes ouverts de huit heures à dix-huit heures.
    next: fin
  accueil:
    transfer: "+33199000124"
    record: yes
    busy: fin
    no_answer: fin
  fin:
    hang_up: Merci de votre appel. À bientôt !
"""

ENGLISH = f"""\
{MODELINE}
# Put your own names and numbers in: every step says what the caller hears, and what comes next.
accord: 1
title: Harbour Dental
speaks: en-GB
voice: Polly.Amy-Neural

business:
  name: Harbour Dental
  website: https://harbour-dental.example/calls
  fallback: "+33199000140"

recording:
  purposes:
    service_quality: {{keep: 6 months}}
  necessity: Two calls a month are enough to hear what callers do not understand.
  share: 20%
  withdraw: {{key: "*"}}

start: notice
steps:
  notice:
    consent: implicit
    notice: "{{business.name}}, good morning. This call may be recorded {{purposes}}, and kept for {{keep}}."
    offer: To refuse, press {{refuse.key}}. Otherwise, stay on the line.
    refuse: {{key: "9"}}
    continued: menu
    refused: another_way
    unclear: {{again: 1, then: menu}}

  another_way:
    alternatives: To go on without recording, press 1. For our website, press 2.
    offers:
      unrecorded: {{key: "1", next: menu}}
      website: {{key: "2", say: "Our website is {{business.website}}. Goodbye."}}
    silence: {{again: 1, then: unrecorded}}

  menu:
    ask: For an appointment, press 1. For our opening hours, press 2.
    choices:
      appointment: {{key: "1", next: desk}}
      hours: {{key: "2", next: hours}}
    silence: {{again: 1, then: desk}}
  hours:
    say: We are open from eight to six.
    next: goodbye
  desk:
    transfer: "+33199000141"
    record: yes
    busy: goodbye
    no_answer: goodbye
  goodbye:
    hang_up: Thank you for calling. Goodbye.
"""

STARTER: dict[Language, str] = {"fr": FRENCH, "en": ENGLISH}
