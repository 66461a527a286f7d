"""The words Accord says by itself in German."""

from ivr.engine.phrases.phrases import Phrases

GERMAN = Phrases(
    joined_by="und",
    spans={
        # As an answer to "how long": in the accusative.
        "days": ("einen Tag", "Tage"),
        "weeks": ("eine Woche", "Wochen"),
        "months": ("einen Monat", "Monate"),
        "years": ("ein Jahr", "Jahre"),
    },
    numbers=("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
    signs={"*": "Stern", "#": "Raute"},
    for_reason="{keep}, {reason}",
    withdrawn=(
        "Wir haben das vermerkt. Dieser Anruf wird nicht mehr aufgezeichnet, "
        "und was aufgezeichnet wurde, wird gelöscht."
    ),
    not_recorded="Wir haben das vermerkt. Dieser Anruf wird nicht aufgezeichnet.",
    star_question=(
        "Sie sind wieder mit uns verbunden. "
        "Um die Aufzeichnung zu löschen und ohne Aufzeichnung fortzufahren, drücken Sie die 1. "
        "Um sie zu behalten, drücken Sie die 2."
    ),
    kept="Wir haben das vermerkt. Die Aufzeichnung wird behalten.",
    sending="Wir senden Ihnen eine Nachricht.",
    trouble=(
        "Es tut uns leid, eine Störung hindert uns daran, fortzufahren. "
        "Dieser Anruf wird nicht aufgezeichnet."
    ),
    goodbye="Vielen Dank für Ihren Anruf. Auf Wiederhören.",
    recorded="wird aufgezeichnet",
    unrecorded="wird nicht aufgezeichnet",
)
