"""The words Accord says by itself in English."""

from ivr.engine.phrases.phrases import Phrases

ENGLISH = Phrases(
    joined_by="and",
    spans={
        "days": ("one day", "days"),
        "weeks": ("one week", "weeks"),
        "months": ("one month", "months"),
        "years": ("one year", "years"),
    },
    numbers=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    signs={"*": "star", "#": "hash"},
    for_reason="{keep} {reason}",
    withdrawn="Noted. This call is no longer recorded, and what was recorded will be erased.",
    not_recorded="Noted. This call is not recorded.",
    star_question=(
        "You are back with us. "
        "To erase the recording and go on without being recorded, press 1. "
        "To keep it, press 2."
    ),
    kept="Noted. The recording is kept.",
    sending="We are sending you a message.",
    trouble="We are sorry, something prevents us from going on. This call is not recorded.",
    goodbye="Thank you for calling. Goodbye.",
    recorded="is recorded",
    unrecorded="is not recorded",
)
