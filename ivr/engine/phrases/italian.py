"""The words Accord says by itself in Italian."""

from ivr.engine.phrases.phrases import Phrases

ITALIAN = Phrases(
    joined_by="e",
    spans={
        "days": ("un giorno", "giorni"),
        "weeks": ("una settimana", "settimane"),
        "months": ("un mese", "mesi"),
        "years": ("un anno", "anni"),
    },
    numbers=("zero", "un", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"),
    signs={"*": "asterisco", "#": "cancelletto"},
    for_reason="{keep} {reason}",
    withdrawn=(
        "Ne prendiamo nota. Questa chiamata non è più registrata, "
        "e ciò che è stato registrato sarà cancellato."
    ),
    not_recorded="Ne prendiamo nota. Questa chiamata non è registrata.",
    star_question=(
        "È di nuovo in linea con noi. "
        "Per cancellare la registrazione e continuare senza essere registrati, prema 1. "
        "Per conservarla, prema 2."
    ),
    kept="Ne prendiamo nota. La registrazione è conservata.",
    sending="Le inviamo un messaggio.",
    trouble="Ci dispiace, un problema ci impedisce di continuare. Questa chiamata non è registrata.",
    goodbye="Grazie per la sua chiamata. Arrivederci.",
    recorded="è registrata",
    unrecorded="non è registrata",
)
