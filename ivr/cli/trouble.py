"""What a command says when it cannot do its work, in French and in English."""

from __future__ import annotations

from ivr.cli.language import Language

CANNOT_START: dict[Language, str] = {
    "fr": "Accord ne peut pas démarrer ainsi :\n{problems}\nVoir docs/running.md.",
    "en": "Accord cannot start as it is set up:\n{problems}\nSee docs/running.md.",
}
NO_LEDGER: dict[Language, str] = {
    "fr": "Le registre ne répond pas : la base est-elle démarrée, et DATABASE_URL est-elle juste ?",
    "en": "The ledger does not answer: is the database running, and is DATABASE_URL right?",
}
NOT_SERVED: dict[Language, str] = {
    "fr": "Le scénario `{flow}` ne peut pas être servi : accord lint dit pourquoi.",
    "en": "The flow `{flow}` cannot be served: accord lint says why.",
}
NO_PORT: dict[Language, str] = {
    "fr": "aucun port n'est libre à partir de {port} : indiquez-en un autre avec --port",
    "en": "no port is free from {port} on: name another with --port",
}
NOT_OURS: dict[Language, str] = {
    "fr": "impossible d'écouter sur {host}, port {port} : {reason}",
    "en": "cannot listen on {host}, port {port}: {reason}",
}
