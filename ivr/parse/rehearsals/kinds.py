"""The kinds of mistakes of a text of rehearsals, and the ways a call can go otherwise than written."""

from ivr.bilingual import Sentence
from ivr.diagnostics import Kind

UNKNOWN_KEY = Kind(
    "R601",
    "rehearsal-unknown-key",
    about=Sentence(
        fr="Une répétition contient une clé qu'elle n'a pas, souvent mal orthographiée.",
        en="A rehearsal has a key that rehearsals do not have, often misspelt.",
    ),
)
MISSING_KEY = Kind(
    "R602",
    "rehearsal-missing-key",
    about=Sentence(
        fr="Il manque à une répétition son nom, ses gestes, ou le jour et l'heure de l'appel.",
        en="A rehearsal lacks its name, its moves, or the day and the hour of the call.",
    ),
)
WRONG_SHAPE = Kind(
    "R603",
    "rehearsal-wrong-shape",
    about=Sentence(
        fr="Une liste, des clés ou une valeur d'une répétition se trouvent là où l'on attend autre chose.",
        en="In a rehearsal, a list, keys or a value stand where something else belongs.",
    ),
)
WRONG_VALUE = Kind(
    "R604",
    "rehearsal-wrong-value",
    about=Sentence(
        fr="Une valeur d'une répétition n'est pas de celles que sa clé attend.",
        en="A value of a rehearsal is not one of those its key takes.",
    ),
)
UNKNOWN_STEP = Kind(
    "R605",
    "rehearsal-unknown-step",
    about=Sentence(
        fr="Une répétition nomme une étape que le scénario n'a pas.",
        en="A rehearsal names a step that the flow does not have.",
    ),
)
UNKNOWN_OFFER = Kind(
    "R606",
    "rehearsal-unknown-alternative",
    about=Sentence(
        fr="Une répétition nomme une alternative que le scénario ne propose pas.",
        en="A rehearsal names an alternative that the flow does not offer.",
    ),
)
SAME_NAME = Kind(
    "R607",
    "rehearsal-same-name",
    about=Sentence(
        fr="Deux répétitions portent le même nom.",
        en="Two rehearsals have the same name.",
    ),
)
CONTRADICTION = Kind(
    "R608",
    "rehearsal-contradiction",
    about=Sentence(
        fr="Deux clés d'une répétition se contredisent.",
        en="Two keys of a rehearsal contradict each other.",
    ),
)
NO_FLOW = Kind(
    "R609",
    "rehearsals-without-flow",
    about=Sentence(
        fr="Un fichier de répétitions n'a pas de scénario à côté de lui.",
        en="A file of rehearsals has no flow beside it.",
    ),
)
NO_CLAIM = Kind(
    "R610",
    "rehearsal-without-claim",
    "warning",
    about=Sentence(
        fr="Une répétition ne dit rien qui doive être vrai : elle ne peut pas échouer.",
        en="A rehearsal says nothing that must be true: it can never fail.",
    ),
)

NOT_SAID = Kind(
    "R620",
    "not-said",
    about=Sentence(
        fr="Ce qui devait être dit à l'appelant, ou à la personne qui décroche, ne l'a pas été.",
        en="What should have been said to the caller, or to whoever answers, was not.",
    ),
)
OTHER_STEP = Kind(
    "R621",
    "other-step",
    about=Sentence(
        fr="L'appel est allé à une autre étape.",
        en="The call went to another step.",
    ),
)
OTHER_ALTERNATIVE = Kind(
    "R622",
    "other-alternative",
    about=Sentence(
        fr="L'appelant n'a pas été servi par l'alternative écrite.",
        en="The caller was not served by the alternative that is written.",
    ),
)
NOT_SENT = Kind(
    "R623",
    "not-sent",
    about=Sentence(
        fr="Le message écrit attendu n'est pas parti.",
        en="The text message that should have been sent was not.",
    ),
)
OTHERWISE_RECORDED = Kind(
    "R624",
    "recorded-otherwise",
    about=Sentence(
        fr="L'appel a été enregistré alors qu'il ne devait pas l'être, ou l'inverse.",
        en="The call was recorded where it should not have been, or the other way round.",
    ),
)
OTHER_REASON = Kind(
    "R625",
    "other-reason",
    about=Sentence(
        fr="Rien n'a été enregistré, mais pour une autre raison.",
        en="Nothing was recorded, but for another reason.",
    ),
)
OTHER_STORY = Kind(
    "R626",
    "other-story",
    about=Sentence(
        fr="Le récit que laisserait l'appel est un autre.",
        en="The story the call would leave is another.",
    ),
)
OTHER_END = Kind(
    "R627",
    "other-end",
    about=Sentence(
        fr="L'appel ne se termine pas ainsi.",
        en="The call ends in another way.",
    ),
)
MOVE_LEFT = Kind(
    "R628",
    "over-before-move",
    about=Sentence(
        fr="L'appel est terminé avant un geste de l'appelant.",
        en="The call is over before a move of the caller.",
    ),
)
MISPLACED_MOVE = Kind(
    "R629",
    "move-out-of-place",
    about=Sentence(
        fr="L'appelant ne peut pas faire ce geste à cet endroit de l'appel.",
        en="The caller cannot do this where the call stands.",
    ),
)
