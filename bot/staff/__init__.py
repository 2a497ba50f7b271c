"""Who runs the shop beside the one who owns it, what each may do, and what they did."""
