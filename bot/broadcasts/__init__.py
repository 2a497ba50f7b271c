"""One message to many people: who gets it, how far it is, and what became of it."""
