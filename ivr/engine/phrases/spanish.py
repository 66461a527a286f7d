"""The words Accord says by itself in Spanish."""

from ivr.engine.phrases.phrases import Phrases

SPANISH = Phrases(
    joined_by="y",
    spans={
        "days": ("un día", "días"),
        "weeks": ("una semana", "semanas"),
        "months": ("un mes", "meses"),
        "years": ("un año", "años"),
    },
    numbers=("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    signs={"*": "asterisco", "#": "almohadilla"},
    for_reason="{keep} {reason}",
    withdrawn="Tomamos nota. Esta llamada ya no se graba, y lo que se haya grabado se borrará.",
    not_recorded="Tomamos nota. Esta llamada no se graba.",
    star_question=(
        "Está de nuevo con nosotros. "
        "Para borrar la grabación y continuar sin ser grabado, pulse 1. "
        "Para conservarla, pulse 2."
    ),
    kept="Tomamos nota. La grabación se conserva.",
    sending="Le enviamos un mensaje.",
    trouble="Lo sentimos, un problema nos impide continuar. Esta llamada no se graba.",
    goodbye="Gracias por su llamada. Adiós.",
    recorded="se graba",
    unrecorded="no se graba",
)
