"""The words of a callbook that are not the flow's own, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivr.bilingual import Sentence
from ivr.flow import (
    Alternatives,
    Ask,
    Collect,
    Consent,
    Goto,
    HangUp,
    Hours,
    Mode,
    PauseRecording,
    Play,
    Say,
    Set,
    Text,
    Transfer,
    Voicemail,
    When,
)

INTRODUCTION = Sentence(
    fr=(
        "Tout ce que l'on peut entendre en appelant, chaque étape une fois, avec toutes ses suites. "
        "L'appel commence à l'étape {number}, {start}. Entre crochets : ce qui dépend de l'appel."
    ),
    en=(
        "Everything that can be heard in a call, each step once, with all its branches. "
        "The call begins at step {number}, {start}. In square brackets: what depends on the call."
    ),
)
VOICE = Sentence(
    fr="Langue {language}, voix {voice}{speech}.", en="Language {language}, voice {voice}{speech}."
)
BY_VOICE = Sentence(
    fr=" ; on peut répondre de vive voix, par les seules phrases données ici",
    en="; callers may answer by voice, with the phrases given here alone",
)
BY_KEYS = Sentence(fr=" ; on répond avec les touches", en="; callers answer with keys")

RECORDING = Sentence(fr="Ce qui peut être enregistré, et pourquoi", en="What may be recorded, and why")
NO_RECORDING = Sentence(fr="Rien n'est enregistré.", en="Nothing is recorded.")
PURPOSES = (
    Sentence(fr="finalité", en="purpose"),
    Sentence(fr="telle qu'on l'entend", en="as callers hear it"),
    Sentence(fr="gardé", en="kept"),
    Sentence(fr="ouverte", en="open"),
)
ALWAYS = Sentence(fr="toujours", en="always")
OPENS = Sentence(fr="du {day}", en="from {day}")
UNTIL = Sentence(fr="au {day}", en="until {day}")
SHARE = Sentence(
    fr="{share} % des appels, tirés au sort avant d'enregistrer.",
    en="{share}% of the calls, drawn before recording.",
)
NECESSITY = Sentence(fr="Nécessité : {necessity}", en="Necessity: {necessity}")
TEAMS = Sentence(fr="Salariés concernés : {teams}.", en="Employees concerned: {teams}.")
LAW = Sentence(fr="Obligation légale : {text}", en="Legal duty: {text}")
WITHDRAW = Sentence(
    fr="À tout moment, qui {by} revient sur son accord : rien n'est plus enregistré, et tout est effacé.",
    en="At any moment a caller who {by} takes consent back: nothing more is recorded, and all is erased.",
)
OUR_WORDS: Mapping[str, Sentence] = {
    "withdrawn": Sentence(fr="Dit à qui revient sur son accord", en="Said to who takes consent back"),
    "not_recorded": Sentence(
        fr="Dit à qui revient sur un accord qu'il n'a pas donné",
        en="Said to who takes back what they never gave",
    ),
    "star_question": Sentence(
        fr="Dit à qui revient d'une conversation enregistrée",
        en="Said to who comes back from a recorded talk",
    ),
    "kept": Sentence(fr="Dit à qui demande de la conserver", en="Said to who asks to keep it"),
}
"""What Accord says by itself, by its name among the engine's phrases."""

CONSENT = Sentence(fr="Demander avant d'enregistrer", en="Asking before recording")
STEPS = Sentence(fr="Les étapes", en="The steps")
OTHER_STEPS = Sentence(fr="Les autres étapes", en="The other steps")
LOOPS = Sentence(fr="Boucles", en="Loops")
LOOP = Sentence(fr="On revient à {step} depuis {others}.", en="The call comes back to {step} from {others}.")
UNREACHED = Sentence(
    fr="Étapes que nul appel n'atteint : {steps}.", en="Steps that no call reaches: {steps}."
)
BACK_HERE = Sentence(fr="boucle", en="loop")
THE_END = Sentence(fr="l'appel se termine", en="the call ends")
TO_CALLER = Sentence(fr="On entend", en="Heard")
NOTICE = Sentence(fr="L'avis", en="The notice")
OFFER = Sentence(fr="L'offre", en="The offer")
MORE = Sentence(
    fr="L'avis complet, pour qui {by} ; l'avis ou l'offre suit",
    en="The long notice, for who {by}; the notice or the offer follows",
)
AT_TAKING = Sentence(fr="On entend alors", en="Heard then")
WRITTEN = Sentence(fr="Message écrit", en="Text message")
READ_BACK = Sentence(fr="On relit", en="Read back")
WHISPER = Sentence(fr="À la personne qui décroche", en="To whoever answers")
IN_NOTICE = Sentence(
    fr=(
        "Pendant l'avis, la touche {key} refuse dès le premier mot ; toute autre touche coupe l'avis, "
        "qui est redit une fois, puis l'appel suit son cours sans enregistrement."
    ),
    en=(
        "During the notice key {key} refuses from the first word; any other key cuts the notice, "
        "which is said again once, then the call goes on unrecorded."
    ),
)
HANGS_UP = Sentence(
    fr="Qui raccroche ici n'a rien décidé : rien n'est enregistré.",
    en="Who hangs up here has decided nothing: nothing is recorded.",
)
MODES: Mapping[Mode, Sentence] = {
    Mode.IMPLICIT: Sentence(
        fr="Qui continue après l'avis et le délai accepte.",
        en="Who goes on after the notice and the window agrees.",
    ),
    Mode.EXPLICIT: Sentence(fr="Seul un oui est un oui.", en="Only a yes is a yes."),
    Mode.OBJECTION: Sentence(
        fr="L'enregistrement repose sur un autre motif ; on peut s'y opposer.",
        en="Recording rests on another ground; callers may object.",
    ),
    Mode.LEGAL_OBLIGATION: Sentence(
        fr="La loi oblige à enregistrer ; l'appel de qui refuse prend fin.",
        en="The law obliges to record; the call of who refuses comes to an end.",
    ),
}
VERBS: Mapping[type[Any], Sentence] = {
    Say: Sentence(fr="dit", en="says"),
    Play: Sentence(fr="fait entendre un son", en="plays a sound"),
    Consent: Sentence(fr="demande un accord", en="asks consent"),
    Alternatives: Sentence(fr="propose autre chose", en="offers another way"),
    Ask: Sentence(fr="demande", en="asks"),
    Collect: Sentence(fr="prend des chiffres", en="takes digits"),
    Hours: Sentence(fr="regarde l'heure", en="looks at the hour"),
    Set: Sentence(fr="retient", en="remembers"),
    When: Sentence(fr="distingue", en="distinguishes"),
    Goto: Sentence(fr="passe à un autre scénario", en="goes to another flow"),
    PauseRecording: Sentence(fr="suspend l'enregistrement", en="pauses recording"),
    Transfer: Sentence(fr="met en relation", en="puts through"),
    Voicemail: Sentence(fr="prend un message", en="takes a message"),
    Text: Sentence(fr="envoie un message", en="sends a text message"),
    HangUp: Sentence(fr="raccroche", en="hangs up"),
}
RECORDS = Sentence(fr="enregistre ceux qui ont accepté", en="records those who agreed")
RINGS = Sentence(fr="Sonne {seconds} s : {numbers}.", en="Rings for {seconds} s: {numbers}.")
ONE_BY_ONE = Sentence(fr="l'un après l'autre", en="one after the other")
TOGETHER = Sentence(fr="tous ensemble", en="all together")
NO_TEAM = Sentence(fr="l'équipe {team}", en="the team {team}")
AT_MOST = Sentence(
    fr="Enregistré pour la finalité « {purpose} », {seconds} s au plus.",
    en="Recorded for the purpose “{purpose}”, {seconds} s at most.",
)
REMEMBERED = Sentence(fr="« {name} » : {value}.", en="“{name}”: {value}.")
GOES = Sentence(
    fr="L'appel continue dans le scénario « {flow} », qui a son propre livret.",
    en="The call goes on in the flow “{flow}”, which has a callbook of its own.",
)
GOES_BACK = Sentence(
    fr="L'appel revient au scénario qui a mené ici, ou se termine.",
    en="The call goes back to the flow that led here, or ends.",
)
PAUSES = Sentence(fr="Rien n'enregistre plus à partir d'ici.", en="Nothing records from here on.")
RESUMES = Sentence(fr="Ce qui enregistre peut de nouveau enregistrer.", en="What records may record again.")
SENSITIVE = Sentence(
    fr="Ces chiffres ne sont gardés nulle part, et rien n'enregistre pendant ce temps.",
    en="These digits are kept nowhere, and nothing records meanwhile.",
)
CLOSURES = Sentence(fr="Jours de fermeture : {days}.", en="Days closed: {days}.")
HOLIDAYS = Sentence(fr="Jours fériés : {of}.", en="Public holidays: {of}.")
WAITS = Sentence(fr="On attend {seconds} s une réponse.", en="We wait {seconds} s for an answer.")
