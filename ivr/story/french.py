"""A call's story in French."""

from __future__ import annotations

from ivr.story.wording import (
    DECISION_BY_ANSWERING,
    OFFER_UNTIL_THE_NEXT_ANSWER,
    Course,
    Remark,
    Wording,
)

FRENCH = Wording(
    kinds={
        "call_started": "L'appel arrive et le scénario « {flow} » répond (appelant : {caller}).",
        "steps_taken": "L'appel passe par : {steps}.",
        "flow_entered": "L'appel continue dans le scénario « {flow} ».",
        "sound_played": "Un son est joué : « {words} »",
        "notice_started": "L'avis commence : « {words} »",
        "notice_completed": "L'avis a été entendu jusqu'au dernier mot.",
        "notice_cut": "La touche {key}, qui n'a pas de sens ici, a coupé l'avis.",
        "more_heard": "L'appelant demande l'avis complet : « {words} »",
        "offer_made": (
            "L'appelant entend comment refuser, puis dispose de {window_seconds} secondes : « {words} »"
        ),
        OFFER_UNTIL_THE_NEXT_ANSWER: (
            "L'appelant entend comment refuser, ce qu'il peut faire jusqu'à sa prochaine réponse : "
            "« {words} »"
        ),
        "window_opened": "La façon de refuser a été entendue jusqu'au dernier mot ; elle reste ouverte.",
        "decision": "{value}, {by}.",
        DECISION_BY_ANSWERING: (
            "L'appelant a répondu à la question suivante sans refuser, ce qu'il pouvait faire depuis "
            "{window_seconds} secondes."
        ),
        "alternatives_offered": "D'autres façons d'être servi sont proposées : « {words} »",
        "alternative_chosen": "L'appelant passe par « {offer} », {by}.",
        "chosen": "L'appelant choisit « {choice} », {by}.",
        "not_understood": "Nous avons demandé et {heard}.",
        "digits_typed": "L'appelant tape des touches ({count}) : {found}.",
        "digits_confirmed": "L'appelant confirme ce qu'il a tapé, {by}.",
        "digits_corrected": "L'appelant recommence, {by}.",
        "not_remembered": "Il n'y avait plus de place pour retenir « {name} ».",
        "recording_paused": "À partir d'ici, rien n'enregistre : {why}.",
        "recording_resumed": "Ce qui enregistre peut enregistrer de nouveau.",
        "recording_allowed": "L'enregistrement est permis ({source}) : {purposes} ; durée de garde : {keep}.",
        "recording_blocked": "L'appel continue sans être enregistré : {reason}.",
        "consent_missing": (
            "Une étape qui enregistre a été atteinte sans que l'appelant ait été informé : "
            "le scénario est à corriger, et rien n'a été enregistré."
        ),
        "withdrawal_asked": "De retour en ligne, l'appelant entend la question : faut-il effacer ?",
        "recording_kept": "L'appelant demande que l'enregistrement soit conservé.",
        "withdrawn": "L'appelant demande à ne plus être enregistré, {by}.",
        "transfer_started": "L'appelant est mis en relation ({recorded}).",
        "transfer_ended": "Fin de la mise en relation : {outcome}.",
        "message_taken": "L'appelant a laissé un message de {seconds} secondes.",
        "text_asked": "Un message écrit doit partir : « {words} »",
        "text_accepted": "Le réseau a pris en charge le message écrit.",
        "text_failed": "Le message écrit n'est pas parti : {reason}.",
        "call_given_up": "Nous avons mis fin à une conversation impossible à mener : {reason}.",
        "hung_up": "Le scénario raccroche.",
        "call_ended": "Le réseau annonce la fin de l'appel ({status}, {seconds} secondes).",
        "recording_started": "Le réseau annonce qu'il enregistre ({source}).",
        "recording_completed": "Un enregistrement de {seconds} secondes existe, à effacer le {delete_by}.",
        "recording_absent": "Rien n'a été enregistré ({reason}).",
        "unallowed_recording": "Alerte : cet appel est enregistré sans que le registre l'ait permis.",
        "unknown_call": "Alerte : le réseau parle d'un appel que nous n'avons jamais pris.",
        "repeated": "Le réseau a redemandé une réponse déjà donnée ; elle a été redite telle quelle.",
        "stopped": "L'enregistrement de cet appel a été arrêté en dehors de la conversation.",
        "deletion_asked": "L'effacement d'un enregistrement est demandé.",
        "deleted": "L'enregistrement est effacé ({answer}).",
        "delete_failed": "L'effacement a échoué et sera tenté de nouveau ({reason}).",
    },
    courses={
        Course.NOT_ASKED: "Personne n'a demandé à l'appelant s'il pouvait être enregistré.",
        Course.UNDECIDED: "L'avis a commencé et l'appelant n'a encore rien décidé.",
        Course.HUNG_UP_IN_NOTICE: "L'appelant a raccroché pendant l'avis : il n'a rien décidé.",
        Course.HUNG_UP_IN_WINDOW: (
            "L'appelant a entendu l'avis et a raccroché pendant le délai pour refuser : il n'a rien décidé."
        ),
        Course.SILENT: "Une réponse expresse était demandée et l'appelant n'a rien dit : il n'a rien décidé.",
        Course.UNCLEAR: "La réponse de l'appelant n'a pas été comprise : elle ne vaut pas accord.",
        Course.REFUSED_BY_KEY: "L'appelant a refusé l'enregistrement par une touche.",
        Course.REFUSED_BY_VOICE: "L'appelant a refusé l'enregistrement de vive voix.",
        Course.OBJECTED: "L'appelant s'est opposé à l'enregistrement.",
        Course.CONTINUED: (
            "L'appelant a été informé, pouvait refuser, est resté en ligne et n'a rien dit : "
            "il a continué, sans consentement exprès."
        ),
        Course.CONTINUED_BY_ANSWERING: (
            "L'appelant a été informé, pouvait refuser jusqu'à sa prochaine réponse, et a répondu "
            "sans refuser : il a continué, sans consentement exprès."
        ),
        Course.NOT_OBJECTED: "L'appelant a été informé, pouvait s'opposer et ne l'a pas fait.",
        Course.ACCEPTED_BY_KEY: "L'appelant a accepté l'enregistrement par une touche.",
        Course.ACCEPTED_BY_VOICE: "L'appelant a accepté l'enregistrement de vive voix.",
        Course.WITHDREW: "L'appelant a demandé à ne plus être enregistré : ce qui l'a été doit être effacé.",
        Course.STOPPED: "L'enregistrement a été arrêté de l'extérieur : ce qui en reste doit être effacé.",
    },
    remarks={
        Remark.RECORDED: "Enregistré à partir du {started}, pendant {seconds} secondes : {purposes}.",
        Remark.RECORDING: "Enregistré à partir du {started} ; le réseau n'en a pas annoncé la fin.",
        Remark.ALLOWED: "L'enregistrement a été permis le {at} ; le réseau n'annonce aucun enregistrement.",
        Remark.BLOCKED: "Non enregistré : {reason}.",
        Remark.NEVER_ASKED_TO_RECORD: "Non enregistré : aucune étape qui enregistre n'a été atteinte.",
        Remark.UNALLOWED: "Alerte : un enregistrement que le registre n'a jamais permis.",
        Remark.KEPT_UNTIL: "Gardé jusqu'au {delete_by}.",
        Remark.DELETED: "Effacé le {at}.",
        Remark.STILL_TO_DELETE: "Un enregistrement reste à effacer sans attendre.",
        Remark.DELETE_FAILED: "L'effacement a échoué le {at} et n'a pas encore abouti.",
        Remark.END_UNTOLD: "Le réseau ne nous a jamais annoncé la fin de cet appel.",
    },
    terms={
        "value": {
            "continued": "L'appelant est resté en ligne et n'a rien dit",
            "accepted": "L'appelant a accepté l'enregistrement",
            "not_objected": "L'appelant ne s'est pas opposé",
            "refused": "L'appelant a refusé l'enregistrement",
            "objected": "L'appelant s'est opposé à l'enregistrement",
            "unclear": "L'appelant n'a pas été compris, ce qui ne vaut pas accord",
            "silent": "L'appelant n'a pas répondu, ce qui ne vaut pas accord",
            "hung_up": "L'appelant n'a rien décidé",
        },
        "by": {
            "key": "par une touche",
            "voice": "de vive voix",
            "staying_on_the_line": "en restant en ligne jusqu'au bout du délai",
            "answering": "en répondant à la question suivante",
            "silence": "par son silence",
            "hanging_up": "en raccrochant",
            "cutting_the_notice": "en coupant l'avis",
            "nothing_understood": "faute d'avoir été compris",
            "a_page": "par une page de l'application",
        },
        "found": {
            "taken": "elles sont retenues",
            "too_few": "il en manque",
            "too_many": "il y en a trop",
            "not_digits": "ce ne sont pas que des chiffres",
            "check": "elles ne peuvent pas être justes",
            "no_room": "il n'y a plus de place pour les retenir",
        },
        "why": {
            "a_step": "le scénario le demande",
            "sensitive": "des chiffres sensibles sont demandés",
        },
        "heard": {
            "silence": "n'avons rien entendu",
            "unclear": "n'avons pas compris la réponse",
        },
        "source": {
            "transfer": "mise en relation",
            "voicemail": "messagerie",
            "DialVerb": "mise en relation",
            "RecordVerb": "messagerie",
        },
        "recorded": {"True": "enregistrée", "False": "non enregistrée"},
        "outcome": {
            "talked": "ils se sont parlé",
            "busy": "la ligne était occupée",
            "no_answer": "personne n'a répondu",
            "failed": "la mise en relation a échoué",
        },
        "caller": {
            "number": "numéro affiché",
            "hidden": "numéro masqué",
            "sip": "ligne SIP",
            "client": "application",
        },
        "reason": {
            "unasked": "l'appelant n'a pas été interrogé",
            "consent_missing": "l'appelant n'a été ni informé ni interrogé",
            "refused": "l'appelant a refusé",
            "objected": "l'appelant s'est opposé",
            "unclear": "la réponse de l'appelant n'a pas été comprise",
            "silent": "l'appelant n'a pas répondu",
            "withdrawn": "l'appelant a demandé à ne plus être enregistré",
            "purpose": "l'appelant n'a pas été interrogé pour cette raison d'enregistrer",
            "campaign": "aucune raison d'enregistrer n'est ouverte ce jour-là",
            "sample": "cet appel ne fait pas partie de ceux qui ont été tirés au sort",
            "staff": "une personne susceptible de répondre n'a pas été informée",
            "country": "le pays de l'appelant l'exclut",
            "ledger": "la preuve ne pouvait pas être gardée",
            "paused": "l'enregistrement était suspendu pendant que des données sensibles étaient données",
            "unanswered": "l'appelant n'avait pas encore répondu et pouvait toujours refuser",
            "too_many_turns": "trop d'échanges",
            "too_many_steps": "trop d'étapes à la suite",
            "too_deep": "trop de scénarios attendent qu'on y revienne",
            "no_such_flow": "le scénario mène à un scénario qui n'existe pas",
            "no_such_step": "le scénario mène à une étape qui n'existe pas",
            "nowhere_to_go": "le scénario ne dit pas quoi faire ensuite",
            "no_number": "pas de numéro où écrire",
            "no_account": "pas de compte pour envoyer",
        },
        "purposes": {
            "service_quality": "qualité de l'accueil",
            "training": "formation",
            "complaint_evidence": "preuve en cas de réclamation",
            "customer_journey": "suivi du parcours client",
            "service_improvement": "amélioration du service",
            "message": "réponse au message",
        },
        "answer": {"deleted": "fait par le réseau", "already_gone": "il n'existait déjà plus"},
    },
    units={
        "day": "jour",
        "days": "jours",
        "week": "semaine",
        "weeks": "semaines",
        "month": "mois",
        "months": "mois",
        "year": "an",
        "years": "ans",
    },
    joined_by=", ",
    nothing="non précisé",
    moment="%d/%m/%Y à %H:%M:%S",
)
