"""How the whole shop is doing, as those who run it want to know it: green, amber or red, and what to do."""
