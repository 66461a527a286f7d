"""The words around what Accord knows of the law, in French and in English."""

from __future__ import annotations

from ivr.bilingual import Sentence

OPENING = Sentence(
    fr="""\
# Pays et finalités

Ce qu'Accord sait de la loi, et d'où il le tient.
Ce n'est pas un conseil juridique : demandez à qui en répond, et dites-le dans `flows/accord.yaml`.
Page faite par `accord docs` à partir de `ivr/law`.
En anglais : [jurisdictions.md](jurisdictions.md).""",
    en="""\
# Jurisdictions and purposes

What Accord knows of the law, and where it has it from.
It is not legal advice: ask whoever answers for it, and say so in `flows/accord.yaml`.
Made by `accord docs` from `ivr/law`.
In French: [pays.md](pays.md).""",
)
HEAD = Sentence(
    fr=(
        "| code | lieu | façons de consentir admises | un texte de loi pour tout enregistrer | fenêtre | sûreté |\n"
        "|---|---|---|---|---|---|"
    ),
    en=(
        "| code | place | ways of consenting accepted | a legal text to record everything | window | confidence |\n"
        "|---|---|---|---|---|---|"
    ),
)
COLUMNS = Sentence(
    fr="""\
Les façons admises vont de la plus faible à la plus forte, pour les enregistrements ordinaires ; \
`legal_obligation` suppose un texte de loi.
`implicit` et `objection` s'entendent de la même façon et comptent autant l'une que l'autre.
« Non vérifié » : aucune source ; c'est alors `default`, le plus strict, qui vaut, et pour les durées la finalité.
Un appelant dont le numéro est d'un pays qui demande davantage que l'étape passe sans être enregistré ; le numéro ne dit que le pays, pas la province ni l'État.""",
    en="""\
The ways accepted go from the weakest to the strongest, for ordinary recordings; \
`legal_obligation` supposes a legal text.
`implicit` and `objection` sound the same and count alike.
"Unverified": no source; then `default`, the strictest, holds, and for times the purpose.
A caller whose number is of a country that asks for more than the step passes unrecorded; a number tells the country alone, not the province or the state.""",
)
YES = Sentence(fr="oui", en="yes")
NO = Sentence(fr="non", en="no")
NONE = Sentence(fr="aucune", en="none")
UNVERIFIED = Sentence(fr="non vérifié", en="unverified")
CONFIDENCE = {
    "high": Sentence(fr="haute", en="high"),
    "medium": Sentence(fr="moyenne", en="medium"),
    "low": Sentence(fr="faible", en="low"),
    "unverified": UNVERIFIED,
}
NOTICE = {
    "controller": Sentence(fr="qui enregistre", en="who records"),
    "contact": Sentence(fr="à qui écrire", en="whom to write to"),
    "purposes": Sentence(fr="les finalités", en="the purposes"),
    "legal_basis": Sentence(fr="le motif juridique", en="the legal basis"),
    "recipients": Sentence(fr="les destinataires", en="the recipients"),
    "retention": Sentence(fr="la durée", en="the time kept"),
    "rights": Sentence(fr="les droits", en="the rights"),
    "refusal": Sentence(fr="comment refuser", en="how to refuse"),
    "alternatives": Sentence(fr="les autres voies", en="the alternatives"),
    "complaint": Sentence(fr="à qui se plaindre", en="whom to complain to"),
}
IF = Sentence(fr="`{mode}` si : {condition}.", en="`{mode}` if: {condition}.")
REGIONS = Sentence(fr="Partie de `{of}` : {regions}.", en="Part of `{of}`: {regions}.")
ALSO = Sentence(
    fr="Vaut aussi pour les numéros de : {letters}.", en="Holds for the numbers of {letters} too."
)
KEPT = Sentence(fr="`{name}` se garde {kept}.", en="`{name}` is kept {kept}.")
BY_LAW = Sentence(fr="Avec un texte de loi, se garde {kept}.", en="With a legal text it is kept {kept}.")
BETWEEN = Sentence(fr="de {least} à {most}", en="from {least} to {most}")
AT_MOST = Sentence(fr="{most} au plus", en="{most} at most")
AT_LEAST = Sentence(fr="{least} au moins", en="{least} at least")
SAYS = Sentence(fr="L'avis dit : ", en="The notice says: ")
SOURCES = Sentence(
    fr="Sources, réunies en {date} ; sûreté : {confidence}.",
    en="Sources, gathered in {date}; confidence: {confidence}.",
)
PURPOSES = Sentence(
    fr="""\
## Finalités

Ce que l'appelant entend là où un avis dit `{purposes}`, dans les langues où Accord a des mots.""",
    en="""\
## Purposes

What callers hear where a notice says `{purposes}`, in the languages in which Accord has words.""",
)
PURPOSE_HEAD = Sentence(
    fr=(
        "| finalité | se garde au plus | a besoin de dates | seulement avec un texte de loi | terme DPV 2.3 | sûreté |\n"
        "|---|---|---|---|---|---|"
    ),
    en=(
        "| purpose | kept at most | needs dates | only with a legal text | DPV 2.3 term | confidence |\n"
        "|---|---|---|---|---|---|"
    ),
)
ADDING = Sentence(
    fr="""\
## Ajouter un pays, ou corriger

Un pays est un fichier de `ivr/law/jurisdictions`, à son code de deux lettres ; copiez le plus proche.
Sans `sources`, `date` et `confidence`, il n'est pas lu.
Ce que personne n'a vérifié s'écrit `unverified`.

Pour vos scénarios seuls, `flows/accord.yaml` passe avant ces fichiers, avec une raison :

```yaml fragment
jurisdictions:
  IT: {mode: objection, reason: "accord syndical du 3 mars 2026, article 4"}
purposes:
  complaint_evidence: {at_most: 1 year, reason: "avis de Me Durand, juin 2026"}
```

Ce fichier fait partie de la version de chaque scénario, et le registre le garde avec elle.""",
    en="""\
## Adding a country, or mending one

A country is a file of `ivr/law/jurisdictions`, named after its two letters; copy the nearest.
Without `sources`, `date` and `confidence` it is not read.
What nobody has verified is written `unverified`.

For your own flows, `flows/accord.yaml` stands before these files, with a reason:

```yaml fragment
jurisdictions:
  IT: {mode: objection, reason: "union agreement of 3 March 2026, article 4"}
purposes:
  complaint_evidence: {at_most: 1 year, reason: "opinion of our counsel, June 2026"}
```

That file is part of the version of every flow, and the ledger keeps it with that version.""",
)
