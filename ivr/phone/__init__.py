"""The telephone as Twilio speaks it: signature, TwiML, seal, REST. It knows no ledger and no web server."""
