"""A placeholder for something the flow does not say.

Why: the caller would hear a sentence with a hole in it.

Bad:
    start: bye
    steps:
      bye:
        hang_up: "Please see {business.website}. Goodbye."
Good:
    start: bye
    steps:
      bye:
        hang_up: "{business.name} says goodbye."

Titre: Un mot entre accolades désigne quelque chose que le scénario ne dit pas.

Pourquoi: l'appelant entendrait une phrase avec un trou.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Route, quoted
from ivr.flow import Collect, Consent, Step
from ivr.rules.finding import Finding
from ivr.rules.placeholders import KNOWN, OF_BUSINESS, OF_CONSENT, OF_WHISPERS, braced
from ivr.rules.script import Script
from ivr.source import SourceMap

CODE = "P603"

MESSAGE = Sentence(fr="{word} ne désigne rien dans {step}", en="{word} has nothing to stand for in {step}")
SECRET = Sentence(
    fr="{word} a été tapé en confidence, et {step} ne peut pas le dire",
    en="{word} was typed in confidence, and {step} cannot say it",
)
IN_READ_BACK = Sentence(
    fr="dites-le seulement dans `read_back`, ou retirez `sensitive: yes`",
    en="say it in `read_back` only, or take `sensitive: yes` away",
)
ADD_BUSINESS = Sentence(fr="ajoutez `{key}:` sous `business`", en="add `{key}:` under `business`")
IN_CONSENT = Sentence(
    fr="servez-vous-en dans l'avis ou l'offre d'une étape `consent`",
    en="use it in the notice or the offer of a consent step",
)
IN_EXPLICIT = Sentence(fr="servez-vous-en avec `consent: explicit`", en="use it where `consent: explicit`")
ADD_WITHDRAW = Sentence(
    fr='ajoutez `withdraw: {key: "*"}` sous `recording`', en='add `withdraw: {key: "*"}` under `recording`'
)
ADD_RECORDING = Sentence(
    fr="ajoutez `recording:` avec `purposes:` au-dessus des étapes",
    en="add `recording:` with `purposes:` above the steps",
)
IN_WHISPER = Sentence(
    fr="servez-vous-en dans `whisper`, que seule entend la personne qui décroche",
    en="use it in a `whisper`, which only the person who answers hears",
)


def check(script: Script) -> Iterator[Finding]:
    """Every known placeholder that has nothing to stand for where it is written."""
    typed = {step.into for step in script.flow.steps.values() if isinstance(step, Collect) and step.sensitive}
    for one in script.told:
        for word in braced(one.text):
            if word in typed and one.at[-1] != "read_back":
                message = SECRET.filled(word=quoted("{" + word + "}"), step=quoted(str(one.at[1])))
                yield Finding(one.at, message, IN_READ_BACK)
            if word in KNOWN and (lack := _lack(word, one.at, one.step, script.places)):
                message = MESSAGE.filled(word=quoted("{" + word + "}"), step=quoted(str(one.at[1])))
                yield Finding(one.at, message, lack)


def _lack(word: str, at: Route, step: Step | None, places: SourceMap) -> Sentence:
    first, _, rest = word.partition(".")
    if word in OF_BUSINESS:
        return UNSAID if ("business", rest) in places else ADD_BUSINESS.filled(key=rest)
    if word in OF_WHISPERS:
        return UNSAID if at[-1] == "whisper" else IN_WHISPER
    if word in OF_CONSENT:
        if not isinstance(step, Consent):
            return IN_CONSENT
        return UNSAID if word == "refuse.key" or (*at[:2], first) in places else IN_EXPLICIT
    if word == "withdraw.key":
        return UNSAID if ("recording", "withdraw", "key") in places else ADD_WITHDRAW
    return UNSAID if ("recording",) in places else ADD_RECORDING
