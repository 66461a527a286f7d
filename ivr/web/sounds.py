"""The sounds that flows play: public, since everyone who calls hears them; by name, and never as a list.

https://www.twilio.com/docs/voice/twiml/play
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, send_file

from ivr.web.house import House

TYPES = {".mp3": "audio/mpeg", ".wav": "audio/wav"}
"""https://www.twilio.com/docs/voice/twiml/play#supported-audio-file-types"""


def routes(house: House) -> Blueprint:
    """The one route that neither the telephone network nor a person signs."""
    sounds = Blueprint("sounds", __name__)

    @sounds.get("/audio/<name>")
    def audio(name: str) -> Response:
        sound = house.library.sound(name)
        if sound is None:
            abort(404)
        try:
            answer = send_file(sound.path, TYPES[sound.path.suffix], etag=sound.sha256)
        except OSError:
            abort(404)
        # Kept by whoever asks, and asked about each time: a sound may change under its name.
        answer.cache_control.public = True
        return answer

    return sounds
