"""How the ledger's schema came to be, one step after another; a step that was released never changes."""
