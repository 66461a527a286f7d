"""The front door: the application that a web server serves."""

from ivr.calls.network import real_network
from ivr.settings import Settings
from ivr.web import create_app

settings = Settings.from_environment()
app = create_app(settings, network=real_network(settings))
