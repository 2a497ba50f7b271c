"""How the shop does: its figures over a period beside the one before, in words and as a picture, and the daily digest."""
