"""One verb of the language per file: the step it makes, what may be written there, and what it means."""
