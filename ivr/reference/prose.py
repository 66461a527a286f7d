"""What the reference says besides its tables: how a flow is written, answered, allowed and edited."""

from __future__ import annotations

from collections.abc import Mapping

from ivr.bilingual import Sentence

OPENING = Sentence(
    en="""\
# The flow language

A flow is a text in YAML: one file in `flows/`, whose name is the name of the flow.
Every value is read as it is written: `0612345677`, `on`, `no` and `12:30` stay what they are.
Put quotes around a text that begins with `*`, `#`, `&`, `!`, `%`, `{` or `[`, or that has a colon and a space in it.
Without quotes, a `#` behind a space begins a comment, even within a text: `press #2` needs them.
`accord lint` tells everything that is wrong, with its line and column.
In French: [langage.md](langage.md).

Not read at all: tabs as indentation, anchors, aliases and tags, a key that stands twice, several documents in one file, more than 512 kB, more than 2,000 steps.

Made by `accord docs` from the language itself.""",
    fr="""\
# Le langage des scénarios

Un scénario est un texte en YAML : un fichier de `flows/`, dont le nom est celui du scénario.
Chaque valeur est lue telle qu'elle est écrite : `0612345677`, `on`, `no` et `12:30` restent ce qu'ils sont.
Mettez entre guillemets droits un texte qui commence par `*`, `#`, `&`, `!`, `%`, `{` ou `[`, ou qui contient deux-points suivis d'une espace.
Sans guillemets, un `#` précédé d'une espace commence un commentaire, même au milieu d'un texte : `tapez #2` en demande.
`accord lint` dit tout ce qui ne va pas, avec la ligne et la colonne.
En anglais : [flow-reference.md](flow-reference.md).

Ne sont pas lus : les tabulations en retrait, les ancres, les renvois et les étiquettes de YAML, une clé écrite deux fois, plusieurs documents dans un fichier, plus de 512 ko, plus de 2 000 étapes.

Page faite par `accord docs` à partir du langage lui-même.""",
)

WHOLE = Sentence(en="## A whole flow", fr="## Un scénario entier")
MISTAKE = Sentence(
    en="This one has a mistake: no step is called `desc`.",
    fr="Celui-ci contient une erreur : aucune étape ne s'appelle `desc`.",
)
SAYS = Sentence(en="`accord lint` says so:", fr="`accord lint --lang fr` le dit :")

SPOILT = """\
accord: 1
title: Front desk
speaks: en-GB
voice: Polly.Amy-Neural
business: {name: Harbour Dental, fallback: "+33199001240"}
start: welcome
steps:
  welcome:
    ask: For the front desk, press 1.
    choices:
      front_desk: {key: "1", next: desk}
    silence: desc
  desk:
    hang_up: Nobody is free just now. Goodbye.
"""

ABOVE = Sentence(
    en="""\
## Above the steps

Names of steps, offers, choices, teams and purposes are small letters without accents, digits and `_`, and begin with a letter.""",
    fr="""\
## Au-dessus des étapes

Les noms d'étapes, de propositions, de choix, d'équipes et de finalités s'écrivent en minuscules sans accents, avec des chiffres et `_`, et commencent par une lettre.""",
)
COMMON = Sentence(
    en="""\
`flows/business.yaml` says the sections `business` and `teams` once for all flows of the folder, written as in a flow.
A flow may then leave them out, or write single keys of `business` and single teams of its own, which stand before those of the file.

```yaml fragment
business:
  name: Harbour Dental
  website: https://harbour-dental.example/calls
  country: FR
  timezone: Europe/Paris
  fallback: "+33199001240"
teams:
  front_desk: {numbers: ["+33199001241", "+33199001242"], ring: together}
```""",
    fr="""\
`flows/business.yaml` dit une fois pour tous les scénarios du dossier les parties `business` et `teams`, écrites comme dans un scénario.
Un scénario peut alors s'en passer, ou écrire seulement quelques clés de `business` et quelques équipes à lui, qui passent avant celles du fichier.

```yaml fragment
business:
  name: Garage Martin
  website: https://garage-martin.example/appels
  country: FR
  timezone: Europe/Paris
  fallback: "+33199000123"
teams:
  atelier: {numbers: ["+33199000124", "+33199000125"], ring: together}
```""",
)
RECORDING = Sentence(
    en="""\
```yaml fragment
recording:
  purposes:
    service_quality: {keep: 6 months}
    training: {keep: 6 months, from: 2026-11-01, until: 2027-01-31}
    safety: {keep: 30 days, spoken: to keep our visitors safe}
    message: {keep: 30 days}
  necessity: Two calls a month for each agent are enough to hear what goes wrong.
  share: 20%
  teams: [workshop]
  withdraw: {key: "*", words: [stop recording]}
```""",
    fr="""\
```yaml fragment
recording:
  purposes:
    service_quality: {keep: 6 months}
    training: {keep: 6 months, from: 2026-11-01, until: 2027-01-31}
    securite: {keep: 30 days, spoken: pour la sécurité de nos visiteurs}
    message: {keep: 30 days}
  necessity: Deux écoutes par mois et par agent suffisent à corriger notre accueil.
  share: 20%
  teams: [atelier]
  withdraw: {key: "*", words: [arrêtez l'enregistrement]}
```""",
)
PURPOSES = Sentence(
    en="""\
Each purpose has these keys:""",
    fr="""\
Chaque finalité a ces clés :""",
)
OWN_WORDS = Sentence(
    en="""\
Accord has its own words for {known}.
Any other purpose says its reason itself, in `spoken`.
A notice tells all purposes but `message`, unless it names its own.""",
    fr="""\
Accord a ses propres mots pour {known}.
Toute autre finalité dit elle-même sa raison, dans `spoken`.
Un avis dit toutes les finalités sauf `message`, à moins de nommer les siennes.""",
)
OWNER = Sentence(
    en="""\
### accord.yaml

What Accord knows of the law of a place and of its purposes stands in [jurisdictions.md](jurisdictions.md).
Where the owner knows better, `flows/accord.yaml` says so once for all flows of the folder, each time with the reason:

```yaml fragment
jurisdictions:
  IT: {mode: objection, reason: "union agreement of 3 March 2026, article 4"}
purposes:
  training: {at_most: 3 months, reason: "works council, June 2026"}
```

A place, by its code or `default`, has these keys:""",
    fr="""\
### accord.yaml

Ce qu'Accord sait de la loi d'un lieu et des finalités se lit dans [pays.md](pays.md).
Là où vous savez mieux, `flows/accord.yaml` le dit une fois pour tous les scénarios du dossier, avec la raison chaque fois :

```yaml fragment
jurisdictions:
  IT: {mode: objection, reason: "accord syndical du 3 mars 2026, article 4"}
purposes:
  training: {at_most: 3 months, reason: "comité social et économique, juin 2026"}
```

Un lieu, par son code ou `default`, a ces clés :""",
)
OWN_PURPOSE = Sentence(
    en="""\
A purpose that Accord knows has these:""",
    fr="""\
Une finalité qu'Accord connaît a celles-ci :""",
)
ANSWERS = Sentence(
    en="""\
## How callers answer

An answer has a `key`, `words`, or both: `{key: "1", words: [go on, carry on]}`.
Words are heard only where the flow says `speech: yes`, and only if they are exactly what is listed.

A step that listens says what happens when nothing is heard (`silence`) and when nothing is understood (`unclear`): two different ways.
`{again: 2, then: desk}` asks twice more, then goes on to `desk`; `desk` alone asks once more.""",
    fr="""\
## Comment l'appelant répond

Une réponse a une touche (`key`), des mots (`words`), ou les deux : `{key: "1", words: [continuer, je continue]}`.
Les mots ne sont entendus que si le scénario dit `speech: yes`, et seulement s'ils sont exactement ceux de la liste.

Une étape qui écoute dit ce qui se passe si l'on n'entend rien (`silence`) et si l'on ne comprend pas (`unclear`) : ce sont deux chemins.
`{again: 2, then: accueil}` redemande deux fois, puis mène à `accueil` ; `accueil` seul redemande une fois.""",
)
PLACEHOLDERS = Sentence(
    en="""\
## What texts can name

| placeholder | stands for |
|---|---|
| `{purposes}`, `{keep}` | the reasons to record that are open that day, and how long recordings are kept |
| `{refuse.key}`, `{accept.key}` | the keys of the consent step the text belongs to |
| `{withdraw.key}` | the key that takes consent back |
| `{business.name}`, `{business.website}`, `{business.address}`, `{business.privacy_contact}` | what `business` says |
| `{name}` | what the call remembers under that name, by `set` or `collect` |
| `{recorded}` | in a whisper: whether the talk is recorded |

A brace that belongs to no placeholder is a mistake, and doubling it does not help.
A spoken text has at most 3,000 characters with a voice of Polly, 5,000 with one of Google, 4,096 with a basic one.""",
    fr="""\
## Ce que les textes peuvent nommer

| entre accolades | désigne |
|---|---|
| `{purposes}`, `{keep}` | les raisons d'enregistrer ouvertes ce jour-là, et la durée de conservation |
| `{refuse.key}`, `{accept.key}` | les touches de l'étape `consent` dont le texte fait partie |
| `{withdraw.key}` | la touche qui revient sur l'accord |
| `{business.name}`, `{business.website}`, `{business.address}`, `{business.privacy_contact}` | ce que dit `business` |
| `{nom}` | ce que l'appel a retenu sous ce nom, par `set` ou `collect` |
| `{recorded}` | dans ce qui est soufflé à la personne qui décroche : si l'on enregistre |

Une accolade isolée est une erreur, et la doubler n'y change rien.
Un texte dit a au plus 3 000 caractères avec une voix de Polly, 5 000 avec une voix de Google, 4 096 avec une voix de base.""",
)
EXAMPLE = Sentence(en="A whole flow: [{file}](../{file}).", fr="Un scénario entier : [{file}](../{file}).")
EACH = Sentence(en="Under `{key}`, each name has these keys:", fr="Sous `{key}`, chaque nom a ces clés :")
BENEATH = Sentence(en="`{key}` has these keys:", fr="`{key}` a ces clés :")

NOTES: Mapping[str, Sentence] = {
    "consent": Sentence(
        en="""\
After a refusal of `legal_obligation` only words, text messages and `alternatives` without `unrecorded` may follow.
With `window: next_answer` silence and what is not understood decide nothing: the refusal stays live until the caller's next answer.""",
        fr="""\
Après un refus sous `legal_obligation`, seuls peuvent suivre des mots, des messages écrits et des `alternatives` sans `unrecorded`.
Avec `window: next_answer`, ni le silence ni une réponse incomprise ne décident : on peut refuser jusqu'à la réponse suivante.""",
    ),
    "alternatives": Sentence(
        en="""\
An offer has something to `say`, a step to go on to (`next`), or both; words alone end the call.
`silence` and `unclear` may lead to an offer of this step.""",
        fr="""\
Une proposition a quelque chose à dire (`say`), une étape où mener (`next`), ou les deux ; des mots seuls terminent l'appel.
`silence` et `unclear` peuvent mener à une proposition de cette étape.""",
    ),
    "hours": Sentence(
        en="""\
Days are `mon`, `tue`, `wed`, `thu`, `fri`, `sat` and `sun`, alone (`mon, wed`) or from one to another (`mon-fri`).
Hours go from `00:00` to `24:00`; `closed` stands for none, and past midnight the rest is written on the next day.
Public holidays are those of the years 2024 to 2040.""",
        fr="""\
Les jours sont `mon`, `tue`, `wed`, `thu`, `fri`, `sat` et `sun`, un à un (`mon, wed`) ou de l'un à l'autre (`mon-fri`).
Les heures vont de `00:00` à `24:00` ; `closed` veut dire aucune, et passé minuit la suite s'écrit au jour suivant.
Les jours fériés sont ceux des années 2024 à 2040.""",
    ),
    "goto": Sentence(
        en="""\
What the caller permits and what the call remembers stay with the call, whichever flow it is in.
A flow that nothing leads to ends the call at `goto: back`.""",
        fr="""\
Ce que l'appelant permet et ce que l'appel a retenu restent avec l'appel, dans quelque scénario qu'il soit.
Un scénario où rien n'a mené termine l'appel à `goto: back`.""",
    ),
    "transfer": Sentence(
        en="`record: yes` records those who agreed to a purpose that is open; nobody else, and no second flow is needed.",
        fr="`record: yes` enregistre ceux qui ont accepté une finalité ouverte, et personne d'autre ; un seul scénario suffit.",
    ),
}

ALLOWING = Sentence(
    en="""\
## Allowing what a rule finds

Some rules are about kindness to callers; an author may know better, and says why:

```yaml fragment
menu:
  ask: Press 1 for sales, 2 for repairs, 3 for tyres, 4 for paint, 5 for rentals, 6 for invoices.
  choices:  # allow L406: our callers know these six by heart
    sales: {key: "1", next: desk}
```

The comment stands at the end of the line it concerns, or on the line above.
It can allow {codes}; what consent rests on, and what would break a call, cannot be allowed.
An allowance without a reason, or one that allows nothing, is told too.""",
    fr="""\
## Permettre ce qu'une règle signale

Certaines règles servent le confort de l'appelant ; qui écrit peut avoir ses raisons, et les dit :

```yaml fragment
menu:
  ask: Tapez 1 pour la vente, 2 pour l'atelier, 3 pour les pneus, 4 la peinture, 5 la location, 6 une facture.
  choices:  # allow L406: nos clients connaissent ces six touches par cœur
    vente: {key: "1", next: accueil}
```

Le commentaire se met à la fin de la ligne qu'il concerne, ou sur la ligne d'avant.
Il peut permettre {codes} ; ce sur quoi repose le consentement, et ce qui casserait un appel, ne peut pas être permis.
Une permission sans raison, ou qui ne permet rien, est signalée elle aussi.""",
)
EDITING = Sentence(
    en="""\
## In an editor

`accord schema` prints a JSON Schema: an editor that knows it completes keys and explains them.
With the YAML language server, the first line of a flow names it:

```yaml fragment
# yaml-language-server: $schema=flow.schema.json
accord: 1
```""",
    fr="""\
## Dans un éditeur

`accord schema --lang fr` écrit un schéma JSON : un éditeur qui le connaît complète les clés et les explique.
Avec le serveur de langage YAML, la première ligne d'un scénario le nomme :

```yaml fragment
# yaml-language-server: $schema=flow.schema.json
accord: 1
```""",
)
