"""The words Accord says by itself in Dutch."""

from ivr.engine.phrases.phrases import Phrases

DUTCH = Phrases(
    joined_by="en",
    spans={
        # After a number, years stay in the singular.
        "days": ("één dag", "dagen"),
        "weeks": ("één week", "weken"),
        "months": ("één maand", "maanden"),
        "years": ("één jaar", "jaar"),
    },
    numbers=("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    signs={"*": "sterretje", "#": "hekje"},
    for_reason="{keep} {reason}",
    withdrawn=(
        "We hebben dit genoteerd. Dit gesprek wordt niet meer opgenomen, en wat is opgenomen, wordt gewist."
    ),
    not_recorded="We hebben dit genoteerd. Dit gesprek wordt niet opgenomen.",
    star_question=(
        "U bent weer met ons verbonden. "
        "Om de opname te wissen en zonder opname verder te gaan, toets 1. "
        "Om de opname te bewaren, toets 2."
    ),
    kept="We hebben dit genoteerd. De opname wordt bewaard.",
    sending="We sturen u een bericht.",
    trouble="Het spijt ons, door een storing kunnen we niet verdergaan. Dit gesprek wordt niet opgenomen.",
    goodbye="Bedankt voor uw telefoontje. Tot ziens.",
    recorded="wordt opgenomen",
    unrecorded="wordt niet opgenomen",
)
