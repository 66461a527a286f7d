"""Why a text cannot be read on: the kinds of trouble, and the one exception of this room."""

from __future__ import annotations

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Kind, Place

NOT_YAML = Kind(
    "S101",
    "not-yaml",
    about=Sentence(
        fr="Le texte n'est pas du YAML : une clé, une valeur ou un retrait n'est pas à sa place.",
        en="The text is not YAML: a key, a value or an indentation is out of place.",
    ),
)
NOT_UTF8 = Kind(
    "S102",
    "not-utf8",
    about=Sentence(
        fr="Le fichier n'est pas enregistré en UTF-8 : les lettres accentuées seraient dites de travers.",
        en="The file is not saved as UTF-8: letters with accents would be said wrongly.",
    ),
)
TAB = Kind(
    "S103",
    "tab-indentation",
    about=Sentence(
        fr="Une ligne est mise en retrait par une tabulation ou une espace insécable.",
        en="A line is indented with a tab or a no-break space.",
    ),
)
UNQUOTED = Kind(
    "S104",
    "unquoted-sign",
    about=Sentence(
        fr="Un signe qui a un sens pour YAML est sans guillemets : `*`, `{`, `%`, deux-points et une espace.",
        en="A sign that means something to YAML has no quotes: `*`, `{`, `%`, or a colon before a space.",
    ),
)
SHARED = Kind(
    "S105",
    "anchor-or-tag",
    about=Sentence(
        fr="Une ancre, un renvoi ou une étiquette de YAML : ce que l'on entend doit se lire à sa place.",
        en="An anchor, an alias or a tag of YAML: what callers hear must be read where it stands.",
    ),
)
DUPLICATE = Kind(
    "S106",
    "duplicate-key",
    about=Sentence(
        fr="Une clé est écrite deux fois au même endroit ; une seule pourrait compter.",
        en="A key stands twice in one place; only one of them could count.",
    ),
)
SEVERAL = Kind(
    "S107",
    "several-documents",
    about=Sentence(
        fr="Le fichier contient plusieurs documents YAML, séparés par `---`.",
        en="The file holds several documents of YAML, parted by `---`.",
    ),
)
DEEP = Kind(
    "S108",
    "nested-too-deep",
    about=Sentence(
        fr="Des valeurs sont emboîtées plus profondément que dans aucun scénario.",
        en="Values stand deeper inside one another than in any flow.",
    ),
)
TOO_LARGE = Kind(
    "S110",
    "text-too-large",
    about=Sentence(
        fr="Le texte est plus grand que ne peut l'être un scénario.",
        en="The text is larger than a flow can be.",
    ),
)
EMPTY = Kind(
    "S111",
    "empty-flow",
    about=Sentence(
        fr="Le fichier est vide.",
        en="The file is empty.",
    ),
)
NOT_A_MAPPING = Kind(
    "S112",
    "not-a-mapping",
    about=Sentence(
        fr="Le fichier ne contient pas de clés et de valeurs.",
        en="The file does not hold keys and values.",
    ),
)
CONTROL = Kind(
    "S113",
    "control-character",
    about=Sentence(
        fr="Le texte contient un caractère que l'on ne voit pas et qu'aucune voix ne dit.",
        en="The text holds a character that cannot be seen and that no voice says.",
    ),
)

SPLIT = Sentence(
    fr="répartissez le script entre plusieurs scénarios", en="split the script into several flows"
)
QUOTE = Sentence(fr="mettez le texte entre guillemets droits", en="put quotes around the text")
BEGIN = Sentence(
    fr="commencez par `accord: 1` ; docs/premier-scenario.md montre comment",
    en="begin with `accord: 1`; docs/first-flow.md shows how",
)


class Unreadable(Exception):
    """The text cannot be read on from here."""

    def __init__(
        self, kind: Kind, place: Place, message: Sentence, *, why: Sentence = UNSAID, fix: Sentence = UNSAID
    ) -> None:
        super().__init__(message.en)
        self.kind, self.place, self.message, self.why, self.fix = kind, place, message, why, fix
