"""What a scalar means: each reader takes the text as written and gives its value, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, listed, quoted
from ivr.flow import KEYS
from ivr.flow.names import NAME, plain_name
from ivr.rules.numbers import counted

FLOW_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
AUDIO = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.(mp3|wav)|https://[^\s\"<>]{1,500}")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")

FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters to a computer that nobody sees or says."""
SEEN = re.compile(f"[!-~]|(?![{FILLERS}])[^\\W_]")
SAID = re.compile(f"(?![{FILLERS}])[^\\W_]")

SPOKEN_FOR = frozenset({"purposes", "keep", "recorded", "business", "refuse", "accept", "withdraw"})
"""Names that stand for something already, where a text has them between braces."""


class Wrong(Exception):
    """A text that does not mean what its key asks for."""

    def __init__(self, message: Sentence, fix: Sentence) -> None:
        super().__init__(message.en)
        self.message, self.fix = message, fix


def words(text: str) -> str:
    """A text that may not be empty."""
    if not SEEN.search(text):
        raise Wrong(
            Sentence(fr="rien n'est écrit ici", en="nothing is written here"),
            Sentence(fr="écrivez le texte", en="write the text"),
        )
    return text


def step_name(text: str) -> str:
    """The name of a step, or of an offer; whether it is there, a rule says."""
    if not SEEN.search(text):
        raise Wrong(
            Sentence(fr="rien n'est écrit ici", en="nothing is written here"),
            Sentence(fr="écrivez le nom d'une étape", en="write the name of a step"),
        )
    return text


def spoken(longest: int | None) -> Callable[[str], str]:
    """A text as it is to be spoken or sent, without the line break it may end with."""

    def read(text: str) -> str:
        text = text.strip()
        if longest is not None and len(text) > longest:
            raise Wrong(
                Sentence(
                    fr="le message a {count} caractères", en="the message has {count} characters"
                ).filled(count=counted(len(text))),
                Sentence(fr="écrivez-en {most} au plus", en="write at most {most}").filled(
                    most=counted(longest)
                ),
            )
        return text

    return read


def plain_text(longest: int) -> Callable[[str], str]:
    """Words that a call remembers: few, and without placeholders."""

    def read(text: str) -> str:
        without_braces(text)
        if len(text) > longest:
            raise Wrong(
                Sentence(fr="{text} a {count} caractères", en="{text} has {count} characters").filled(
                    text=quoted(text), count=len(text)
                ),
                Sentence(fr="écrivez-en {most} au plus", en="write at most {most}").filled(most=longest),
            )
        return words(text).strip()

    return read


def reason(text: str) -> str:
    """A reason to record, as it is spoken where a notice says `{purposes}`."""
    without_braces(text)
    if text.strip() and not SAID.search(text):
        raise Wrong(
            Sentence(fr="aucune voix ne peut dire cela", en="no voice can say this"),
            Sentence(
                fr="écrivez la raison en toutes lettres : `pour la sécurité de nos visiteurs`",
                en="write the reason in words: `to keep our visitors safe`",
            ),
        )
    return words(text).strip()


def phrase(text: str) -> str:
    """Words that a caller may say; a key is none."""
    if len(text.strip()) == 1 and text.strip() in KEYS:
        raise Wrong(
            Sentence(
                fr="{text} est une touche, et ici l'on écrit ce que l'appelant dit",
                en="{text} is a key, and here stands what callers say",
            ).filled(text=quoted(text)),
            Sentence(
                fr='écrivez `key: "{key}"` à côté, et ici des mots, ou rien',
                en='write `key: "{key}"` beside it, and words here, or nothing',
            ).filled(key=text.strip()),
        )
    return words(text)


def without_braces(text: str) -> None:
    """Refuses placeholders."""
    if "{" in text or "}" in text:
        raise Wrong(
            Sentence(
                fr="rien ne peut être remplacé ici entre accolades",
                en="nothing between braces is filled in here",
            ),
            Sentence(
                fr="écrivez les mots eux-mêmes, sans accolades",
                en="write the words themselves, without braces",
            ),
        )


def flow_name(text: str) -> str:
    """The name of a flow: that of its file, without `.yaml`."""
    if FLOW_NAME.fullmatch(text):
        return text
    near = text.removesuffix(".yaml").rsplit("/", 1)[-1].lower()
    raise Wrong(
        Sentence(fr="{text} n'est pas le nom d'un scénario", en="{text} is not the name of a flow").filled(
            text=quoted(text)
        ),
        WRITE.filled(what=f"`{near}`")
        if FLOW_NAME.fullmatch(near)
        else Sentence(
            fr="écrivez le nom de son fichier, sans `.yaml`", en="write the name of its file, without `.yaml`"
        ),
    )


def variable(text: str) -> str:
    """The name of something the call remembers."""
    if NAME.fullmatch(text) and text not in SPOKEN_FOR:
        return text
    if text in SPOKEN_FOR:
        raise Wrong(
            Sentence(fr="{text} désigne déjà autre chose", en="{text} stands for something else").filled(
                text=quoted(text)
            ),
            Sentence(fr="choisissez un autre nom", en="choose another name"),
        )
    plain = plain_name(text)
    raise Wrong(
        Sentence(fr="{text} ne peut pas être un nom", en="{text} cannot be a name").filled(text=quoted(text)),
        WRITE.filled(what=f"`{plain or 'number'}`"),
    )


def audio(text: str) -> str:
    """A file of `flows/audio/`, or an https address."""
    if AUDIO.fullmatch(text):
        return text
    message = Sentence(
        fr="{text} n'est ni un fichier de `flows/audio/` ni une adresse https",
        en="{text} is neither a file of `flows/audio/` nor an https address",
    ).filled(text=quoted(text))
    if text.startswith("http://"):
        raise Wrong(
            message, Sentence(fr="écrivez une adresse en `https://`", en="write an `https://` address")
        )
    raise Wrong(
        message,
        Sentence(
            fr="écrivez un nom en `.mp3` ou `.wav`, sans dossier ni accent : `bienvenue.mp3`",
            en="write a name that ends in `.mp3` or `.wav`, without a folder: `welcome.mp3`",
        ),
    )


def yes_or_no(text: str) -> bool:
    """`yes` or `no`."""
    if text not in ("yes", "no"):
        meant = {"oui": "yes", "true": "yes", "on": "yes", "non": "no", "false": "no", "off": "no"}
        near = meant.get(text.casefold())
        raise Wrong(
            Sentence(fr="{text} n'est ni yes ni no", en="{text} is neither yes nor no").filled(
                text=quoted(text)
            ),
            WRITE.filled(what=f"`{near}`")
            if near
            else Sentence(fr="écrivez `yes` ou `no`", en="write `yes` or `no`"),
        )
    return text == "yes"


def key(text: str) -> str:
    """One key of the telephone."""
    if len(text) == 1 and text in KEYS:
        return text
    if not text:
        raise Wrong(
            Sentence(fr="aucune touche n'est écrite ici", en="no key is written here"),
            Sentence(
                fr='écrivez un chiffre de 0 à 9, "*" ou "#" ; ces deux derniers veulent des guillemets',
                en='write one of 0 to 9, "*" or "#"; the last two need quotes',
            ),
        )
    raise Wrong(
        Sentence(
            fr="{text} n'est pas une touche du téléphone", en="{text} is not a key of the telephone"
        ).filled(text=quoted(text)),
        Sentence(fr="écrivez un chiffre de 0 à 9, * ou #", en="write one of 0 to 9, * or #"),
    )


def number(text: str) -> str:
    """A telephone number with its country (E.164)."""
    if E164.fullmatch(text) and not text.startswith("+330"):
        return text
    bare = re.sub(r"[ .()/\-\u00a0\u202f“”„«»‘’]", "", text.replace("(0)", ""))
    if trunk := re.fullmatch(r"(?:\+|00)330([1-9][0-9]{8})", bare):
        raise Wrong(
            Sentence(
                fr="le numéro garde le zéro d'avant son pays",
                en="the number still has the zero of its country",
            ),
            Sentence(fr='écrivez "+33{rest}"', en='write "+33{rest}"').filled(rest=trunk[1]),
        )
    if E164.fullmatch(bare):
        raise Wrong(
            Sentence(
                fr="le numéro contient des espaces ou des signes", en="the number has spaces or signs in it"
            ),
            Sentence(fr='écrivez "{bare}", avec ses guillemets', en='write "{bare}", with its quotes').filled(
                bare=bare
            ),
        )
    in_france = Sentence(fr='en France, écrivez "+33{rest}"', en='in France, write "+33{rest}"')
    if re.fullmatch(r"0[1-9][0-9]{8}", bare):
        raise Wrong(
            Sentence(fr="le numéro n'a pas de pays", en="the number has no country"),
            in_france.filled(rest=bare[1:]),
        )
    if re.fullmatch(r"[1-9][0-9]{8}", bare):
        raise Wrong(
            Sentence(fr="le numéro a perdu son zéro", en="the number has lost its zero"),
            in_france.filled(rest=bare),
        )
    if re.fullmatch(r"(00)?[1-9][0-9]{9,14}", bare):
        raise Wrong(
            Sentence(fr="le numéro a perdu son +", en="the number has lost its +"),
            Sentence(
                fr='écrivez "+{rest}", avec ses guillemets', en='write "+{rest}", with its quotes'
            ).filled(rest=bare.removeprefix("00")),
        )
    raise Wrong(
        Sentence(fr="{text} n'est pas un numéro de téléphone", en="{text} is not a telephone number").filled(
            text=quoted(text)
        ),
        Sentence(
            fr='écrivez + et le pays : "+33199001234", sans espaces',
            en='write + and the country: "+33199001234", without spaces',
        ),
    )


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two others."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,6}", text) or not least <= int(text) <= most:
            raise Wrong(
                Sentence(
                    fr="{text} n'est pas un nombre de {least} à {most}",
                    en="{text} is not a number from {least} to {most}",
                ).filled(text=quoted(text), least=least, most=most),
                Sentence(fr="écrivez {least} à {most}", en="write {least} to {most}").filled(
                    least=least, most=most
                ),
            )
        return int(text)

    return read


def percent(text: str) -> int:
    """A share of the calls."""
    if not re.fullmatch("[0-9]{1,3} ?%", text) or int(text.rstrip(" %")) > 100:
        raise Wrong(
            Sentence(
                fr="{text} n'est pas une part des appels", en="{text} is not a share of the calls"
            ).filled(text=quoted(text)),
            Sentence(fr="écrivez `20%` : de 0% à 100%", en="write `20%`: 0% to 100%"),
        )
    return int(text.rstrip(" %"))


def one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    """One of a few words."""

    def read(text: str) -> str:
        if text not in known:
            raise Wrong(
                Sentence(
                    fr="{text} n'est pas un mot connu ici", en="{text} is not a word that is known here"
                ).filled(text=quoted(text)),
                Nearest(known).fix(text, WRITE_ONE.filled(words=listed(known))),
            )
        return text

    return read


WRITE = Sentence(fr="écrivez {what}", en="write {what}")
WRITE_AS = Sentence(fr="écrivez-le comme {what}", en="write it as {what}")
WRITE_ONE = Sentence(fr="écrivez l'un de ces mots : {words}", en="write one of {words}")
