"""What `accord purge` says it did, in French and in English."""

from __future__ import annotations

from collections.abc import Iterator

from consent_store import Purged
from ivr.cli.language import Language

SAID: dict[Language, dict[str, str]] = {
    "fr": {
        "found": "{n} enregistrement(s) dont Twilio n'avait rien dit, retrouvé(s) :",
        "unasked": "{n} appel(s) dont Twilio n'a pas pu dire s'ils ont été enregistrés.",
        "nothing": "Rien à effacer.",
        "due": "{n} à effacer :",
        "deleted": "{n} effacé(s) :",
        "already_gone": "{n} déjà effacé(s) auparavant :",
        "failed": "{n} pas encore effacé(s) :",
        "untouched": "{n} pas essayé(s) :",
        "dry_run": "Rien n'a été effacé : ce n'était qu'un essai.",
        "no_account": ("Rien n'a été effacé : sans TWILIO_ACCOUNT_SID et TWILIO_AUTH_TOKEN, pas de compte."),
        "stopped": "Arrêté en route : {reason}.",
        "again": "Ce sera tenté de nouveau à la prochaine exécution.",
    },
    "en": {
        "found": "{n} that Twilio had never told of, found:",
        "unasked": "{n} call(s) of which Twilio could not say whether they were recorded.",
        "nothing": "Nothing to delete.",
        "due": "{n} to delete:",
        "deleted": "{n} deleted:",
        "already_gone": "{n} already gone before:",
        "failed": "{n} not deleted yet:",
        "untouched": "{n} not tried:",
        "dry_run": "Nothing was deleted: this was a dry run.",
        "no_account": (
            "Nothing was deleted: without TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN there is no account."
        ),
        "stopped": "Stopped on the way: {reason}.",
        "again": "It will be tried again at the next run.",
    },
}
REASONS: dict[Language, dict[str, str]] = {
    "fr": {
        "not_completed_yet": "Twilio ne l'a pas encore terminé",
        "credentials_refused": "Twilio refuse l'accès : vérifiez TWILIO_ACCOUNT_SID et TWILIO_AUTH_TOKEN",
        "too_many_requests": "Twilio reçoit trop de demandes de ce compte",
        "twilio_failed": "Twilio a un incident",
        "no_answer": "Twilio n'a pas répondu",
        "no_connection": "Twilio n'était pas joignable",
        "unreadable_answer": "la réponse de Twilio était illisible",
        "not_an_id": "ce n'est pas un enregistrement de Twilio",
    },
    "en": {
        "not_completed_yet": "Twilio has not completed it yet",
        "credentials_refused": "Twilio refuses access: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN",
        "too_many_requests": "Twilio gets too many requests from this account",
        "twilio_failed": "Twilio has trouble",
        "no_answer": "Twilio did not answer",
        "no_connection": "Twilio could not be reached",
        "unreadable_answer": "Twilio's answer could not be read",
        "not_an_id": "this is no recording of Twilio's",
    },
}


def told(report: Purged, *, dry_run: bool, account: bool, lang: Language) -> Iterator[str]:
    """The report, line by line; recordings by their id, never anything of the call."""
    said, reasons = SAID[lang], REASONS[lang]
    yield from _listed(said["found"], report.found)
    if not report.due:
        yield said["nothing"]
    elif dry_run or not account:
        yield from _listed(said["due"], report.due)
        yield said["dry_run" if dry_run else "no_account"]
        return
    failed = {failure.recording: reasons.get(failure.reason, failure.reason) for failure in report.failed}
    tried = {*report.deleted, *report.already_gone, *failed}
    yield from _listed(said["deleted"], report.deleted)
    yield from _listed(said["already_gone"], report.already_gone)
    yield from _listed(said["failed"], [f"{recording}  {why}" for recording, why in failed.items()])
    yield from _listed(said["untouched"], [recording for recording in report.due if recording not in tried])
    if report.unasked:
        yield said["unasked"].format(n=report.unasked)
    if report.stopped:
        yield said["stopped"].format(reason=reasons.get(report.stopped, report.stopped))
    if len(failed) + len(report.due) - len(tried) or report.unasked:
        yield said["again"]


def _listed(title: str, recordings: tuple[str, ...] | list[str]) -> Iterator[str]:
    if recordings:
        yield title.format(n=len(recordings))
        yield from (f"  {recording}" for recording in recordings)
