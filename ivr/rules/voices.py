"""Which language each voice speaks, and how long a text each of them reads; data, with its sources.

Amazon Polly: https://docs.aws.amazon.com/polly/latest/dg/available-voices.html, as of November 2026.
Twilio: https://www.twilio.com/docs/voice/twiml/say/text-speech, as of November 2026.
"""

from __future__ import annotations

import re
import unicodedata

POLLY, GOOGLE = "Polly.", "Google."
BASIC = ("man", "woman", "alice")

LONGEST = {POLLY: 3_000, GOOGLE: 5_000}
LONGEST_BASIC = 4_096
"""Characters of one text (https://www.twilio.com/docs/api/errors/13521)."""

POLLY_VOICES = {
    "ar-AE": ("Hala", "Zayd"),
    "arb": ("Zeina",),
    "ca-ES": ("Arlet",),
    "cmn-CN": ("Zhiyu",),
    "cs-CZ": ("Jitka",),
    "cy-GB": ("Gwyneth",),
    "da-DK": ("Mads", "Naja", "Sofie"),
    "de-AT": ("Hannah",),
    "de-CH": ("Sabrina",),
    "de-DE": ("Daniel", "Hans", "Marlene", "Vicki"),
    "en-AU": ("Nicole", "Olivia", "Russell"),
    "en-GB": ("Amy", "Arthur", "Brian", "Emma"),
    "en-GB-WLS": ("Geraint",),
    "en-IE": ("Niamh",),
    "en-IN": ("Aditi", "Kajal", "Raveena"),
    "en-NZ": ("Aria",),
    "en-SG": ("Jasmine",),
    "en-US": (
        *("Danielle", "Gregory", "Ivy", "Joanna", "Joey", "Justin", "Kendra", "Kevin", "Kimberly"),
        *("Matthew", "Patrick", "Ruth", "Salli", "Stephen", "Tiffany"),
    ),
    "en-ZA": ("Ayanda",),
    "es-ES": ("Alba", "Conchita", "Enrique", "Lucia", "Raul", "Sergio"),
    "es-MX": ("Andres", "Mia"),
    "es-US": ("Lupe", "Miguel", "Pedro", "Penelope"),
    "fi-FI": ("Suvi",),
    "fr-BE": ("Isabelle",),
    "fr-CA": ("Chantal", "Gabrielle", "Liam"),
    "fr-FR": ("Celine", "Lea", "Mathieu", "Remi"),
    "hi-IN": ("Aditi", "Kajal"),
    "is-IS": ("Dora", "Karl"),
    "it-IT": ("Adriano", "Bianca", "Carla", "Giorgio"),
    "ja-JP": ("Kazuha", "Mizuki", "Takumi", "Tomoko"),
    "ko-KR": ("Jihye", "Seoyeon"),
    "nb-NO": ("Ida", "Liv"),
    "nl-BE": ("Lisa",),
    "nl-NL": ("Laura", "Lotte", "Ruben"),
    "pl-PL": ("Ewa", "Jacek", "Jan", "Maja", "Ola"),
    "pt-BR": ("Camila", "Ricardo", "Thiago", "Vitoria"),
    "pt-PT": ("Cristiano", "Ines"),
    "ro-RO": ("Carmen",),
    "ru-RU": ("Maxim", "Tatyana"),
    "sv-SE": ("Astrid", "Elin"),
    "tr-TR": ("Burcu", "Filiz"),
    "yue-CN": ("Hiujin",),
}
"""The voices of Amazon Polly by the language they speak; some speak two."""

_KINDS = ("-Neural", "-Generative", "-Long-Form")
_OF_GOOGLE = re.compile(r"Google\.([a-z]{2,3}-[A-Z]{2})-[A-Za-z0-9-]+")


def languages(voice: str) -> tuple[str, ...] | None:
    """The languages a voice speaks; none in particular for the basic ones, None for an unknown one."""
    if voice in BASIC:
        return ()
    if found := _OF_GOOGLE.fullmatch(voice):
        return (found[1],)
    name = bare(voice)
    spoken = tuple(language for language, names in POLLY_VOICES.items() if name in names)
    return spoken if spoken and voice.startswith(POLLY) else None


def longest_text(voice: str) -> int:
    """Characters of one text that a voice reads."""
    return next((most for maker, most in LONGEST.items() if voice.startswith(maker)), LONGEST_BASIC)


def voices_of(language: str) -> tuple[str, ...]:
    """The voices of Amazon Polly that speak a language, the country left open where none is named."""
    return tuple(
        f"{POLLY}{name}"
        for spoken, names in POLLY_VOICES.items()
        if speaks(language, (spoken,))
        for name in names
    )


def speaks(language: str, spoken: tuple[str, ...]) -> bool:
    """Whether a language is among those; one without a country is spoken by the voices of every country."""
    return language in spoken or any(one.startswith(language + "-") for one in spoken)


def bare(voice: str) -> str:
    """The name alone of a voice of Amazon Polly, without accents."""
    name = voice.removeprefix(POLLY)
    name = next((name.removesuffix(kind) for kind in _KINDS if name.endswith(kind)), name)
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
