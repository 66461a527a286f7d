"""The kinds of mistakes found while values are given their types."""

from ivr.bilingual import Sentence
from ivr.diagnostics import Kind

UNKNOWN_KEY = Kind(
    "S114",
    "unknown-key",
    about=Sentence(
        fr="Une clé que le langage n'a pas à cet endroit, souvent mal orthographiée.",
        en="A key that the language does not have in this place, often misspelt.",
    ),
)
MISSING_KEY = Kind(
    "S115",
    "missing-key",
    about=Sentence(
        fr="Il manque une clé sans laquelle l'appel ne pourrait pas continuer.",
        en="A key is missing without which the call could not go on.",
    ),
)
WRONG_SHAPE = Kind(
    "S116",
    "wrong-shape",
    about=Sentence(
        fr="Une liste, des clés ou une valeur là où l'on attend autre chose, ou trop d'entre elles.",
        en="A list, keys or a value where something else belongs, or too many of them.",
    ),
)
WRONG_VALUE = Kind(
    "S117",
    "wrong-value",
    about=Sentence(
        fr="Une valeur n'est pas de la sorte que sa clé attend : un numéro, une durée, une date…",
        en="A value is not of the kind its key takes: a number, a time, a date…",
    ),
)
WRONG_NAME = Kind(
    "S118",
    "wrong-name",
    about=Sentence(
        fr="Un nom d'étape, de choix, de finalité ou de jour ne peut pas s'écrire ainsi.",
        en="The name of a step, a choice, a purpose or a day cannot be written like this.",
    ),
)
NO_VERB = Kind(
    "S119",
    "step-without-verb",
    about=Sentence(
        fr="Une étape n'a pas de verbe : elle ne fait rien.",
        en="A step has no verb: it does nothing.",
    ),
)
TWO_VERBS = Kind(
    "S120",
    "step-with-two-verbs",
    about=Sentence(
        fr="Une étape a deux verbes.",
        en="A step has two verbs.",
    ),
)
SILENCE = Kind(
    "L401",
    "silence-without-answer",
    about=Sentence(
        fr="Une étape qui écoute ne dit pas que faire d'un appelant qui ne répond pas.",
        en="A step that listens does not say what becomes of a caller who does not answer.",
    ),
)
UNCLEAR = Kind(
    "L404",
    "unclear-without-answer",
    about=Sentence(
        fr="Une étape qui écoute ne dit pas que faire d'une réponse que l'on n'a pas comprise.",
        en="A step that listens does not say what becomes of an answer that is not understood.",
    ),
)
TOO_MANY = Kind(
    "T503",
    "too-many-steps",
    about=Sentence(
        fr="Le scénario a plus d'étapes qu'un scénario ne peut en avoir.",
        en="The flow has more steps than a flow can have.",
    ),
)
YAML_WORD = Kind(
    "S122",
    "yaml-word-as-name",
    "warning",
    about=Sentence(
        fr="Un nom sans guillemets que d'autres outils liraient comme vrai ou faux : `on`, `no`, `yes`…",
        en="A name without quotes that other tools would read as true or false: `on`, `no`, `yes`…",
    ),
)
WITHOUT_EFFECT = Kind(
    "S121",
    "key-without-effect",
    "warning",
    about=Sentence(
        fr="Une clé n'a pas d'effet là où elle est écrite.",
        en="A key has no effect where it is written.",
    ),
)
NOT_SERVED = Kind(
    "S126",
    "not-served",
    "warning",
    about=Sentence(
        fr="Un fichier ressemble à un scénario, mais porte un nom qu'aucun appel ne peut demander.",
        en="A file looks like a flow, but has a name that no call can ask for.",
    ),
)
CAMPAIGN_OVER = Kind(
    "S129",
    "campaign-over",
    "warning",
    about=Sentence(
        fr="Le dernier jour d'une finalité est passé : on n'enregistre plus pour elle.",
        en="The last day of a purpose is past: nothing is recorded for it any more.",
    ),
)
CUT_TEXT = Kind(
    "S127",
    "text-cut-by-hash",
    about=Sentence(
        fr="Un texte sans guillemets est coupé par un `#`, qui commence un commentaire.",
        en="A text without quotes is cut by a `#`, which begins a comment.",
    ),
)
CURLY_QUOTES = Kind(
    "S128",
    "curly-quotes",
    "warning",
    about=Sentence(
        fr="Des guillemets qui ne sont pas droits entourent une valeur : ils en font partie.",
        en="Quotes that are not straight stand around a value: they are part of it.",
    ),
)
