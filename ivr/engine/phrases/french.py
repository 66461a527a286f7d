"""The words Accord says by itself in French."""

from ivr.engine.phrases.phrases import Phrases

FRENCH = Phrases(
    joined_by="et",
    spans={
        "days": ("un jour", "jours"),
        "weeks": ("une semaine", "semaines"),
        "months": ("un mois", "mois"),
        "years": ("un an", "ans"),
    },
    numbers=("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    signs={"*": "étoile", "#": "dièse"},
    for_reason="{keep} {reason}",
    withdrawn="C'est noté. Cet appel n'est plus enregistré, et ce qui l'a été sera effacé.",
    not_recorded="C'est noté. Cet appel n'est pas enregistré.",
    star_question=(
        "Vous êtes de nouveau avec nous. "
        "Pour effacer l'enregistrement et continuer sans être enregistré, tapez 1. "
        "Pour le conserver, tapez 2."
    ),
    kept="C'est noté. L'enregistrement est conservé.",
    sending="Nous vous envoyons un message.",
    trouble="Nous sommes désolés, un incident nous empêche de continuer. Cet appel n'est pas enregistré.",
    goodbye="Merci de votre appel. Au revoir.",
    recorded="est enregistré",
    unrecorded="n'est pas enregistré",
)
