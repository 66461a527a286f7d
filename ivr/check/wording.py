"""The words in which a rehearsal that failed is told, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping

from ivr.bilingual import Sentence
from ivr.engine import Waiting
from ivr.rehearsal.exchanges import OUTCOMES

NOT_SAID = Sentence(fr="on n'entend pas {words}", en="{words} is not heard")
NOT_WHISPERED = Sentence(
    fr="la personne qui décroche n'entend pas {words}", en="whoever answers does not hear {words}"
)
NOT_SENT = Sentence(
    fr="aucun message qui contienne {words} n'est envoyé", en="no text message with {words} is sent"
)
NOTHING = Sentence(
    fr="il ne se passe rien de tel ici ; le déroulement ci-dessous montre où en est l'appel",
    en="nothing of the kind happens here; the transcript below shows where the call stands",
)
NOTHING_SENT = Sentence(fr="rien n'est envoyé ici", en="nothing is sent here")
SAID_HERE = Sentence(fr="on entend : « {words} »", en="what is heard: “{words}”")
SENT_HERE = Sentence(fr="ce qui est envoyé : « {words} »", en="what is sent: “{words}”")
ELSEWHERE = Sentence(
    fr="ces mots viennent plus tôt dans l'appel : mettez-les sous le geste qui y mène",
    en="these words come earlier in the call: move them under the move that leads to them",
)
IN_ORDER = Sentence(
    fr="cela vient plus tôt que ce qui est écrit avant : changez l'ordre",
    en="it comes earlier than what is written before it: change the order",
)
NOT_PASSED = Sentence(fr="l'appel ne passe pas par {step}", en="the call does not pass {step}")
PASSED = Sentence(fr="il passe par {steps}", en="it passes {steps}")
GOES_TO = Sentence(fr="l'appel va à {step}, et non à {wanted}", en="the call goes to {step}, not to {wanted}")
ALTERNATIVE = Sentence(
    fr="l'appelant est servi par {taken}, et non par {wanted}",
    en="the caller is served by {taken}, not by {wanted}",
)
NO_ALTERNATIVE = Sentence(
    fr="l'appelant ne prend pas l'alternative {wanted}",
    en="the caller does not take the alternative {wanted}",
)
RECORDED: Mapping[str, Sentence] = {
    "yes": Sentence(fr="cet appel serait enregistré", en="this call would be recorded"),
    "no": Sentence(fr="rien de cet appel n'est enregistré", en="nothing of this call is recorded"),
    "erased": Sentence(
        fr="ce qui a été enregistré de cet appel est effacé", en="what was recorded of this call is erased"
    ),
}
RECORDED_NOW: Mapping[str, Sentence] = {
    "yes": Sentence(fr="un enregistrement commence ici", en="a recording starts here"),
    "no": Sentence(fr="aucun enregistrement ne commence ici", en="no recording starts here"),
}
REASON = Sentence(
    fr="rien n'est enregistré à cause de {reason}, et non de {wanted}",
    en="nothing is recorded because of {reason}, not of {wanted}",
)
STORY = Sentence(
    fr="le récit de cet appel est {found}, et non {wanted}",
    en="the story of this call is {found}, not {wanted}",
)
END = Sentence(fr="{found}, ce qui n'est pas {wanted}", en="{found}, which is not {wanted}")
END_WORDS: Mapping[str, Sentence] = {
    "hang_up": Sentence(fr="nous raccrochons", en="we hang up"),
    "caller": Sentence(fr="l'appelant raccroche", en="the caller hangs up"),
    "transfer": Sentence(
        fr="l'appel s'achève avec une personne en ligne", en="the call ends with a person on the line"
    ),
}
MOVE_LEFT = Sentence(
    fr="l'appel est terminé avant que l'appelant fasse {move}",
    en="the call is over before the caller can do {move}",
)
MOVES_END = Sentence(
    fr="il s'est terminé à {step} : supprimez ce qui suit, ou corrigez les gestes d'avant",
    en="it ended at {step}: delete what follows, or mend the moves before it",
)
MISPLACED = Sentence(fr="l'appelant ne peut pas faire {move} ici", en="the caller cannot do {move} here")
WRITE = Sentence(
    fr="si l'appel est juste ainsi, écrivez {what} ; sinon, corrigez le scénario",
    en="if the call is right like this, write {what}; else mend the flow",
)

_TALK = Sentence(
    fr='on appelle quelqu\'un : écrivez talked, busy, no_answer, failed, "*" ou "!"',
    en='someone is being called: write talked, busy, no_answer, failed, "*" or "!"',
)
_MESSAGE = Sentence(
    fr='un message est pris : écrivez sa durée en secondes, comme 12 ou "12#", "-" ou "!"',
    en='a message is being taken: write how many seconds it lasts, as 12 or "12#", "-" or "!"',
)
_QUESTION = Sentence(
    fr='personne n\'est appelé ici : écrivez une touche, des mots, "-" ou "!"',
    en='nobody is being called here: write a key, words, "-" or "!"',
)
MOVES_HERE: Mapping[Waiting, tuple[tuple[str, ...], Sentence]] = {
    Waiting.TALK: (tuple(OUTCOMES), _TALK),
    Waiting.RECORDED_TALK: (tuple(OUTCOMES), _TALK),
    Waiting.MESSAGE: ((), _MESSAGE),
    Waiting.CHOICE: ((), _QUESTION),
}
"""What can be done where a call waits for that, and how a person is told so."""

THE_CALL = Sentence(fr="l'appel, tel qu'il s'est déroulé :", en="the call as it went:")
HERE = Sentence(
    fr="ici, l'appel va autrement que ne l'écrit {place}", en="here the call goes otherwise than {place} says"
)
