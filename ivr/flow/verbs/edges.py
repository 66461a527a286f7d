"""The keys that several verbs share: where the call goes on, and how long a caller may take."""

from __future__ import annotations

from ivr.bilingual import Sentence, both
from ivr.flow.values import Again, Edge, Seconds
from ivr.flow.written import Written

NOBODY_ANSWERS = Sentence(
    fr="un appelant à qui personne ne répond doit être conduit plus loin",
    en="a caller whom nobody answers must be led on",
)

GOING_ON = Written(
    None,
    Edge(),
    Sentence(fr="l'étape suivante", en="the step the call goes on to"),
    why=Sentence(fr="la ligne resterait muette", en="the line would go dead"),
    fix=Sentence(fr="`next:` et le nom d'une étape", en="`next:` and the name of a step"),
)
GOING_ON_OR_ENDING = Written(
    None,
    Edge(),
    Sentence(
        fr="l'étape qui suit ; sans elle, l'appel prend fin",
        en="the step that follows; without it the call ends",
    ),
    needed=False,
)
ON_SILENCE = Written(
    None,
    Again(may_name_an_offer=True),
    Sentence(
        fr="ce qui se passe si l'on n'entend rien : `{again: 2, then: accueil}`, ou `accueil` seul",
        en="what happens when nothing is heard: `{again: 2, then: desk}`, or `desk` alone",
    ),
    why=Sentence(
        fr="un appelant qui ne dit rien attendrait sans fin",
        en="a caller who says nothing would wait for ever",
    ),
    fix=both("`silence: {again: 1, then: …}`"),
)
WHEN_UNCLEAR = Written(
    None,
    Again(may_name_an_offer=True),
    Sentence(
        fr="ce qui se passe si la réponse n'est pas comprise",
        en="what happens when an answer is not understood",
    ),
    as_in="silence",
    needed=False,
)
WAITING = Written(
    None,
    Seconds(1, 30),
    Sentence(fr="le temps laissé pour répondre", en="the time to answer"),
    needed=False,
)
