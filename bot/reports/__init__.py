"""How the shop does: figures beside those of the period before, in words and as a picture, and a daily digest."""
